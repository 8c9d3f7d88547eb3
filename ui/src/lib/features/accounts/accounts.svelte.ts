import { HubList, type AccountView, type Backend } from '$lib/backend';
import { matches } from '$lib/components/matching';
import { t } from '$lib/messages/language.svelte';

/** Accounts that get their rights at their first sign-in, in the order of their import. */
export class Accounts extends HubList<AccountView> {
  text = $state('');
  claimed = $state<'' | 'waiting' | 'claimed'>('');
  /** The row of the keyboard; −1: none. */
  active = $state(-1);
  scrollTop = $state(0);
  readonly shown = $derived(
    (this.list ?? []).filter(
      (account) =>
        (this.claimed === '' || (this.claimed === 'claimed') === (account.claimed_at !== null)) &&
        matches(this.text, ...textsOf(account))
    )
  );

  constructor(backend: Backend) {
    super(() => backend.accounts());
  }

  clearFilters(): void {
    this.text = '';
    this.claimed = '';
  }
}

const textsOf = (account: AccountView) => [
  account.account,
  account.unit_name_th,
  account.claimed_by ?? '',
  t().account.roles[account.role]
];
