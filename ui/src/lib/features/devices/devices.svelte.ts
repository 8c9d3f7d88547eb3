import { asBackendError, type Backend, type BackendError, type Device } from '$lib/backend';

/** Where the officer is signed in, as the hub knows it. */
export class Devices {
  list = $state.raw<readonly Device[] | null>(null);
  error = $state.raw<BackendError | null>(null);
  /** When the list came: what "three hours ago" counts from. */
  at = $state(0);
  /** The one that is being signed out. */
  ending = $state.raw<Device | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get offline(): boolean {
    return this.error?.code === 'hub_unreachable';
  }

  async load(): Promise<void> {
    await this.#take(() => this.#backend.devices());
  }

  /** True when the device is signed out; also when it was before. */
  async end(device: Device): Promise<boolean> {
    if (this.ending) return false;
    this.ending = device;
    const done = await this.#take(() => this.#backend.endDevice(device.id));
    this.ending = null;
    if (this.error?.code !== 'not_found') return done;
    await this.load();
    return !this.list?.some((one) => one.id === device.id);
  }

  async #take(ask: () => Promise<Device[]>): Promise<boolean> {
    try {
      this.list = await ask();
      this.at = Date.now();
      this.error = null;
      return true;
    } catch (cause) {
      this.error = asBackendError(cause);
      return false;
    }
  }
}
