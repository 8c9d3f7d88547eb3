import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '$lib/backend';
import { Sending } from '$lib/features/sending/sending.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { handedOutTokens } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import TokensTab from './TokensTab.svelte';

const user = userEvent.setup();
const roles: readonly Role[] = ['agency_officer', 'service_point_officer'];
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.handedOut = handedOutTokens(morning);
});

function open(sending?: Sending) {
  show(TokensTab, { roles }, backend, undefined, undefined, sending);
}

async function openFirst() {
  open();
  const [first] = await screen.findAllByTestId('token-row');
  if (first) await user.click(first);
}

async function pickUnit(text: string) {
  await user.type(screen.getByTestId('unit-picker'), text);
  await user.click(await screen.findByRole('option', { name: /สำนักงานเขตดุสิต/ }));
}

describe('the Tokens handed out', () => {
  it('stand with their state and who used them', async () => {
    open();
    const rows = await screen.findAllByTestId('token-row');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('รอใช้'),
      expect.stringMatching(/ใช้แล้ว.*กานดา สมมติ/s),
      expect.stringContaining('หมดอายุ'),
      expect.stringContaining('ยกเลิกแล้ว')
    ]);
  });

  it('are opened with the keyboard, and never show their text', async () => {
    open();
    await screen.findAllByTestId('token-row');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(await screen.findByTestId('detail')).toHaveTextContent('malee@bangkapi.example');
    expect(screen.getByText(/ไม่มีใครเปิดดู|ทางอีเมล/)).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByTestId('detail')).toBeNull();
  });

  it('are narrowed by state and by text', async () => {
    open();
    await screen.findAllByTestId('token-row');
    await user.selectOptions(screen.getByTestId('token-filter'), 'expired');
    expect(screen.getAllByTestId('token-row')).toHaveLength(1);
    await user.type(screen.getByTestId('token-search'), 'nobody');
    expect(screen.queryAllByTestId('token-row')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'ล้างตัวกรอง' }));
    expect(screen.getAllByTestId('token-row')).toHaveLength(4);
  });

  it('are revoked after a question', async () => {
    await openFirst();
    await user.click(screen.getByTestId('token-revoke'));
    expect(backend.calledWith('revokeToken')).toEqual([]);
    await user.click(screen.getByTestId('token-revoke-confirm'));
    expect(backend.calledWith('revokeToken')).toEqual([['token-1']]);
    expect(screen.queryByTestId('token-revoke')).toBeNull();
  });

  it('are sent anew, and the new one is shown', async () => {
    await openFirst();
    await user.click(screen.getByTestId('token-send-anew'));
    await user.click(screen.getByTestId('token-send-anew-confirm'));
    expect(backend.calledWith('sendTokenAnew')).toEqual([['token-1']]);
    expect(await screen.findByTestId('token-revoke')).toBeEnabled();
  });

  it('that were used meanwhile say so, and the list is asked for again', async () => {
    await openFirst();
    backend.fail('revokeToken', 'refused', [problem('', 'token_not_waiting', { state: 'used' })]);
    await user.click(screen.getByTestId('token-revoke'));
    await user.click(screen.getByTestId('token-revoke-confirm'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('ถูกใช้ หมดอายุ');
    expect(backend.calledWith('tokens')).toHaveLength(2);
  });

  it('can be looked at offline, where nothing can be done', async () => {
    backend.sent = { state: 'offline', unsent: 0, last_sync: morning, progress: null };
    const sending = new Sending(backend);
    await sending.refresh();
    open(sending);
    expect(await screen.findByTestId('list-offline')).toBeVisible();
  });
});

describe('issuing a Token', () => {
  it('wants a right and a place, then an address', async () => {
    open();
    await user.click(await screen.findByTestId('token-issue'));
    await user.click(screen.getByTestId('issue-send'));
    expect(screen.getByTestId('unit-picker')).toHaveAccessibleDescription(/เลือกหน่วยงาน/);
    await user.click(screen.getByTestId('role-agency_officer'));
    await pickUnit('ดุสิต');
    await user.type(screen.getByTestId('issue-recipient'), 'suda@dusit.example');
    await user.click(screen.getByTestId('issue-send'));
    expect(backend.calledWith('issueToken')).toEqual([
      [
        {
          role: 'agency_officer',
          unit: { kind: 'agency', id: 'district-1' },
          recipient: 'suda@dusit.example',
          note: ''
        }
      ]
    ]);
    expect(await screen.findAllByTestId('token-row')).toHaveLength(5);
  });

  it('keeps what was typed when something is wrong with it', async () => {
    open();
    await user.click(await screen.findByTestId('token-issue'));
    await user.click(screen.getByTestId('role-agency_officer'));
    await pickUnit('ดุสิต');
    await user.type(screen.getByTestId('issue-recipient'), 'suda');
    await user.click(screen.getByTestId('issue-send'));
    expect(screen.getByTestId('issue-recipient')).toHaveAccessibleDescription(/ไม่ใช่ที่อยู่อีเมล/);
    expect(screen.getByTestId('issue-recipient')).toHaveValue('suda');
    expect(screen.getByTestId('unit-picker')).toHaveValue('สำนักงานเขตดุสิต');
  });

  it('that the hub says no to says why', async () => {
    backend.fail('issueToken', 'refused', [problem('unit', 'grant_not_within_rights')]);
    open();
    await user.click(await screen.findByTestId('token-issue'));
    await user.click(screen.getByTestId('role-agency_officer'));
    await pickUnit('ดุสิต');
    await user.click(screen.getByTestId('issue-send'));
    expect(await screen.findByText(/ท่านไม่มีสิทธิ์ให้สิทธิ์นี้/)).toBeVisible();
  });
});
