import type { Messages } from '../language.svelte';

export const settings: Messages['settings'] = {
  language: 'Language',
  languages: { th: 'ไทย', en: 'English' },
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  look: 'Display',
  posters: 'QR posters and printing',
  postersText: 'The design chosen here is that of every preview, print and file',
  notifications: 'Notifications',
  notificationsText: 'Tell me when something arrives for my approval, while the app is in the tray',
  kinds: {
    wrong_rights: 'Wrong rights reported'
  },
  quiet: 'Quiet hours, with one summary when they are over',
  quietFrom: 'From',
  quietTo: 'To',
  startWithSystem: 'Start with the system, without a window',
  connection: 'Connection',
  mode: 'Mode',
  modes: {
    standalone: 'Practice on this machine, without a hub',
    hub: 'Shared hub'
  },
  hub: 'Address of the hub',
  version: 'Version'
};
