import { describe, expect, it } from 'vitest';
import { isCtrl } from './keys';

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

describe('Ctrl with a letter', () => {
  it('is known by what the key writes', () => {
    expect(isCtrl(press({ ctrlKey: true, key: 's', code: 'KeyO' }), 's')).toBe(true);
  });

  it('is known by its place when the Thai layout is on', () => {
    expect(isCtrl(press({ ctrlKey: true, key: 'า', code: 'KeyK' }), 'k')).toBe(true);
  });

  it('is not the letter alone, nor with Shift', () => {
    expect(isCtrl(press({ key: 'k', code: 'KeyK' }), 'k')).toBe(false);
    expect(isCtrl(press({ ctrlKey: true, shiftKey: true, key: 'K', code: 'KeyK' }), 'k')).toBe(
      false
    );
  });
});
