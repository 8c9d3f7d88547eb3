/**
 * Is this Ctrl (or ⌘) with the key of the Latin `letter`? The place of the key counts as well as what
 * it writes: with the Thai layout switched on, K writes า.
 */
export function isCtrl(event: KeyboardEvent, letter: string): boolean {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return false;
  return event.key.toLowerCase() === letter || event.code === `Key${letter.toUpperCase()}`;
}

/** Is this Ctrl (or ⌘) with Enter? */
export function isCtrlEnter(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key === 'Enter';
}
