import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Clock from '@lucide/svelte/icons/clock';
import type { AssuranceState } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';
import { daysUntil } from '$lib/messages/format';
import { t } from '$lib/messages/language.svelte';

/** Sign, colour and word of "still correct" as it stands at `now`. */
export function assuranceLook(
  state: AssuranceState,
  now: number,
  length: 'short' | 'long' = 'short'
): { icon: Icon; tone: Tone; text: string } {
  const words = t().servicePoints.assurance[length];
  switch (state.state) {
    case 'never':
      return { icon: CircleDashed, tone: 'plain', text: words.never };
    case 'current':
      return { icon: CircleCheck, tone: 'ok', text: words.current(state.due) };
    case 'due_soon':
      return { icon: Clock, tone: 'warn', text: words.dueSoon(daysUntil(state.due, now)) };
    case 'overdue':
      return { icon: CircleAlert, tone: 'bad', text: words.overdue(-daysUntil(state.due, now)) };
  }
}
