import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { BackendError, type HeldGrant } from '$lib/backend';
import App from '../../App.svelte';
import { FakeBackend } from '../../testing/fake_backend';
import { heldGrants } from '../../testing/officers';
import { pending } from '../../testing/render';
import { mayWithoutRights, problem } from '../../testing/samples';

const user = userEvent.setup();
const now = Date.now();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.held = heldGrants(now);
});

function start(at = '#/officers') {
  location.hash = at;
  render(App, { props: { backend } });
}

async function open(name: string) {
  start();
  const rows = await screen.findAllByTestId('officer-row');
  await user.click(rows.find((row) => row.dataset.name === name) as HTMLElement);
  return within(await screen.findByTestId('detail'));
}

describe('the page', () => {
  it('is in the navigation of those who hand rights out', async () => {
    start('#/');
    await user.click(await screen.findByTestId('nav-officers'));
    expect(await screen.findAllByTestId('officer-row')).not.toHaveLength(0);
  });

  it('is not there for those who do not', async () => {
    backend.current = { ...backend.readyView(), may: mayWithoutRights };
    start('#/');
    await screen.findByTestId('nav-settings');
    expect(screen.queryByTestId('nav-officers')).toBeNull();
  });
});

describe('the officers', () => {
  it('stand with their right, when they were seen, and whether it is in force', async () => {
    start();
    const [first, , suspended, ended, longAgo] = await screen.findAllByTestId('officer-row');
    expect(first).toHaveTextContent(
      /กานดา สมมติ.*สำนักงานเขตพระนคร.*เจ้าหน้าที่หน่วยงาน.*เมื่อ 1 ชั่วโมงที่แล้ว.*ใช้งานอยู่/
    );
    expect(suspended).toHaveTextContent('ระงับชั่วคราว');
    expect(ended).toHaveTextContent('สิ้นสุดแล้ว');
    expect(longAgo).toHaveTextContent('เมื่อ 23 ต.ค. 2568');
  });

  it('are searched as one types, by words in any order', async () => {
    start();
    await screen.findAllByTestId('officer-row');
    await user.type(screen.getByTestId('officer-search'), 'เขตดุสิต ขจร');
    expect(screen.getAllByTestId('officer-row')).toHaveLength(1);
    expect(screen.getByTestId('list-count')).toHaveTextContent('แสดง 1 จาก 9 รายการ');
  });

  it('are filtered by right and state, and the filters cleared', async () => {
    start();
    await screen.findAllByTestId('officer-row');
    await user.selectOptions(screen.getByTestId('officer-role'), 'service_point_officer');
    expect(screen.getAllByTestId('officer-row')).toHaveLength(1);
    await user.selectOptions(screen.getByTestId('officer-state'), 'suspended');
    await user.click(await screen.findByTestId('clear-filters'));
    expect(screen.getAllByTestId('officer-row').length).toBeGreaterThan(4);
  });

  it('are walked with the arrows, opened with Enter and left with Escape', async () => {
    start();
    await screen.findAllByTestId('officer-row');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    const detail = await screen.findByTestId('detail');
    expect(detail).toHaveTextContent('ขจร ตัวอย่าง');
    expect(location.hash).toBe('#/officers/people/grant-12');
    await waitFor(() => expect(detail).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByTestId('detail')).toBeNull());
    expect(screen.getByRole('grid')).toHaveFocus();
  });

  it('may be none yet', async () => {
    backend.held = [];
    start();
    expect(await screen.findByText('ยังไม่มีเจ้าหน้าที่ในสังกัด')).toBeVisible();
  });

  it('are asked for again after a failure', async () => {
    backend.fail('officers', 'internal');
    start();
    const again = await screen.findByTestId('list-again');
    backend.failing.clear();
    await user.click(again);
    expect(await screen.findAllByTestId('officer-row')).not.toHaveLength(0);
  });

  it('stay in sight offline, where nothing can be changed', async () => {
    backend.sent = { ...backend.sent, state: 'offline' };
    const detail = await open('กานดา สมมติ');
    expect(screen.getByTestId('list-offline')).toHaveTextContent('ออฟไลน์');
    for (const act of detail.getAllByTestId('grant-suspend')) expect(act).toBeDisabled();
  });
});

