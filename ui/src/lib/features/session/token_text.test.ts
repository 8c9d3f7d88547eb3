import { describe, expect, it } from 'vitest';
import { caretAfterGrouping, complete, grouped, tokenIn } from './token_text';

const token = '7H2K-M9QX-4TRB-W3CN-8PJD-K2F5';

describe('a Token being typed', () => {
  it.each([
    token,
    token.toLowerCase(),
    token.replaceAll('-', ''),
    ` ${token.replaceAll('-', ' – ')}\n`
  ])('is grouped whatever the hyphens: %j', (typed) => expect(grouped(typed)).toBe(token));

  it('is complete with 24 characters', () => {
    expect(complete(token)).toBe(true);
    expect(complete(token.slice(0, -1))).toBe(false);
  });

  it('keeps what is no letter of a Token, so that the mistake is seen', () => {
    expect(grouped('กขคงจ')).toBe('กขคง-จ');
  });

  it('keeps the caret behind the same character', () => {
    expect(caretAfterGrouping('7h2km', 5)).toBe(6);
    expect(caretAfterGrouping('7h2k', 4)).toBe(4);
    expect(caretAfterGrouping('7H2K-M9QX', 0)).toBe(0);
  });
});

describe('a Token in a mail', () => {
  it('is found', () => expect(tokenIn(`รหัสของท่านคือ\n${token}\nใช้ได้ครั้งเดียว`)).toBe(token));
  it('is not there', () => expect(tokenIn('ไม่มีรหัสในจดหมายนี้')).toBeUndefined());
});
