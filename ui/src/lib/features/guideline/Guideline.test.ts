import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { en } from '$lib/messages/en';
import { th } from '$lib/messages/th';
import { Session } from '$lib/features/session/session.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { needsToken } from '../../../testing/samples';
import Guideline from './Guideline.svelte';
import { places } from './places';

const lengths = (sections: readonly { steps: readonly unknown[] }[]) =>
  sections.map(({ steps }) => steps.length);

async function open(backend: FakeBackend) {
  const session = new Session(backend);
  await session.load();
  show(Guideline, {}, backend, session);
}

describe('the guideline', () => {
  it('has a way at each step, in both languages', () => {
    expect(lengths(th.guideline.sections)).toEqual([5, 2, 5, 2, 3]);
    expect(lengths(en.guideline.sections)).toEqual(lengths(th.guideline.sections));
    expect(places.map((section) => section.length)).toEqual(lengths(th.guideline.sections));
  });

  it('leads an officer with rights to every page', async () => {
    await open(FakeBackend.ready());
    expect(screen.getAllByTestId('guideline-step')).toHaveLength(17);
    expect(screen.getByTestId('guideline-posters')).toHaveAttribute('href', '#/posters');
    expect(screen.queryByText('ใช้ได้หลังใส่ Token')).toBeNull();
  });

  it('leads whoever has none to the Token, and says what comes after it', async () => {
    const backend = new FakeBackend();
    backend.current = needsToken;
    await open(backend);
    for (const way of screen.getAllByTestId('guideline-token')) {
      expect(way).toHaveAttribute('href', '#/');
    }
    expect(screen.queryByTestId('guideline-posters')).toBeNull();
    expect(screen.getAllByText('ใช้ได้หลังใส่ Token')).toHaveLength(3);
  });
});