describe('what can be done to a right', () => {
  it('is what the hub says, for each right of the officer', async () => {
    const detail = await open('กานดา สมมติ');
    expect(detail.getAllByTestId('held-grant')).toHaveLength(2);
    await user.click(detail.getByTestId('detail-close'));
    const ended = screen.getAllByTestId('officer-row')[3] as HTMLElement;
    await user.click(ended);
    const gone = within(await screen.findByTestId('detail'));
    expect(gone.getByText('ย้ายไปกรมที่ดิน')).toBeVisible();
    expect(gone.queryByTestId('grant-suspend')).toBeNull();
    expect(gone.queryByTestId('grant-end')).toBeNull();
  });

  it('is to suspend it with a reason, and to take that back', async () => {
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getAllByTestId('grant-suspend')[0] as HTMLElement);
    await user.click(screen.getByTestId('reason-give'));
    await waitFor(() =>
      expect(screen.getByTestId('reason')).toHaveAccessibleDescription(/เขียนเหตุผล/)
    );
    await user.type(screen.getByTestId('reason'), 'ลาคลอด 90 วัน');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByText('ระงับสิทธิ์ของ กานดา สมมติ แล้ว')).toBeVisible();
    expect(backend.calledWith('suspendGrant').at(-1)).toEqual(['grant-11', 'ลาคลอด 90 วัน']);
    expect(await detail.findByText('ลาคลอด 90 วัน')).toBeVisible();
    await user.click(screen.getByTestId('undo'));
    expect(await screen.findByText('กานดา สมมติ ใช้สิทธิ์ได้อีกครั้งแล้ว')).toBeVisible();
    expect(backend.calledWith('resumeGrant')).toEqual([['grant-11']]);
  });

  it('is to end it, after its name was read', async () => {
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getAllByTestId('grant-end')[1] as HTMLElement);
    expect(screen.getByRole('dialog')).toHaveTextContent(/เจ้าหน้าที่จุดบริการ ฝ่ายทะเบียน.*เรียกคืนไม่ได้/);
    await user.type(screen.getByTestId('reason'), 'เกษียณ');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByText('สิ้นสุดสิทธิ์ของ กานดา สมมติ แล้ว')).toBeVisible();
    expect(backend.calledWith('endGrant')).toEqual([['grant-31', 'เกษียณ']]);
  });

  it('is said also where the hub lists the right no more', async () => {
    const end = backend.endGrant;
    backend.endGrant = async (id, reason) => {
      const ended = await end(id, reason);
      backend.held = backend.held.filter((grant) => grant.officer.id !== 'officer-14');
      return ended;
    };
    const detail = await open('ชัยวัฒน์ นามสมมติ');
    await user.click(detail.getByTestId('grant-end'));
    await user.type(screen.getByTestId('reason'), 'ลาออก');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByText('สิ้นสุดสิทธิ์ของ ชัยวัฒน์ นามสมมติ แล้ว')).toBeVisible();
    expect(screen.queryByTestId('detail')).toBeNull();
  });

  it('is to change it to another', async () => {
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getAllByTestId('grant-change')[0] as HTMLElement);
    expect(screen.getByTestId('unit-picker')).toHaveValue('สำนักงานเขตพระนคร');
    await user.clear(screen.getByTestId('unit-picker'));
    await user.type(screen.getByTestId('unit-picker'), 'ดุสิต');
    await user.click(await screen.findByRole('option', { name: /ดุสิต/ }));
    await user.type(screen.getByTestId('change-reason'), 'ย้ายเขต');
    await user.click(screen.getByTestId('change-do'));
    expect(backend.calledWith('changeGrant')).toEqual([
      [
        'grant-11',
        {
          role: 'agency_officer',
          unit: { kind: 'agency', id: 'district-1' },
          reason: 'ย้ายเขต'
        }
      ]
    ]);
    expect(
      await screen.findByText('เปลี่ยนสิทธิ์ของ กานดา สมมติ เป็น เจ้าหน้าที่หน่วยงาน สำนักงานเขตดุสิต แล้ว')
    ).toBeVisible();
  });

  it('is told at its field when it cannot be changed so, with all that was typed', async () => {
    backend.fail('changeGrant', 'refused', [problem('unit', 'unit_not_of_role')]);
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getAllByTestId('grant-change')[0] as HTMLElement);
    await user.type(screen.getByTestId('change-reason'), 'ย้ายเขต');
    await user.click(screen.getByTestId('change-do'));
    await waitFor(() =>
      expect(screen.getByTestId('unit-picker')).toHaveAccessibleDescription(/ไม่เข้ากัน/)
    );
    expect(screen.getByTestId('change-reason')).toHaveValue('ย้ายเขต');
  });

  it('is nothing more where somebody was first', async () => {
    backend.fail('resumeGrant', 'refused', [problem('', 'grant_moved_on')]);
    const detail = await open('ขจร ตัวอย่าง');
    await user.click(detail.getByTestId('grant-resume'));
    expect(await detail.findByTestId('error-note')).toHaveTextContent('มีผู้แก้ไขสิทธิ์นี้ไปแล้ว');
    expect(backend.calledWith('officers').length).toBeGreaterThan(1);
  });
});

