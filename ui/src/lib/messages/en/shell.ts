import type { Messages } from '../language.svelte';
import { count, dateEn, timeEn } from '../format';

export const shell: Messages['shell'] = {
  skip: 'Skip to the content',
  nav: 'Main menu',
  pages: {
    home: 'Home',
    'service-points': 'Service points',
    'service-point': 'Service point',
    manuals: 'Manuals',
    posters: 'Posters',
    approvals: 'Waiting for approval',
    officers: 'Tokens and officers',
    requests: 'My requests',
    'new-request': 'Ask for the service',
    'request-queue': 'All requests',
    'token-request': 'Ask for a Token',
    token: 'Enter the Token',
    account: 'Account',
    'practice-mailbox': 'Practice mailbox',
    settings: 'Settings',
    help: 'Help'
  },
  shortPages: {
    officers: 'Officers',
    'service-points': 'Points',
    'practice-mailbox': 'Mails',
    approvals: 'Approvals',
    requests: 'Requests'
  },
  waiting: (n: number) => `${count(n)} waiting for approval`,
  badge: (n: number) => (n > 99 ? '99+' : count(n)),
  practice: 'Practice data',
  practiceText: 'Nothing done here changes real data',
  sending: {
    sent: 'All sent',
    receiving: (done, total) => `Receiving ${count(done)} / ${count(total)}`,
    unsent: (n) => `${count(n)} not sent yet`,
    offline: 'Offline',
    offlineUnsent: (n) => `Offline · ${count(n)} waiting`,
    lastSync: (at) => `Last received ${dateEn(at)}, ${timeEn(at)}`,
    neverSynced: 'Nothing received from the hub yet',
    offlineHint: 'Go on working; everything is sent when the connection is back'
  },
  search: {
    open: 'Find a service point',
    placeholder: 'Name, district or province',
    none: (text) => `No service point matches “${text}”`,
    more: (n) => `${count(n)} more; see all in the list of service points`
  }
};
