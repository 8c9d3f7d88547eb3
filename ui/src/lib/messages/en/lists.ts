import type { Messages } from '../language.svelte';
import { count, dateEn, timeEn } from '../format';

const rows = (n: number) => (n === 1 ? '1 row' : `${count(n)} rows`);

export const lists: Messages['lists'] = {
  offline: 'You are offline and cannot change this list',
  offlineTodo: 'The hub keeps this list. It appears by itself when the hub can be reached again.',
  offlineAsOf: (at) => `As of ${dateEn(at)}, ${timeEn(at)}`,
  none: (text) => (text ? `Nothing matches “${text}”` : 'Nothing passes the filters'),
  noneText: 'Try a shorter word, or clear the filters',
  clearFilters: 'Clear filters',
  found: (shown, total) =>
    shown === total ? `${count(total)} in all` : `${count(shown)} of ${count(total)} shown`,
  keys: '↑↓ move · Enter opens · Esc closes',
  bringIn: {
    choose: 'Choose a CSV file',
    paste: 'Or paste the list here',
    pasteHint: 'The first row is the header; then one entry a row, cells parted by commas',
    file: (name) => `From the file ${name}`,
    template: 'Copy a template CSV',
    templateCopied: 'The template is copied: paste it into a spreadsheet or into the field below',
    check: 'Check the list',
    checkText: 'Nothing is sent or kept yet; every row is checked first',
    working: 'Checking every row',
    sending: 'Working through every row; keep the app open',
    rowsOf: 'What the check found',
    row: 'Row',
    outcome: 'Outcome',
    good: 'Good',
    allGood: (n) => (n === 1 ? 'The row is good' : `All ${count(n)} rows are good`),
    some: (good, bad) => `${rows(good)} good, ${rows(bad)} to mend`,
    badText: 'Mend them in the file and choose it again, or go on with the good rows only',
    hidden: 'Of rows to mend nothing is repeated here: they may hold what must not be in a list',
    onlyBad: 'Show only rows to mend',
    unused: (names) => `Columns not used: ${names}`,
    another: 'Change the list',
    nothing: 'No row is good',
    repeat: 'Another list'
  }
};
