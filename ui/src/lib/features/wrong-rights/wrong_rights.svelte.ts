import {
  asBackendError,
  type Backend,
  type BackendError,
  type Wrong,
  type WrongRightsNote
} from '$lib/backend';

/** What the officer wrote about rights of theirs that are wrong, the newest first. */
export class WrongRights {
  notes = $state.raw<readonly WrongRightsNote[] | null>(null);
  /** Why the notes could not be had. */
  error = $state.raw<BackendError | null>(null);
  /** Why the last act did not succeed. */
  failure = $state.raw<BackendError | null>(null);
  /** The right that is being written about, or the note that is being withdrawn. */
  busy = $state<string | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get offline(): boolean {
    return this.error?.code === 'hub_unreachable';
  }

  async load(): Promise<void> {
    try {
      this.notes = await this.#backend.wrongRights();
      this.error = null;
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }

  /** True when it is on its way to whoever looks after rights there. */
  report(wrong: Wrong, note: string): Promise<boolean> {
    return this.#act(wrong.id, () => this.#backend.reportWrongRights(wrong, note));
  }

  /** True when it waits for nobody any more. */
  withdraw(note: WrongRightsNote): Promise<boolean> {
    return this.#act(note.id, () => this.#backend.withdrawWrongRights(note.id));
  }

  async #act(id: string, ask: () => Promise<WrongRightsNote>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = id;
    this.failure = null;
    try {
      await ask();
      return true;
    } catch (cause) {
      this.failure = asBackendError(cause);
      return false;
    } finally {
      this.busy = null;
      await this.load();
    }
  }
}
