import type { Media, PrintFault } from '$lib/backend';
import { t } from '$lib/messages/language.svelte';

/** "A4, Letter" */
export const mediaText = (media: readonly Media[]): string =>
  media.map((one) => (typeof one === 'string' ? one.toUpperCase() : one.other)).join(', ');

/** What is the matter with a printer, and what to do about it; what lies in its trays, where it tells. */
export function faultText(fault: PrintFault): { what: string; todo: string } {
  const words = t().printing;
  if (fault.fault !== 'wrong_paper_size') return words.faults[fault.fault];
  return {
    what: words.wrongPaper(mediaText([fault.wanted])),
    todo: fault.loaded.length > 0 ? words.otherPaperIn(mediaText(fault.loaded)) : words.noSuchPaper
  };
}
