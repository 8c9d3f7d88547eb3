import { describe, expect, it } from 'vitest';
import { windowOf } from './window';

describe('the rows worth drawing', () => {
  it('are those seen, with a few to spare', () => {
    expect(windowOf(30_000, 44, 440_000, 600)).toEqual({ first: 9_994, end: 10_020 });
  });

  it('begin at the first and end at the last', () => {
    expect(windowOf(3, 44, 0, 600)).toEqual({ first: 0, end: 3 });
  });

  it('are none of an empty list', () => {
    expect(windowOf(0, 44, 0, 600)).toEqual({ first: 0, end: 0 });
  });

  it('stay within a list that has become shorter', () => {
    const { first, end } = windowOf(10, 44, 44_000, 600);
    expect(first).toBeLessThan(end);
  });
});
