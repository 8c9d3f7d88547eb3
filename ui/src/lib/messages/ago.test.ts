import { describe, expect, it } from 'vitest';
import { agoEn, agoTh } from './ago';

const now = Date.UTC(2026, 10, 23, 2, 5);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe('how long ago', () => {
  it.each([
    [-hour, 'เมื่อสักครู่', 'just now'],
    [0, 'เมื่อสักครู่', 'just now'],
    [2 * minute, 'เมื่อ 2 นาทีที่แล้ว', '2 minutes ago'],
    [hour - 1, 'เมื่อ 59 นาทีที่แล้ว', '59 minutes ago'],
    [hour, 'เมื่อ 1 ชั่วโมงที่แล้ว', '1 hour ago'],
    [3.9 * hour, 'เมื่อ 3 ชั่วโมงที่แล้ว', '3 hours ago'],
    [day, 'เมื่อ 1 วันที่แล้ว', '1 day ago'],
    [7 * day - 1, 'เมื่อ 6 วันที่แล้ว', '6 days ago'],
    [7 * day, 'เมื่อ 16 พ.ย. 2569', 'on 16 Nov 2026']
  ])('after %d ms is %s', (age, thai, english) => {
    expect(agoTh(now - age, now)).toBe(thai);
    expect(agoEn(now - age, now)).toBe(english);
  });
});
