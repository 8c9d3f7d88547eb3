import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PosterOptionsView } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending } from '../../../testing/render';
import { PosterDesign } from './poster_design.svelte';

let backend: FakeBackend;
let design: PosterDesign;

beforeEach(async () => {
  backend = FakeBackend.ready();
  design = new PosterDesign(backend);
  await design.load();
});

describe('the design of posters', () => {
  it('is shown at once and then kept', async () => {
    const keeping = design.choose({ sheet: 'poster_a3' });
    expect(design.chosen?.options.sheet).toBe('poster_a3');
    expect(await keeping).toBe(true);
    expect(backend.options.options.sheet).toBe('poster_a3');
  });

  it('goes back, with the reason, when it was not kept', async () => {
    backend.fail('setPosterOptions', 'disk_full');
    expect(await design.choose({ ink: 'saving' })).toBe(false);
    expect(design.chosen?.options.ink).toBe('full');
    expect(design.error?.code).toBe('disk_full');
  });

  it('is what was chosen last, however late the answers come', async () => {
    const slow = pending<PosterOptionsView>();
    vi.spyOn(backend, 'setPosterOptions').mockReturnValueOnce(slow.promise);
    const first = design.choose({ sheet: 'poster_a3' });
    await design.choose({ sheet: 'poster_a5' });
    slow.resolve({ options: { ...backend.options.options, sheet: 'poster_a3' }, emblem: null });
    await first;
    expect(design.chosen?.options.sheet).toBe('poster_a5');
  });

  it('takes an emblem, and does without', async () => {
    await design.chooseEmblem();
    expect([design.chosen?.emblem, design.chosen?.options.emblem]).toEqual(['emblem.svg', true]);
    await design.forgetEmblem();
    expect([design.chosen?.emblem, design.chosen?.options.emblem]).toEqual([null, false]);
  });

  it('is not left for another officer', () => {
    design.forget();
    expect(design.chosen).toBeNull();
  });
});
