import type { Field, FieldValue, Particulars } from '$lib/backend';

/** The fields with a version of their own, in the order of the form. */
export const fields: readonly Field[] = [
  'name_th',
  'name_en',
  'address',
  'phones',
  'hours',
  'coordinates'
];

/** A field with its value, as the register's changes carry it. */
export function valueOf(particulars: Particulars, field: Field): FieldValue {
  return { field, value: particulars[field] } as FieldValue;
}

/** Are two values of plain data the same? The order of keys does not matter. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => same((a as Props)[key], (b as Props)[key]))
  );
}

type Props = Record<string, unknown>;

/** Does a problem at `path` ("hours.3") stand at `field` or at a part of it? */
export function standsAt(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`);
}
