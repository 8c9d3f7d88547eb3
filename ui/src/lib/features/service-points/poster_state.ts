import Printer from '@lucide/svelte/icons/printer';
import PrinterCheck from '@lucide/svelte/icons/printer-check';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import type { PosterState } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';
import { t } from '$lib/messages/language.svelte';

const looks: Record<PosterState, { icon: Icon; tone: Tone }> = {
  not_printed: { icon: Printer, tone: 'plain' },
  printed: { icon: PrinterCheck, tone: 'ok' },
  must_reprint: { icon: RefreshCw, tone: 'warn' }
};

/** Sign, colour and word of whether the printed poster still holds. */
export function posterLook(state: PosterState): { icon: Icon; tone: Tone; text: string } {
  return { ...looks[state], text: t().servicePoints.poster.states[state] };
}
