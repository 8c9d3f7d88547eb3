import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { TokenRequest } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import AskForToken from './AskForToken.svelte';

const user = userEvent.setup();
const onsent = vi.fn<(request: TokenRequest) => void>();
let backend: FakeBackend;

beforeEach(() => {
  onsent.mockReset();
  backend = FakeBackend.ready();
  show(AskForToken, { email: 'somying@example.go.th', onsent }, backend);
});

async function fill() {
  await user.click(screen.getByTestId('role-agency_officer'));
  await user.type(screen.getByTestId('unit-picker'), 'ดุสิต');
  await user.click(await screen.findByRole('option', { name: /สำนักงานเขตดุสิต/ }));
  await user.type(screen.getByTestId('ask-note'), 'แทนผู้ที่ย้ายไป');
}

describe('asking for a Token', () => {
  it('names the right, the place and the address, which is known already', async () => {
    await fill();
    await user.click(screen.getByTestId('ask-send'));
    expect(backend.calledWith('askForToken')).toEqual([
      [
        {
          role: 'agency_officer',
          unit: { kind: 'agency', id: 'district-1' },
          email: 'somying@example.go.th',
          note: 'แทนผู้ที่ย้ายไป'
        }
      ]
    ]);
    expect(onsent).toHaveBeenCalledOnce();
  });

  it('wants a right and a place', async () => {
    await user.click(screen.getByTestId('ask-send'));
    expect(screen.getByTestId('unit-picker')).toHaveAccessibleDescription(/เลือกหน่วยงาน/);
    expect(backend.calledWith('askForToken')).toEqual([]);
  });

  it('twice says that the first one still waits', async () => {
    const waits = [problem('', 'token_requested', { at: String(morning) })];
    backend.fail('askForToken', 'refused', waits);
    await fill();
    await user.click(screen.getByTestId('ask-send'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('ขอ Token นี้ไว้แล้ว');
  });

  it('offline keeps what was filled in', async () => {
    backend.fail('askForToken', 'hub_unreachable');
    await fill();
    await user.click(screen.getByTestId('ask-send'));
    expect(await screen.findByTestId('error-note')).toBeVisible();
    expect(screen.getByTestId('ask-note')).toHaveValue('แทนผู้ที่ย้ายไป');
    expect(onsent).not.toHaveBeenCalled();
  });
});
