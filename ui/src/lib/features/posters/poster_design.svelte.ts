import { createContext } from 'svelte';
import {
  asBackendError,
  type Backend,
  type BackendError,
  type PosterOptions,
  type PosterOptionsView
} from '$lib/backend';

/** How the officer wants posters: the settings and the poster page show and change the same choice. */
export class PosterDesign {
  chosen = $state.raw<PosterOptionsView | null>(null);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;
  #number = 0;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  load(): Promise<boolean> {
    return this.#take(() => this.#backend.posterOptions());
  }

  /** Shows the choice at once, then keeps it; true when it is kept. */
  async choose(change: Partial<PosterOptions>): Promise<boolean> {
    const before = this.chosen;
    if (!before) return false;
    const options = { ...before.options, ...change };
    const shown = { ...before, options };
    this.chosen = shown;
    const kept = await this.#take(() => this.#backend.setPosterOptions(options));
    if (!kept && this.chosen === shown) this.chosen = before;
    return kept;
  }

  chooseEmblem = () => this.#take(() => this.#backend.chooseEmblem());
  forgetEmblem = () => this.#take(() => this.#backend.forgetEmblem());

  /** Nothing of one officer is left for the next. */
  forget(): void {
    this.#number += 1;
    this.chosen = null;
    this.error = null;
  }

  /** A later question makes an earlier answer void. */
  async #take(ask: () => Promise<PosterOptionsView>): Promise<boolean> {
    const number = ++this.#number;
    this.error = null;
    try {
      const answer = await ask();
      if (number === this.#number) this.chosen = answer;
      return true;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
      return false;
    }
  }
}

export const [usePosterDesign, providePosterDesign] = createContext<PosterDesign>();
