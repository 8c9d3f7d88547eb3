import type { Address, Backend, FieldValue } from '$lib/backend';
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

function hoursLines(hours: Extract<FieldValue, { field: 'hours' }>['value']): string[] {
  const words = t().servicePoints.edit;
  const days = hours.week.map((spans, day) => {
    const times = spans.map(({ from, to }) => `${clock(from)}–${clock(to)}`).join(', ');
    return times && `${words.days[day]} ${times}`;
  });
  return [
    ...days,
    hours.closed_on_public_holidays ? words.closedOnHolidays : '',
    hours.note_th ?? ''
  ];
}
