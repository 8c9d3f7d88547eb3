import type { LucideIcon } from '@lucide/svelte';

/** A drawn sign beside a word; never the only carrier of a meaning. */
export type Icon = LucideIcon;

/** What a state means to the officer; colour, sign and word follow from it. */
export type Tone = 'plain' | 'ok' | 'warn' | 'bad' | 'info';
