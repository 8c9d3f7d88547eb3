import { describe, expect, it } from 'vitest';
import { copiesIn } from './copies';

describe('the number of sheets', () => {
  it('is read in Arabic and in Thai digits', () => {
    expect(copiesIn(' 12 ')).toBe(12);
    expect(copiesIn('๙๙๙')).toBe(999);
  });

  it('is nothing else and nothing out of bounds', () => {
    for (const text of ['', '0', '1000', '-1', '1.5', '2 แผ่น', 'เก้า']) {
      expect(copiesIn(text), text).toBeNull();
    }
  });
});
