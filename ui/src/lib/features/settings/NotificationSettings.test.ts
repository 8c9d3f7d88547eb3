import { fireEvent, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import NotificationSettings from './NotificationSettings.svelte';
import { minutes, text } from './quiet_hours';

function open() {
  const backend = FakeBackend.ready();
  show(NotificationSettings, {}, backend);
  return { backend, user: userEvent.setup() };
}

describe('what the officer is told', () => {
  it('is switched off for one kind and stays for the others', async () => {
    const { backend, user } = open();
    await user.click(screen.getByRole('switch', { name: 'แจ้งสิทธิ์ไม่ถูกต้อง' }));
    const { notifications } = backend.start.settings;
    expect(notifications).toMatchObject({ wrong_rights: false, token_requests: true });
  });

  it('rests in quiet hours, whose ends can be shifted', async () => {
    const { backend, user } = open();
    await user.click(screen.getByRole('switch', { name: /งดแจ้งเตือน/ }));
    expect(backend.start.settings.notifications.quiet).toEqual({ from: 990, to: 510 });
    await fireEvent.change(screen.getByLabelText('ถึง'), { target: { value: '07:00' } });
    expect(backend.start.settings.notifications.quiet).toEqual({ from: 990, to: 420 });
  });

  it('is as before when it could not be kept', async () => {
    const { backend, user } = open();
    backend.fail('saveSettings', 'file_not_written');
    const start = screen.getByRole('switch', { name: /เริ่มพร้อมเครื่อง/ });
    await user.click(start);
    expect(await screen.findByTestId('error-note')).toBeVisible();
    expect(backend.start.settings.start_with_system).toBe(false);
  });
});

describe('times', () => {
  it('are read as they are written', () => {
    for (const at of [0, 510, 1439]) expect(minutes(text(at))).toBe(at);
    for (const none of ['', '24:00', '8:30', '08:60']) expect(minutes(none)).toBeNull();
  });
});
