import Ban from '@lucide/svelte/icons/ban';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import Hourglass from '@lucide/svelte/icons/hourglass';
import type { TokenState } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';

export const tokenLooks: Record<TokenState['state'], { icon: Icon; tone: Tone }> = {
  waiting: { icon: Hourglass, tone: 'info' },
  used: { icon: CircleCheck, tone: 'ok' },
  expired: { icon: ClockAlert, tone: 'warn' },
  revoked: { icon: Ban, tone: 'plain' }
};
