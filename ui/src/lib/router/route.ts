import type { Missing, SortBy } from '$lib/backend';

/** A wish about the list, carried by a link from elsewhere. */
export type ListWish = { missing?: Missing; sort?: SortBy; text?: string; province?: number };

/** The parts of the page of Tokens and officers. */
export const officersTabs = ['people', 'tokens', 'without', 'reviews', 'accounts'] as const;
export type OfficersTab = (typeof officersTabs)[number];

/** Every page there is. */
export type Route =
  | { page: 'home' }
  | { page: 'service-points'; wish?: ListWish }
  | { page: 'service-point'; id: string }
  | { page: 'manuals'; id?: string }
  | { page: 'posters'; id?: string }
  | { page: 'approvals'; kind?: string; id?: string }
  | { page: 'officers'; tab?: OfficersTab; id?: string }
  | { page: 'requests'; id?: string }
  | { page: 'new-request' }
  | { page: 'request-queue' }
  | { page: 'token-request' }
  /** From the link of a mail: the Token is filled in, and not redeemed. */
  | { page: 'token'; text: string }
  | { page: 'account' }
  | { page: 'practice-mailbox' }
  | { page: 'settings' }
  | { page: 'help' };

export type Page = Route['page'];

const missingThings = new Set<string>([
  'name_en',
  'address',
  'phones',
  'hours',
  'coordinates',
  'manuals',
  'assurance'
] satisfies Missing[]);
const sorts = new Set<string>(['name', 'province', 'assurance'] satisfies SortBy[]);

/** The address of a route, as it stands in `href`. */
export function href(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/';
    case 'service-points':
      return '#/service-points' + wishQuery(route.wish);
    case 'service-point':
      return `#/service-points/${encodeURIComponent(route.id)}`;
    case 'new-request':
      return '#/requests/new';
    case 'request-queue':
      return '#/requests/queue';
    case 'token':
      return `#/token/${encodeURIComponent(route.text)}`;
    case 'manuals':
    case 'posters':
    case 'requests':
      return `#/${route.page}` + (route.id ? `/${encodeURIComponent(route.id)}` : '');
    case 'approvals':
      return (
        '#/approvals' +
        (route.kind && route.id
          ? `/${encodeURIComponent(route.kind)}/${encodeURIComponent(route.id)}`
          : '')
      );
    case 'officers':
      return (
        `#/officers/${route.tab ?? 'people'}` + (route.id ? `/${encodeURIComponent(route.id)}` : '')
      );
    default:
      return `#/${route.page}`;
  }
}

function wishQuery(wish: ListWish = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wish)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** The route of an address; what no page answers to is the home page. */
export function parse(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [page, id, rest] = path.split('/', 3).map(decode);
  switch (page) {
    case 'service-points':
      return id ? { page: 'service-point', id } : listRoute(new URLSearchParams(query));
    case 'manuals':
    case 'posters':
      return id ? { page, id } : { page };
    case 'approvals':
      return id && rest ? { page, kind: id, id: rest } : { page };
    case 'officers':
      return officersRoute(id, rest);
    case 'requests':
      return requestsRoute(id);
    case 'token':
      return id ? { page, text: id } : { page: 'home' };
    case 'token-request':
    case 'account':
    case 'practice-mailbox':
    case 'settings':
    case 'help':
      return { page };
    default:
      return { page: 'home' };
  }
}

function officersRoute(name: string | undefined, id: string | undefined): Route {
  const tab = officersTabs.find((one) => one === name) ?? 'people';
  return id ? { page: 'officers', tab, id } : { page: 'officers', tab };
}

function requestsRoute(id: string | undefined): Route {
  if (id === 'new') return { page: 'new-request' };
  if (id === 'queue') return { page: 'request-queue' };
  return id ? { page: 'requests', id } : { page: 'requests' };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

function listRoute(query: URLSearchParams): Route {
  const wish: ListWish = {};
  const missing = query.get('missing');
  const sort = query.get('sort');
  const text = query.get('text');
  const province = Number(query.get('province'));
  if (missing && missingThings.has(missing)) wish.missing = missing as Missing;
  if (sort && sorts.has(sort)) wish.sort = sort as SortBy;
  if (text) wish.text = text;
  if (province > 0) wish.province = province;
  return Object.keys(wish).length > 0
    ? { page: 'service-points', wish }
    : { page: 'service-points' };
}