describe('an act for which the officer proves themselves anew', () => {
  async function suspend() {
    const detail = await open('กานดา สมมติ');
    const inside = backend.current;
    const back = pending<HeldGrant>();
    backend.suspendGrant = () => {
      backend.current = { state: 'signing_in' };
      backend.announce('session');
      return back.promise;
    };
    await user.click(detail.getAllByTestId('grant-suspend')[0] as HTMLElement);
    await user.type(screen.getByTestId('reason'), 'ลาคลอด 90 วัน');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByTestId('proving')).toBeVisible();
    backend.current = inside;
    return back;
  }

  it('goes on by itself when they are back', async () => {
    const back = await suspend();
    expect(screen.getByTestId('reason')).toHaveValue('ลาคลอด 90 วัน');
    backend.announce('session');
    back.resolve(backend.held[0] as HeldGrant);
    expect(await screen.findByText('ระงับสิทธิ์ของ กานดา สมมติ แล้ว')).toBeVisible();
    await waitFor(() => expect(screen.queryByTestId('proving')).toBeNull());
  });

  it('is left undone when they think better of it, with what was typed', async () => {
    const back = await suspend();
    await user.click(screen.getByTestId('proving-cancel'));
    expect(backend.calledWith('cancelSignIn')).toHaveLength(1);
    backend.announce('session');
    back.reject(new BackendError({ code: 'sign_in_cancelled', problems: [] }));
    await waitFor(() => expect(screen.queryByTestId('proving')).toBeNull());
    await user.click((await screen.findAllByTestId('grant-suspend'))[0] as HTMLElement);
    expect(await screen.findByTestId('reason')).toHaveValue('ลาคลอด 90 วัน');
  });
});

