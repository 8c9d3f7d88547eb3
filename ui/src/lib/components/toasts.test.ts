import { beforeEach, expect, it, vi } from 'vitest';
import { Toasts } from './toasts.svelte';

beforeEach(() => {
  vi.useFakeTimers();
});

it('goes by itself; one with a way back stays longer', () => {
  const toasts = new Toasts();
  toasts.show({ text: 'บันทึกแล้ว' });
  toasts.show({ text: 'นำออกแล้ว', act: { label: 'เรียกคืน', run: () => undefined } });
  vi.advanceTimersByTime(6_000);
  expect(toasts.list.map((toast) => toast.text)).toEqual(['นำออกแล้ว']);
  vi.advanceTimersByTime(6_000);
  expect(toasts.list).toEqual([]);
});

it('stays until closed when it tells of a failure', () => {
  const toasts = new Toasts();
  toasts.show({ text: 'ไม่สำเร็จ', tone: 'bad' });
  vi.advanceTimersByTime(60_000);
  expect(toasts.list).toHaveLength(1);
});

it('acts once and is gone', () => {
  const run = vi.fn();
  const toasts = new Toasts();
  toasts.show({ text: 'นำออกแล้ว', act: { label: 'เรียกคืน', run } });
  const [toast] = toasts.list;
  if (toast) toasts.act(toast);
  expect(run).toHaveBeenCalledOnce();
  expect(toasts.list).toEqual([]);
});
