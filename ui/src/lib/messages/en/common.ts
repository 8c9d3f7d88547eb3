import type { Messages } from '../language.svelte';
import { count } from '../format';

export const common: Messages['common'] = {
  optional: '(optional)',
  close: 'Close',
  cancel: 'Cancel',
  clear: 'Clear',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  tryAgain: 'Try again',
  back: 'Back',
  all: 'All',
  loading: 'Loading',
  searching: 'Searching',
  nothingFound: 'Nothing matches',
  points: (n) => (n === 1 ? '1 point' : `${count(n)} points`),
  callContactCenter: 'If that does not help, contact',
  telephone: 'Tel.',
  email: 'E-mail',
  newTab: 'Open in the browser'
};
