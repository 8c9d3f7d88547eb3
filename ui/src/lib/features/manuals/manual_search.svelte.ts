import { asBackendError, type Backend, type BackendError, type ManualRow } from '$lib/backend';

const typingDelay = 120;

/** Finds citizens' manuals by their titles; for a service point it also tells which are pinned there. */
export class ManualSearch {
  text = $state('');
  rows = $state.raw<readonly ManualRow[]>([]);
  loaded = $state(false);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;
  #pointId: string | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;

  constructor(backend: Backend, pointId: string | null = null) {
    this.#backend = backend;
    this.#pointId = pointId;
  }

  type(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), typingDelay);
  }

  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const number = ++this.#number;
    try {
      const rows = await this.#backend.searchManuals(this.text.trim(), this.#pointId);
      if (number !== this.#number) return;
      this.rows = rows;
      this.loaded = true;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }
}
