import type { Messages } from '../language.svelte';

export const help: Messages['help'] = {
  lead: 'The steps of DGA’s guideline, each with a button that goes there',
  steps: {
    account: {
      title: 'Check your rights',
      text: 'See your rights and unit in your account. If they are wrong, ask your central officer.',
      action: 'Go to the account'
    },
    'service-points': {
      title: 'Check and correct service points',
      text: 'Find a service point, correct name, address, telephone, hours and location, save, then confirm.',
      action: 'Go to service points'
    },
    manuals: {
      title: 'Pin citizens’ manuals',
      text: 'Open a service point, press Add at the pinned manuals, and choose what citizens can do there.',
      action: 'See all manuals'
    },
    posters: {
      title: 'Print the QR code poster and hang it up',
      text: 'Choose a service point, check the preview, then print or save a PDF.',
      action: 'Go to posters'
    },
    home: {
      title: 'Keep an eye on your data',
      text: 'Home tells which points lack something and which are due for confirmation.',
      action: 'Go home'
    }
  },
  contact: 'Contact',
  contactText: 'The DGA Contact Center helps with joining and using the service',
  keys: 'Keys',
  shortcuts: [
    { keys: 'Ctrl K', text: 'Find a service point' },
    { keys: 'Ctrl S', text: 'Save the service point' },
    { keys: 'Ctrl Enter', text: 'Confirm: still correct' },
    { keys: 'Ctrl P', text: 'Open the poster of the service point' },
    { keys: '↑ ↓ Enter', text: 'Move and open in lists' },
    { keys: 'Space', text: 'Select a service point in the list, to make posters of several' },
    { keys: 'Shift Space', text: 'Select on from the last one selected' },
    { keys: 'Ctrl A', text: 'Select all that is listed' },
    { keys: 'Esc', text: 'Close a dialog, or clear the selection in a list' },
    { keys: 'F1', text: 'Help' }
  ]
};
