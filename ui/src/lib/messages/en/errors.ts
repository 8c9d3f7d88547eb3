import type { Messages } from '../language.svelte';

export const errors: Messages['errors'] = {
  hub_unreachable: {
    what: 'The hub cannot be reached',
    todo: 'Check this machine’s internet connection and try again. What you saved here is safe.',
    call: true
  },
  provider_unreachable: {
    what: 'Digital ID cannot be reached',
    todo: 'Wait a moment, then sign in again.',
    call: true
  },
  sign_in_cancelled: {
    what: 'You are not signed in: the sign-in was cancelled',
    todo: 'Press Digital ID to begin again when you are ready.',
    call: false
  },
  sign_in_timed_out: {
    what: 'The sign-in in the browser took too long',
    todo: 'If you closed the browser page, press Digital ID to begin again.',
    call: true
  },
  sign_in_refused: {
    what: 'Digital ID did not accept this sign-in',
    todo: 'Check the username and password, then press Digital ID to begin again.',
    call: true
  },
  assurance_too_low: {
    what: 'The identity assurance level (IAL) of this account is below what the system asks for',
    todo: 'Prove your identity further with the account’s provider, in its app or with your ID card at one of its offices, then sign in again.',
    call: true
  },
  browser_not_opened: {
    what: 'This machine’s browser could not be opened',
    todo: 'Set a default browser, then press Digital ID again.',
    call: true
  },
  port_taken: {
    what: 'Another program on this machine occupies a port that InfoDesk needs',
    todo: 'Close programs you do not need, then start InfoDesk again.',
    call: true
  },
  signed_out: {
    what: 'Your sign-in has expired',
    todo: 'Sign in again. What you changed is still on this machine.',
    call: false
  },
  sign_in_again: {
    what: 'This needs a fresh sign-in: your last one is too long ago',
    todo: 'Press “Sign in again”, sign in in the browser, then go on with what you were doing.',
    call: false
  },
  unsent: {
    what: 'Your data cannot be removed from this machine yet: some of it is not sent',
    todo: 'Go online, wait until everything is sent, then sign out again.',
    call: false
  },
  no_rights: {
    what: 'This account may not look after any service point yet',
    todo: 'Enter a Token, or ask the central officer of your agency.',
    call: false
  },
  refused: {
    what: 'This could not be done',
    todo: 'See the reason at the marked field, correct it and try again.',
    call: false
  },
  not_found: {
    what: 'This is not among what you look after',
    todo: 'It may have been moved, or your rights have changed. Go back to the list and choose again.',
    call: false
  },
  clock_wrong: {
    what: 'This machine’s clock is wrong',
    todo: 'Set its date and time, then sign in again.',
    call: false
  },
  data_folder_not_writable: {
    what: 'InfoDesk cannot write to its data folder',
    todo: 'Have the machine’s administrator allow writing to InfoDesk’s data folder, then start it again.',
    call: true
  },
  database_damaged: {
    what: 'The data file on this machine is damaged',
    todo: 'The old file was kept aside, not deleted. Start the program again to receive the data from the hub.',
    call: true
  },
  database_newer: {
    what: 'The data on this machine belongs to a newer InfoDesk',
    todo: 'Install the latest version and start it again. Nothing is lost.',
    call: true
  },
  disk_full: {
    what: 'This machine’s disk is full',
    todo: 'Delete files you do not need and try again.',
    call: false
  },
  poster_failed: {
    what: 'The poster of this service point could not be made',
    todo: 'Check the details of the service point and try again.',
    call: true
  },
  bad_emblem: {
    what: 'This file cannot be used as an emblem',
    todo: 'Choose a PNG or SVG of at most 4 MB, no side longer than 4,096 pixels',
    call: false
  },
  file_not_read: {
    what: 'The file could not be read',
    todo: 'See that it is still there and not held open by another program, then choose it again',
    call: false
  },
  file_not_written: {
    what: 'The file could not be saved',
    todo: 'Choose a folder that can be written to and save again.',
    call: false
  },
  print_failed: {
    what: 'The printer did not take the job',
    todo: 'Check that it is switched on and has paper, then print again, or save a PDF for now.',
    call: false
  },
  print_unavailable: {
    what: 'This machine has no printing system that works',
    todo: 'Save a PDF and print it elsewhere, or have a printer installed.',
    call: false
  },
  internal: {
    what: 'Something in the program failed',
    todo: 'What you saved is safe. Try again.',
    call: true
  }
};
