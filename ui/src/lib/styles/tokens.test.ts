import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/lib/styles/tokens.css', 'utf8');
const themes = {
  light: colours(css.slice(0, css.indexOf("[data-theme='dark']"))),
  dark: { ...colours(css), ...colours(css.slice(css.indexOf("[data-theme='dark']"))) }
};

function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]])
  );
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The contrast of WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

const text: [string, string[]][] = [
  ['text', ['bg', 'surface', 'sunken', 'hover', 'accent-tint', 'warn-tint', 'bad-tint', 'ok-tint']],
  ['text-2', ['bg', 'surface', 'sunken', 'hover', 'accent-tint']],
  ['text-3', ['bg', 'surface', 'sunken', 'hover', 'accent-tint']],
  ['accent', ['bg', 'surface', 'sunken', 'hover', 'accent-tint']],
  ['ok', ['bg', 'surface', 'ok-tint', 'accent-tint']],
  ['warn', ['bg', 'surface', 'warn-tint', 'accent-tint']],
  ['bad', ['bg', 'surface', 'bad-tint', 'accent-tint']],
  ['on-accent', ['accent-fill', 'accent-fill-hover', 'badge']],
  ['practice-text', ['practice']],
  ['disabled-text', ['disabled']]
];
const marks: [string, string[]][] = [
  ['line-strong', ['bg', 'surface', 'sunken']],
  ['focus', ['bg', 'surface', 'accent-tint']]
];

describe.each(Object.entries(themes))('%s', (_, theme) => {
  const pairs = (of: [string, string[]][]) =>
    of.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground] as const));

  it.each(pairs(text))('%s can be read on %s', (front, ground) => {
    expect(contrast(theme[front] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(marks))('%s can be seen on %s', (front, ground) => {
    expect(contrast(theme[front] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(3);
  });
});
