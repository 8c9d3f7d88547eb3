import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { BatchView, PrintFault } from '$lib/backend';
import { setLanguage, t } from '$lib/messages/language.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { batchView, printer } from '../../../testing/samples';
import PrintForm from './PrintForm.svelte';
import PrintProgress from './PrintProgress.svelte';
import { Printing } from './printing.svelte';

const orders = (copies: number) => [{ point: 'point-1', label: 'สำนักงานเขตพระนคร', copies }];
const jam: PrintFault = { fault: 'jam' };

function form(backend: FakeBackend) {
  show(PrintForm, { orders }, backend, undefined, new Printing(backend));
  return userEvent.setup();
}

function asked(backend: FakeBackend, command: string) {
  return backend.calls.filter((call) => call.command === command).map((call) => call.args);
}

async function progress(change: Partial<BatchView>) {
  const backend = FakeBackend.ready();
  backend.batch = batchView(change);
  const printing = new Printing(backend);
  await printing.load();
  show(PrintProgress, { batch: backend.batch }, backend, undefined, printing);
  return { backend, user: userEvent.setup() };
}

afterEach(() => {
  setLanguage('th');
});

describe('printing a poster', () => {
  it('asks for a printer first, remembers it, and prints', async () => {
    const backend = FakeBackend.ready();
    backend.foundPrinters = { printers: [printer({})], faults: [] };
    const user = form(backend);
    await user.clear(screen.getByTestId('copies'));
    await user.type(screen.getByTestId('copies'), '๒');
    await user.click(screen.getByTestId('poster-print-direct'));
    await user.click(await screen.findByTestId('printer'));
    await waitFor(() =>
      expect(asked(backend, 'printPosters')).toEqual([['ipp://reception', orders(2)]])
    );
    expect(backend.printerChoice).toEqual({
      printer: 'ipp://reception',
      name: 'เครื่องพิมพ์หน้าเคาน์เตอร์'
    });
  });

  it('does not take a number that is none', async () => {
    const backend = FakeBackend.ready();
    const user = form(backend);
    await user.clear(screen.getByTestId('copies'));
    await user.type(screen.getByTestId('copies'), '0');
    expect(screen.getByRole('alert')).toHaveTextContent('ใส่จำนวน 1 ถึง 999 แผ่น');
    expect(screen.getByTestId('poster-print-direct')).toBeDisabled();
  });

  it('says why nothing began, and what to do', async () => {
    const backend = FakeBackend.ready();
    backend.foundPrinters = { printers: [printer({})], faults: [] };
    backend.started = {
      outcome: 'fault',
      fault: { fault: 'wrong_paper_size', wanted: 'a3', loaded: ['a4'] }
    };
    const user = form(backend);
    await user.click(screen.getByTestId('poster-print-direct'));
    await user.click(await screen.findByTestId('printer'));
    const note = await screen.findByTestId('print-fault');
    expect(note).toHaveTextContent('ต้องใช้กระดาษ A3');
    expect(note).toHaveTextContent('ในเครื่องพิมพ์มี A4');
  });

  it('offers no printer that takes no PDF', async () => {
    const backend = FakeBackend.ready();
    backend.foundPrinters = { printers: [printer({ accepts_pdf: false })], faults: [] };
    const user = form(backend);
    await user.click(screen.getByTestId('printer-choose'));
    const row = await screen.findByTestId('printer');
    expect(row).toBeDisabled();
    expect(row).toHaveTextContent('พิมพ์ได้เฉพาะผ่านหน้าต่างของระบบ');
  });
});

describe('the posters on their way', () => {
  it('are counted, with the rate and the time left', async () => {
    await progress({});
    expect(screen.getByTestId('print-progress')).toHaveTextContent(
      '12 จาก 40 แผ่น · นาทีละ 8 แผ่น · เหลือประมาณ 4 นาที'
    );
  });

  it('can be paused and gone on with', async () => {
    const { backend, user } = await progress({});
    await user.click(screen.getByTestId('print-pause'));
    expect(asked(backend, 'pausePrinting')).toHaveLength(1);
  });

  it('wait for somebody to see to the printer', async () => {
    const { backend, user } = await progress({ phase: { phase: 'blocked', fault: jam } });
    expect(screen.getByTestId('print-progress')).toHaveTextContent(
      'กระดาษติด · นำกระดาษที่ติดออก ปิดฝา แล้วกดพิมพ์ต่อ'
    );
    await user.click(screen.getByTestId('print-resume'));
    expect(asked(backend, 'resumePrinting')).toHaveLength(1);
  });

  it('stop only when the officer says so twice', async () => {
    const { backend, user } = await progress({});
    await user.click(screen.getByTestId('print-stop'));
    expect(asked(backend, 'stopPrinting')).toHaveLength(0);
    await user.click(await screen.findByTestId('print-stop-yes'));
    expect(asked(backend, 'stopPrinting')).toHaveLength(1);
  });

  it('leave a list of what did not come out, and go again', async () => {
    const state = { state: 'failed', fault: jam, uncertain: false } as const;
    const { backend, user } = await progress({
      phase: { phase: 'finished' },
      failed: 1,
      problems: [{ point: 'point-1', label: 'เขตพระนคร', copies: 3, printed: 1, state }]
    });
    await user.click(screen.getByRole('button', { name: t().printing.show }));
    const problem = screen.getByTestId('print-problem');
    expect(within(problem).getByText('ออกแล้ว 1 จาก 3 แผ่น')).toBeInTheDocument();
    expect(screen.queryByTestId('print-retry-uncertain')).toBeNull();
    await user.click(screen.getByTestId('print-retry'));
    expect(asked(backend, 'retryPrinting')).toEqual([[false]]);
  });

  it('are printed again only after a look where nobody knows how many came out', async () => {
    const state = { state: 'failed', fault: { fault: 'job_lost' }, uncertain: true } as const;
    const { backend, user } = await progress({
      phase: { phase: 'finished' },
      failed: 1,
      problems: [{ point: 'point-1', label: 'เขตพระนคร', copies: 3, printed: 0, state }]
    });
    await user.click(screen.getByRole('button', { name: t().printing.show }));
    expect(screen.queryByTestId('print-retry')).toBeNull();
    await user.click(screen.getByTestId('print-retry-uncertain'));
    expect(asked(backend, 'retryPrinting')).toEqual([[true]]);
  });
});
