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
  serviceRequest: {
    title: (agency) => `${agency} asks for the service`,
    approve: 'Approve',
    approveTitle: (agency) => `Approve the request of ${agency}?`,
    return: 'Return for correction',
    returnTitle: 'Return it for correction',
    returnText:
      'Say plainly what to correct. The requester gets it by e-mail and can send the same request again.',
    note: 'What to correct',
    reject: 'Reject',
    rejectTitle: 'Reject this request',
    rejectText: 'The request ends. The requester gets the reason by e-mail.',
    reason: 'Reason',
    outcome: {
      new_service: (email) =>
        `With the approval the service is opened and a Token sent to ${email}`,
      change_details: (email) => `With the approval a mail goes to ${email}`,
      change_executive: (email) => `With the approval a mail goes to ${email}`,
      end_service: (email) => `With the approval the service ends, and a mail goes to ${email}`
    },
    decided: {
      approve: (agency) => `Approved: ${agency}. The requester is told by e-mail.`,
      return: (agency) => `Returned for correction: ${agency}`,
      reject: (agency) => `Rejected: ${agency}. The reason is mailed.`
    }
  },
  tokenRequest: {
    title: (name) => `${name} asks for a Token`,
    who: 'Asks',
    role: 'For the right',
    unit: 'Agency or service point',
    email: 'E-mail for the Token',
    note: 'Note for you',
    noNote: 'None',
    approve: 'Approve and send the Token',
    outcome: (email) => `With the approval a Token is sent to ${email}`,
    decline: 'Decline',
    declineTitle: 'Decline the request for a Token',
    declineText: 'The reason is mailed; they can ask again.',
    reason: 'Reason',
    decided: {
      approve: (name) => `Approved. The Token is mailed to ${name}.`,
      decline: (name) => `Declined. ${name} gets the reason by e-mail.`
    }
  },
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
