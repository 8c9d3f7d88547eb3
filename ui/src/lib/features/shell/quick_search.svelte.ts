import { createContext } from 'svelte';

/** Whether the search over everything stands open; Ctrl K and the top bar open it. */
export class QuickSearch {
  open = $state(false);
}

export const [useQuickSearch, provideQuickSearch] = createContext<QuickSearch>();
