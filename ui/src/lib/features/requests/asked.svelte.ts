import type { Backend } from '$lib/backend';

/** Whether the officer has asked for the service or for a Token. */
export class Asked {
  any = $state(false);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    // Where the hub is not heard, the way to the requests would lead to nothing.
    const [requests, tokens] = await Promise.all([
      this.#backend.ownRequests().catch(() => []),
      this.#backend.ownTokenRequests().catch(() => [])
    ]);
    this.any = requests.length + tokens.length > 0;
  }
}
