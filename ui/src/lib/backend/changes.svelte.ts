import { createContext } from 'svelte';
import type { Backend } from './backend';
import type { Topic } from './types';

/**
 * Counts what the app behind the window says has changed. An effect that reads a count runs again
 * when the thing changes, and loads what it shows anew.
 */
export class Changes {
  #counts = $state<Record<Topic, number>>({
    session: 0,
    sending: 0,
    register: 0,
    approvals: 0,
    mails: 0,
    printing: 0,
    poster_files: 0
  });

  of(topic: Topic): number {
    return this.#counts[topic];
  }

  /** Listens until the returned function is called. */
  follow(backend: Backend): () => void {
    const listening = backend.onChanged((what) => {
      this.#counts[what] += 1;
    });
    return () => void listening.then((stop) => stop());
  }
}

export const [useChanges, provideChanges] = createContext<Changes>();
