import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '$lib/backend';
import { Sending } from '$lib/features/sending/sending.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { handedOutTokens } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { problem } from '../../../testing/samples';
import TokensTab from './TokensTab.svelte';

const user = userEvent.setup();
const roles: readonly Role[] = ['central_officer', 'agency_officer', 'service_point_officer'];
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.handedOut = handedOutTokens(Date.now());
});

async function open() {
  show(TokensTab, { roles }, backend);
  return screen.findAllByTestId('token-row');
}

async function fill(recipient: string) {
  await user.click(await screen.findByTestId('token-issue'));
  await user.click(screen.getByTestId('role-agency_officer'));
  await user.type(screen.getByTestId('unit-picker'), 'ดุสิต');
  await user.click(await screen.findByRole('option', { name: /ดุสิต/ }));
  await user.type(screen.getByTestId('issue-recipient'), recipient);
  await user.click(screen.getByTestId('issue-send'));
}

describe('the Tokens', () => {
  it('stand with their state, and nowhere with their text', async () => {
    const [waiting, used, expired, revoked] = await open();
    expect(waiting).toHaveTextContent(/malee@bangkapi.example.*สำนักงานเขตบางกะปิ.*รอใช้/);
    expect(used).toHaveTextContent(/ใช้แล้ว.*กานดา สมมติ/);
    expect(expired).toHaveTextContent('หมดอายุ');
    expect(revoked).toHaveTextContent('ยกเลิกแล้ว');
    await user.click(waiting as HTMLElement);
    expect(screen.getByTestId('detail')).toHaveTextContent(/ไม่มีผู้ใดเปิดดูได้จากที่นี่/);
  });

  it('are opened with the keyboard, and left with Escape', async () => {
    await open();
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(screen.getByTestId('detail')).toHaveFocus());
    expect(screen.getByTestId('detail')).toHaveTextContent('kanda@phranakhon.example');
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('detail')).toBeNull();
    expect(screen.getByRole('grid')).toHaveFocus();
  });

  it('are searched and filtered', async () => {
    await open();
    await user.selectOptions(screen.getByTestId('token-filter'), 'expired');
    expect(screen.getAllByTestId('token-row')).toHaveLength(1);
    await user.type(screen.getByTestId('token-search'), 'malee');
    expect(screen.queryAllByTestId('token-row')).toHaveLength(0);
    await user.click(screen.getByTestId('clear-filters'));
    expect(screen.getAllByTestId('token-row')).toHaveLength(4);
  });

  it('may be none yet', async () => {
    backend.handedOut = [];
    show(TokensTab, { roles }, backend);
    expect(await screen.findByText('ยังไม่ได้ออก Token')).toBeVisible();
  });

  it('are not handed out offline', async () => {
    backend.sent = { ...backend.sent, state: 'offline' };
    const sending = new Sending(backend);
    await sending.refresh();
    show(TokensTab, { roles }, backend, undefined, undefined, sending);
    expect(await screen.findByTestId('list-offline')).toBeVisible();
    expect(screen.getByTestId('token-issue')).toBeDisabled();
    expect(backend.calledWith('tokens')).toEqual([]);
  });
});

describe('handing one out', () => {
  it('mails it and says to whom', async () => {
    await open();
    await fill('somkid@dusit.example');
    expect(await screen.findByText('ส่ง Token ถึง somkid@dusit.example แล้ว')).toBeVisible();
    expect(backend.calledWith('issueToken')).toEqual([
      [
        {
          role: 'agency_officer',
          unit: { kind: 'agency', id: 'district-1' },
          recipient: 'somkid@dusit.example',
          note: ''
        }
      ]
    ]);
    await waitFor(() => expect(screen.getAllByTestId('token-row')).toHaveLength(5));
  });

  it('asks for what is missing', async () => {
    await open();
    await user.click(screen.getByTestId('token-issue'));
    await user.click(screen.getByTestId('issue-send'));
    expect(screen.getByText('เลือกสิทธิ์')).toBeVisible();
    expect(screen.getByTestId('unit-picker')).toHaveAccessibleDescription(/จากรายการที่พบ/);
    expect(backend.calledWith('issueToken')).toEqual([]);
  });

  it('says what is wrong at its field and keeps what was typed', async () => {
    await open();
    await fill('somkid');
    await waitFor(() =>
      expect(screen.getByTestId('issue-recipient')).toHaveAccessibleDescription(/ไม่ใช่ที่อยู่อีเมล/)
    );
    expect(screen.getByTestId('unit-picker')).toHaveValue('สำนักงานเขตดุสิต');
    expect(screen.queryByTestId('error-note')).toBeNull();
  });

  it('keeps all of it when the hub cannot be reached', async () => {
    backend.fail('issueToken', 'hub_unreachable');
    await open();
    await fill('somkid@dusit.example');
    expect(await screen.findByTestId('error-note')).toHaveTextContent('ติดต่อระบบกลางไม่ได้');
    await user.click(within(screen.getByRole('dialog')).getByText('ยกเลิก'));
    await user.click(screen.getByTestId('token-issue'));
    expect(await screen.findByTestId('issue-recipient')).toHaveValue('somkid@dusit.example');
  });
});

describe('one that was handed out', () => {
  async function choose(place: number) {
    const rows = await open();
    await user.click(rows[place] as HTMLElement);
    return within(await screen.findByTestId('detail'));
  }

  it('is revoked after its recipient was read', async () => {
    const detail = await choose(0);
    await user.click(detail.getByTestId('token-revoke'));
    expect(screen.getByRole('dialog')).toHaveTextContent(
      'ยกเลิก Token ที่ส่งถึง malee@bangkapi.example'
    );
    expect(backend.calledWith('revokeToken')).toEqual([]);
    await user.click(screen.getByTestId('token-revoke-confirm'));
    expect(await screen.findByText('ยกเลิก Token ที่ส่งถึง malee@bangkapi.example แล้ว')).toBeVisible();
    await waitFor(() => expect(detail.queryByTestId('token-revoke')).toBeNull());
  });

  it('is sent anew: another takes its place', async () => {
    const detail = await choose(2);
    expect(detail.queryByTestId('token-revoke')).toBeNull();
    await user.click(detail.getByTestId('token-send-anew'));
    await user.click(screen.getByTestId('token-send-anew-confirm'));
    expect(await screen.findByText(/ชุดใหม่ถึง somkid@dusit.example แล้ว/)).toBeVisible();
    await waitFor(() => expect(screen.getByTestId('detail')).toHaveTextContent('รอใช้'));
  });

  it('that was used meanwhile says so', async () => {
    const used = [problem('', 'token_not_waiting', { state: 'used' })];
    backend.fail('revokeToken', 'refused', used);
    const detail = await choose(0);
    await user.click(detail.getByTestId('token-revoke'));
    await user.click(screen.getByTestId('token-revoke-confirm'));
    expect(await detail.findByTestId('error-note')).toHaveTextContent('Token นี้ถูกใช้');
    expect(backend.calledWith('tokens').length).toBeGreaterThan(1);
  });

  it('offers nothing where nothing can be done', async () => {
    const detail = await choose(1);
    expect(detail.queryByTestId('token-revoke')).toBeNull();
    expect(detail.queryByTestId('token-send-anew')).toBeNull();
  });
});
