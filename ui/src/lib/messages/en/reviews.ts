import type { Messages } from '../language.svelte';
import { count, dateEn } from '../format';

const all = (n: number) => (n === 1 ? '1 right' : `${count(n)} rights`);

export const reviews: Messages['reviews'] = {
  title: (quarter, year) => `Review of rights, quarter ${quarter}/${year}`,
  list: 'Reviews of rights',
  lead: 'Each quarter a central officer confirms that the officers below should still have their rights',
  empty: 'There has been no review of rights yet',
  emptyText: 'One opens each quarter, and is told among what waits for approval',
  stages: { waiting: 'Waiting', warned: 'Due soon', confirmed: 'Reviewed', lapsed: 'Lapsed' },
  due: (at) => `Due ${dateEn(at)}`,
  confirmed: (by, at) => `Confirmed by ${by}, ${dateEn(at)}`,
  lapsedAt: (at) => `Lapsed on ${dateEn(at)}`,
  rights: all,
  facts: { agency: 'Agency', due: 'Due', stage: 'State' },
  day: (at) => dateEn(at),
  unanswered: (at) =>
    `If nobody confirms by ${dateEn(at)}, what is not confirmed is suspended; it can be resumed later. A mail warns before.`,
  lapsedText:
    'Nobody confirmed in time, so these rights were suspended. Resume them in the list of officers.',
  grants: 'Rights to review',
  keep: 'Keep',
  suspend: 'Suspend',
  answerFor: (name, right) => `${name}: ${right}`,
  keepRest: (n) => `Keep the rest: ${all(n)}`,
  confirm: 'Confirm the review',
  confirmTitle: 'Confirm the review of rights',
  confirmKeep: (n) => `Keep ${all(n)}`,
  confirmSuspend: (keep, suspend, names) =>
    `Keep ${all(keep)}, suspend ${all(suspend)}: ${names}. Those suspended are told by mail.`,
  left: (n) => (n > 0 ? `${all(n)} not chosen yet` : 'All are chosen'),
  done: (keep, suspend) =>
    suspend > 0
      ? `Confirmed: ${all(keep)} kept, ${all(suspend)} suspended`
      : `Confirmed: ${all(keep)} kept`,
  offline: 'Reviews can be opened once you are online again'
};
