import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePause from '@lucide/svelte/icons/circle-pause';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import type { GrantState } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';

export const grantLooks: Record<GrantState['state'], { icon: Icon; tone: Tone }> = {
  in_force: { icon: CircleCheck, tone: 'ok' },
  suspended: { icon: CirclePause, tone: 'warn' },
  ended: { icon: CircleSlash, tone: 'plain' }
};
