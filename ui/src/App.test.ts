import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from './App.svelte';
import { FakeBackend } from './testing/fake_backend';
import { ownServiceRequests } from './testing/requests';
import { needsToken, officer, suspended, tokens } from './testing/samples';

const user = userEvent.setup();
let backend: FakeBackend;

async function start(at = '') {
  location.hash = at;
  render(App, { props: { backend } });
  await waitFor(() => expect(backend.calledWith('uiReady')).toHaveLength(1));
}

beforeEach(() => {
  backend = FakeBackend.ready();
});

describe('the way in', () => {
  it('leads from Digital ID over the Token to the home page', async () => {
    backend.current = { state: 'signed_out', keyring: 'kept' };
    await start();
    await user.click(screen.getByTestId('sign-in-digital-id'));
    expect(await screen.findByText('กำลังรอการเข้าสู่ระบบในเบราว์เซอร์')).toBeVisible();
    backend.finishSignIn(needsToken);
    await user.type(await screen.findByTestId('token-input'), tokens[0].toLowerCase());
    expect(screen.getByTestId('token-input')).toHaveValue(tokens[0]);
    await user.click(screen.getByTestId('token-submit'));
    expect(await screen.findByText('สวัสดี คุณสมหญิง')).toBeVisible();
  });

  it('says what a wrong Token lacks, at the field', async () => {
    backend.current = needsToken;
    await start();
    await user.type(screen.getByTestId('token-input'), tokens[0].slice(0, 20));
    await user.click(screen.getByTestId('token-submit'));
    expect(screen.getByTestId('token-input')).toHaveAccessibleDescription(
      'Token มีตัวอักษรและตัวเลข 24 ตัว ตรวจว่าคัดลอกมาครบ'
    );
    expect(backend.calledWith('redeemToken')).toEqual([]);
  });

  it('says why a right cannot be used, what becomes of it, and whom to ask', async () => {
    backend.current = { ...needsToken, suspended: [suspended] };
    await start();
    const note = screen.getByTestId('suspended');
    for (const said of [
      'กรุงเทพมหานคร',
      'ลาศึกษาต่อ 6 เดือน',
      'wichai@example.go.th',
      'ไม่ต้องใส่ Token'
    ]) {
      expect(note).toHaveTextContent(said);
    }
  });

  it('tells the next officer nothing of what the last one was told', async () => {
    const told = 'ส่งเรื่องแล้ว คำตอบจะแสดงในหน้านี้';
    await start('#/account');
    await user.click(await screen.findByTestId('report-wrong'));
    await user.type(screen.getByTestId('reason'), 'ย้ายไปสำนักงานเขตดุสิตแล้ว');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByText(told)).toBeVisible();
    await user.click(screen.getByTestId('sign-out'));
    await user.click(screen.getByTestId('sign-out-anyway'));
    expect(await screen.findByTestId('sign-in-digital-id')).toBeVisible();
    expect(screen.queryByText(told)).toBeNull();
  });

  it('passes the practice mailbox, where the Token is', async () => {
    backend.current = needsToken;
    await start();
    await user.click(screen.getByTestId('nav-practice-mailbox'));
    expect(await screen.findByTestId('mail-token')).toHaveTextContent(tokens[0]);
    await user.click(screen.getByTestId('back-to-token'));
    expect(await screen.findByTestId('token-input')).toBeVisible();
  });

  it('fills in the Token of a mail, and redeems it only with a press', async () => {
    backend.current = needsToken;
    await start(`#/token/${tokens[0]}`);
    expect(await screen.findByTestId('token-input')).toHaveValue(tokens[0]);
    expect(backend.calledWith('redeemToken')).toEqual([]);
    await user.click(screen.getByTestId('token-submit'));
    expect(await screen.findByText('สวัสดี คุณสมหญิง')).toBeVisible();
  });

  it('keeps the Token of a mail for whoever signs in first', async () => {
    backend.current = { state: 'signed_out', keyring: 'kept' };
    await start(`#/token/${tokens[0]}`);
    await user.click(await screen.findByTestId('sign-in-digital-id'));
    backend.finishSignIn(needsToken);
    expect(await screen.findByTestId('token-input')).toHaveValue(tokens[0]);
  });

  it('fills it in at the account of whoever has rights', async () => {
    await start(`#/token/${tokens[0]}`);
    expect(await screen.findByTestId('token-input')).toHaveValue(tokens[0]);
    expect(backend.calledWith('redeemToken')).toEqual([]);
  });

  it('is open without a Token for requests, help, settings and the account', async () => {
    backend.current = needsToken;
    await start();
    await user.click(screen.getByTestId('way-new-request'));
    expect(await screen.findByTestId('agency')).toBeVisible();
    await user.click(screen.getByTestId('nav-help'));
    expect(await screen.findByTestId('help-contact')).toHaveTextContent('02-612-6060');
    await user.click(screen.getByTestId('nav-settings'));
    expect(await screen.findByText('ภาษา')).toBeVisible();
    await user.click(screen.getByTestId('nav-account'));
    expect(await screen.findByTestId('sign-out')).toBeVisible();
    expect(screen.queryByTestId('nav-service-points')).toBeNull();
    await user.click(screen.getByTestId('nav-home'));
    expect(await screen.findByTestId('token-input')).toBeVisible();
  });

  it('counts what was asked for beside the Token, and has help at a key', async () => {
    backend.current = needsToken;
    backend.requests = ownServiceRequests(Date.now());
    await start();
    expect(await screen.findByTestId('asked-count')).toHaveTextContent('3 เรื่อง');
    expect(screen.getByTestId('nav-settings')).toHaveAttribute('href', '#/settings');
    expect(screen.getByTestId('nav-account')).toHaveAccessibleName(`บัญชีผู้ใช้งาน: ${officer.name}`);
    await user.keyboard('{F1}');
    expect(await screen.findByTestId('help-contact')).toBeVisible();
  });

  it('tells what happened, what to do and whom to call', async () => {
    backend.current = { state: 'signed_out', keyring: 'kept' };
    backend.fail('signIn', 'hub_unreachable');
    await start();
    await user.click(screen.getByTestId('sign-in'));
    const note = await screen.findByTestId('error-note');
    expect(note).toHaveTextContent('ติดต่อระบบกลางไม่ได้');
    expect(note).toHaveTextContent('02-612-6060');
    expect(screen.getByTestId('sign-in-digital-id')).toBeEnabled();
  });

  it('stands still when the app could not start, and tries again', async () => {
    const problem = { code: 'data_folder_not_writable' as const, problems: [] };
    backend.start = { ...backend.start, problem };
    await start();
    expect(screen.getByTestId('start-problem')).toHaveTextContent('โฟลเดอร์ข้อมูล');
    backend.start = { ...backend.start, problem: null };
    await user.click(screen.getByText('ตรวจอีกครั้ง'));
    expect(await screen.findByText('สวัสดี คุณสมหญิง')).toBeVisible();
  });
});

