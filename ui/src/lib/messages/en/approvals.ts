import type { Messages } from '../language.svelte';
import { contactCenter } from '../contact';
import { count, dateEn, timeEn } from '../format';

export const approvals: Messages['approvals'] = {
  list: 'What waits for you',
  waiting: (n) => `${count(n)} for you to decide`,
  none: 'Nothing waits for your approval',
  noneText: 'New ones appear here, and in the corner of the screen of this machine',
  noneElse: 'Nothing else waits for you',
  from: (name) => `From ${name}`,
  kinds: {
    service_request: 'Service request',
    token_request: 'Token for an officer',
    wrong_rights: 'Rights reported as wrong',
    rights_review: 'Quarterly review of rights'
  },
  age: {
    fresh: 'Just arrived',
    hours: (n) => (n === 1 ? 'Waiting 1 hour' : `Waiting ${count(n)} hours`),
    days: (n) => (n === 1 ? 'Waiting 1 day' : `Waiting ${count(n)} days`)
  },
  offline: 'You are offline and cannot decide',
  offlineTodo: 'You can decide as soon as the hub can be reached again',
  stale: 'The hub is not heard at the moment; there may be more by now',
  notHere: 'This can be opened once you are online again',
  asOf: (at) => `As of ${dateEn(at)}, ${timeEn(at)}`,
  moment: (at) => `${dateEn(at)}, ${timeEn(at)}`,
  by: (who, at) => `${who} · ${dateEn(at)}, ${timeEn(at)}`,
  overtaken: 'Somebody was here first',
  over: 'This no longer waits for you',
  overText: 'Below is where it stands now',
  timeline: 'What happened',
  wrongRights: {
    title: (name) => `${name} reports that rights are wrong`,
    who: 'Reported by',
    role: 'The right that is wrong',
    missing: 'A right is missing',
    unit: 'Unit',
    note: 'What they write',
    advice: `The answer is shown in their account. To have rights changed first, contact ${contactCenter.name}`,
    settle: 'Answer and close',
    settleTitle: 'Answer',
    settleText: 'Say what was changed, or why the right is as it should be.',
    settleLabel: 'Answer',
    settled: (name) => `Answered. ${name} sees it in their account.`,
    events: { written: 'Reported', settled: 'Answered and closed', withdrawn: 'Withdrawn' },
    next: 'Next: whoever looks after rights checks and answers'
  }
};
