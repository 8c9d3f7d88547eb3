import { asBackendError, type Backend, type BackendError, type Mail } from '$lib/backend';

/** Every mail the practice hub has sent, the newest first. */
export class Mailbox {
  mails = $state.raw<readonly Mail[]>([]);
  loaded = $state(false);
  error = $state.raw<BackendError | null>(null);
  #chosenId = $state<string | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The one being read; at first the newest. */
  readonly chosen = $derived.by(
    () => this.mails.find((mail) => mail.id === this.#chosenId) ?? this.mails[0]
  );

  choose(id: string): void {
    this.#chosenId = id;
  }

  async load(): Promise<void> {
    try {
      const mails = await this.#backend.practiceMails();
      this.mails = mails.toSorted((a, b) => b.sent_at - a.sent_at);
      this.error = null;
      this.loaded = true;
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }
}
