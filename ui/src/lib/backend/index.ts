import { createContext } from 'svelte';
import type { Backend } from './backend';

export * from './types';
export { BackendError, asBackendError, type Backend, type StopListening } from './backend';
export type { OfficersBackend } from './officers';
export type { RequestsBackend } from './requests';
export type { TokenRequestsBackend } from './token_requests';
export { HubList } from './hub_list.svelte';

export { Changes, provideChanges, useChanges } from './changes.svelte';

export const [useBackend, provideBackend] = createContext<Backend>();
