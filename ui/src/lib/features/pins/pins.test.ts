import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { pointView } from '../../../testing/samples';
import { Pins } from './pins.svelte';

function pinsOf(...titles: string[]) {
  const backend = FakeBackend.ready();
  const pinned = titles.map((title_th, position) => ({
    id: title_th,
    title_th,
    printable: false,
    position
  }));
  const view = pointView({ pinned });
  backend.views.set(view.point.id, view);
  const pins = new Pins(backend, view, (next) => (pins.list = next.pinned));
  const order = () => pins.list.map((pin) => pin.id);
  return { backend, pins, order };
}

describe('the order of pinned manuals', () => {
  it('changes on the screen at once, and is written whole', async () => {
    const { backend, pins, order } = pinsOf('ก', 'ข', 'ค');
    const writing = pins.move('ค', 0);
    expect(order()).toEqual(['ค', 'ก', 'ข']);
    await writing;
    expect(backend.calledWith('reorderPins')).toEqual([['point-1', ['ค', 'ก', 'ข']]]);
  });

  it.each([-1, 3, 1])('stays when a manual would go nowhere (%i)', async (to) => {
    const { backend, pins, order } = pinsOf('ก', 'ข', 'ค');
    expect(await pins.move('ข', to)).toBe(false);
    expect(order()).toEqual(['ก', 'ข', 'ค']);
    expect(backend.calledWith('reorderPins')).toEqual([]);
  });

  it('goes back when it could not be written', async () => {
    const { backend, pins, order } = pinsOf('ก', 'ข');
    backend.fail('reorderPins', 'disk_full');
    expect(await pins.move('ข', 0)).toBe(false);
    expect(order()).toEqual(['ก', 'ข']);
    expect(pins.error?.code).toBe('disk_full');
  });
});

it('pins at the place a manual was taken from', async () => {
  const { pins, order } = pinsOf('ก', 'ข', 'ค');
  await pins.unpin('ข');
  expect(order()).toEqual(['ก', 'ค']);
  await pins.pin('ข', 1);
  expect(order()).toEqual(['ก', 'ข', 'ค']);
});
