import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { manuals } from '../../../testing/register';
import { show } from '../../../testing/render';
import ManualView from './ManualView.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

function open(index: number) {
  const manual = manuals[index];
  if (!manual) throw new Error('no such manual');
  show(ManualView, { id: manual.id }, backend);
  return manual;
}

beforeEach(() => {
  backend = FakeBackend.ready();
});

describe('a manual', () => {
  it('with its full text is printed, saved and opened', async () => {
    const manual = open(0);
    await user.click(await screen.findByTestId('printed-print'));
    await user.click(screen.getByTestId('printed-save'));
    await user.click(screen.getByTestId('printed-open'));
    for (const act of ['printManual', 'saveManual', 'openManual'] as const) {
      expect(backend.calledWith(act), act).toEqual([[manual.id]]);
    }
  });

  it('without a text says so and leads to its source', async () => {
    const manual = open(2);
    await screen.findByTestId('manual-without-text');
    await user.click(screen.getByRole('link', { name: new RegExp(manual.title_th) }));
    expect(backend.calledWith('openLink')).toEqual([[manual.source_url]]);
    expect(backend.calledWith('manualPdf')).toEqual([]);
  });

  it('without a text or a source says whom to ask', async () => {
    open(1);
    expect(await screen.findByText(/ขอฉบับพิมพ์จากหน่วยงานเจ้าของคู่มือ/)).toBeVisible();
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('that is not in the register is an error', async () => {
    show(ManualView, { id: 'nowhere' }, backend);
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});
