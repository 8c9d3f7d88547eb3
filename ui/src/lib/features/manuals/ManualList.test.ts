import { screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { manuals } from '../../../testing/register';
import { show } from '../../../testing/render';
import ManualList from './ManualList.svelte';

function rowOf(index: number) {
  const manual = manuals[index];
  if (!manual) throw new Error('no such manual');
  show(ManualList, { manuals: manuals.slice(0, 3) }, FakeBackend.ready());
  return within(screen.getByRole('row', { name: new RegExp(manual.title_th) }));
}

describe('the list of manuals', () => {
  it('offers to print where there is a text', () => {
    expect(rowOf(0).getByTestId('manual-print')).toHaveAttribute('href', '#/manuals/manual-1');
  });

  it('says why not where there is none, beside the original', () => {
    const row = rowOf(2);
    expect(row.queryByTestId('manual-print')).toBeNull();
    expect(row.getByTestId('manual-unprintable')).toHaveTextContent(/^ยังไม่มีฉบับเต็ม$/);
  });

  it('says whom to ask where there is no original either', () => {
    expect(rowOf(1).getByTestId('manual-unprintable')).toHaveTextContent(
      /^ยังไม่มีฉบับเต็ม ขอจากหน่วยงาน$/
    );
  });
});
