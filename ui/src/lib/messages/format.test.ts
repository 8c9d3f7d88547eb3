import { describe, expect, it } from 'vitest';
import { count, dateTh, daysUntil, longDateTh, timeTh } from './format';

const morning = Date.UTC(2026, 10, 23, 2, 5);

describe('Thai dates', () => {
  it('counts years in the Buddhist era, in Arabic digits', () => {
    expect(dateTh(morning)).toBe('23 พ.ย. 2569');
    expect(longDateTh(morning)).toBe('วันจันทร์ที่ 23 พฤศจิกายน 2569');
  });

  it('is already the next day in Bangkok when it is evening in Greenwich', () => {
    expect(dateTh(Date.UTC(2026, 11, 31, 18))).toBe('1 ม.ค. 2570');
  });

  it('writes the time of day with a full stop', () => {
    expect(timeTh(morning)).toBe('09.05 น.');
  });
});

describe('numbers', () => {
  it('groups thousands', () => expect(count(30_000)).toBe('30,000'));

  it('counts a begun day', () => {
    expect(daysUntil(morning + 1, morning)).toBe(1);
    expect(daysUntil(morning - 86_400_000 * 9, morning)).toBe(-9);
  });
});
