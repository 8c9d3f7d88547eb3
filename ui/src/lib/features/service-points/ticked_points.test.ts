import { beforeEach, describe, expect, it } from 'vitest';
import type { ServicePointRow } from '$lib/backend';
import { pointRow } from '../../../testing/samples';
import { TickedPoints } from './ticked_points.svelte';

const listed = ['ก', 'ข', 'ค', 'ง', 'จ'].map((id) => pointRow({ id, name_th: id }));
let ticked: TickedPoints;

const at = (id: string): ServicePointRow => listed.find((row) => row.id === id) ?? pointRow({ id });
const ids = (order: readonly ServicePointRow[] = listed) =>
  ticked.inOrderOf(order).map((row) => row.id);

beforeEach(() => {
  ticked = new TickedPoints();
});

it('come and go one by one, in the order of the list', () => {
  for (const id of ['ง', 'ก', 'ค']) ticked.toggle(at(id));
  expect(ids()).toEqual(['ก', 'ค', 'ง']);
  ticked.toggle(at('ก'));
  expect(ids()).toEqual(['ค', 'ง']);
  expect(ids([])).toEqual(['ง', 'ค']);
});

describe('with Shift', () => {
  it('ticks go on from the last one, in either direction', () => {
    ticked.toggle(at('ค'));
    ticked.extendTo(at('จ'), listed);
    expect(ids()).toEqual(['ค', 'ง', 'จ']);
    ticked.extendTo(at('ก'), listed);
    expect(ids()).toEqual(['ก', 'ข', 'ค', 'ง', 'จ']);
  });

  it('what was ticked before stays ticked', () => {
    ticked.toggle(at('ค'));
    ticked.toggle(at('ก'));
    ticked.extendTo(at('ค'), listed);
    expect(ids()).toEqual(['ก', 'ข', 'ค']);
  });

  it('taking away goes on as well', () => {
    ticked.tickAll(listed);
    ticked.toggle(at('ข'));
    ticked.extendTo(at('ง'), listed);
    expect(ids()).toEqual(['ก', 'จ']);
  });

  it('the first tick is one like any other', () => {
    ticked.extendTo(at('ค'), listed);
    expect(ids()).toEqual(['ค']);
  });

  it('a last one that the filter took from the list counts no more', () => {
    ticked.toggle(at('ก'));
    ticked.extendTo(at('ง'), listed.slice(1));
    expect(ids()).toEqual(['ก', 'ง']);
  });
});

describe('all of the list', () => {
  it('are ticked, then none, and what the list does not show is left alone', () => {
    ticked.toggle(at('จ'));
    const shown = listed.slice(0, 3);
    ticked.toggle(at('ก'));
    ticked.toggleAll(shown);
    expect(ids()).toEqual(['ก', 'ข', 'ค', 'จ']);
    ticked.toggleAll(shown);
    expect(ids()).toEqual(['จ']);
  });
});

it('come back after they were cleared by mistake', () => {
  ticked.tickAll(listed.slice(0, 2));
  const undo = ticked.clear();
  expect(ticked.count).toBe(0);
  ticked.toggle(at('จ'));
  undo();
  expect(ids()).toEqual(['ก', 'ข', 'จ']);
});
