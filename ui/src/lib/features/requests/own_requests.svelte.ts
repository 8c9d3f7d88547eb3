import {
  asBackendError,
  type Backend,
  type BackendError,
  type RequestDraft,
  type ServiceRequest,
  type TokenRequest
} from '$lib/backend';
import type { KeptDraft } from './kept_draft';

/** What the officer has asked for, and what they have begun. */
export class OwnRequests {
  draft = $state.raw<RequestDraft | null>(null);
  requests = $state.raw<readonly ServiceRequest[] | null>(null);
  tokens = $state.raw<readonly TokenRequest[] | null>(null);
  /** Why the hub did not tell. */
  error = $state.raw<BackendError | null>(null);
  /** Why the last act did not succeed. */
  failure = $state.raw<BackendError | null>(null);
  busy = $state<string | null>(null);
  #backend: Backend;
  #draft: KeptDraft;
  #number = 0;

  constructor(backend: Backend, draft: KeptDraft) {
    this.#backend = backend;
    this.#draft = draft;
  }

  get empty(): boolean {
    return this.requests?.length === 0 && this.tokens?.length === 0 && this.draft === null;
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    // The draft is on this PC and comes without the hub.
    const draft = await this.#draft.read().catch(() => null);
    if (number !== this.#number) return;
    this.draft = draft;
    try {
      const [requests, tokens] = await Promise.all([
        this.#backend.ownRequests(),
        this.#backend.ownTokenRequests()
      ]);
      if (number !== this.#number) return;
      this.requests = requests;
      this.tokens = tokens;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  async discard(): Promise<boolean> {
    return this.#act('draft', async () => {
      await this.#draft.drop();
      this.draft = null;
    });
  }

  async withdrawToken(id: string): Promise<boolean> {
    return this.#act(id, async () => {
      const changed = await this.#backend.withdrawTokenRequest(id);
      this.tokens = (this.tokens ?? []).map((one) => (one.id === id ? changed : one));
    });
  }

  async #act(busy: string, act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = busy;
    this.failure = null;
    try {
      await act();
      return true;
    } catch (cause) {
      this.failure = asBackendError(cause);
      return false;
    } finally {
      this.busy = null;
    }
  }
}
