import type { OpeningHours, Particulars, Span } from '$lib/backend';

/** A span of opening hours as it is typed. */
export type SpanText = { from: string; to: string };

/** The particulars of a service point as they are typed: everything a person writes is text. */
export type Form = {
  name_th: string;
  name_en: string;
  address: {
    line: string;
    province: number | null;
    district: number | null;
    subdistrict: number | null;
    postcode: string;
  };
  phones: string[];
  hours: { week: SpanText[][]; closed_on_public_holidays: boolean; note_th: string };
  coordinates: { latitude: string; longitude: string };
};

/** Text that no value can be read from; the rules of the register never see it. */
export type Unreadable = {
  field: string;
  reason:
    | 'postcodeNotUnderstood'
    | 'timeNotUnderstood'
    | 'coordinateNotUnderstood'
    | 'coordinateIncomplete';
};

export type Reading = { particulars: Particulars; unreadable: Unreadable[] };

export function formOf(particulars: Particulars): Form {
  const { address, hours, coordinates } = particulars;
  return {
    name_th: particulars.name_th,
    name_en: particulars.name_en,
    address: {
      ...address,
      postcode: address.postcode === null ? '' : postcodeText(address.postcode)
    },
    phones: [...particulars.phones],
    hours: hoursForm(hours),
    coordinates: {
      latitude: String(coordinates?.latitude ?? ''),
      longitude: String(coordinates?.longitude ?? '')
    }
  };
}

export function hoursForm(hours: OpeningHours): Form['hours'] {
  return {
    week: hours.week.map((day) =>
      day.map(({ from, to }) => ({ from: clock(from), to: clock(to) }))
    ),
    closed_on_public_holidays: hours.closed_on_public_holidays,
    note_th: hours.note_th ?? ''
  };
}

/** What the form says. Where nothing can be read, `otherwise` stands in for the field. */
export function read(form: Form, otherwise: Particulars): Reading {
  const unreadable: Unreadable[] = [];
  const postcode = readPostcode(form.address.postcode);
  if (postcode === undefined) {
    unreadable.push({ field: 'address.postcode', reason: 'postcodeNotUnderstood' });
  }
  const particulars: Particulars = {
    name_th: form.name_th.trim(),
    name_en: form.name_en.trim(),
    address: {
      ...form.address,
      line: form.address.line.trim(),
      postcode: postcode === undefined ? otherwise.address.postcode : postcode
    },
    phones: form.phones.map((text) => text.trim()).filter(Boolean),
    hours: readHours(form.hours, otherwise.hours, unreadable),
    coordinates: readCoordinates(form.coordinates, otherwise.coordinates, unreadable)
  };
  return { particulars, unreadable };
}

/** The place of the telephone field `index` among those that hold something; empty ones are not sent. */
export function filledPhoneIndex(phones: readonly string[], index: number): number {
  return phones.slice(0, index).filter((text) => text.trim() !== '').length;
}

export function postcodeText(postcode: number): string {
  return String(postcode).padStart(5, '0');
}

/** "๐๘.๓๐" → "08.30" */
export function arabicDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}

/** Minutes since midnight → "08.30". */
export function clock(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}.${two(minutes % 60)}`;
}

/** "8.30", "08:30", "0830", "๘.๓๐" and "8" → minutes since midnight; anything else → `undefined`. */
export function minutesOf(text: string): number | undefined {
  const plain = arabicDigits(text)
    .trim()
    .replace(/\s*น\.?$/, '');
  const match = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  if (!match) return undefined;
  const hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  return minutes < 60 && hours * 60 + minutes <= 24 * 60 ? hours * 60 + minutes : undefined;
}

/** Two numbers copied from a map, "13.7563, 100.5018", or nothing. */
export function coordinatePair(text: string): { latitude: string; longitude: string } | undefined {
  const parts = arabicDigits(text)
    .trim()
    .split(/\s*,\s*|\s+/);
  const [latitude, longitude] = parts;
  if (parts.length !== 2 || !latitude || !longitude) return undefined;
  if (decimal(latitude) === undefined || decimal(longitude) === undefined) return undefined;
  return { latitude, longitude };
}

function readPostcode(text: string): number | null | undefined {
  const digits = arabicDigits(text).trim();
  if (digits === '') return null;
  return /^\d{5}$/.test(digits) ? Number(digits) : undefined;
}

function readHours(form: Form['hours'], otherwise: OpeningHours, unreadable: Unreadable[]) {
  const week = form.week.map((spans, day) => {
    const read = spans.map(readSpan);
    if (read.every((span) => span !== undefined)) return read;
    unreadable.push({ field: `hours.${day}`, reason: 'timeNotUnderstood' });
    return otherwise.week[day] ?? [];
  });
  const note_th = form.note_th.trim() || null;
  // As many days as came in: seven.
  const days = week as OpeningHours['week'];
  return { week: days, closed_on_public_holidays: form.closed_on_public_holidays, note_th };
}

function readSpan({ from, to }: SpanText): Span | undefined {
  const begin = minutesOf(from);
  const end = minutesOf(to);
  return begin === undefined || end === undefined ? undefined : { from: begin, to: end };
}

function readCoordinates(
  form: Form['coordinates'],
  otherwise: Particulars['coordinates'],
  unreadable: Unreadable[]
): Particulars['coordinates'] {
  const texts = [form.latitude.trim(), form.longitude.trim()];
  if (texts.every((text) => text === '')) return null;
  if (texts.some((text) => text === '')) {
    unreadable.push({ field: 'coordinates', reason: 'coordinateIncomplete' });
    return otherwise;
  }
  const [latitude, longitude] = texts.map(decimal);
  if (latitude === undefined || longitude === undefined) {
    unreadable.push({ field: 'coordinates', reason: 'coordinateNotUnderstood' });
    return otherwise;
  }
  return { latitude, longitude };
}

function decimal(text: string): number | undefined {
  const plain = arabicDigits(text).trim().replace('−', '-');
  return /^-?\d{1,3}(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
