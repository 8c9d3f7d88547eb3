import {
  asBackendError,
  type Backend,
  type BackendError,
  type RequestKind,
  type RequestStage,
  type ServiceRequest
} from '$lib/backend';

const askedAfter = 250;

/** All requests, as an operator looks through them. */
export class RequestQueue {
  stage = $state<RequestStage | 'all'>('all');
  kind = $state<RequestKind | 'all'>('all');
  text = $state('');
  list = $state.raw<readonly ServiceRequest[] | null>(null);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;
  #number = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get filtered(): boolean {
    return this.stage !== 'all' || this.kind !== 'all' || this.text.trim() !== '';
  }

  clear(): void {
    this.stage = 'all';
    this.kind = 'all';
    this.text = '';
    void this.load();
  }

  /** After what is typed has come to rest. */
  typed(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), askedAfter);
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    const stage = this.stage === 'all' ? null : this.stage;
    const kind = this.kind === 'all' ? null : this.kind;
    try {
      const list = await this.#backend.requestQueue({ stage, kind, text: this.text.trim() });
      if (number !== this.#number) return;
      this.list = list;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }
}
