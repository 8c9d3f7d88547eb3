import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '$lib/backend';
import { Sending } from '$lib/features/sending/sending.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { heldGrants } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import PeopleTab from './PeopleTab.svelte';

const user = userEvent.setup();
const roles: readonly Role[] = ['agency_officer', 'service_point_officer'];
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.held = heldGrants(morning);
});

function open(id?: string, sending?: Sending) {
  show(PeopleTab, { roles, id }, backend, undefined, undefined, sending);
}

const card = async (place = 0) =>
  within((await screen.findAllByTestId('held-grant'))[place] as HTMLElement);

async function pickSuccessor(name: string) {
  await user.click(screen.getByTestId('successor-officer'));
  await user.click(await screen.findByRole('option', { name }));
}

describe('officers below', () => {
  it('stand right by right with name, unit, state and when they were seen', async () => {
    open();
    const rows = await screen.findAllByTestId('officer-row');
    expect(rows[0]).toHaveTextContent('กานดา สมมติ');
    expect(rows[0]).toHaveTextContent('สำนักงานเขตพระนคร');
    expect(rows[2]).toHaveTextContent('ระงับชั่วคราว');
    expect(rows[4]).toHaveTextContent('ยังไม่เคยใช้งาน');
  });

  it('are narrowed by text, role and state', async () => {
    open();
    await screen.findAllByTestId('officer-row');
    await user.selectOptions(screen.getByTestId('officer-role'), 'service_point_officer');
    expect(screen.getAllByTestId('officer-row')).toHaveLength(1);
    await user.selectOptions(screen.getByTestId('officer-state'), 'ended');
    expect(screen.queryAllByTestId('officer-row')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'ล้างตัวกรอง' }));
    await user.type(screen.getByTestId('officer-search'), 'บางรัก');
    expect(screen.getAllByTestId('officer-row')).toHaveLength(2);
  });

  it('are opened with the keyboard', async () => {
    open();
    await screen.findAllByTestId('officer-row');
    screen.getByRole('grid').focus();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(location.hash).toBe('#/officers/people/grant-31');
  });

  it('can be looked at offline, where nothing can be done', async () => {
    backend.sent = { state: 'offline', unsent: 0, last_sync: morning, progress: null };
    const sending = new Sending(backend);
    await sending.refresh();
    open('grant-11', sending);
    expect(await screen.findByTestId('list-offline')).toBeVisible();
  });

  it('that cannot be had are asked for again', async () => {
    backend.fail('officers', 'internal');
    open();
    const again = await screen.findByTestId('list-again');
    backend.failing.clear();
    await user.click(again);
    expect(await screen.findAllByTestId('officer-row')).not.toHaveLength(0);
  });

  it('nobody has yet where nobody is', async () => {
    backend.held = [];
    open();
    expect(await screen.findByText('ยังไม่มีเจ้าหน้าที่ในสังกัด')).toBeVisible();
  });
});

