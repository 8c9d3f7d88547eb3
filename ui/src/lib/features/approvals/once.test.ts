import { expect, it, vi } from 'vitest';
import { once } from './once';

it('hears the first press of a double one', () => {
  const act = vi.fn();
  const press = once(act);
  press(new MouseEvent('click', { detail: 1 }));
  press(new MouseEvent('click', { detail: 2 }));
  expect(act).toHaveBeenCalledOnce();
});

it('hears Enter', () => {
  const act = vi.fn();
  once(act)(new MouseEvent('click', { detail: 0 }));
  expect(act).toHaveBeenCalledOnce();
});