describe('the desk', () => {
  it('leads from a lack on the home page to those that lack it', async () => {
    await start();
    await user.click(await screen.findByTestId('missing-phones'));
    expect(await screen.findByTestId('point-count')).toHaveTextContent('พบ 16 จาก 39 จุด');
  });

  it('opens a row with the keys, and finds the list as it was left', async () => {
    await start('#/service-points');
    const list = await screen.findByRole('grid');
    list.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(await screen.findByTestId('point')).toBeVisible();
    await user.type(screen.getByTestId('phone-input-0'), '02-281-9800');
    await user.click(screen.getByTestId('nav-service-points'));
    const rows = await screen.findAllByTestId('point-row');
    expect(screen.getByRole('grid')).toHaveAttribute('aria-activedescendant', rows[1]?.id);
    await user.click(screen.getByTestId('nav-home'));
    expect(await screen.findByTestId('work-drafts')).toHaveTextContent('ยังไม่ได้บันทึก 1 จุด');
  });

  it('keeps what was typed when another page was looked at', async () => {
    await start('#/service-points/point-1');
    await user.type(await screen.findByTestId('phone-input-0'), '02-281-9800');
    await user.click(screen.getByTestId('nav-manuals'));
    await screen.findByTestId('manuals-search');
    location.hash = '#/service-points/point-1';
    expect(await screen.findByTestId('phone-input-0')).toHaveValue('02-281-9800');
    expect(screen.getByTestId('point-confirm')).toBeDisabled();
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(backend.calledWith('saveServicePoint')).toHaveLength(1));
    await waitFor(() => expect(screen.getByTestId('point-confirm')).toBeEnabled());
  });

  it('takes office hours with one press, and confirms', async () => {
    await start('#/service-points/point-1');
    await user.click(await screen.findByTestId('hours-preset'));
    await waitFor(() => expect(screen.getByTestId('hours-from-4-0')).toHaveValue('08.30'));
    expect(screen.queryByTestId('hours-from-5-0')).toBeNull();
    await user.click(screen.getByTestId('point-save'));
    await waitFor(() => expect(screen.getByTestId('point-confirm')).toBeEnabled());
    await user.click(screen.getByTestId('point-confirm'));
    expect(await screen.findByText('ยืนยันแล้ว ครบกำหนดครั้งถัดไป 23 พ.ย. 2570')).toBeVisible();
  });

  it('finds a point with Ctrl K also when the Thai layout is on', async () => {
    await start();
    await screen.findByTestId('quick-search');
    dispatchEvent(new KeyboardEvent('keydown', { key: 'า', code: 'KeyK', ctrlKey: true }));
    await user.type(await screen.findByTestId('quick-search-input'), 'แม่สาย');
    await waitFor(() => expect(screen.getAllByTestId('quick-search-result')).toHaveLength(1));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByTestId('point')).toBeVisible());
    expect(screen.getByTestId('name-th')).toHaveValue('ที่ว่าการอำเภอแม่สาย');
  });

  it('shows what others changed as soon as the app says so', async () => {
    await start('#/service-points');
    await screen.findAllByTestId('point-row');
    backend.rows = backend.rows.slice(0, 1);
    backend.announce('register');
    await waitFor(() => expect(screen.getAllByTestId('point-row')).toHaveLength(1));
  });

  it('asks before signing out with work unfinished, and leaves nothing behind', async () => {
    await start('#/service-points/point-1');
    await user.type(await screen.findByTestId('phone-input-0'), '1111');
    await user.click(screen.getByTestId('nav-account'));
    await user.click(await screen.findByTestId('sign-out'));
    expect(backend.calledWith('signOut')).toEqual([]);
    await user.click(await screen.findByTestId('sign-out-anyway'));
    expect(await screen.findByTestId('sign-in-digital-id')).toBeVisible();
  });

  it('goes to the way in when the session ends, and keeps the draft for the same officer', async () => {
    await start('#/service-points/point-1');
    await user.type(await screen.findByTestId('phone-input-0'), '02-281-9800');
    backend.current = { state: 'signed_out', keyring: 'kept' };
    backend.announce('session');
    expect(await screen.findByTestId('sign-in-digital-id')).toBeVisible();
    backend.current = backend.readyView();
    backend.announce('session');
    expect(await screen.findByTestId('work-drafts')).toBeVisible();
  });

  it('has one design of posters, in the settings and on the poster page', async () => {
    await start('#/settings');
    await user.click(await screen.findByRole('radio', { name: 'A3' }));
    location.hash = '#/posters/point-1';
    await screen.findByTestId('poster-change');
    expect(await screen.findByRole('radio', { name: 'A3' })).toBeChecked();
    const drawn = backend.calledWith('posterPreview').length;
    await user.click(screen.getByRole('radio', { name: 'ประหยัดหมึก' }));
    await waitFor(() => expect(backend.calledWith('posterPreview')).toHaveLength(drawn + 1));
    location.hash = '#/settings';
    await screen.findByTestId('printer-setting');
    expect(screen.getByRole('radio', { name: 'ประหยัดหมึก' })).toBeChecked();
  });

  it('asks how the printer is also when the window opens at the settings', async () => {
    backend.printerChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };
    await start('#/settings');
    expect(await screen.findByTestId('printer-state')).toHaveTextContent('ไม่พบเครื่องพิมพ์นี้');
    expect(backend.calledWith('printers')).toHaveLength(1);
  });

  it('speaks English when asked to', async () => {
    await start('#/settings');
    await user.click(await screen.findByText('English'));
    expect(screen.getByTestId('nav-home')).toHaveTextContent('Home');
    expect(document.documentElement.lang).toBe('en');
    expect(backend.start.settings.language).toBe('en');
  });
});
