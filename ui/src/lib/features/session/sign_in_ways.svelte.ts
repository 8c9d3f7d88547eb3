import type { Backend, SignInWay } from '$lib/backend';

/** The identity providers to choose from. Until the hub has said, there is one button, and it says why it fails. */
export class SignInWays {
  list = $state.raw<readonly SignInWay[]>([]);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async load(): Promise<void> {
    this.list = await this.#backend.signInWays().catch(() => []);
  }

  get registering(): readonly SignInWay[] {
    return this.list.filter((way) => way.registration !== 'none');
  }
}
