import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { SignInWay } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import Welcome from './Welcome.svelte';

const digitalId: SignInWay = { name: 'digital-id', label: 'Digital ID', registration: 'sign_in' };
const thaId: SignInWay = {
  name: 'thaid',
  label: 'ThaID',
  registration: { page: 'https://id.example.go.th/register' }
};
const ministry: SignInWay = { name: 'ministry', label: 'บัญชีกระทรวง', registration: 'none' };

function open(ways: SignInWay[]) {
  const backend = new FakeBackend();
  backend.ways = ways;
  show(Welcome, {}, backend);
  return { backend, user: userEvent.setup() };
}

describe('the way in', () => {
  it('has a button for each provider, and goes to the one that is pressed', async () => {
    const { backend, user } = open([digitalId, thaId]);
    await user.click(await screen.findByTestId('sign-in-thaid'));
    expect(screen.queryByTestId('sign-in-digital-id')).toBeNull();
    expect(backend.calledWith('signIn')).toEqual([['thaid']]);
  });

  it('leads whoever has no account to a registration, where there is one', async () => {
    const { backend, user } = open([digitalId, ministry]);
    await user.click(await screen.findByTestId('register-digital-id'));
    expect(screen.queryByTestId('register-ministry')).toBeNull();
    expect(backend.calledWith('openRegistration')).toEqual([['digital-id']]);
  });

  it('has its button also before the hub has answered', async () => {
    const { backend, user } = open([]);
    await user.click(screen.getByTestId('sign-in-digital-id'));
    expect(backend.calledWith('signIn')).toEqual([[null]]);
  });
});
