import type { Messages } from '../language.svelte';

export const settings: Messages['settings'] = {
  language: 'Language',
  languages: { th: 'ไทย', en: 'English' },
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  look: 'Display',
  posters: 'QR posters and printing',
  postersText: 'The design chosen here is that of every preview, print and file',
  connection: 'Connection',
  mode: 'Mode',
  modes: {
    standalone: 'Practice on this machine, without a hub',
    hub: 'Shared hub'
  },
  hub: 'Address of the hub',
  version: 'Version'
};
