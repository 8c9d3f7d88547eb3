import {
  HubList,
  type Backend,
  type IssueToken,
  type TokenState,
  type TokenView
} from '$lib/backend';
import { matches } from '$lib/components/matching';
import { t } from '$lib/messages/language.svelte';

/** The Tokens that were handed out, as far as the officer may hand them out, the newest first. */
export class Tokens extends HubList<TokenView> {
  text = $state('');
  state = $state<TokenState['state'] | ''>('');
  /** The row of the keyboard; −1: none. */
  active = $state(-1);
  scrollTop = $state(0);
  readonly shown = $derived(
    (this.list ?? []).filter(
      (token) =>
        (this.state === '' || token.state.state === this.state) &&
        matches(this.text, ...textsOf(token))
    )
  );
  #backend: Backend;

  constructor(backend: Backend) {
    super(() => backend.tokens());
    this.#backend = backend;
  }

  get filtered(): boolean {
    return this.text.trim() !== '' || this.state !== '';
  }

  clearFilters(): void {
    this.text = '';
    this.state = '';
  }

  issue(token: IssueToken): Promise<TokenView | null> {
    return this.act('issue', () => this.#backend.issueToken(token));
  }

  revoke({ id }: TokenView): Promise<TokenView | null> {
    return this.act('revoke', () => this.#backend.revokeToken(id));
  }

  sendAnew({ id }: TokenView): Promise<TokenView | null> {
    return this.act('sendAnew', () => this.#backend.sendTokenAnew(id));
  }
}

const textsOf = (token: TokenView) => [
  token.recipient,
  token.note,
  token.unit_name_th,
  token.agency_name_th,
  t().account.roles[token.role],
  token.state.state === 'used' ? token.state.by : ''
];
