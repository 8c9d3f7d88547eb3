import { describe, expect, it } from 'vitest';
import { day, morning } from '../../../testing/samples';
import { ageOf } from './age';

describe('how long something has waited', () => {
  it.each([
    [0, 'เพิ่งมาถึง', false],
    [day / 24 - 1, 'เพิ่งมาถึง', false],
    [day / 24, 'รอมา 1 ชั่วโมง', false],
    [day - 1, 'รอมา 23 ชั่วโมง', false],
    [day, 'รอมา 1 วัน', false],
    [4 * day - 1, 'รอมา 3 วัน', false],
    [4 * day, 'รอมา 4 วัน', true],
    [400 * day, 'รอมา 400 วัน', true],
    // The clock of the hub is ahead.
    [-day, 'เพิ่งมาถึง', false]
  ])('after %d ms', (age, text, late) => {
    expect(ageOf(morning - age, morning)).toEqual({ text, late });
  });
});
