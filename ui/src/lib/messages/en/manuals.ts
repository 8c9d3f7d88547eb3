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
  print: 'Print the manual',
  printOf: (title) => `Print the manual: ${title}`,
  making: 'Laying out the manual',
  preview: (title) => `Preview of the printed manual: ${title}`,
  paper: 'Paper',
  paperText: 'A4 portrait, black on white',
  department: 'Department',
  noPrint: 'No full text yet',
  askDepartment: 'Ask the department',
  noText: 'The full text is not in the system yet',
  noTextSourced:
    'So it cannot be printed from here. Open the original in the browser to read or print it',
  noTextUnsourced:
    'So it cannot be printed from here. Please ask the department that wrote it for a printed copy',
  source: 'Original',
  openSource: (title) => `Open in the browser: ${title}`,
  addTitle: 'Add manuals to this service point',
  pin: 'Pin',
  isPinned: 'Pinned',
  done: 'Done'
};
