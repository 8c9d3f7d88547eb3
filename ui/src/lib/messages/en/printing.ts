import type { PrintFault } from '$lib/backend';
import { count } from '../format';
import type { Messages } from '../language.svelte';

type FaultText = { what: string; todo: string };
type Faults = { [Fault in PrintFault['fault']]: FaultText };

const sheets = (n: number) => (n === 1 ? '1 sheet' : `${count(n)} sheets`);

const faults: Faults = {
  no_spooler: {
    what: 'This computer has no print system, or it is not running',
    todo: 'Ask whoever looks after the computer to start it, or save the PDF and print it elsewhere'
  },
  no_search: {
    what: 'The network cannot be searched for printers',
    todo: 'Use a printer set up on this computer, or check the network'
  },
  unknown_host: {
    what: 'No printer of this name is in the network',
    todo: 'Check that it is switched on, then choose a printer again'
  },
  unreachable: {
    what: 'The printer does not answer',
    todo: 'Check that it is switched on and connected'
  },
  offline: {
    what: 'The printer is off or not connected',
    todo: 'Switch it on, check its cable, then go on'
  },
  printer_gone: { what: 'This printer is no longer there', todo: 'Choose another printer' },
  printer_stopped: {
    what: 'The printer has been stopped',
    todo: 'Start it again at the printer, or ask whoever looks after it'
  },
  not_accepting: {
    what: 'The printer takes no new jobs',
    todo: 'Wait for its jobs to end, or choose another printer'
  },
  busy: { what: 'The printer is busy', todo: 'Wait a moment; the poster is sent again by itself' },
  jam: { what: 'Paper jam', todo: 'Take the paper out, close the cover, then go on' },
  no_paper: { what: 'Out of paper', todo: 'Put paper in, then go on' },
  wrong_paper_size: {
    what: 'The printer lacks paper of this size',
    todo: 'Put in the size you chose, then go on, or choose another size'
  },
  cover_open: { what: 'The cover is open', todo: 'Close the cover, then go on' },
  tray_missing: { what: 'The paper tray is missing', todo: 'Push the tray in, then go on' },
  no_toner: { what: 'Out of toner or ink', todo: 'Replace it, then go on' },
  output_full: { what: 'The output tray is full', todo: 'Take the sheets out, then go on' },
  format_refused: {
    what: 'This printer does not take PDF',
    todo: 'Print through the system dialog, or choose another printer'
  },
  document_broken: {
    what: 'The printer cannot read this poster',
    todo: 'Print through the system dialog, or choose another printer'
  },
  options_refused: {
    what: 'The printer cannot do what was asked',
    todo: 'Print fewer sheets at once, or choose another paper size'
  },
  not_authorised: {
    what: 'The printer does not let this user print',
    todo: 'Ask whoever looks after it, or choose another printer'
  },
  device_fault: {
    what: 'The printer has a fault',
    todo: 'Read its own display, switch it off and on, then go on'
  },
  job_aborted: {
    what: 'The printer gave this job up without a reason',
    todo: 'Look at the printer, then print again'
  },
  job_cancelled_elsewhere: {
    what: 'Somebody cancelled this job at the printer',
    todo: 'Look at what came out, and print again if it is still wanted'
  },
  job_lost: {
    what: 'The printer does not say whether this job is done',
    todo: 'Count the sheets, then print what is missing'
  },
  dialog_only: {
    what: 'This printer works only through the system dialog',
    todo: 'Print through the system dialog'
  },
  nonsense: {
    what: 'The printer gave an answer that InfoDesk does not understand',
    todo: 'Print through the system dialog, or choose another printer'
  }
};

export const printing: Messages['printing'] = {
  faults,
  wrongPaper: (wanted) => `${wanted} paper is needed`,
  otherPaperIn: (loaded) =>
    `The printer holds ${loaded}. Put the right paper in, then go on, or choose another size`,
  noSuchPaper: 'This printer does not take that size. Choose another size or printer',
  print: 'Print',
  copies: 'Copies',
  fewer: 'Fewer',
  more: 'More',
  copiesProblem: (most) => `From 1 to ${count(most)}`,
  printer: 'Printer',
  noPrinter: 'No printer chosen yet',
  noPrinterText: 'Choose it once, and print with one press from then on',
  asking: 'Asking the printer how it is',
  notFound: 'Not to be found right now. Check that it is on, or choose another',
  forget: 'Do not use this printer',
  forgotten: (name) => `“${name}” is no longer used`,
  choose: 'Choose',
  change: 'Change',
  chooseTitle: 'Choose a printer',
  searching: 'Looking for printers',
  searchAgain: 'Look again',
  none: 'No printer found',
  noneText:
    'Switch the printer on and check the network, then look again, or print through the system dialog',
  kinds: { queue: 'Set up on this computer', network: 'Found in the network' },
  isDefault: 'Default',
  states: { idle: 'Ready', printing: 'Printing', stopped: 'Stopped' },
  notAccepting: 'Takes no jobs',
  conditions: {
    jam: 'Paper jam',
    no_paper: 'Out of paper',
    paper_low: 'Paper is low',
    other_paper_wanted: 'Waits for other paper',
    cover_open: 'Cover open',
    tray_missing: 'Tray missing',
    no_toner: 'Out of toner',
    toner_low: 'Toner is low',
    output_full: 'Output tray full',
    output_nearly_full: 'Output tray nearly full',
    paused: 'Stopped by somebody',
    offline: 'Not connected',
    memory_full: 'Waits for memory',
    other: 'See its own display'
  },
  paperIn: (sizes) => `Holds ${sizes}`,
  dialogOnly: 'Only through the system dialog',
  occupied: 'Other posters are being printed. Wait for them, or stop them first',
  phases: {
    printing: 'Printing posters',
    pausing: 'Pauses after this one',
    paused: 'Paused',
    blocked: 'The printer needs attention',
    stopping: 'Stopping',
    stopped: 'Stopped',
    finished: 'All printed'
  },
  progress: (done, all) => `${count(done)} of ${sheets(all)}`,
  rate: (perMinute) => `${sheets(Math.max(1, Math.round(perMinute)))} a minute`,
  left: (seconds) =>
    seconds < 60 ? 'less than a minute left' : `about ${count(Math.ceil(seconds / 60))} min left`,
  pause: 'Pause',
  resume: 'Go on',
  stop: 'Stop',
  close: 'Close',
  stopTitle: 'Stop printing posters',
  stopText: (left) =>
    `${count(left)} more will not be printed. What the printer already holds still comes out`,
  goOn: 'Keep printing',
  failed: (n) => `${count(n)} not printed`,
  show: 'Show them',
  hide: 'Hide them',
  retry: 'Print these again',
  uncertain: 'It is not certain how many came out. Count the sheets first',
  retryUncertain: 'Print the uncertain ones too',
  printedOf: (printed, copies) => `${count(printed)} of ${sheets(copies)} came out`,
  held: 'The printer holds this job; let it go at the printer',
  outOfTouch: 'Out of touch for now; what was sent is still being printed',
  waiting: 'Waiting for the printer'
};
