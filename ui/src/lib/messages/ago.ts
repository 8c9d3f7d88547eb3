/** How long ago something was, in words that are read at a glance. */

import { count, dateEn, dateTh } from './format';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Steps = {
  now: string;
  minutes: (n: number) => string;
  hours: (n: number) => string;
  days: (n: number) => string;
  date: (at: number) => string;
};

/** Older than a week it is a date. What is ahead of `now` is just now: two clocks are never the same. */
function said(at: number, now: number, words: Steps): string {
  const age = now - at;
  if (age < 2 * minute) return words.now;
  if (age < hour) return words.minutes(Math.floor(age / minute));
  if (age < day) return words.hours(Math.floor(age / hour));
  if (age < 7 * day) return words.days(Math.floor(age / day));
  return words.date(at);
}

/** "เมื่อ 3 ชั่วโมงที่แล้ว" */
export const agoTh = (at: number, now: number): string =>
  said(at, now, {
    now: 'เมื่อสักครู่',
    minutes: (n) => `เมื่อ ${count(n)} นาทีที่แล้ว`,
    hours: (n) => `เมื่อ ${count(n)} ชั่วโมงที่แล้ว`,
    days: (n) => `เมื่อ ${count(n)} วันที่แล้ว`,
    date: (on) => `เมื่อ ${dateTh(on)}`
  });

/** "3 hours ago" */
export const agoEn = (at: number, now: number): string =>
  said(at, now, {
    now: 'just now',
    minutes: (n) => `${count(n)} minutes ago`,
    hours: (n) => (n === 1 ? '1 hour ago' : `${count(n)} hours ago`),
    days: (n) => (n === 1 ? '1 day ago' : `${count(n)} days ago`),
    date: (on) => `on ${dateEn(on)}`
  });
