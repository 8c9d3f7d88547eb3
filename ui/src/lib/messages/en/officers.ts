import type { Messages } from '../language.svelte';
import { agoEn } from '../ago';
import { count, dateEn } from '../format';

export const officers: Messages['officers'] = {
  tabs: {
    people: 'Officers',
    tokens: 'Tokens',
    without: 'Units without an officer',
    reviews: 'Reviews of rights',
    accounts: 'Earlier accounts'
  },
  list: 'Rights of officers',
  search: 'Name, e-mail or unit',
  role: 'Right',
  state: 'State',
  states: { in_force: 'In force', suspended: 'Suspended', ended: 'Ended' },
  reasons: new Map([
    ['review_lapsed', 'It was not confirmed in the review of rights'],
    ['review_not_kept', 'A central officer did not keep it in the review of rights']
  ]),
  columns: { officer: 'Officer', right: 'Right and unit', seen: 'Last seen', state: 'State' },
  empty: 'There are no officers below you yet',
  emptyText: 'Hand Tokens to the officers of your units; they appear here when they enter theirs',
  seen: (at, now) => agoEn(at, now),
  lastSeen: 'Last seen',
  noEmail: 'No e-mail given',
  rights: (n) => (n === 1 ? '1 right' : `${count(n)} rights`),
  since: (at) => `Since ${dateEn(at)}`,
  stopped: (by, at) => `${by} · ${dateEn(at)}`,
  system: 'The system, after a review without an answer',
  right: (role, unit) => `${role}, ${unit}`,
  suspend: 'Suspend',
  suspendTitle: (name) => `Suspend the right of ${name}`,
  suspendText: (right) =>
    `${right}: not usable until it is resumed. The holder is told by mail, with the reason.`,
  suspended: (name) => `The right of ${name} is suspended`,
  resume: 'Resume',
  resumed: (name) => `${name} can use the right again`,
  end: 'End the right',
  endTitle: (name) => `End the right of ${name}`,
  endText: (right) => `${right}: ends for good. To give it again, hand out a new Token.`,
  ended: (name) => `The right of ${name} has ended`,
  reason: 'Reason',
  change: 'Change',
  changeTitle: (name) => `Change the right of ${name}`,
  changeText: (right) => `The right as it is: ${right}`,
  changed: (name, right) => `The right of ${name} is now: ${right}`,
  devices: 'Signed in on',
  showDevices: 'Show devices',
  noDevices: 'Not signed in anywhere',
  signOut: 'Sign out everywhere',
  signOutTitle: (name) => `Sign ${name} out everywhere`,
  signOutText:
    'For a lost machine, or an account that somebody else may be using. They sign in again to go on; what is not sent yet stays on the machine.',
  signedOut: (name, n) =>
    n > 0
      ? `${name} is signed out on ${n === 1 ? '1 device' : `${count(n)} devices`}`
      : `${name} was not signed in anywhere`,
  handOver: {
    act: 'Hand over',
    title: (name) => `Hand over the work of ${name}`,
    steps: ['Who takes over', 'What goes over', 'Check and hand over'],
    step: (at, of) => `Step ${count(at)} of ${count(of)}`,
    who: 'Who takes over',
    ways: { officer: 'An officer of the list', email: 'Somebody else, by e-mail' },
    officer: 'Choose an officer',
    officerHint: 'The right is theirs at once',
    email: 'E-mail of the successor',
    emailHint: 'A Token is mailed there; the right is theirs when they enter it',
    what: 'What goes over',
    things: [
      'The care of all service points under this right',
      'Approvals that wait for the holder of this right',
      'All that was entered, and its history, stays'
    ],
    reason: 'Reason, such as transfer, leave, retirement',
    check: (name) => `This right of ${name} ends with the handing over, for good`,
    from: 'From',
    right: 'Right',
    next: 'Next',
    back: 'Back',
    do: 'Hand over',
    doneOfficer: (from, to) => `The work of ${from} is now with ${to}, who can begin at once`,
    doneEmail: (from, to) => `The right of ${from} has ended; a Token is on its way to ${to}`
  },
  without: {
    search: 'Name of a unit',
    lead: 'Nobody looks after the service points of these units. Hand a Token to an officer at once.',
    empty: 'Every unit has an officer',
    emptyText: 'A unit whose last officer leaves appears here',
    points: (n) =>
      n > 0 ? `${count(n)} service ${n === 1 ? 'point' : 'points'}` : 'No service point yet',
    since: (at) => `Without an officer since ${dateEn(at)}`,
    never: 'Never had an officer',
    issue: 'Hand out a Token',
    issueFor: (unit) => `Hand out a Token for ${unit}`
  }
};
