import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ServicePointList } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending } from '../../../testing/render';
import { pointRow } from '../../../testing/samples';
import { PointList } from './point_list.svelte';

let backend: FakeBackend;
let list: PointList;

beforeEach(() => {
  backend = FakeBackend.ready();
  list = new PointList(backend);
});

describe('asking', () => {
  it('waits for the last key', async () => {
    vi.useFakeTimers();
    list.ask({ text: 'แม่' });
    list.ask({ text: 'แม่สาย' });
    await vi.runAllTimersAsync();
    expect(backend.calledWith('listServicePoints')).toEqual([
      [
        {
          text: 'แม่สาย',
          province: null,
          missing: [],
          poster: null,
          sort: 'name',
          descending: false
        }
      ]
    ]);
    expect(list.answer.rows.map((row) => row.name_th)).toEqual(['ที่ว่าการอำเภอแม่สาย']);
    expect(list.answer.total).toBe(39);
  });

  it('forgets the answer to an older question', async () => {
    const slow = pending<ServicePointList>();
    const answer = (name: string) => ({
      rows: [pointRow({ name_th: name })],
      total: 1,
      provinces: []
    });
    vi.spyOn(backend, 'listServicePoints')
      .mockReturnValueOnce(slow.promise)
      .mockResolvedValueOnce(answer('ใหม่'));
    const older = list.load();
    await list.load();
    slow.resolve(answer('เก่า'));
    await older;
    expect(list.answer.rows[0]?.name_th).toBe('ใหม่');
  });

  it('begins at the top again', () => {
    list.scrollTop = 4_400;
    list.active = 100;
    list.ask({ missing: 'phones' });
    expect([list.scrollTop, list.active]).toEqual([0, -1]);
  });

  it('asks for posters in one state, and for all again', async () => {
    vi.useFakeTimers();
    list.ask({ poster: 'must_reprint' });
    await vi.runAllTimersAsync();
    expect(backend.calledWith('listServicePoints')[0]).toMatchObject([{ poster: 'must_reprint' }]);
    expect(list.answer.rows.map((row) => row.poster)).toEqual(Array(13).fill('must_reprint'));
    expect(list.filtered).toBe(true);
    list.clearFilters();
    expect([list.poster, list.filtered]).toEqual([null, false]);
  });

  it('turns the order round when the same column is pressed again', () => {
    list.sortBy('province');
    expect([list.sort, list.descending]).toEqual(['province', false]);
    list.sortBy('province');
    expect([list.sort, list.descending]).toEqual(['province', true]);
    list.sortBy('name');
    expect([list.sort, list.descending]).toEqual(['name', false]);
  });

  it('keeps the last answer when the app fails, and says so', async () => {
    await list.load();
    backend.fail('listServicePoints', 'internal');
    await list.load();
    expect(list.error?.code).toBe('internal');
    expect(list.answer.rows).toHaveLength(39);
  });
});

describe('the place in the list', () => {
  it('stays with its service point when the register changes', async () => {
    await list.load();
    list.active = 2;
    const id = list.answer.rows[2]?.id;
    backend.rows = [pointRow({ id: 'new', name_th: 'ก' }), ...backend.rows];
    await list.load();
    expect(list.answer.rows[list.active]?.id).toBe(id);
  });
});

describe('ticked points', () => {
  const ids = () => list.ticked.inOrderOf(list.answer.rows).map((row) => row.id);

  async function tickTwo() {
    await list.load();
    for (const row of list.answer.rows.slice(0, 2)) list.ticked.toggle(row);
  }

  it('stay when a filter hides them, and are counted', async () => {
    await tickTwo();
    list.text = 'แม่สาย';
    await list.load();
    for (const row of list.answer.rows) list.ticked.toggle(row);
    expect([list.ticked.count, list.tickedUnseen]).toEqual([3, 2]);
    expect(ids().slice(1)).toEqual(['point-1', 'point-2']);
  });

  it('fall away when they leave the register, seen or unseen', async () => {
    await tickTwo();
    backend.rows = backend.rows.filter((row) => row.id !== 'point-1');
    list.text = 'แม่สาย';
    await list.reload();
    expect([ids(), list.tickedUnseen]).toEqual([['point-2'], 1]);
    backend.rows = backend.rows.filter((row) => row.id !== 'point-2');
    list.text = '';
    await list.reload();
    expect(ids()).toEqual([]);
  });

  it('stay when nobody can say whether they are still there', async () => {
    await tickTwo();
    list.text = 'แม่สาย';
    await list.load();
    backend.fail('listServicePoints', 'internal');
    await list.reload();
    expect(list.ticked.count).toBe(2);
  });

  it('do not make a change of the filter ask for the whole list', async () => {
    await tickTwo();
    list.text = 'แม่สาย';
    await list.load();
    expect(backend.calledWith('listServicePoints')).toHaveLength(2);
  });

  it('carry the newest name', async () => {
    await tickTwo();
    backend.rows = backend.rows.map((row) =>
      row.id === 'point-1' ? { ...row, name_th: 'ชื่อใหม่' } : row
    );
    await list.reload();
    expect(list.ticked.inOrderOf([])[0]?.name_th).toBe('ชื่อใหม่');
  });
});

describe('a link from another page', () => {
  it('sets its own question and clears the rest', () => {
    list.text = 'เก่า';
    list.province = 50;
    list.grant({ missing: 'hours' });
    expect(list.query).toEqual({
      text: '',
      province: null,
      missing: ['hours'],
      poster: null,
      sort: 'name',
      descending: false
    });
    expect(list.filtered).toBe(true);
  });
});

it('is as new for another officer', async () => {
  await list.load();
  list.ask({ text: 'แม่สาย' });
  list.ticked.tickAll(list.answer.rows);
  list.forget();
  expect(list.answer.rows).toEqual([]);
  expect(list.ticked.count).toBe(0);
  expect(list.loaded).toBe(false);
  expect(list.text).toBe('');
});
