import { asBackendError, type Backend, type BackendError, type ManualRow } from '$lib/backend';
import { Sheet } from '$lib/features/posters/sheet.svelte';

/** One manual, and its sheets where the register has its full text. */
export class PrintedManual {
  readonly id: string;
  row = $state.raw<ManualRow | null>(null);
  error = $state.raw<BackendError | null>(null);
  readonly sheet: Sheet<ManualRow>;
  #backend: Backend;

  constructor(backend: Backend, id: string) {
    this.id = id;
    this.#backend = backend;
    this.sheet = new Sheet(id, {
      view: () => backend.manual(id),
      preview: async () => ({ pdf: await backend.manualPdf(id) }),
      save: () => backend.saveManual(id),
      open: () => backend.openManual(id),
      print: () => backend.printManual(id)
    });
  }

  async load(): Promise<void> {
    try {
      this.row = await this.#backend.manual(this.id);
      this.error = null;
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }
}
