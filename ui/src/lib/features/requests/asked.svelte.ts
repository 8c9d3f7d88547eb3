import type { Backend } from '$lib/backend';
import type { KeptDraft } from './kept_draft';

/** How much the officer has asked for, for the service and for Tokens; what they have begun counts too. */
export class Asked {
  count = $state(0);
  #backend: Backend;
  #draft: KeptDraft;

  constructor(backend: Backend, draft: KeptDraft) {
    this.#backend = backend;
    this.#draft = draft;
  }

  async load(): Promise<void> {
    // Where the hub is not heard, the draft is what there is.
    const [draft, requests, tokens] = await Promise.all([
      this.#draft.read().catch(() => null),
      this.#backend.ownRequests().catch(() => []),
      this.#backend.ownTokenRequests().catch(() => [])
    ]);
    this.count = requests.length + tokens.length + (draft ? 1 : 0);
  }
}
