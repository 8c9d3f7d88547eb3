import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BackendError, type ErrorCode } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import FailureNote from './FailureNote.svelte';
import { Session } from './session.svelte';

function open(code: ErrorCode) {
  const backend = FakeBackend.ready();
  const session = new Session(backend);
  show(FailureNote, { error: new BackendError({ code, problems: [] }) }, backend, session);
  return { backend, session };
}

describe('an act that wants a fresh sign-in', () => {
  it('says so, and leads there and back', async () => {
    const { backend, session } = open('sign_in_again');
    expect(screen.getByTestId('error-note')).toHaveTextContent(/ยืนยันตัวตนอีกครั้งก่อน/);
    await userEvent.setup().click(screen.getByTestId('sign-in-again'));
    expect(backend.calledWith('signInAgain')).toHaveLength(1);
    expect(session.proving).toBe(true);
    backend.finishSignIn(backend.readyView());
    await expect.poll(() => session.ready?.officer.name).toBe('สมหญิง สมมติกุล');
  });

  it('is no other failure', () => {
    open('internal');
    expect(screen.queryByTestId('sign-in-again')).toBeNull();
  });
});
