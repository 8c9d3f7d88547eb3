import type { Problem } from '$lib/backend';
import { t } from '$lib/messages/language.svelte';

/** A problem in words. */
export const problemText = (problem: Problem | undefined): string | undefined =>
  problem && t().problems[problem.code](problem.args);
