import { mostCopies } from './printing.svelte';

/** The number written, in Arabic or Thai digits; `null` where it is none from 1 to the most. */
export function copiesIn(text: string): number | null {
  const arabic = text.trim().replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  if (!/^\d+$/.test(arabic)) return null;
  const copies = Number(arabic);
  return copies >= 1 && copies <= mostCopies ? copies : null;
}
