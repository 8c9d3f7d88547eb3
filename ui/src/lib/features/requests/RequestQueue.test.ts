import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../../App.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { ownServiceRequests, waitingRequest } from '../../../testing/requests';

const user = userEvent.setup();
const now = Date.now();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  const may = { hand_out: true, decide_requests: true, ask_for_service: false };
  backend.current = { ...backend.readyView(), may };
  backend.requests = [waitingRequest(now, { number: '2569-000044' }), ...ownServiceRequests(now)];
  location.hash = '#/requests/queue';
  render(App, { props: { backend } });
});

describe('all requests', () => {
  it('lead to where each is decided', async () => {
    const [first] = await screen.findAllByTestId('request-row');
    expect(first).toHaveAttribute('href', '#/approvals/service_request/request-waiting');
    expect(first).toHaveTextContent('มานะ ทดลองงาน');
  });

  it('are filtered by stage, subject and text', async () => {
    await screen.findAllByTestId('request-row');
    await user.selectOptions(screen.getByTestId('queue-stage'), 'returned');
    await waitFor(() => expect(screen.getAllByTestId('request-row')).toHaveLength(1));
    await user.selectOptions(screen.getByTestId('queue-kind'), 'end_service');
    await user.click(await screen.findByTestId('queue-clear'));
    await waitFor(() => expect(screen.getAllByTestId('request-row')).toHaveLength(4));
    await user.type(screen.getByTestId('queue-text'), '000044');
    await waitFor(() => expect(screen.getAllByTestId('request-row')).toHaveLength(1));
    expect(backend.calledWith('requestQueue').at(-1)).toEqual([
      { stage: null, kind: null, text: '000044' }
    ]);
  });

  it('keep the last list when the hub is not heard, and say so', async () => {
    await screen.findAllByTestId('request-row');
    backend.fail('requestQueue', 'hub_unreachable');
    backend.announce('approvals');
    expect(await screen.findByTestId('queue-offline')).toBeVisible();
    expect(screen.getAllByTestId('request-row')).toHaveLength(4);
  });
});
