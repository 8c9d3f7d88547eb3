import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { morning, officer, problem } from '../../../testing/samples';
import AskForToken from './AskForToken.svelte';

const user = userEvent.setup();
const onsent = vi.fn();
let backend: FakeBackend;

beforeEach(() => {
  onsent.mockReset();
  backend = FakeBackend.ready();
  show(AskForToken, { officer, onsent }, backend);
});

async function fill() {
  await user.click(screen.getByTestId('role-service_point_officer'));
  await user.type(screen.getByTestId('unit-picker'), 'ฝ่ายทะเบียน');
  await user.click(await screen.findByRole('option', { name: /จุดบริการ/ }));
  await user.type(screen.getByTestId('ask-note'), 'เริ่มงานวันที่ 1');
  await user.click(screen.getByTestId('ask-send'));
}

describe('asking for a Token', () => {
  it('names the right, the unit and where the Token is mailed', async () => {
    await fill();
    expect(backend.calledWith('askForToken')).toEqual([
      [
        {
          role: 'service_point_officer',
          unit: { kind: 'service_point', id: 'point-1' },
          email: 'somying@example.go.th',
          note: 'เริ่มงานวันที่ 1'
        }
      ]
    ]);
    await waitFor(() => expect(onsent).toHaveBeenCalledOnce());
  });

  it('says at each field what is missing', async () => {
    await user.clear(screen.getByTestId('ask-email'));
    await user.click(screen.getByTestId('ask-send'));
    expect(screen.getByText('เลือกสิทธิ์')).toBeVisible();
    expect(screen.getByTestId('unit-picker')).toHaveAccessibleDescription(/เลือกหน่วยงาน/);
    expect(backend.calledWith('askForToken')).toEqual([]);
    await fill();
    await waitFor(() =>
      expect(screen.getByTestId('ask-email')).toHaveAccessibleDescription('ใส่ที่อยู่อีเมล')
    );
    expect(onsent).not.toHaveBeenCalled();
  });

  it('says when the same waits already, and keeps what was typed', async () => {
    const waits = [problem('', 'token_requested', { at: String(morning) })];
    backend.fail('askForToken', 'refused', waits);
    await fill();
    expect(await screen.findByTestId('error-note')).toHaveTextContent(/ขอ Token นี้ไว้แล้ว/);
    expect(screen.getByTestId('ask-note')).toHaveValue('เริ่มงานวันที่ 1');
  });

  it('can be tried again when the hub is back', async () => {
    backend.fail('askForToken', 'hub_unreachable');
    await fill();
    await screen.findByTestId('error-note');
    backend.failing.clear();
    await user.click(screen.getByTestId('ask-send'));
    await waitFor(() => expect(onsent).toHaveBeenCalledOnce());
    expect(screen.queryByTestId('error-note')).toBeNull();
  });
});
