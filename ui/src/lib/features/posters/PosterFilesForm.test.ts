import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { FilesOutcome } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending, show } from '../../../testing/render';
import PosterFilesForm from './PosterFilesForm.svelte';

const made: FilesOutcome = {
  outcome: 'made',
  place: '/home/officer/โปสเตอร์',
  posters: 34,
  files: 2,
  kept: 12,
  left_out: ['ที่ทำการปกครอง']
};

function open(outcome: FakeBackend['filesOutcome']) {
  const backend = FakeBackend.ready();
  backend.filesOutcome = outcome;
  show(PosterFilesForm, { points: ['point-1', 'point-2'] }, backend);
  return { backend, user: userEvent.setup() };
}

describe('posters as files', () => {
  it('are made as asked for, and what was left out is named', async () => {
    const { backend, user } = open(made);
    await user.click(screen.getByRole('radio', { name: 'จังหวัดละไฟล์' }));
    await user.clear(screen.getByTestId('copies'));
    await user.type(screen.getByTestId('copies'), '2');
    await user.click(screen.getByTestId('files-make'));
    const note = await screen.findByTestId('files-made');
    expect(note).toHaveTextContent('ทำโปสเตอร์ 34 จุด เป็น 2 ไฟล์แล้ว');
    expect(note).toHaveTextContent('12 จุดมีไฟล์อยู่แล้ว');
    expect(note).toHaveTextContent('ที่ทำการปกครอง');
    const asked = backend.calls.find((call) => call.command === 'makePosterFiles');
    expect(asked?.args).toEqual([['point-1', 'point-2'], 'province', 2]);
  });

  it('can be broken off, and what stands is said', async () => {
    const making = pending<FilesOutcome>();
    const { backend, user } = open(making.promise);
    await user.click(screen.getByTestId('files-make'));
    await user.click(await screen.findByTestId('files-cancel'));
    expect(backend.calls.some((call) => call.command === 'cancelPosterFiles')).toBe(true);
    making.resolve({ outcome: 'cancelled' });
    expect(await screen.findByText(/ไฟล์ที่เสร็จก่อนหน้ายังอยู่/)).toBeInTheDocument();
    expect(screen.getByTestId('files-make')).toBeEnabled();
  });

  it('say nothing when no place was chosen', async () => {
    const { user } = open(null);
    await user.click(screen.getByTestId('files-make'));
    expect(await screen.findByTestId('files-make')).toBeEnabled();
    expect(screen.queryByTestId('files-made')).toBeNull();
  });
});
