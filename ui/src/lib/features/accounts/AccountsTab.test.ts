import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportedRow } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { importedAccounts } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { problem } from '../../../testing/samples';
import AccountsImport from './AccountsImport.svelte';
import AccountsTab from './AccountsTab.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.importedAccounts = importedAccounts(Date.now());
});

function reported(row: number, change: Partial<ReportedRow> = {}): ReportedRow {
  return {
    row,
    outcome: 'new',
    account: `officer${row}@dusit.example`,
    role: 'agency_officer',
    unit: { kind: 'agency', id: 'district-1' },
    unit_name_th: 'สำนักงานเขตดุสิต',
    problems: [],
    ...change
  };
}

const unfit: Partial<ReportedRow> = {
  outcome: 'bad',
  account: null,
  role: null,
  unit: null,
  unit_name_th: null,
  problems: [problem('', 'citizen_number_in_list')]
};

describe('earlier accounts', () => {
  it('stand with who has signed in', async () => {
    show(AccountsTab, {}, backend);
    const [first, second, third] = await screen.findAllByTestId('account-row');
    expect(first).toHaveTextContent(/suda@dusit.example.*รอเข้าสู่ระบบ/);
    expect(second).toHaveTextContent(/kanda\.s.*เข้าสู่ระบบแล้ว.*กานดา สมมติ/);
    expect(third).toHaveTextContent('ผู้ดูแลระบบ');
  });

  it('are searched and filtered', async () => {
    show(AccountsTab, {}, backend);
    await screen.findAllByTestId('account-row');
    await user.selectOptions(screen.getByTestId('account-filter'), 'claimed');
    expect(screen.getAllByTestId('account-row')).toHaveLength(1);
    await user.type(screen.getByTestId('account-search'), 'suda');
    await user.click(await screen.findByTestId('clear-filters'));
    expect(screen.getAllByTestId('account-row')).toHaveLength(3);
  });

  it('may be none yet', async () => {
    backend.importedAccounts = [];
    show(AccountsTab, {}, backend);
    expect(await screen.findByText('ยังไม่ได้นำเข้าบัญชีเดิม')).toBeVisible();
  });
});

describe('bringing accounts in', () => {
  async function check(...rows: ReportedRow[]) {
    const bad = rows.filter((row) => row.outcome === 'bad').length;
    const totals = { new: rows.length - bad, already_there: 0, already_claimed: 0, bad };
    backend.importReport = { ...backend.importReport, rows, totals };
    show(AccountsImport, {}, backend);
    await user.type(screen.getByTestId('list-text'), 'email,role,unit');
    await user.click(screen.getByTestId('list-check'));
  }

  it('checks the list first; what is there already is not counted', async () => {
    await check(reported(2), reported(3, { outcome: 'already_there' }));
    expect(await screen.findByText('มีอยู่แล้ว')).toBeVisible();
    await user.click(screen.getByText('นำเข้า 1 รายการ'));
    expect(await screen.findByTestId('list-done')).toHaveTextContent('นำเข้าแล้ว 1 รายการ');
    expect(backend.calledWith('importAccounts').map(([list]) => list)).toMatchObject([
      { apply: false, provider: null },
      { apply: true, skip_bad: false }
    ]);
  });

  it('leaves out what holds a citizen number', async () => {
    await check(reported(2), reported(3, unfit));
    expect(await screen.findByText(/^มีเลขประจำตัวประชาชน/)).toBeVisible();
    await user.click(screen.getByText('นำเข้าเฉพาะที่ใช้ได้ 1 รายการ'));
    expect(backend.calledWith('importAccounts').at(-1)?.[0]).toMatchObject({ skip_bad: true });
  });

  it('asks whose accounts they are where there are several providers', async () => {
    backend.ways = [
      ...backend.ways,
      { name: 'thaid', label: 'ThaID', registration: { page: 'https://thaid.example' } as never }
    ];
    show(AccountsImport, {}, backend);
    await user.selectOptions(await screen.findByTestId('accounts-provider'), 'thaid');
    await user.click(screen.getByTestId('list-check'));
    await waitFor(() =>
      expect(backend.calledWith('importAccounts')[0]?.[0]).toMatchObject({ provider: 'thaid' })
    );
  });
});
