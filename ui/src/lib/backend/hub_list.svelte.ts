import { asBackendError, type BackendError } from './backend';

/** A list that only the hub knows, and the acts on what is in it. */
export class HubList<Item> {
  /** `null`: not known yet. A failed question leaves the last known list. */
  list = $state.raw<readonly Item[] | null>(null);
  /** Why the list could not be had. */
  error = $state.raw<BackendError | null>(null);
  /** Why the last act did not succeed. */
  failure = $state.raw<BackendError | null>(null);
  /** The act under way, as its caller named it. */
  busy = $state<string | null>(null);
  /** When the list came: what "three hours ago" counts from. */
  at = $state(0);
  #ask: () => Promise<Item[]>;
  #number = 0;

  constructor(ask: () => Promise<Item[]>) {
    this.#ask = ask;
  }

  get offline(): boolean {
    return this.error?.code === 'hub_unreachable';
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    try {
      const list = await this.#ask();
      if (number !== this.#number) return;
      this.list = list;
      this.at = Date.now();
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  /** What the act answers; `null` when it did not succeed. The list is asked for anew either way. */
  async act<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer | null> {
    if (this.busy !== null) return null;
    this.busy = name;
    this.failure = null;
    try {
      return await ask();
    } catch (cause) {
      this.failure = asBackendError(cause);
      return null;
    } finally {
      this.busy = null;
      await this.load();
    }
  }
}
