import { expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { Editors } from './editors.svelte';

it('finds a draft again after another point was open', async () => {
  const editors = new Editors(FakeBackend.ready());
  const first = await editors.open('point-1');
  first.form.name_en = 'Half written';
  await editors.open('point-2');
  expect(editors.drafts).toEqual([first]);
  expect((await editors.open('point-1')).form.name_en).toBe('Half written');
});

it('reads a point anew that was left unchanged', async () => {
  const editors = new Editors(FakeBackend.ready());
  const first = await editors.open('point-1');
  await editors.open('point-2');
  expect(await editors.open('point-1')).not.toBe(first);
});

it('leaves nothing for the next officer', async () => {
  const editors = new Editors(FakeBackend.ready());
  (await editors.open('point-1')).form.name_en = 'Half written';
  editors.forgetAll();
  expect(editors.drafts).toEqual([]);
});
