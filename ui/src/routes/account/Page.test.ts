import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '$lib/features/session/session.svelte';
import { ownNote } from '../../testing/approvals';
import { FakeBackend } from '../../testing/fake_backend';
import { show } from '../../testing/render';
import { grant, morning, problem } from '../../testing/samples';
import Page from './Page.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
});

async function open() {
  const session = new Session(backend);
  await session.load();
  show(Page, {}, backend, session);
  await screen.findByTestId('grant');
}

async function write(text: string, button = 'report-wrong') {
  await user.click(screen.getByTestId(button));
  const field = await screen.findByTestId('reason');
  if (text) await user.type(field, text);
  await user.click(screen.getByTestId('reason-give'));
}

describe('a right that is wrong', () => {
  it('is reported from where it stands, and waits for its answer', async () => {
    await open();
    expect(screen.queryByTestId('own-note')).toBeNull();
    await write('ย้ายไปประจำสำนักงานเขตดุสิตแล้ว');
    expect(backend.calledWith('reportWrongRights')).toEqual([
      [{ kind: 'grant', id: grant.id }, 'ย้ายไปประจำสำนักงานเขตดุสิตแล้ว']
    ]);
    expect(await screen.findByTestId('own-note')).toHaveTextContent(/รอคำตอบ.*ย้ายไปประจำ/);
    expect(screen.queryByTestId('reason')).toBeNull();
    await user.click(screen.getByTestId('report-wrong'));
    expect(await screen.findByTestId('reason')).toHaveValue('');
  });

  it('needs more than a few letters', async () => {
    await open();
    await write('ผิด');
    const field = screen.getByTestId('reason');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/อย่างน้อย 10 ตัวอักษร/));
    expect(field).toHaveValue('ผิด');
    expect(screen.queryByTestId('own-note')).toBeNull();
  });

  it('is not thrown away by a press beside the dialog', async () => {
    await open();
    await user.click(screen.getByTestId('report-wrong'));
    const field = await screen.findByTestId('reason');
    expect(field).toHaveFocus();
    await user.type(field, 'ย้ายไป');
    await user.click(screen.getByRole('dialog'));
    expect(screen.getByTestId('reason')).toHaveValue('ย้ายไป');
    await user.keyboard('{Escape}');
  });

  it('is reported once at a time', async () => {
    const reported = [problem('wrong', 'wrong_rights_reported')];
    backend.fail('reportWrongRights', 'refused', reported);
    await open();
    await write('ย้ายไปประจำสำนักงานเขตดุสิตแล้ว');
    await waitFor(() =>
      expect(screen.getByTestId('reason')).toHaveAccessibleDescription(/แจ้งเรื่องนี้ไว้แล้ว/)
    );
  });

  it('keeps what was typed when the hub cannot be reached', async () => {
    backend.fail('reportWrongRights', 'hub_unreachable');
    await open();
    await write('ย้ายไปประจำสำนักงานเขตดุสิตแล้ว');
    expect(await screen.findByTestId('error-note')).toHaveTextContent('ติดต่อระบบกลางไม่ได้');
    await user.click(screen.getByTestId('report-wrong'));
    expect(await screen.findByTestId('reason')).toHaveValue('ย้ายไปประจำสำนักงานเขตดุสิตแล้ว');
  });

  it('may be one that is missing in the department', async () => {
    await open();
    await write('ควรมีสิทธิ์ดูแลสำนักงานเขตดุสิต', 'report-missing');
    expect(backend.calledWith('reportWrongRights')[0]?.[0]).toEqual({
      kind: 'missing',
      id: grant.department_id
    });
  });
});

describe('what was reported', () => {
  it('shows its answer', async () => {
    const reply = 'แก้ให้แล้ว';
    const state = { state: 'settled' as const, reply, by: 'วิชัย ตัวอย่างดี', at: morning };
    backend.notes = [ownNote(morning, { state, may_withdraw: false })];
    await open();
    const note = await screen.findByTestId('own-note');
    expect(note).toHaveTextContent(/ตอบแล้ว.*วิชัย ตัวอย่างดี ตอบเมื่อ 23 พ.ย. 2569.*แก้ให้แล้ว/);
    expect(screen.queryByTestId('withdraw-note')).toBeNull();
  });

  it('can be withdrawn while it waits', async () => {
    backend.notes = [ownNote(morning)];
    await open();
    await user.click(await screen.findByTestId('withdraw-note'));
    expect(backend.calledWith('withdrawWrongRights')).toEqual([['note-own']]);
    await waitFor(() => expect(screen.getByTestId('own-note')).toHaveTextContent('ถอนแล้ว'));
    expect(screen.queryByTestId('withdraw-note')).toBeNull();
  });

  it('was answered before it could be withdrawn', async () => {
    backend.notes = [ownNote(morning)];
    const args = { by: 'วิชัย ตัวอย่างดี', at: String(morning) };
    backend.fail('withdrawWrongRights', 'refused', [problem('', 'note_settled', args)]);
    await open();
    await user.click(await screen.findByTestId('withdraw-note'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('วิชัย ตัวอย่างดี ตอบเมื่อ');
  });

  it('needs the hub', async () => {
    backend.fail('wrongRights', 'hub_unreachable');
    await open();
    expect(await screen.findByTestId('notes-offline')).toBeVisible();
  });
});
