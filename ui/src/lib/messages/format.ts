/** Dates, times and numbers as Thai offices write them; all in Thai time. */

const zone = 'Asia/Bangkok';
const dayMillis = 86_400_000;

const thaiDate = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: zone
});
const thaiLongDate = new Intl.DateTimeFormat('th-TH-u-ca-buddhist-nu-latn', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: zone
});
const englishDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: zone });
const englishLongDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone });
const clock24 = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: zone
});
const counted = new Intl.NumberFormat('en-US');

function part(parts: Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string {
  return parts.find((one) => one.type === type)?.value ?? '';
}

/** "22 พ.ย. 2569" */
export function dateTh(at: number): string {
  const parts = thaiDate.formatToParts(at);
  return `${part(parts, 'day')} ${part(parts, 'month')} ${part(parts, 'year')}`;
}

/** "วันจันทร์ที่ 23 พฤศจิกายน 2569" */
export function longDateTh(at: number): string {
  const parts = thaiLongDate.formatToParts(at);
  const date = `${part(parts, 'day')} ${part(parts, 'month')} ${part(parts, 'year')}`;
  return `${part(parts, 'weekday')}ที่ ${date}`;
}

/** "10.42 น." */
export function timeTh(at: number): string {
  return `${clock24.format(at).replace(':', '.')} น.`;
}

export const dateEn = (at: number): string => englishDate.format(at);
export const longDateEn = (at: number): string => englishLongDate.format(at);
export const timeEn = (at: number): string => clock24.format(at);

/** 1234 → "1,234" */
export const count = (n: number): string => counted.format(n);

/** Whole days from `now` until `at`, a begun day counting as one; negative when past. */
export const daysUntil = (at: number, now: number): number => Math.ceil((at - now) / dayMillis);

/** Bytes as "248 KB" or "1.2 MB". */
export function sizeText(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1024 ? `${count(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
