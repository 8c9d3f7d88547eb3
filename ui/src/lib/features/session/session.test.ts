import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { needsToken, officer, problem, tokens } from '../../../testing/samples';
import { Session } from './session.svelte';

async function outside() {
  const backend = new FakeBackend();
  const session = new Session(backend);
  await session.load();
  return { backend, session };
}

describe('signing in', () => {
  it('waits for the browser and then is in', async () => {
    const { backend, session } = await outside();
    const done = session.signIn();
    expect(session.view?.state).toBe('signing_in');
    backend.finishSignIn(needsToken);
    await done;
    expect(session.view).toEqual(needsToken);
    expect(session.error).toBeNull();
  });

  it('asks once, however often it is pressed', async () => {
    const { backend, session } = await outside();
    void session.signIn();
    void session.signIn();
    expect(backend.calledWith('signIn')).toHaveLength(1);
  });

  it.each(['sign_in_timed_out', 'hub_unreachable', 'clock_wrong', 'port_taken'] as const)(
    'is outside again after %s, and knows why',
    async (code) => {
      const { backend, session } = await outside();
      const done = session.signIn();
      backend.failSignIn(code);
      await done;
      expect(session.view?.state).toBe('signed_out');
      expect(session.error?.code).toBe(code);
    }
  );

  it('is outside again when cancelled', async () => {
    const { session } = await outside();
    const done = session.signIn();
    await session.cancelSignIn();
    await done;
    expect(session.view?.state).toBe('signed_out');
    expect(session.error?.code).toBe('sign_in_cancelled');
  });

  it('goes on waiting when the app only says that nobody is in yet', async () => {
    const { session } = await outside();
    void session.signIn();
    await session.refresh();
    expect(session.view?.state).toBe('signing_in');
  });
});

describe('proving oneself anew', () => {
  async function inside() {
    const backend = FakeBackend.ready();
    const session = new Session(backend);
    await session.load();
    return { backend, session };
  }

  it('for something that the app does leaves the officer where they are', async () => {
    const { backend, session } = await inside();
    const before = backend.current;
    backend.current = { state: 'signing_in' };
    await session.refresh();
    expect(session.proving).toBe(true);
    expect(session.ready?.officer.name).toBe(officer.name);
    backend.current = before;
    await session.refresh();
    expect(session.proving).toBe(false);
  });

  it('can be thought better of', async () => {
    const { session } = await inside();
    const done = session.signInAgain();
    expect(session.proving).toBe(true);
    await session.cancelSignIn();
    await done;
    expect(session.proving).toBe(false);
    expect(session.ready?.officer.name).toBe(officer.name);
    expect(session.error?.code).toBe('sign_in_cancelled');
  });
});

describe('the Token', () => {
  it('opens rights', async () => {
    const { session } = await outside();
    expect(await session.redeem(tokens[0])).toEqual([]);
    expect(session.ready?.officer.name).toBe(officer.name);
  });

  it('says what is wrong with it, and that is no failure of the app', async () => {
    const { backend, session } = await outside();
    const revoked = [problem('token', 'token_revoked')];
    backend.fail('redeemToken', 'refused', revoked);
    expect(await session.redeem(tokens[0])).toEqual(revoked);
    expect(session.error).toBeNull();
  });

  it('keeps a failure that is not its own', async () => {
    const { backend, session } = await outside();
    backend.fail('redeemToken', 'hub_unreachable');
    expect(await session.redeem(tokens[0])).toEqual([]);
    expect(session.error?.code).toBe('hub_unreachable');
  });
});

it('does not ask who is in when the app could not start', async () => {
  const backend = new FakeBackend();
  backend.start = { ...backend.start, problem: { code: 'disk_full', problems: [] } };
  const session = new Session(backend);
  await session.load();
  expect(session.start?.problem?.code).toBe('disk_full');
  expect(backend.calledWith('session')).toEqual([]);
});
