import { createContext } from 'svelte';
import {
  asBackendError,
  type Backend,
  type BackendError,
  type BatchView,
  type Order,
  type PrintFault,
  type PrinterChoice
} from '$lib/backend';

/** Why a wish to print came to nothing. */
export type NotBegun =
  { why: 'fault'; fault: PrintFault } | { why: 'occupied' } | { why: 'error'; error: BackendError };

/** The most sheets of one poster in one order. */
export const mostCopies = 999;

/** The officer's printer, and the posters on their way to it. */
export class Printing {
  choice = $state.raw<PrinterChoice | null>(null);
  batch = $state.raw<BatchView | null>(null);
  notBegun = $state.raw<NotBegun | null>(null);
  beginning = $state(false);
  #closed = $state.raw<BatchView | null>(null);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** The batch that the screens show: one that is over goes when the officer closes it. */
  get shown(): BatchView | null {
    return this.batch === this.#closed ? null : this.batch;
  }

  get over(): boolean {
    const phase = this.batch?.phase.phase;
    return phase === 'stopped' || phase === 'finished';
  }

  close(): void {
    if (this.over) this.#closed = this.batch;
  }

  async load(): Promise<void> {
    // A failed question leaves what is known.
    this.choice = await this.#backend.chosenPrinter().catch(() => this.choice);
    await this.refresh();
  }

  async refresh(): Promise<void> {
    const batch = await this.#backend.printBatch().catch(() => this.batch);
    const same = JSON.stringify(batch) === JSON.stringify(this.batch);
    if (!same) this.batch = batch;
  }

  /** Nothing of one officer is left for the next. */
  forget(): void {
    this.choice = null;
    this.batch = null;
    this.#closed = null;
    this.notBegun = null;
  }

  /** `null`: none from now on. True when it is remembered. */
  async choose(choice: PrinterChoice | null): Promise<boolean> {
    this.choice = choice;
    this.notBegun = null;
    await this.#try(() => this.#backend.setPrinter(choice));
    return this.notBegun === null;
  }

  /** True when the posters are on their way to the chosen printer. */
  async print(orders: Order[]): Promise<boolean> {
    const printer = this.choice?.printer;
    if (!printer || this.beginning) return false;
    this.beginning = true;
    this.notBegun = null;
    const started = await this.#try(() => this.#backend.printPosters(printer, orders));
    this.beginning = false;
    if (started?.outcome === 'occupied') this.notBegun = { why: 'occupied' };
    if (started?.outcome === 'fault') this.notBegun = { why: 'fault', fault: started.fault };
    await this.refresh();
    return started?.outcome === 'started';
  }

  pause = () => this.#decide(() => this.#backend.pausePrinting());
  resume = () => this.#decide(() => this.#backend.resumePrinting());
  stop = () => this.#decide(() => this.#backend.stopPrinting());
  retry = (uncertain: boolean) => this.#decide(() => this.#backend.retryPrinting(uncertain));

  async #decide(decision: () => Promise<void>): Promise<void> {
    await this.#try(decision);
    await this.refresh();
  }

  async #try<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await ask();
    } catch (cause) {
      this.notBegun = { why: 'error', error: asBackendError(cause) };
      return undefined;
    }
  }
}

export const [usePrinting, providePrinting] = createContext<Printing>();
