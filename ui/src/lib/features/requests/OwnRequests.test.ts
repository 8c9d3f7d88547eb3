import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../../App.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { ownServiceRequests, requestDraft, tokenRequest } from '../../../testing/requests';
import { needsToken, officer, problem } from '../../../testing/samples';

const user = userEvent.setup();
const now = Date.now();
let backend: FakeBackend;

beforeEach(() => {
  backend = new FakeBackend();
  backend.current = needsToken;
  backend.requests = ownServiceRequests(now);
});

function start(at = '#/requests') {
  location.hash = at;
  render(App, { props: { backend } });
}

describe('my requests', () => {
  it('stand with how far each is', async () => {
    start();
    const rows = await screen.findAllByTestId('request-row');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('รอผู้บริหารยืนยัน'),
      expect.stringContaining('ส่งกลับให้แก้ไข'),
      expect.stringContaining('อนุมัติแล้ว')
    ]);
  });

  it('begin with the draft, which is discarded with a way back', async () => {
    backend.draft = requestDraft();
    start();
    await user.click(await screen.findByTestId('draft-discard'));
    expect(screen.getByTestId('draft')).toHaveTextContent('ทิ้งร่างแล้ว');
    expect(screen.getByTestId('draft-restore')).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('draft-discard')).toHaveFocus();
    await user.click(screen.getByTestId('nav-help'));
    await screen.findByTestId('help-contact');
    expect(backend.calledWith('dropRequestDraft')).toEqual([]);
    expect(backend.draft).not.toBeNull();
  });

  it('forget a discarded draft when the page is left, and begin anew', async () => {
    backend.draft = requestDraft();
    start();
    await user.click(await screen.findByTestId('draft-discard'));
    backend.announce('approvals');
    await waitFor(() => expect(backend.calledWith('ownRequests')).toHaveLength(2));
    expect(screen.getByTestId('draft-restore')).toBeVisible();
    await user.click(screen.getByTestId('request-begin'));
    expect(await screen.findByTestId('agency')).toHaveValue('');
    expect(backend.draft).toBeNull();
  });

  it('show the draft offline, and say that the rest waits', async () => {
    backend.draft = requestDraft();
    backend.fail('ownRequests', 'hub_unreachable');
    start();
    expect(await screen.findByTestId('requests-offline')).toHaveTextContent('ร่างของท่านยังอยู่ครบ');
    expect(screen.getByTestId('draft-go-on')).toBeVisible();
  });

  it('has Tokens too, which are withdrawn there', async () => {
    backend.tokenRequests = [
      tokenRequest(now, { from: officer, may_decide: false, may_withdraw: true })
    ];
    start();
    const row = await screen.findByTestId('token-request-row');
    await user.click(within(row).getByText('สำนักงานเขตดุสิต'));
    await user.click(within(row).getByTestId('token-withdraw'));
    const dialog = screen.getByRole('dialog', { name: 'ถอนคำขอ Token นี้หรือไม่' });
    await user.click(within(dialog).getByTestId('confirm'));
    await waitFor(() => expect(row).toHaveTextContent('ถอนแล้ว'));
  });

  it('say what to do when there are none', async () => {
    backend.requests = [];
    start();
    expect(await screen.findByText('ยังไม่มีคำขอ')).toBeVisible();
  });
});

describe('one request', () => {
  it('tells who did what, when, and what comes next', async () => {
    start('#/requests/request-2');
    const timeline = await screen.findByRole('list', { name: 'ความเป็นมา' });
    expect(timeline).toHaveTextContent('ดร.สุนทร ตัวอย่างงาม');
    expect(timeline).toHaveTextContent('หนังสือที่แนบไม่มีลายมือชื่อ');
    expect(timeline.querySelector('[aria-current="step"]')).toHaveTextContent(
      'ต่อไป: ผู้ขอแก้ไขตามที่ สพร. แจ้งแล้วส่งอีกครั้ง'
    );
    expect(await screen.findByRole('img', { name: /หนังสือขอใช้บริการ.png/ })).toBeInTheDocument();
  });

  it('asks another executive, with what is wrong at its field', async () => {
    start('#/requests/request-1');
    await user.click(await screen.findByTestId('request-ask'));
    backend.fail('askExecutive', 'refused', [problem('executive.email', 'email_unfit')]);
    const email = screen.getByTestId('executive-email');
    await user.clear(email);
    await user.type(email, 'nobody');
    await user.click(screen.getByTestId('ask-send'));
    await waitFor(() => expect(email).toHaveAccessibleDescription(/ไม่ใช่ที่อยู่อีเมล/));
    backend.failing.clear();
    await user.type(email, '@dopa.example');
    await user.click(screen.getByTestId('ask-send'));
    expect(await screen.findByText('ส่งลิงก์ใหม่ให้ผู้บริหารแล้ว')).toBeVisible();
    expect(backend.request('request-1').form.executive.email).toBe('nobody@dopa.example');
  });

  it('is corrected in the form, and asks before it replaces a draft', async () => {
    backend.draft = requestDraft();
    start('#/requests/request-2');
    await user.click(await screen.findByTestId('request-amend'));
    const dialog = await screen.findByRole('dialog', { name: 'แทนร่างที่มีอยู่หรือไม่' });
    expect(backend.calledWith('amendRequest')).toEqual([]);
    await user.click(within(dialog).getByTestId('confirm'));
    expect(await screen.findByTestId('amending')).toBeVisible();
    expect(backend.draft.amends).toBe('request-2');
  });

  it('is withdrawn after a question', async () => {
    start('#/requests/request-1');
    await user.click(await screen.findByTestId('request-withdraw'));
    const dialog = screen.getByRole('dialog', { name: 'ถอนคำขอนี้หรือไม่' });
    await user.click(within(dialog).getByTestId('confirm'));
    await waitFor(() => expect(screen.queryByTestId('request-withdraw')).toBeNull());
    expect(backend.request('request-1').stage).toBe('withdrawn');
  });

  it('that moved on meanwhile shows where it stands now', async () => {
    start('#/requests/request-1');
    await user.click(await screen.findByTestId('request-withdraw'));
    const moved = problem('', 'request_moved_on', {
      by: 'สุนทร',
      at: String(now),
      state: 'declined'
    });
    backend.fail('withdrawRequest', 'refused', [moved]);
    backend.requests = backend.requests.map((one) => ({ ...one, stage: 'declined' }));
    const dialog = screen.getByRole('dialog', { name: 'ถอนคำขอนี้หรือไม่' });
    await user.click(within(dialog).getByTestId('confirm'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('สุนทร ดำเนินการกับคำขอนี้แล้ว');
    expect(await screen.findByText('ผู้บริหารไม่ยืนยัน')).toBeVisible();
  });

  it('can be read again once the hub is heard', async () => {
    backend.fail('serviceRequest', 'hub_unreachable');
    start('#/requests/request-1');
    await screen.findByTestId('request-offline');
    backend.failing.clear();
    await user.click(screen.getByTestId('request-again'));
    expect(await screen.findByText('คำขอเลขที่ 2569-000012')).toBeVisible();
  });
});
