import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { importedAccounts } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import AccountsImport from './AccountsImport.svelte';
import AccountsTab from './AccountsTab.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.importedAccounts = importedAccounts(morning);
});

describe('imported accounts', () => {
  it('stand with their right and whether they have signed in', async () => {
    show(AccountsTab, {}, backend);
    const rows = await screen.findAllByTestId('account-row');
    expect(rows[0]).toHaveTextContent('รอเข้าสู่ระบบ');
    expect(rows[1]).toHaveTextContent('กานดา สมมติ');
  });

  it('are narrowed by whether they have signed in', async () => {
    show(AccountsTab, {}, backend);
    await screen.findAllByTestId('account-row');
    await user.selectOptions(screen.getByTestId('account-filter'), 'claimed');
    expect(screen.getAllByTestId('account-row')).toHaveLength(1);
  });
});

describe('importing accounts', () => {
  const text = 'username,email,role,unit\n,suda@dusit.example,agency officer,สำนักงานเขตดุสิต';
  const good = {
    row: 2,
    outcome: 'new' as const,
    account: 'suda@dusit.example',
    role: 'agency_officer' as const,
    unit: { kind: 'agency' as const, id: 'district-1' },
    unit_name_th: 'สำนักงานเขตดุสิต',
    problems: []
  };
  const bad = {
    row: 3,
    outcome: 'bad' as const,
    account: null,
    role: null,
    unit: null,
    unit_name_th: null,
    problems: [problem('username', 'citizen_number_in_list')]
  };

  async function check() {
    show(AccountsImport, {}, backend);
    await user.click(await screen.findByTestId('list-text'));
    await user.paste(text);
    await user.click(screen.getByTestId('list-check'));
  }

  it('begins with a dry run, and then keeps them', async () => {
    backend.importReport = { ...backend.importReport, rows: [good] };
    await check();
    expect(await screen.findByTestId('list-good')).toBeVisible();
    expect(backend.calledWith('importAccounts')).toMatchObject([[{ apply: false }]]);
    await user.click(screen.getByTestId('list-send'));
    expect(backend.calledWith('importAccounts').at(-1)).toMatchObject([{ text, apply: true }]);
    expect(await screen.findByTestId('list-done')).toBeVisible();
  });

  it('names what is wrong with a row, and keeps the good ones only when told to', async () => {
    const totals = { new: 1, already_there: 0, already_claimed: 0, bad: 1 };
    backend.importReport = { ...backend.importReport, totals, rows: [good, bad] };
    await check();
    expect(await screen.findByText(/ชื่อผู้ใช้: มีเลขประจำตัวประชาชน/)).toBeVisible();
    await user.click(screen.getByTestId('list-send'));
    expect(backend.calledWith('importAccounts').at(-1)).toMatchObject([{ skip_bad: true }]);
  });

  it('keeps the text when the hub cannot be reached', async () => {
    backend.fail('importAccounts', 'hub_unreachable');
    await check();
    expect(await screen.findByTestId('error-note')).toBeVisible();
    expect(screen.getByTestId('list-text')).toHaveValue(text);
  });
});
