import type { ServicePointRow } from '$lib/backend';

type Rows = readonly ServicePointRow[];

/**
 * Ticked rows by id, in the order in which they were ticked. Never changed, only replaced: with 30,000
 * ticks a map that tells of every entry by itself takes too long.
 */
export type Ticks = ReadonlyMap<string, ServicePointRow>;

export const noTicks: Ticks = new Map();

const byId = (rows: Rows): Ticks => new Map(rows.map((row) => [row.id, row]));

export const joined = (ticks: Ticks, more: Ticks): Ticks => new Map([...ticks, ...more]);

export const withRows = (ticks: Ticks, rows: Rows): Ticks => joined(ticks, byId(rows));

export function withoutRows(ticks: Ticks, rows: Rows): Ticks {
  const gone = byId(rows);
  return new Map([...ticks].filter(([id]) => !gone.has(id)));
}

/** The ticks as the rows are now; those that are not among them fall away. */
export const onlyAmong = (ticks: Ticks, rows: Rows): Ticks =>
  byId(rows.filter((row) => ticks.has(row.id)));

/** The ticks as the rows are now, and the others as they were. */
export const renewed = (ticks: Ticks, rows: Rows): Ticks => joined(ticks, onlyAmong(ticks, rows));

/** As the list has them, then those it does not show. */
export function inOrderOf(listed: Rows, ticks: Ticks): ServicePointRow[] {
  const shown = onlyAmong(ticks, listed);
  return [...joined(shown, ticks).values()];
}