describe('a right', () => {
  it('is suspended for a reason, and resumed by taking it back', async () => {
    open('grant-11');
    await user.click((await card()).getByTestId('grant-suspend'));
    await user.click(screen.getByTestId('reason-give'));
    expect(backend.calledWith('suspendGrant')).toEqual([['grant-11', '']]);
    await user.type(await screen.findByTestId('reason'), 'ลาคลอด');
    await user.click(screen.getByTestId('reason-give'));
    expect(backend.calledWith('suspendGrant').at(-1)).toEqual(['grant-11', 'ลาคลอด']);
    await user.click(await screen.findByTestId('undo'));
    expect(backend.calledWith('resumeGrant')).toEqual([['grant-11']]);
  });

  it('is ended for a reason', async () => {
    open('grant-11');
    await user.click((await card()).getByTestId('grant-end'));
    await user.type(await screen.findByTestId('reason'), 'ลาออก');
    await user.click(screen.getByTestId('reason-give'));
    expect(backend.calledWith('endGrant')).toEqual([['grant-11', 'ลาออก']]);
    expect((await card()).queryByTestId('grant-end')).toBeNull();
  });

  it('offers only what the hub allows', async () => {
    open('grant-12');
    const suspended = await card();
    expect(suspended.queryByTestId('grant-suspend')).toBeNull();
    expect(suspended.getByTestId('grant-resume')).toBeEnabled();
    expect(suspended.getByText('ลาศึกษาต่อ 6 เดือน')).toBeVisible();
  });

  it('is changed to another role and unit', async () => {
    open('grant-11');
    await user.click((await card()).getByTestId('grant-change'));
    const unit = await screen.findByTestId('unit-picker');
    await user.clear(unit);
    await user.type(unit, 'ดุสิต');
    await user.click(await screen.findByRole('option', { name: /สำนักงานเขตดุสิต/ }));
    await user.type(screen.getByTestId('change-reason'), 'ย้าย');
    await user.click(screen.getByTestId('change-do'));
    expect(backend.calledWith('changeGrant')).toEqual([
      [
        'grant-11',
        { role: 'agency_officer', unit: { kind: 'agency', id: 'district-1' }, reason: 'ย้าย' }
      ]
    ]);
  });

  it('that is the same as before says so at the form', async () => {
    backend.fail('changeGrant', 'refused', [problem('', 'same_right')]);
    open('grant-11');
    await user.click((await card()).getByTestId('grant-change'));
    await user.type(await screen.findByTestId('change-reason'), 'ย้าย');
    await user.click(screen.getByTestId('change-do'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('สิทธิ์ใหม่เหมือนสิทธิ์เดิม');
    expect(screen.getByTestId('change-reason')).toHaveValue('ย้าย');
  });

  it('that somebody changed first says so, and the list is asked for again', async () => {
    open('grant-11');
    await user.click((await card()).getByTestId('grant-end'));
    backend.fail('endGrant', 'refused', [problem('', 'grant_moved_on', { state: 'ended' })]);
    await user.type(await screen.findByTestId('reason'), 'ลาออก');
    await user.click(screen.getByTestId('reason-give'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('มีผู้แก้ไขสิทธิ์นี้');
    expect(backend.calledWith('officers')).toHaveLength(2);
  });
});

describe('handing over', () => {
  async function begin() {
    open('grant-11');
    await user.click((await card()).getByTestId('grant-hand-over'));
  }
  const next = () => user.click(screen.getByTestId('hand-over-next'));

  it('goes to an officer of the list, after a look at all of it', async () => {
    await begin();
    await pickSuccessor('ขจร ตัวอย่าง');
    await next();
    await user.type(screen.getByTestId('hand-over-reason'), 'เกษียณ');
    await next();
    expect(backend.calledWith('handOverGrant')).toEqual([]);
    expect(screen.getByText('เกษียณ')).toBeVisible();
    await next();
    expect(backend.calledWith('handOverGrant')).toEqual([
      ['grant-11', { to: { kind: 'officer', id: 'officer-12' }, reason: 'เกษียณ' }]
    ]);
  });

  it('goes to somebody new by e-mail', async () => {
    await begin();
    await user.click(screen.getByRole('radio', { name: 'ผู้อื่น ทางอีเมล' }));
    await user.type(screen.getByTestId('successor-email'), 'new@district.example');
    await next();
    await user.type(screen.getByTestId('hand-over-reason'), 'ย้าย');
    await next();
    await next();
    expect(backend.calledWith('handOverGrant')).toEqual([
      ['grant-11', { to: { kind: 'email', email: 'new@district.example' }, reason: 'ย้าย' }]
    ]);
  });

  it('wants a successor and a reason, and keeps both on the way back', async () => {
    await begin();
    await next();
    expect(screen.getByTestId('successor-officer')).toHaveAccessibleDescription(/เลือกผู้รับช่วง/);
    await pickSuccessor('ขจร ตัวอย่าง');
    await next();
    await next();
    expect(screen.getByTestId('hand-over-reason')).toHaveAccessibleDescription(/.+/);
    await user.type(screen.getByTestId('hand-over-reason'), 'ย้าย');
    await user.click(screen.getByTestId('hand-over-back'));
    expect(screen.getByTestId('successor-officer')).toHaveValue('ขจร ตัวอย่าง');
    await next();
    expect(screen.getByTestId('hand-over-reason')).toHaveValue('ย้าย');
  });
});

describe('the devices of an officer', () => {
  it('are shown when asked for, and signed out all together after a question', async () => {
    open('grant-11');
    await user.click(await screen.findByTestId('officer-devices'));
    expect(await screen.findAllByTestId('device')).toHaveLength(3);
    expect(screen.queryByTestId('device-sign-out')).toBeNull();
    await user.click(screen.getByTestId('officer-sign-out'));
    expect(backend.calledWith('signOutOfficer')).toEqual([]);
    await user.click(screen.getByTestId('officer-sign-out-confirm'));
    expect(backend.calledWith('signOutOfficer')).toEqual([['officer-11']]);
    expect(await screen.findByText(/ออกจากระบบแล้ว 3 อุปกรณ์/)).toBeVisible();
  });
});