describe('handing over', () => {
  async function begin() {
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getAllByTestId('grant-hand-over')[0] as HTMLElement);
  }
  const next = () => user.click(screen.getByTestId('hand-over-next'));

  it('goes to an officer of the list, step by step', async () => {
    await begin();
    await next();
    expect(screen.getByTestId('successor-officer')).toHaveAccessibleDescription(/เลือกผู้รับช่วงงาน/);
    await user.click(screen.getByTestId('successor-officer'));
    expect(screen.queryByRole('option', { name: 'กานดา สมมติ' })).toBeNull();
    await user.click(screen.getByRole('option', { name: 'ณัฐพล สมมติวงศ์' }));
    await next();
    await user.type(screen.getByTestId('hand-over-reason'), 'ย้ายไปกรมที่ดิน');
    await next();
    expect(screen.getByRole('dialog')).toHaveTextContent(/ณัฐพล สมมติวงศ์.*ย้ายไปกรมที่ดิน/);
    expect(backend.calledWith('handOverGrant')).toEqual([]);
    await next();
    expect(backend.calledWith('handOverGrant')).toEqual([
      ['grant-11', { to: { kind: 'officer', id: 'officer-15' }, reason: 'ย้ายไปกรมที่ดิน' }]
    ]);
    expect(await screen.findByText(/ส่งมอบงานของ กานดา สมมติ ให้ ณัฐพล สมมติวงศ์ แล้ว/)).toBeVisible();
  });

  it('goes to somebody new by e-mail', async () => {
    await begin();
    await user.click(screen.getByText('ผู้อื่น ทางอีเมล'));
    await user.type(screen.getByTestId('successor-email'), 'new@district.example');
    await next();
    await next();
    expect(screen.getByTestId('hand-over-reason')).toHaveAccessibleDescription(/เขียนเหตุผล/);
    await user.type(screen.getByTestId('hand-over-reason'), 'ย้าย');
    await user.click(screen.getByTestId('hand-over-back'));
    expect(screen.getByTestId('successor-email')).toHaveValue('new@district.example');
    await next();
    await next();
    await next();
    expect(backend.calledWith('handOverGrant')).toEqual([
      ['grant-11', { to: { kind: 'email', email: 'new@district.example' }, reason: 'ย้าย' }]
    ]);
    expect(await screen.findByText(/ส่ง Token ถึง new@district.example แล้ว/)).toBeVisible();
  });

  it('goes back to the step where something is to be mended', async () => {
    backend.fail('handOverGrant', 'refused', [problem('to.email', 'email_unfit')]);
    await begin();
    await user.click(screen.getByText('ผู้อื่น ทางอีเมล'));
    await user.type(screen.getByTestId('successor-email'), 'somkid');
    await next();
    await user.type(screen.getByTestId('hand-over-reason'), 'ลาออก');
    await next();
    await next();
    const field = await screen.findByTestId('successor-email');
    expect(field).toHaveAccessibleDescription(/ไม่ใช่ที่อยู่อีเมล/);
    expect(field).toHaveValue('somkid');
  });

  it('keeps what was filled in when it is closed and opened again', async () => {
    await begin();
    await user.click(screen.getByText('ผู้อื่น ทางอีเมล'));
    await user.type(screen.getByTestId('successor-email'), 'somkid@dusit.example');
    await user.click(within(screen.getByRole('dialog')).getByText('ยกเลิก'));
    await user.click(screen.getAllByTestId('grant-hand-over')[0] as HTMLElement);
    expect(await screen.findByTestId('successor-email')).toHaveValue('somkid@dusit.example');
  });
});

describe('the devices of an officer', () => {
  it('are shown when asked for', async () => {
    const detail = await open('กานดา สมมติ');
    expect(backend.calledWith('officerDevices')).toEqual([]);
    await user.click(detail.getByTestId('officer-devices'));
    expect(await detail.findAllByTestId('device')).toHaveLength(3);
    expect(detail.queryByTestId('device-sign-out')).toBeNull();
  });

  it('are all signed out, after the name was read', async () => {
    const detail = await open('กานดา สมมติ');
    await user.click(detail.getByTestId('officer-sign-out'));
    expect(screen.getByRole('dialog')).toHaveTextContent('ให้ กานดา สมมติ ออกจากระบบทุกอุปกรณ์');
    expect(backend.calledWith('signOutOfficer')).toEqual([]);
    await user.click(screen.getByTestId('officer-sign-out-confirm'));
    expect(await screen.findByText('ให้ กานดา สมมติ ออกจากระบบแล้ว 3 อุปกรณ์')).toBeVisible();
    expect(backend.calledWith('signOutOfficer')).toEqual([['officer-11']]);
  });
});
