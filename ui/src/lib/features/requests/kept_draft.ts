import { createContext } from 'svelte';
import type { Backend, RequestDraft, ServiceRequest } from '$lib/backend';

/**
 * The draft as it is kept on this PC. One thing after the other: whoever reads it finds what was written before,
 * also by a page that is just being left.
 */
export class KeptDraft {
  #backend: Backend;
  #last: Promise<unknown> = Promise.resolve();

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  read(): Promise<RequestDraft | null> {
    return this.#next(() => this.#backend.requestDraft());
  }

  save(draft: RequestDraft): Promise<RequestDraft> {
    return this.#next(() => this.#backend.saveRequestDraft(draft));
  }

  drop(): Promise<void> {
    return this.#next(() => this.#backend.dropRequestDraft());
  }

  amend(id: string): Promise<RequestDraft> {
    return this.#next(() => this.#backend.amendRequest(id));
  }

  send(): Promise<ServiceRequest> {
    return this.#next(() => this.#backend.sendRequest());
  }

  removeLetter(): Promise<RequestDraft> {
    return this.#next(() => this.#backend.removeLetter());
  }

  /** What is written while the officer looks for the file is not held up. */
  chooseLetter(): Promise<RequestDraft | null> {
    return this.#last.then(() => this.#backend.chooseLetter());
  }

  #next<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const answer = this.#last.then(act);
    this.#last = answer.catch(() => undefined);
    return answer;
  }
}

export const [useKeptDraft, provideKeptDraft] = createContext<KeptDraft>();
