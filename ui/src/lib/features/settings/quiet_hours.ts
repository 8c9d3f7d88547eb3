import type { QuietHours } from '$lib/backend';

const HOUR = 60;

/** What quiet hours begin with: from the end of office hours until they begin again. */
export const officeEvening: QuietHours = { from: 16 * HOUR + 30, to: 8 * HOUR + 30 };

/** "08:30", as a field for times has it. */
export function text(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / HOUR))}:${two(minutes % HOUR)}`;
}

/** Minutes since midnight; null for what is no time. */
export function minutes(text: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return found ? Number(found[1]) * HOUR + Number(found[2]) : null;
}
