import type { Messages } from '../language.svelte';
import { count } from '../format';

export const posters: Messages['posters'] = {
  point: 'Service point',
  pickPoint: 'Choose a service point',
  pick: 'No service point chosen',
  pickText: 'Choose one to see its poster before printing',
  change: 'Change',
  paper: 'Paper',
  paperText: 'A4 portrait, 210 × 297 mm',
  address: 'Address on the poster',
  manuals: 'Manuals on the poster',
  manualsText: (n) => (n === 0 ? 'None pinned' : count(n)),
  hours: 'Hours',
  noHours: 'No opening hours yet',
  edit: 'Edit the service point',
  print: 'Print with the system’s dialog',
  save: 'Save as PDF',
  open: 'Open the PDF',
  saved: (path) => `Saved to ${path}`,
  printed: 'Sent to the printer',
  making: 'Laying out the poster',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit the window',
  pageBefore: 'Previous page',
  pageAfter: 'Next page',
  page: (n, count) => `Page ${n} of ${count}`,
  preview: (name) => `Preview of the poster of ${name}`,
  unsaved: 'There are unsaved changes; this poster shows what was last saved'
};
