import { describe, expect, it } from 'vitest';
import { href, parse, type Route } from './route';

const routes: Route[] = [
  { page: 'home' },
  { page: 'service-points' },
  { page: 'service-points', wish: { missing: 'phones', sort: 'assurance' } },
  { page: 'service-points', wish: { text: 'แม่สาย', province: 57 } },
  { page: 'service-point', id: '019ab-1' },
  { page: 'manuals' },
  { page: 'manuals', id: '019ab-1' },
  { page: 'posters' },
  { page: 'posters', id: '019ab-1' },
  { page: 'approvals' },
  { page: 'approvals', kind: 'wrong_rights', id: '019ab-1' },
  { page: 'officers', tab: 'people' },
  { page: 'officers', tab: 'people', id: '019ab-1' },
  { page: 'officers', tab: 'tokens', id: 'list' },
  { page: 'requests' },
  { page: 'requests', id: '019ab-1' },
  { page: 'new-request' },
  { page: 'request-queue' },
  { page: 'token-request' },
  { page: 'token', text: '7H2K-M9QX-4TRB-W3CN-8PJD-K2F5' },
  { page: 'account' },
  { page: 'practice-mailbox' },
  { page: 'settings' },
  { page: 'help' }
];

describe('addresses', () => {
  it.each(routes)('$page comes back from its own address', (route) => {
    expect(parse(href(route))).toEqual(route);
  });

  it.each(['', '#', '#/nowhere', '#/%E0%A4%A'])('%j is the home page', (hash) => {
    expect(parse(hash)).toEqual({ page: 'home' });
  });

  it('leads to the officers where the part is not known', () => {
    expect(parse('#/officers/beauty')).toEqual({ page: 'officers', tab: 'people' });
  });

  it('forgets a wish that no list understands', () => {
    expect(parse('#/service-points?missing=soul&sort=beauty&province=-1')).toEqual({
      page: 'service-points'
    });
  });
});
