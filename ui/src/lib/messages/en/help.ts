import type { Messages } from '../language.svelte';

export const help: Messages['help'] = {
  contact: 'Contact',
  contactText: 'The DGA Contact Center helps with joining and using the service',
  keys: 'Keys',
  shortcuts: [
    { keys: 'Ctrl K', text: 'Find a service point' },
    { keys: 'Ctrl S', text: 'Save the service point, or the draft of a request' },
    { keys: 'Ctrl Enter', text: 'Confirm: still correct; or the next step of a request' },
    { keys: 'Ctrl P', text: 'Open the poster of the service point' },
    { keys: '↑ ↓ Enter', text: 'Move and open in lists' },
    { keys: 'Space', text: 'Select a service point in the list, to make posters of several' },
    { keys: 'Shift Space', text: 'Select on from the last one selected' },
    { keys: 'Ctrl A', text: 'Select all that is listed' },
    { keys: 'Esc', text: 'Close a dialog, or clear the selection in a list' },
    { keys: 'F1', text: 'Help' }
  ]
};
