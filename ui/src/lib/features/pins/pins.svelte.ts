import {
  asBackendError,
  type Backend,
  type BackendError,
  type PinnedManual,
  type ServicePointView
} from '$lib/backend';

/** The pinned manuals of one service point: shown in the new order at once, then written. */
export class Pins {
  list = $state.raw<readonly PinnedManual[]>([]);
  error = $state.raw<BackendError | null>(null);
  #backend: Backend;
  #pointId: string;
  #onview: (view: ServicePointView) => void;

  constructor(backend: Backend, view: ServicePointView, onview: (view: ServicePointView) => void) {
    this.#backend = backend;
    this.#pointId = view.point.id;
    this.#onview = onview;
    this.list = view.pinned;
  }

  has(manualId: string): boolean {
    return this.list.some((pin) => pin.id === manualId);
  }

  pin(manualId: string, position: number | null = null): Promise<boolean> {
    return this.#write(() => this.#backend.pinManual(this.#pointId, manualId, position));
  }

  async unpin(manualId: string): Promise<boolean> {
    this.list = this.list.filter((pin) => pin.id !== manualId);
    return this.#write(() => this.#backend.unpinManual(this.#pointId, manualId));
  }

  /** Puts the manual at place `to` (0 is first). */
  async move(manualId: string, to: number): Promise<boolean> {
    const from = this.list.findIndex((pin) => pin.id === manualId);
    const pin = this.list[from];
    if (!pin || to < 0 || to >= this.list.length || to === from) return false;
    const order = this.list.filter((one) => one !== pin);
    order.splice(to, 0, pin);
    this.list = order;
    const ids = order.map((one) => one.id);
    return this.#write(() => this.#backend.reorderPins(this.#pointId, ids));
  }

  async #write(ask: () => Promise<ServicePointView>): Promise<boolean> {
    this.error = null;
    try {
      this.#onview(await ask());
      return true;
    } catch (cause) {
      this.error = asBackendError(cause);
      const view = await this.#backend.servicePoint(this.#pointId).catch(() => null);
      if (view) this.#onview(view);
      return false;
    }
  }
}
