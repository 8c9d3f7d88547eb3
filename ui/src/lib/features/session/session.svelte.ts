import { createContext } from 'svelte';
import {
  asBackendError,
  type Backend,
  type BackendError,
  type Leaving,
  type Officer,
  type Problem,
  type SessionActs,
  type SessionView,
  type StartState,
  type SuspendedGrant
} from '$lib/backend';

/** Who sits at this desk, and how far the way in has gone. */
export class Session {
  start = $state.raw<StartState | null>(null);
  view = $state.raw<SessionView | null>(null);
  /** Why the last attempt to come in or to learn who is in did not succeed. */
  error = $state.raw<BackendError | null>(null);
  /**
   * An officer who is in proves themselves anew in the browser, for something that weighs. The page they come from
   * stays as it is, with all that they typed.
   */
  proving = $state(false);
  #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  get ready() {
    return this.view?.state === 'ready' ? this.view : null;
  }

  /** Signed in, and without any right yet. */
  get withoutRights() {
    return this.view?.state === 'needs_token' ? this.view : null;
  }

  /** Whoever is signed in, with rights or without. */
  get officer(): Officer | undefined {
    return (this.ready ?? this.withoutRights)?.officer;
  }

  /** What they may begin. */
  get may(): SessionActs | undefined {
    return (this.ready ?? this.withoutRights)?.may;
  }

  /** What they hold and cannot use for now. */
  get suspended(): readonly SuspendedGrant[] {
    return (this.ready ?? this.withoutRights)?.suspended ?? [];
  }

  get practice(): boolean {
    return this.start?.practice ?? false;
  }

  async load(): Promise<void> {
    await this.#attempt(async () => {
      this.start = await this.#backend.startState();
      if (!this.start.problem) this.view = await this.#backend.session();
    });
  }

  async refresh(): Promise<void> {
    const view = await this.#backend.session().catch(() => null);
    this.proving = view?.state === 'signing_in' && this.#inside;
    if (this.proving) return;
    // While the browser is open the answer of `signIn` decides.
    if (view && !(this.view?.state === 'signing_in' && view.state === 'signed_out')) {
      this.view = view;
    }
  }

  get #inside(): boolean {
    return this.view?.state === 'ready' || this.view?.state === 'needs_token';
  }

  async signIn(provider: string | null = null): Promise<void> {
    await this.#comeIn(() => this.#backend.signIn(provider));
  }

  /** For what the hub does only after a fresh sign-in. */
  async signInAgain(): Promise<void> {
    if (this.proving) return;
    this.proving = true;
    await this.#attempt(async () => {
      this.view = await this.#backend.signInAgain();
    });
    this.proving = false;
  }

  async register(provider: string): Promise<void> {
    await this.#comeIn(() => this.#backend.openRegistration(provider));
  }

  async #comeIn(way: () => Promise<SessionView>): Promise<void> {
    if (this.view?.state === 'signing_in') return;
    const outside = this.view;
    this.view = { state: 'signing_in' };
    const done = await this.#attempt(async () => {
      this.view = await way();
    });
    if (!done) this.view = outside;
  }

  async cancelSignIn(): Promise<void> {
    await this.#backend.cancelSignIn().catch(() => undefined);
  }

  async openBrowserAgain(): Promise<void> {
    await this.#attempt(() => this.#backend.openBrowserAgain());
  }

  async signOut(leaving: Leaving = { provider: false, erase: false }): Promise<void> {
    await this.#attempt(async () => {
      this.view = await this.#backend.signOut(leaving);
    });
  }

  /** The problems with the Token; none when it opened rights. */
  async redeem(text: string): Promise<readonly Problem[]> {
    let problems: readonly Problem[] = [];
    await this.#attempt(async () => {
      try {
        this.view = await this.#backend.redeemToken(text);
      } catch (cause) {
        problems = asBackendError(cause).problems;
        if (problems.length === 0) throw cause;
      }
    });
    return problems;
  }

  async #attempt(act: () => Promise<void>): Promise<boolean> {
    this.error = null;
    try {
      await act();
      return true;
    } catch (cause) {
      this.error = asBackendError(cause);
      return false;
    }
  }
}

export const [useSession, provideSession] = createContext<Session>();
