import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Device } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending, show } from '../../../testing/render';
import { signedInDevices } from '../../../testing/devices';
import { Sending } from '../sending/sending.svelte';
import DeviceList from './DeviceList.svelte';

function open(set: (backend: FakeBackend) => void = () => undefined) {
  const backend = FakeBackend.ready();
  backend.devicesList = signedInDevices(Date.now());
  set(backend);
  show(DeviceList, {}, backend);
  return { backend, user: userEvent.setup() };
}

describe('the devices', () => {
  it('are named with their system and when they were seen', async () => {
    open();
    const [here, home, unnamed] = await screen.findAllByTestId('device');
    expect(here).toHaveTextContent(/เคาน์เตอร์ 3.*Windows · .*เครื่องนี้/);
    expect(here).not.toHaveTextContent('ใช้งานล่าสุด');
    expect(home).toHaveTextContent(/macOS · ใช้งานล่าสุดเมื่อ 3 ชั่วโมงที่แล้ว/);
    expect(unnamed).toHaveTextContent('อุปกรณ์ที่ไม่มีชื่อ');
  });

  it('are waited for', async () => {
    const coming = pending<Device[]>();
    open((backend) => (backend.devices = () => coming.promise));
    expect(screen.getByText('กำลังเปิดข้อมูล')).toBeVisible();
    coming.resolve([]);
    expect(await screen.findByText('ไม่พบอุปกรณ์ที่เข้าสู่ระบบอยู่')).toBeVisible();
  });

  it('may be this one alone, which is not signed out from here', async () => {
    open((backend) => (backend.devicesList = backend.devicesList.slice(0, 1)));
    expect(await screen.findByText(/บนเครื่องนี้เครื่องเดียว/)).toBeVisible();
    expect(screen.queryByTestId('device-sign-out')).toBeNull();
  });

  it('are asked for once the hub can be reached', async () => {
    const backend = FakeBackend.ready();
    const sending = new Sending(backend);
    backend.sent = { ...backend.sent, state: 'offline' };
    await sending.refresh();
    show(DeviceList, {}, backend, undefined, undefined, sending);
    expect(await screen.findByTestId('devices-offline')).toBeVisible();
    expect(backend.calledWith('devices')).toEqual([]);
    backend.sent = { ...backend.sent, state: 'sent' };
    await sending.refresh();
    expect(await screen.findAllByTestId('device')).toHaveLength(3);
  });

  it('need the hub', async () => {
    open((backend) => backend.fail('devices', 'hub_unreachable'));
    expect(await screen.findByTestId('devices-offline')).toHaveTextContent('ระบบกลาง');
    expect(screen.queryByTestId('error-note')).toBeNull();
  });

  it('can be asked for again after a failure', async () => {
    const { backend, user } = open((backend) => backend.fail('devices', 'internal'));
    expect(await screen.findByTestId('error-note')).toBeVisible();
    backend.failing.clear();
    await user.click(screen.getByTestId('devices-again'));
    expect(await screen.findAllByTestId('device')).toHaveLength(3);
    expect(screen.queryByTestId('error-note')).toBeNull();
  });
});

describe('signing one out', () => {
  async function ask(set?: (backend: FakeBackend) => void) {
    const opened = open(set);
    const [first] = await screen.findAllByTestId('device-sign-out');
    await opened.user.click(first as HTMLElement);
    expect(screen.getByRole('dialog')).toHaveTextContent('ออกจากระบบบน MacBook ของสมหญิง');
    return opened;
  }

  it('is confirmed by name first', async () => {
    const { backend, user } = await ask();
    expect(backend.calledWith('endDevice')).toEqual([]);
    await user.click(screen.getByTestId('device-sign-out-confirm'));
    expect(backend.calledWith('endDevice')).toEqual([['session-2']]);
    expect(await screen.findByText('ออกจากระบบบน MacBook ของสมหญิง แล้ว')).toBeVisible();
    expect(screen.getAllByTestId('device')).toHaveLength(2);
  });

  it('can be left', async () => {
    const { backend, user } = await ask();
    await user.click(screen.getByText('ยกเลิก'));
    expect(backend.calledWith('endDevice')).toEqual([]);
    expect(screen.getAllByTestId('device')).toHaveLength(3);
  });

  it('of one that was signed out before counts as done', async () => {
    const { backend, user } = await ask((backend) => backend.fail('endDevice', 'not_found'));
    backend.devicesList = backend.devicesList.filter((device) => device.id !== 'session-2');
    await user.click(screen.getByTestId('device-sign-out-confirm'));
    expect(await screen.findByText(/แล้ว$/)).toBeVisible();
    expect(screen.getAllByTestId('device')).toHaveLength(2);
    expect(screen.queryByTestId('error-note')).toBeNull();
  });

  it('says why it did not work, and keeps the list', async () => {
    const { user } = await ask((backend) => backend.fail('endDevice', 'internal'));
    await user.click(screen.getByTestId('device-sign-out-confirm'));
    expect(await screen.findByTestId('error-note')).toBeVisible();
    await waitFor(() => expect(screen.getAllByTestId('device')).toHaveLength(3));
  });
});
