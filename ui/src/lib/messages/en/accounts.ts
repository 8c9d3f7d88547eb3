import type { Messages } from '../language.svelte';
import { count, dateEn } from '../format';

const all = (n: number) => (n === 1 ? '1 account' : `${count(n)} accounts`);

export const accounts: Messages['accounts'] = {
  list: 'Earlier accounts brought in',
  search: 'Username, e-mail or unit',
  state: 'State',
  waiting: 'Not signed in yet',
  claimed: 'Signed in',
  columns: { account: 'Account', right: 'Right and unit', imported: 'Brought in', state: 'State' },
  anyProvider: 'Any provider',
  byCommand: 'System administrator',
  day: (at) => dateEn(at),
  empty: 'No earlier account has been brought in',
  emptyText:
    'Whoever has an account already gets their rights at the first sign-in, without a Token',
  bringIn: 'Bring accounts in',
  import: {
    title: 'Bring earlier accounts in',
    lead: 'Each row names either a username or an e-mail, a right, and an agency or the code of a service point. No citizen numbers.',
    template: 'username,email,role,unit\n,somchai@office.go.th,agency officer,สำนักงานเขตพระนคร\n',
    account: 'Account',
    fields: {
      username: 'Username',
      email: 'E-mail',
      role: 'Right',
      unit: 'Agency or service point'
    },
    provider: 'Accounts of',
    anyProvider: 'Not said',
    outcomes: {
      new: 'Will be brought in',
      already_there: 'There already',
      already_claimed: 'In use already',
      bad: 'To mend'
    },
    keepAll: (n) => `Bring in ${all(n)}`,
    keepGood: (n) => `Bring in only the good ones: ${all(n)}`,
    kept: (n) => `${all(n)} brought in`,
    keptText: 'The owners get their rights at their first sign-in',
    open: 'To the list of accounts'
  }
};
