import type { Messages } from '../language.svelte';
import { count, dateEn, timeEn } from '../format';

export const account: Messages['account'] = {
  rights: 'Your rights',
  roles: {
    operator: 'Operator (DGA)',
    central_officer: 'Central officer',
    agency_officer: 'Agency officer',
    service_point_officer: 'Service point officer'
  },
  since: (at) => `Since ${dateEn(at)}`,
  unit: 'Unit',
  sinceLabel: 'Since',
  wrong: 'If your rights are wrong, ask the central officer',
  suspended: (n) =>
    n === 1 ? 'Your right is suspended' : `${count(n)} of your rights are suspended`,
  suspendedText:
    'Nothing is lost. Once your central officer resumes it, it is back by itself, without a Token.',
  ask: 'Ask',
  noCentral: 'No central officer is registered yet; ask the DGA Contact Center',
  addToken: 'I have another Token',
  keyring: {
    kept: 'Your sign-in is kept safely in this machine’s keyring',
    absent: 'This machine has no keyring: you will have to sign in again next time',
    locked: 'This machine’s keyring is locked: you will have to sign in again next time'
  },
  device: 'This machine',
  lastSync: 'Last received',
  never: 'Nothing received yet',
  moment: (at) => `${dateEn(at)}, ${timeEn(at)}`,
  signOutTitle: 'Sign out with work unfinished?',
  signOutUnsent: (n) =>
    `${count(n)} not sent yet. They stay on this machine and are sent when you sign in again.`,
  signOutDrafts: (n) => `Unsaved changes to ${count(n)} will be lost.`,
  sharedPc: 'If others use this machine too',
  signOutProvider: 'Sign out of the identity provider in the browser too',
  signOutErase: 'Remove my data from this machine',
  signOutEraseUnsent: 'Possible once everything is sent: go online and wait a moment.',
  stay: 'Stay'
};
