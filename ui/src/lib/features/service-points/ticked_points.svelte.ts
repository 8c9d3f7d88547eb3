import type { ServicePointRow } from '$lib/backend';
import { inOrderOf, joined, noTicks, onlyAmong, renewed, withRows, withoutRows } from './ticks';

type Rows = readonly ServicePointRow[];

/**
 * The service points ticked for posters. A tick outlives the filter that showed its point; the row stands
 * with it, because a poster is ordered by name also while the list does not show the point.
 */
export class TickedPoints {
  #ticks = $state.raw(noTicks);
  /** What the next press with Shift extends. */
  #last: { id: string; ticked: boolean } | null = null;

  get count(): number {
    return this.#ticks.size;
  }

  has(id: string): boolean {
    return this.#ticks.has(id);
  }

  countIn(listed: Rows): number {
    if (this.count === 0) return 0;
    return listed.reduce((count, row) => count + Number(this.has(row.id)), 0);
  }

  /** All that are ticked: as the list has them, then those it does not show. */
  inOrderOf(listed: Rows): ServicePointRow[] {
    return inOrderOf(listed, this.#ticks);
  }

  toggle(row: ServicePointRow): void {
    const ticked = !this.has(row.id);
    this.#set([row], ticked);
    this.#last = { id: row.id, ticked };
  }

  /** Does with all from the last one to `row` what was done with the last one. */
  extendTo(row: ServicePointRow, listed: Rows): void {
    const last = this.#last;
    const from = listed.findIndex((one) => one.id === last?.id);
    const to = listed.findIndex((one) => one.id === row.id);
    if (!last || from < 0 || to < 0) {
      this.toggle(row);
      return;
    }
    this.#set(listed.slice(Math.min(from, to), Math.max(from, to) + 1), last.ticked);
    this.#last = { id: row.id, ticked: last.ticked };
  }

  tickAll(listed: Rows): void {
    this.#set(listed, true);
    this.#last = null;
  }

  /** Ticks all of them, or none where all are ticked already. */
  toggleAll(listed: Rows): void {
    this.#set(listed, this.countIn(listed) < listed.length);
    this.#last = null;
  }

  /** Takes every tick away; the answer puts them back. */
  clear(): () => void {
    const before = this.#ticks;
    this.#ticks = noTicks;
    this.#last = null;
    return () => (this.#ticks = joined(before, this.#ticks));
  }

  /** The rows of ticked points as they are now; `whole`: a point that is not among them is no more. */
  follow(rows: Rows, whole: boolean): void {
    if (this.count > 0) this.#ticks = (whole ? onlyAmong : renewed)(this.#ticks, rows);
  }

  #set(rows: Rows, ticked: boolean): void {
    this.#ticks = (ticked ? withRows : withoutRows)(this.#ticks, rows);
  }
}
