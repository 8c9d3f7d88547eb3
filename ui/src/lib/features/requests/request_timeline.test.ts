import Hourglass from '@lucide/svelte/icons/hourglass';
import Info from '@lucide/svelte/icons/info';
import { expect, it } from 'vitest';
import { endedRequests, serviceRequest, tokenRequest } from '../../../testing/requests';
import { morning } from '../../../testing/samples';
import { requestMoments, tokenRequestMoments } from './request_timeline';

it('ends with what comes next, or that nothing does', () => {
  const last = [serviceRequest(morning), ...endedRequests(morning)].map((request) => [
    request.stage,
    requestMoments(request).at(-1)?.icon
  ]);
  expect(last).toEqual([
    ['awaits_executive', Hourglass],
    ['link_expired', Hourglass],
    ['declined', Hourglass],
    ['rejected', Info],
    ['withdrawn', Info]
  ]);
});

it('has nothing after a Token that was declined', () => {
  const declined = tokenRequest(morning, { stage: 'declined' });
  expect(tokenRequestMoments(declined).at(-1)?.icon).toBe(Info);
  expect(tokenRequestMoments(tokenRequest(morning)).at(-1)?.icon).toBe(Hourglass);
});
