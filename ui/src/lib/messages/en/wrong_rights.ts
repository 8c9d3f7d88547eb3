import type { Messages } from '../language.svelte';
import { dateEn } from '../format';

export const wrongRights: Messages['wrongRights'] = {
  report: 'This right is wrong',
  reportMissing: 'A right is missing',
  text: (what) =>
    `${what}. This goes to the central officer of your department, or to DGA where there is none.`,
  label: 'What is wrong, and how it should be',
  missingLabel: 'Which right is missing, and where',
  send: 'Send',
  sent: 'Sent. The answer will be shown on this page.',
  own: 'What you reported about rights',
  missing: (unit) => `Right missing in ${unit}`,
  right: (role, unit) => `${role}, ${unit}`,
  writtenAt: (since) => `Reported on ${dateEn(since)}`,
  states: { waiting: 'Waits for an answer', settled: 'Answered', withdrawn: 'Withdrawn' },
  answered: (by, since) => `${by} answered on ${dateEn(since)}`,
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn; nobody is asked about it any more.',
  offline: 'What you reported cannot be shown while you are offline'
};
