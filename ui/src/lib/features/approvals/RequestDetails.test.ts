import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { tokenRequest, waitingRequest } from '../../../testing/requests';
import { morning, problem } from '../../../testing/samples';
import ServiceRequestDetail from './ServiceRequestDetail.svelte';
import TokenRequestDetail from './TokenRequestDetail.svelte';

const user = userEvent.setup();
const ondecided = vi.fn<(next: string) => void>();
let backend: FakeBackend;

beforeEach(() => {
  ondecided.mockReset();
  backend = FakeBackend.ready();
  backend.requests = [waitingRequest(morning)];
  backend.tokenRequests = [tokenRequest(morning)];
});

const openRequest = () => show(ServiceRequestDetail, { id: 'request-waiting', ondecided }, backend);
const openToken = () => show(TokenRequestDetail, { id: 'token-request-1', ondecided }, backend);

async function say(button: string, text: string) {
  await user.click(await screen.findByTestId(button));
  const dialog = await waitFor(() => {
    const open = screen.getAllByRole('dialog').find((one) => within(one).queryByTestId('reason'));
    if (!open) throw new Error('no dialog');
    return open;
  });
  if (text) await user.type(within(dialog).getByTestId('reason'), text);
  await user.click(within(dialog).getByTestId('reason-give'));
}

describe('a request for the service', () => {
  it('is read beside its letter, and approved with a second press', async () => {
    openRequest();
    expect(await screen.findByText(/878 แห่ง/)).toBeVisible();
    expect(await screen.findByTestId('letter')).toHaveTextContent('หนังสือขอใช้บริการ.png');
    expect(backend.calledWith('letter')).toEqual([['letter-1']]);
    await user.click(screen.getByTestId('approve'));
    expect(backend.calledWith('decideRequest')).toEqual([]);
    await user.click(screen.getByTestId('confirm'));
    await waitFor(() => expect(ondecided).toHaveBeenCalledOnce());
    expect(backend.calledWith('decideRequest')).toEqual([
      ['request-waiting', { decision: 'approve' }]
    ]);
  });

  it('goes back with a note, and never without', async () => {
    openRequest();
    await say('return', '');
    expect(await screen.findByTestId('reason')).toHaveAccessibleDescription(/เขียนเหตุผล/);
    await user.type(screen.getByTestId('reason'), 'แนบฉบับที่ลงนามแล้ว');
    await user.click(screen.getByTestId('reason-give'));
    await waitFor(() => expect(ondecided).toHaveBeenCalledOnce());
    expect(backend.calledWith('decideRequest').at(-1)).toEqual([
      'request-waiting',
      { decision: 'return', note: 'แนบฉบับที่ลงนามแล้ว' }
    ]);
  });

  it('is rejected with a reason', async () => {
    openRequest();
    await say('reject', 'ไม่ใช่หน่วยงานของรัฐ');
    await waitFor(() => expect(backend.request('request-waiting').stage).toBe('rejected'));
  });

  it('that somebody else decided first says who and when', async () => {
    openRequest();
    const moved = { by: 'วิชัย ตัวอย่างดี', at: String(morning), state: 'approved' };
    backend.fail('decideRequest', 'refused', [problem('', 'request_moved_on', moved)]);
    await user.click(await screen.findByTestId('approve'));
    backend.requests = [
      waitingRequest(morning, {
        stage: 'approved',
        may: { decide: false, ask_executive: false, send_again: false, withdraw: false }
      })
    ];
    await user.click(screen.getByTestId('confirm'));
    const note = await screen.findByTestId('approval-overtaken');
    expect(note).toHaveTextContent('วิชัย ตัวอย่างดี ดำเนินการกับคำขอนี้แล้ว');
    expect(screen.queryByTestId('approve')).toBeNull();
    expect(ondecided).not.toHaveBeenCalled();
  });

  it('may want a fresh sign-in', async () => {
    openRequest();
    backend.fail('decideRequest', 'sign_in_again');
    await user.click(await screen.findByTestId('approve'));
    await user.click(screen.getByTestId('confirm'));
    expect(await screen.findByTestId('sign-in-again')).toBeVisible();
  });
});

describe('a request for a Token', () => {
  it('says for whom, and is approved', async () => {
    openToken();
    expect(await screen.findByText('ได้รับมอบหมายให้ดูแลจุดบริการของเขตแทนผู้ที่ย้ายไป')).toBeVisible();
    await user.click(screen.getByTestId('approve'));
    await waitFor(() => expect(ondecided).toHaveBeenCalledOnce());
    expect(backend.tokenRequests[0]?.stage).toBe('approved');
  });

  it('is declined with a reason', async () => {
    openToken();
    await say('decline', 'ไม่ได้ประจำเขตนี้');
    await waitFor(() => expect(ondecided).toHaveBeenCalledOnce());
    expect(backend.calledWith('declineTokenRequest')).toEqual([
      ['token-request-1', 'ไม่ได้ประจำเขตนี้']
    ]);
  });

  it('that its writer withdrew says so', async () => {
    openToken();
    const moved = { by: 'อรุณี นามสมมติ', at: String(morning), state: 'withdrawn' };
    backend.fail('approveTokenRequest', 'refused', [problem('', 'token_request_moved_on', moved)]);
    await user.click(await screen.findByTestId('approve'));
    expect(await screen.findByTestId('approval-overtaken')).toHaveTextContent('อรุณี นามสมมติ');
  });
});
