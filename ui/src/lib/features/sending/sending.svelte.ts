import { createContext } from 'svelte';
import type { Backend, SendingView } from '$lib/backend';

/** Whether everything written here has reached the hub. */
export class Sending {
  view = $state.raw<SendingView | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get online(): boolean {
    return this.view?.state !== 'offline';
  }

  async refresh(): Promise<void> {
    // A failed question leaves the last known state; the next change asks again.
    this.view = await this.#backend.sending().catch(() => this.view);
  }
}

export const [useSending, provideSending] = createContext<Sending>();
