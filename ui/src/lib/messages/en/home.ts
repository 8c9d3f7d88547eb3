import type { Messages } from '../language.svelte';
import { count, longDateEn } from '../format';

export const home: Messages['home'] = {
  hello: (name) => `Hello, ${name}`,
  day: (now) => longDateEn(now),
  nothing: 'Nothing waits for you today',
  nothingText: 'All your service points are complete and confirmed',
  noPoints: 'You look after no service point yet',
  noPointsText: 'If you should, ask the central officer named in your account',
  approvals: (n) => `${count(n)} for you to approve`,
  approvalsText: 'Read and answer; the one that waits longest comes first',
  conflicts: (n) => `${count(n)} with conflicting changes`,
  conflictsText: 'Somebody else changed the same field; compare and choose',
  unsent: (n) => `${count(n)} not sent yet`,
  unsentText: 'Saved on this machine; sent as soon as there is a connection',
  drafts: (n) => `${count(n)} with unsaved changes`,
  draftsText: 'Open and save, or discard the changes',
  overdue: (n) => `${count(n)} overdue for confirmation`,
  overdueText: 'Open, check, then confirm',
  dueSoon: (n) => `${count(n)} due for confirmation within 30 days`,
  dueSoonText: 'Open, check, then confirm',
  neverConfirmed: (n) => `${count(n)} never confirmed`,
  neverConfirmedText: 'Add address and hours, then confirm',
  next: 'Begin with these',
  nextText: 'Most urgent first',
  seeAll: (n) => `See all ${count(n)}`,
  missingTitle: 'What is missing',
  missingNone: 'Every service point is complete',
  lacking: (n) => `${count(n)} without`,
  complete: (n, total) => `${count(n)} of ${count(total)} have it`
};
