import type { Messages } from '../language.svelte';
import { agoEn } from '../ago';
import { dateEn } from '../format';

export const devices: Messages['devices'] = {
  title: 'Where you are signed in',
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux' },
  unnamed: 'A device without a name',
  thisOne: 'This machine',
  seen: (at, now) => `Last used ${agoEn(at, now)}`,
  since: (at) => `Signed in since ${dateEn(at)}`,
  onlyThisOne: 'You are signed in on this machine only',
  none: 'No device is signed in',
  unknown:
    'If you do not know one of them, sign it out and change the password of your identity account.',
  signOut: 'Sign out',
  signOutOf: (name) => `Sign out on ${name}`,
  confirm:
    'It has to sign in again before it can go on. What is not sent yet stays on it and is sent then.',
  signedOut: (name) => `Signed out on ${name}`,
  offline: 'The devices cannot be listed while offline',
  offlineTodo: 'The hub keeps this list. It appears by itself when the hub can be reached again.'
};
