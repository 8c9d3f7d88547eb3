const length = 24;
const group = 4;

/** What people type of a Token, as it is shown: capitals in groups of four. */
export function grouped(typed: string): string {
  return (
    bare(typed)
      .slice(0, length)
      .match(/.{1,4}/g) ?? []
  ).join('-');
}

/** Are all characters there? */
export const complete = (typed: string): boolean => bare(typed).length === length;

/** Where the caret belongs after grouping: behind the same character as before. */
export function caretAfterGrouping(typed: string, caret: number): number {
  const before = Math.min(bare(typed.slice(0, caret)).length, length);
  const hyphens = before === 0 ? 0 : Math.floor((before - 1) / group);
  return before + hyphens;
}

/** The first Token in a text, such as a mail. */
export function tokenIn(text: string): string | undefined {
  return /\b(?:[0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}\b/.exec(text)?.[0];
}

function bare(typed: string): string {
  return typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
}
