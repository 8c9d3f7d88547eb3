import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Printer } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';
import { t } from '$lib/messages/language.svelte';

type Look = { icon: Icon; tone: Tone; text: string };

const ok = { icon: CircleCheck, tone: 'ok' } as const;
const warn = { icon: TriangleAlert, tone: 'warn' } as const;
const bad = { icon: CircleAlert, tone: 'bad' } as const;

/** What is the matter with a printer, in words; empty where nothing is. */
export function troublesOf({ problems }: Printer): string {
  return problems
    .filter((one) => one.urgency !== 'report')
    .map((one) => t().printing.conditions[one.condition])
    .join(' · ');
}

/** Would a poster come out of it? */
export function printerLook(printer: Printer): Look {
  const words = t().printing;
  if (!printer.accepts_pdf) return { ...warn, text: words.dialogOnly };
  if (!printer.accepts_jobs) return { ...warn, text: words.notAccepting };
  const text = words.states[printer.state];
  if (printer.state === 'stopped') return { ...bad, text };
  return { ...(troublesOf(printer) ? warn : ok), text };
}
