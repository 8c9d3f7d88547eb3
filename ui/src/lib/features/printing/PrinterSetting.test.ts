import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Printer, PrinterChoice } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { printer } from '../../../testing/samples';
import PrinterSetting from './PrinterSetting.svelte';
import { Printing } from './printing.svelte';

const reception: PrinterChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };

async function open(choice: PrinterChoice | null, printers: Printer[] = [printer({})]) {
  const backend = FakeBackend.ready();
  backend.printerChoice = choice;
  backend.foundPrinters = { printers, faults: [] };
  const printing = new Printing(backend);
  await printing.load();
  show(PrinterSetting, {}, backend, undefined, printing);
  return { backend, user: userEvent.setup() };
}

describe('the remembered printer', () => {
  it('is named with how it is', async () => {
    await open(reception);
    expect(screen.getByTestId('printer-chosen')).toHaveTextContent(reception.name);
    expect(await screen.findByText('พร้อมพิมพ์')).toBeVisible();
  });

  it('says what is the matter with it', async () => {
    const problem = { condition: 'no_paper', urgency: 'error', word: 'media-empty' } as const;
    await open(reception, [printer({ state: 'stopped', problems: [problem] })]);
    expect(await screen.findByText('หยุดอยู่ · กระดาษหมด')).toBeVisible();
  });

  it('is missed when it is not there', async () => {
    await open(reception, []);
    expect(await screen.findByText(/ไม่พบเครื่องพิมพ์นี้ในขณะนี้/)).toBeVisible();
  });

  it('is not said to be gone when nobody could look', async () => {
    const { backend, user } = await open(null);
    backend.fail('printers', 'internal');
    await user.click(screen.getByTestId('printer-choose'));
    expect(await screen.findByTestId('error-note')).toBeVisible();
    expect(screen.queryByText(/ไม่พบเครื่องพิมพ์นี้/)).toBeNull();
  });

  it('can be forgotten, and taken again', async () => {
    const { backend, user } = await open(reception);
    await user.click(screen.getByTestId('printer-forget'));
    expect(backend.printerChoice).toBeNull();
    expect(screen.getByTestId('printer-chosen')).toHaveTextContent('ยังไม่ได้เลือกเครื่องพิมพ์');
    await user.click(await screen.findByTestId('undo'));
    expect(backend.printerChoice).toEqual(reception);
  });

  it('is chosen here as where one prints, and looked for only then', async () => {
    const { backend, user } = await open(null);
    expect(backend.calledWith('printers')).toEqual([]);
    await user.click(screen.getByTestId('printer-choose'));
    await user.click(await screen.findByTestId('printer'));
    expect(backend.printerChoice).toEqual(reception);
    expect(await screen.findByTestId('printer-state')).toHaveTextContent('พร้อมพิมพ์');
  });

  it('says when it could not be kept', async () => {
    const { backend, user } = await open(reception);
    backend.fail('setPrinter', 'disk_full');
    await user.click(screen.getByTestId('printer-forget'));
    expect(await screen.findByTestId('error-note')).toBeVisible();
  });
});
