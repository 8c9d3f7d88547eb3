import { asBackendError, type BackendError } from '$lib/backend';

const typingDelay = 200;

/** What is found as one types; a later question makes an earlier answer void. */
export class Finding<Found> {
  /** `null`: nothing has been answered yet. */
  found = $state.raw<readonly Found[] | null>(null);
  error = $state.raw<BackendError | null>(null);
  searching = $state(false);
  #find: (text: string) => Promise<Found[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;

  constructor(find: (text: string) => Promise<Found[]>) {
    this.#find = find;
  }

  /** Looks as soon as the typing rests. */
  type(text: string): void {
    this.forget();
    if (!text.trim()) return;
    this.searching = true;
    this.#timer = setTimeout(() => void this.#look(text.trim()), typingDelay);
  }

  /** As if nothing had been typed. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#number += 1;
    this.found = null;
    this.error = null;
    this.searching = false;
  }

  async #look(text: string): Promise<void> {
    const number = ++this.#number;
    try {
      const found = await this.#find(text);
      if (number === this.#number) this.found = found;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    } finally {
      if (number === this.#number) this.searching = false;
    }
  }
}
