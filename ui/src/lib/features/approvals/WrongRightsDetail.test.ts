import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { wrongRightsNote } from '../../../testing/approvals';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import WrongRightsDetail from './WrongRightsDetail.svelte';

const user = userEvent.setup();
let backend: FakeBackend;
const ondecided = vi.fn<(next: string) => void>();

beforeEach(() => {
  ondecided.mockReset();
  backend = FakeBackend.ready();
  backend.notes = [wrongRightsNote(morning)];
  show(WrongRightsDetail, { id: 'note-1', ondecided }, backend);
});

describe('a note that rights are wrong', () => {
  it('shows whose right it is, and what is wrong with it', async () => {
    expect(await screen.findByText(/ย้ายมาประจำ/)).toBeVisible();
    expect(screen.getByText('เจ้าหน้าที่หน่วยงาน')).toBeVisible();
  });

  it('is answered', async () => {
    await user.click(await screen.findByTestId('settle'));
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByTestId('reason')).toHaveAccessibleDescription(/เขียนคำตอบ/);
    await user.type(screen.getByTestId('reason'), 'แก้หน่วยงานให้แล้ว');
    await user.click(screen.getByTestId('reason-give'));
    expect(backend.calledWith('settleWrongRights').at(-1)).toEqual(['note-1', 'แก้หน่วยงานให้แล้ว']);
    expect(ondecided).toHaveBeenCalledWith(expect.stringContaining('ปรีชา ตัวอย่าง'));
  });

  it('that its writer took back meanwhile says so', async () => {
    const taken = [problem('', 'note_withdrawn', { at: String(morning) })];
    backend.fail('settleWrongRights', 'refused', taken);
    await user.click(await screen.findByTestId('settle'));
    await user.type(await screen.findByTestId('reason'), 'แก้แล้ว');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByTestId('approval-overtaken')).toHaveTextContent('ผู้แจ้งยกเลิกเรื่องนี้');
  });
});
