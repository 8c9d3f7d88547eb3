import type { Messages } from '../language.svelte';
import { count, dateEn } from '../format';

export const tokens: Messages['tokens'] = {
  search: 'E-mail, unit or note',
  list: 'Tokens handed out',
  state: 'State',
  states: { waiting: 'Waiting', used: 'Used', expired: 'Expired', revoked: 'Revoked' },
  columns: { recipient: 'Sent to', right: 'Right and unit', issued: 'Sent on', state: 'State' },
  empty: 'No Token has been handed out',
  emptyText: 'Hand Tokens to the officers of the units below; they are mailed',
  secret:
    'The Token itself is only ever mailed to its recipient; nobody can look it up here. If it is lost, send it anew.',
  facts: {
    recipient: 'Sent to',
    role: 'Right',
    unit: 'Unit',
    note: 'Note',
    issued: 'Sent on',
    expires: 'Good until'
  },
  system: 'The system',
  day: (at) => dateEn(at),
  revoke: 'Revoke Token',
  revokeTitle: (recipient) => `Revoke the Token sent to ${recipient}`,
  revokeText:
    'The Token in that e-mail will not work any more. To give the right later, hand out another.',
  revoked: (recipient) => `The Token sent to ${recipient} is revoked`,
  sendAnew: 'Send anew',
  sendAnewTitle: (recipient) => `Send a new Token to ${recipient}`,
  sendAnewText:
    'Another Token for the same right is mailed to the same address; the old one stops working.',
  sentAnew: (recipient) => `A new Token is on its way to ${recipient}; the old one is worthless`,
  issue: {
    one: 'Hand out a Token',
    many: 'Hand out many',
    title: 'Hand a Token to an officer',
    recipient: 'E-mail of the recipient',
    recipientHint: 'Check the address: whoever gets this mail can use the right',
    note: 'Note for those who look after rights',
    send: 'Hand out and mail',
    sent: (recipient) => `A Token is on its way to ${recipient}`
  },
  import: {
    title: 'Hand out many Tokens',
    lead: 'Each row names an e-mail, a right, and an agency or the code of a service point. Each gets its Token by mail.',
    template: 'email,role,unit\nsomchai@office.go.th,agency officer,สำนักงานเขตพระนคร\n',
    fields: { email: 'Send to', role: 'Right', unit: 'Agency or service point' },
    sendAll: (n) => (n === 1 ? 'Send 1 Token' : `Send ${count(n)} Tokens`),
    sendGood: (n) => (n === 1 ? 'Send only the good one' : `Send only the ${count(n)} good ones`),
    sent: (n) => (n === 1 ? '1 Token sent' : `${count(n)} Tokens sent`),
    sentText: 'The list of Tokens tells who has used theirs',
    open: 'To the list of Tokens'
  },
  ask: {
    title: 'Ask for a Token',
    open: 'Ask for another right',
    cardText:
      'If you are to look after another unit or service point too, ask the central officers of your parent agency for a Token here.',
    lead: 'The central officers of your parent agency decide. When they approve, the Token is mailed to you.',
    email: 'E-mail for the Token',
    emailHint: 'Best the address of your office',
    note: 'Note for whoever decides',
    noteHint: 'Such as when you begin, or whom you replace',
    send: 'Send',
    sent: 'Sent. The answer appears among your requests, and comes by e-mail.'
  }
};
