import type { Messages } from '../language.svelte';
import { count } from '../format';

export const manuals: Messages['manuals'] = {
  search: 'Title of the manual',
  none: (text) => `No manual matches “${text}”`,
  noneText: 'Try a shorter word',
  empty: 'No manuals yet',
  emptyText: 'They appear once data has been received from the hub',
  found: (n) => (n === 1 ? '1 manual' : `${count(n)} manuals`),
  columns: { title: 'Title', department: 'Department' },
  source: 'Original',
  openSource: (title) => `Open in the browser: ${title}`,
  addTitle: 'Add manuals to this service point',
  pin: 'Pin',
  isPinned: 'Pinned',
  done: 'Done'
};
