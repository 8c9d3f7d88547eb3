import type { Messages } from '../language.svelte';

export const session: Messages['session'] = {
  title: ['Correct service points', 'begin at your desk'],
  lead: 'InfoDesk helps officers look after service points, pin citizens’ manuals and print the QR posters that citizens scan.',
  signIn: 'Sign in',
  digitalId: 'Digital ID',
  noAccount: 'No account yet',
  registerAt: (label: string) => `Register at ${label}`,
  steps: [
    {
      title: 'Prove who you are with Digital ID',
      text: 'The browser opens; when you are done, this window goes on by itself'
    },
    { title: 'Enter your Token, the first time only', text: '24 characters from your agency' },
    { title: 'Look after your service points', text: 'Home tells what waits for you today' }
  ],
  waiting: 'Waiting for the sign-in in the browser',
  waitingText: 'Sign in to Digital ID in the browser window. This page goes on by itself.',
  openAgain: 'Open the browser again',
  help: 'Need help? Call',
  version: (version) => `Version ${version}`,
  signInAgain: 'Sign in again',
  proving: {
    title: 'Prove who you are in the browser first',
    text: 'This touches the rights of others, so you are asked to sign in once more in the browser that has opened. This page then goes on by itself; what you typed is kept.'
  },
  signOut: 'Sign out',
  whoIsIn: (name) => `Identified: ${name}`,
  progress: ['Digital ID', 'Enter Token', 'Start'],
  token: {
    title: 'Enter the Token that opens your rights',
    lead: 'Only this once; from then on Digital ID is enough',
    label: 'Token, 24 characters',
    paste: 'Paste it whole; hyphens and spaces do not matter',
    submit: 'Check and start',
    clear: 'Clear and enter again',
    what: 'What is a Token?',
    whatText: 'It tells which service points you look after and what you may do',
    facts: [
      'Six groups of four letters and digits',
      'No I, L, O or U, so nothing looks like 1 or 0',
      'Works once and is bound to your account'
    ],
    none: 'No Token yet',
    noneText: 'Choose what fits your work. The Token comes by e-mail.',
    mailbox: 'Open the practice mailbox',
    mailboxText: 'In practice mode, sample Tokens for each role are in the practice mailbox',
    central: 'Your central officer',
    centralText: 'Issues Tokens to the officers of the agency',
    contactText: 'When your agency cannot be reached'
  },
  ways: {
    'token-request': {
      title: 'Ask the parent agency for a Token',
      text: 'For officers of an agency or a service point; it goes to the central officer'
    },
    'new-request': {
      title: 'Ask for the service for a department',
      text: 'For central officers whose agency does not use info yet'
    },
    requests: { title: 'My requests', text: 'See how they go, correct them, or go on with a draft' }
  },
  stopped: { title: 'InfoDesk cannot start yet', restart: 'Check again' },
  setAside: (file) =>
    `The old data file was damaged. It was kept aside as ${file} and the data received anew. If changes were not sent yet, ask the machine’s administrator before deleting that file.`
};
