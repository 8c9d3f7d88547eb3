import { expect, it } from 'vitest';
import { pieces } from './links';

it('cuts a mail at its addresses and loses nothing', () => {
  const mail = 'เปิด http://127.0.0.1:4100/S/7K3M9QX4. แล้วดูที่ https://info.go.th/a?b=1 ครับ';
  const cut = pieces(mail);
  expect(cut.map((piece) => piece.text).join('')).toBe(mail);
  expect(cut.filter((piece) => piece.link).map((piece) => piece.text)).toEqual([
    'http://127.0.0.1:4100/S/7K3M9QX4',
    'https://info.go.th/a?b=1'
  ]);
});
