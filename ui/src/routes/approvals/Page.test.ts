import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../App.svelte';
import { waitingApprovals, wrongRightsNote } from '../../testing/approvals';
import { FakeBackend } from '../../testing/fake_backend';
import { day } from '../../testing/samples';

const user = userEvent.setup();
const now = Date.now();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.waiting = waitingApprovals(now);
  backend.heardAt = now;
  backend.notes = backend.waiting.map(({ id }) => wrongRightsNote(now, { id }));
});

function start(at = '#/approvals') {
  location.hash = at;
  render(App, { props: { backend } });
}

async function answer() {
  await user.click(await screen.findByTestId('settle'));
  await user.type(await screen.findByTestId('reason'), 'แก้สิทธิ์ให้แล้ว');
  await user.click(screen.getByTestId('reason-give'));
}

const rows = () => screen.getAllByTestId('approval-row');
const current = () => rows().find((row) => row.hasAttribute('aria-current'));

describe('the list', () => {
  it('has the oldest on top, opened, with how long each has waited', async () => {
    backend.waiting.reverse();
    start();
    const [first, second, third, last] = await screen.findAllByTestId('approval-row');
    expect(first).toHaveTextContent(/แจ้งสิทธิ์ไม่ถูกต้อง.*สำนักงานเขตดุสิต.*รอมา 5 วัน/);
    expect(first?.querySelector('.warn')).not.toBeNull();
    expect(second).toHaveTextContent('รอมา 3 วัน');
    expect(second?.querySelector('.warn')).toBeNull();
    expect(third).toHaveTextContent('รอมา 1 วัน');
    expect(last).toHaveTextContent('รอมา 4 ชั่วโมง');
    await waitFor(() => expect(first).toHaveAttribute('aria-current'));
    expect(await screen.findByTestId('settle')).toBeVisible();
  });

  it('is walked with the arrows, and opened with Enter', async () => {
    start();
    const [first, , , last] = await screen.findAllByTestId('approval-row');
    first?.focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    expect(document.activeElement).toBe(rows()[1]);
    await user.keyboard('{End}{ArrowDown}{Enter}');
    expect(document.activeElement).toBe(last);
    await waitFor(() => expect(current()).toBe(last));
    expect(await screen.findByTestId('settle')).toBeVisible();
  });

  it('may be empty', async () => {
    backend.waiting = [];
    start();
    expect(await screen.findByText('ไม่มีเรื่องรออนุมัติ')).toBeVisible();
    expect(screen.queryByTestId('approvals-badge')).toBeNull();
  });

  it('says why it could not be had, and tries again', async () => {
    backend.fail('approvals', 'internal');
    start();
    const again = await screen.findByTestId('approvals-again');
    backend.failing.clear();
    await user.click(again);
    expect(await screen.findAllByTestId('approval-row')).toHaveLength(4);
  });

  it('is shown offline with the time it is of', async () => {
    backend.sent = { ...backend.sent, state: 'offline' };
    backend.heardAt = Date.UTC(2026, 10, 23, 2, 5);
    start();
    const note = await screen.findByTestId('approvals-offline');
    expect(note).toHaveTextContent('ข้อมูลเมื่อ 23 พ.ย. 2569 เวลา 09.05 น.');
    expect(rows()).toHaveLength(4);
  });
});

describe('the number of what waits', () => {
  it('stands in the navigation and on the home page, and leads to the list', async () => {
    start('#/');
    expect(await screen.findByTestId('approvals-badge')).toHaveTextContent('4');
    const work = await screen.findByTestId('work-approvals');
    expect(work).toHaveTextContent('รอท่านอนุมัติ 4 เรื่อง');
    expect(work).toBe(work.parentElement?.firstElementChild);
    await user.click(work.querySelector('a') as HTMLElement);
    expect(await screen.findAllByTestId('approval-row')).toHaveLength(4);
  });

  it('follows what the hub tells', async () => {
    start('#/');
    await screen.findByTestId('approvals-badge');
    backend.waiting = backend.waiting.slice(0, 1);
    backend.announce('approvals');
    await waitFor(() => expect(screen.getByTestId('approvals-badge')).toHaveTextContent('1'));
  });
});

describe('deciding', () => {
  it('says what happens next, and goes on with the one that came after', async () => {
    start('#/approvals/wrong_rights/note-3');
    await answer();
    expect(await screen.findByText(/^ตอบแล้ว ปรีชา ตัวอย่าง/)).toBeVisible();
    expect(backend.calledWith('settleWrongRights')).toEqual([['note-3', 'แก้สิทธิ์ให้แล้ว']]);
    expect(rows()).toHaveLength(3);
    await waitFor(() => expect(current()).toHaveTextContent('สำนักงานเขตบางกะปิ'));
    expect(screen.getByTestId('approvals-badge')).toHaveTextContent('3');
  });

  it('of the last one leaves an empty list', async () => {
    backend.waiting = backend.waiting.slice(0, 1);
    start();
    await answer();
    expect(await screen.findByText('ไม่มีเรื่องรออนุมัติ')).toBeVisible();
    expect(location.hash).toBe('#/approvals');
  });

  it('goes on with what the officer is reading when something older comes in', async () => {
    start();
    await screen.findByTestId('settle');
    const [first] = backend.waiting;
    if (!first) throw new Error('something waits');
    backend.waiting = [{ ...first, id: 'note-5', since: now - 9 * day }, ...backend.waiting];
    backend.announce('approvals');
    await waitFor(() => expect(rows()).toHaveLength(5));
    expect(current()).toBe(rows()[1]);
    await answer();
    expect(backend.calledWith('settleWrongRights')[0]?.[0]).toBe('note-4');
  });

  it('by somebody else meanwhile is seen at once', async () => {
    start();
    await screen.findByTestId('settle');
    backend.waiting = backend.waiting.slice(1);
    const settled = { state: 'settled', reply: 'แก้แล้ว', by: 'มานี', at: now } as const;
    backend.notes = [wrongRightsNote(now, { id: 'note-4', state: settled, may_settle: false })];
    backend.announce('approvals');
    expect(await screen.findByTestId('approval-over')).toBeVisible();
    expect(screen.queryByTestId('settle')).toBeNull();
  });
});
