import { createContext } from 'svelte';
import type { Backend, Settings } from '$lib/backend';
import { setLanguage } from '$lib/messages/language.svelte';

/** Language and theme: applied to the document at once, then kept. */
export class Appearance {
  settings = $state.raw<Settings>({
    language: 'th',
    theme: 'system',
    notifications: {
      service_requests: true,
      token_requests: true,
      wrong_rights: true,
      rights_reviews: true,
      quiet: null
    },
    start_with_system: false
  });
  #backend: Backend;
  #systemIsDark = matchMedia('(prefers-color-scheme: dark)');

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  apply(settings: Settings): void {
    this.settings = settings;
    setLanguage(settings.language);
    this.#paint();
  }

  async change(part: Partial<Settings>): Promise<void> {
    this.apply({ ...this.settings, ...part });
    await this.#backend.saveSettings(this.settings);
  }

  /** Follows the system's theme until the returned function is called. */
  follow(): () => void {
    const paint = () => this.#paint();
    this.#systemIsDark.addEventListener('change', paint);
    return () => this.#systemIsDark.removeEventListener('change', paint);
  }

  #paint(): void {
    const { theme } = this.settings;
    const dark = theme === 'dark' || (theme === 'system' && this.#systemIsDark.matches);
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }
}

export const [useAppearance, provideAppearance] = createContext<Appearance>();
