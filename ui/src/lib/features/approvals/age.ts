import { t } from '$lib/messages/language.svelte';

const hour = 3_600_000;
const day = 24 * hour;
/** Whole days, as they are shown. */
const patience = 3;

export type Age = { text: string; late: boolean };

/** How long something has waited; `late`: longer than anybody should. */
export function ageOf(since: number, now: number): Age {
  const age = now - since;
  return { text: words(age), late: Math.floor(age / day) > patience };
}

function words(age: number): string {
  const said = t().approvals.age;
  if (age < hour) return said.fresh;
  if (age < day) return said.hours(Math.floor(age / hour));
  return said.days(Math.floor(age / day));
}
