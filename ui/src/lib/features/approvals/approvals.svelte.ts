import { createContext } from 'svelte';
import {
  asBackendError,
  type Approval,
  type ApprovalsView,
  type Backend,
  type BackendError
} from '$lib/backend';

/** All that waits for this officer's decision, the oldest first. */
export class Approvals {
  /** `null`: not known yet. */
  list = $state.raw<readonly Approval[] | null>(null);
  /** When the hub told the list. */
  asOf = $state<number | null>(null);
  /** The hub is not heard: the list may be another by now. */
  offline = $state(false);
  error = $state.raw<BackendError | null>(null);
  /** When the list was asked for: what "five days" counts from. */
  at = $state(0);
  #backend: Backend;
  #number = 0;
  /** When each of those decided here was decided. */
  #decided: Record<string, number> = {};

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get waiting(): number {
    return this.list?.length ?? 0;
  }

  /** A failed question leaves the last known list. */
  async refresh(): Promise<void> {
    const number = ++this.#number;
    try {
      const view = await this.#backend.approvals();
      if (number === this.#number) this.#take(view);
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  #take({ approvals, as_of, offline }: ApprovalsView): void {
    const told = as_of ?? 0;
    const open = approvals.filter((one) => (this.#decided[keyOf(one)] ?? 0) < told);
    this.list = as_of === null ? null : open.toSorted((one, other) => one.since - other.since);
    this.asOf = as_of;
    this.offline = offline;
    this.at = Date.now();
    this.error = null;
  }

  /** The one to look at when `done` is over: what came after it, or else before. */
  after(done: Approval | undefined): Approval | undefined {
    const list = this.list ?? [];
    const place = list.findIndex((one) => done !== undefined && keyOf(one) === keyOf(done));
    return place < 0 ? list[0] : (list[place + 1] ?? list[place - 1]);
  }

  /** It is decided. What the hub told before does not bring it back. */
  drop(done: Approval): void {
    this.#number += 1;
    this.#decided[keyOf(done)] = Date.now();
    this.list = this.list?.filter((one) => keyOf(one) !== keyOf(done)) ?? null;
  }

  forget(): void {
    this.#number += 1;
    this.#decided = {};
    this.list = null;
    this.asOf = null;
    this.offline = false;
    this.error = null;
  }
}

/** An approval is named by its kind and its id. */
export const keyOf = ({ kind, id }: Pick<Approval, 'kind' | 'id'>): string => `${kind}/${id}`;

export const [useApprovals, provideApprovals] = createContext<Approvals>();
