import { asBackendError, type Backend, type BackendError, type HomeView } from '$lib/backend';

/** What needs this officer now. */
export class Home {
  view = $state.raw<HomeView | null>(null);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    try {
      this.view = await this.#backend.home();
      this.error = null;
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }
}
