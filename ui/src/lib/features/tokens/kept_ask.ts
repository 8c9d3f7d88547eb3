import { createContext } from 'svelte';
import type { Officer } from '$lib/backend';
import { RightForm } from '$lib/features/units/right_form.svelte';

/** What an officer has written and not sent when they ask for a Token: it stays while they look elsewhere. */
export class KeptAsk {
  #officer: string | undefined;
  #form = new RightForm();

  /** Another officer's is forgotten. */
  of(officer: Officer | undefined): RightForm {
    if (this.#officer !== officer?.id) this.sent();
    if (this.#officer === undefined) {
      this.#officer = officer?.id;
      this.#form.email = officer?.email ?? '';
    }
    return this.#form;
  }

  sent(): void {
    this.#officer = undefined;
    this.#form = new RightForm();
  }
}

export const [useKeptAsk, provideKeptAsk] = createContext<KeptAsk>();
