import { contactCenter } from '$lib/messages/contact';
import type { Route } from '$lib/router/route';

/** Where a step of the guideline is done. */
export type Place =
  | 'call'
  | 'new-request'
  | 'requests'
  | 'token'
  | 'token-request'
  | 'digital-id'
  | 'account'
  | 'service-points'
  | 'manuals'
  | 'posters'
  | 'home';

/** By section and step, in the guideline's order. */
export const places: readonly (readonly Place[])[] = [
  ['call', 'new-request', 'requests', 'new-request', 'token'],
  ['account', 'digital-id'],
  ['token', 'account', 'account', 'token', 'account'],
  ['new-request', 'token-request'],
  ['service-points', 'posters', 'home']
];

/** On the web, outside of the app. Source: the guideline of DGA. */
export const outside: Partial<Record<Place, string>> = {
  call: contactCenter.emailLink,
  'digital-id': 'https://connect.egov.go.th'
};

const needingRights: ReadonlySet<Place> = new Set<Place>([
  'service-points',
  'manuals',
  'posters',
  'home'
]);

/** The page of a place; none where the officer has no right yet that opens it. */
export function routeOf(place: Place, withRights: boolean): Route | undefined {
  if (needingRights.has(place) && !withRights) return undefined;
  switch (place) {
    case 'call':
    case 'digital-id':
      return undefined;
    case 'token':
      return withRights ? { page: 'account' } : { page: 'home' };
    default:
      return { page: place };
  }
}
