import {
  asBackendError,
  type Backend,
  type BackendError,
  type Printer,
  type PrintFault
} from '$lib/backend';

/** One search for printers, and what it brought. */
export class PrinterSearch {
  printers = $state.raw<readonly Printer[]>([]);
  faults = $state.raw<readonly PrintFault[]>([]);
  error = $state.raw<BackendError | null>(null);
  searching = $state(false);
  /** A search has come to its end. */
  searched = $state(false);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  async run(): Promise<void> {
    if (this.searching) return;
    this.searching = true;
    this.error = null;
    try {
      const found = await this.#backend.printers();
      this.printers = found.printers;
      this.faults = found.faults;
    } catch (cause) {
      this.error = asBackendError(cause);
    } finally {
      this.searching = false;
      this.searched = true;
    }
  }
}
