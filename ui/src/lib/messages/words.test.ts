import { describe, expect, it } from 'vitest';
import { morning } from '../../testing/samples';
import { en } from './en';
import { th } from './th';

/** Every sentence with its path; those that take something are given a sample. */
function sentences(table: unknown, path = ''): [string, string][] {
  if (typeof table === 'string') return [[path, table]];
  if (typeof table === 'function') return [[path, String(table(...samples(path, table.length)))]];
  return Object.entries(table as object).flatMap(([key, value]) =>
    sentences(value, `${path}.${key}`)
  );
}

function samples(path: string, count: number): unknown[] {
  if (path.startsWith('.problems')) return [{ at: String(morning), most: '9', expected: '10200' }];
  const moment = /moment|sentAt|since|lastSync|current|confirmed$|day$/.test(path);
  return Array.from({ length: count }, () => (moment ? morning : 3));
}

// Names, addresses, file kinds and keys stay as they are everywhere.
const allowed =
  /Token|QR Code|QR|PDF|Digital ID|DGA Contact Center|IAL|InfoDesk|English|A[345]|PNG|JPEG|SVG|MB|CSV|username,email,role,unit|somchai@office\.go\.th|Windows|macOS|Linux|Ctrl|Shift|Space|Enter|Esc|F1|[KSP]\b|customer\.dga\.or\.th|I, L, O, U|\binfo\b/g;
// The guideline stands word for word, with the names and web words of its authors.
const quoted = /^\.guideline\.(title|sections\.\d+\.(title|lead|steps\.\d+\.(text|points)))/;

describe('Thai', () => {
  it('has no English words', () => {
    const foreign = sentences(th).filter(
      ([path, one]) => !quoted.test(path) && /[A-Za-z]{2,}/.test(one.replace(allowed, ''))
    );
    expect(foreign).toEqual([]);
  });

  it('neither shouts nor leaves a hole', () => {
    const bad = sentences(th).filter(([, one]) => /!|undefined|NaN|null/.test(one) || !one.trim());
    expect(bad).toEqual([]);
  });
});

describe('English', () => {
  it('has a word of its own for everything', () => {
    const same = new Map(sentences(th));
    const own =
      /\.languages\.|\.keys$|digitalId|\.systems\.|progress\.0|\.sheets\.poster_|^\.shell\.(shortPages|badge)/;
    const copied = sentences(en).filter(
      ([path, sentence]) => !own.test(path) && same.get(path) === sentence
    );
    expect(copied).toEqual([]);
  });
});
