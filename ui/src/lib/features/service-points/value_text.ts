import type { Address, Backend, FieldValue, OpeningHours, Span } from '$lib/backend';
import { t } from '$lib/messages/language.svelte';
import { clock, postcodeText } from './form';

/** A field's value in a few lines, for comparing two of them. */
export async function valueLines(backend: Backend, value: FieldValue): Promise<string[]> {
  const lines =
    value.field === 'address' ? await addressLines(backend, value.value) : linesOf(value);
  const said = lines.filter(Boolean);
  return said.length > 0 ? said : [t().servicePoints.conflict.empty];
}

function linesOf(value: Exclude<FieldValue, { field: 'address' }>): string[] {
  switch (value.field) {
    case 'name_th':
    case 'name_en':
      return [value.value];
    case 'phones':
      return value.value;
    case 'coordinates':
      return value.value ? [`${value.value.latitude}, ${value.value.longitude}`] : [];
    case 'hours':
      return hoursLines(value.value);
  }
}

async function addressLines(backend: Backend, address: Address): Promise<string[]> {
  const { line, province, district, subdistrict, postcode } = address;
  const [provinces, districts, subdistricts] = await Promise.all([
    province === null ? [] : backend.provinces(),
    province === null ? [] : backend.districts(province),
    district === null ? [] : backend.subdistricts(district)
  ]);
  const label = (from: readonly { code: number; label: string }[], code: number | null) =>
    from.find((one) => one.code === code)?.label ?? '';
  const place = [label(subdistricts, subdistrict), label(districts, district)];
  const end = [label(provinces, province), postcode === null ? '' : postcodeText(postcode)];
  return [line, place.filter(Boolean).join(' '), end.filter(Boolean).join(' ')];
}

function hoursLines(hours: OpeningHours): string[] {
  const words = t().servicePoints.edit;
  return [
    ...runs(hours.week.map(timesOf)).map(({ first, last, times }) => {
      const days = first === last ? words.days[first] : `${words.days[first]}–${words.days[last]}`;
      return `${days} ${times}`;
    }),
    hours.closed_on_public_holidays ? words.closedOnHolidays : '',
    hours.note_th ?? ''
  ];
}

const timesOf = (spans: readonly Span[]): string =>
  spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');

type Run = { first: number; last: number; times: string };

/** Open days with the same times that follow each other. */
function runs(days: readonly string[]): Run[] {
  const found: Run[] = [];
  days.forEach((times, day) => {
    const before = found.at(-1);
    if (times === '') return;
    if (before?.last === day - 1 && before.times === times) before.last = day;
    else found.push({ first: day, last: day, times });
  });
  return found;
}
