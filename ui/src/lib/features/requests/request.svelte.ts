import {
  asBackendError,
  type Backend,
  type BackendError,
  type ExecutiveForm,
  type ServiceRequest
} from '$lib/backend';
import type { KeptDraft } from './kept_draft';

type Act = 'ask' | 'amend' | 'withdraw';

/** One of the officer's own requests, opened. */
export class Request {
  view = $state.raw<ServiceRequest | null>(null);
  error = $state.raw<BackendError | null>(null);
  /** Why the last act did not succeed. */
  failure = $state.raw<BackendError | null>(null);
  busy = $state<Act | null>(null);
  readonly id: string;
  #backend: Backend;
  #draft: KeptDraft;
  #number = 0;

  constructor(backend: Backend, draft: KeptDraft, id: string) {
    this.#backend = backend;
    this.#draft = draft;
    this.id = id;
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    try {
      const view = await this.#backend.serviceRequest(this.id);
      if (number !== this.#number) return;
      this.view = view;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  ask(executive: ExecutiveForm): Promise<boolean> {
    return this.#act('ask', () => this.#backend.askExecutive(this.id, executive));
  }

  withdraw(): Promise<boolean> {
    return this.#act('withdraw', () => this.#backend.withdrawRequest(this.id));
  }

  /** Makes a draft of it, in place of another one. */
  amend(): Promise<boolean> {
    return this.#act('amend', async () => {
      await this.#draft.amend(this.id);
      return null;
    });
  }

  /** Is there a draft that amending would replace? */
  async replacesDraft(): Promise<boolean> {
    const draft = await this.#draft.read().catch(() => null);
    return draft !== null && draft.amends !== this.id;
  }

  async #act(busy: Act, act: () => Promise<ServiceRequest | null>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = busy;
    this.failure = null;
    try {
      const changed = await act();
      if (changed) {
        this.view = changed;
        // What was asked before the act is older than its answer.
        this.#number += 1;
      }
      return true;
    } catch (cause) {
      this.failure = asBackendError(cause);
      if (this.failure.problems.some(({ code }) => code === 'request_moved_on')) await this.load();
      return false;
    } finally {
      this.busy = null;
    }
  }
}
