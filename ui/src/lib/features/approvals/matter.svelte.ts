import { asBackendError, type BackendError, type Problem, type ProblemCode } from '$lib/backend';

/** How the app behind the screens is asked about one thing that waits. */
export interface MatterSource<View, Act extends string> {
  view(): Promise<View>;
  /** `said`: the note, the reason or the answer; none with a plain yes. */
  decide(act: Act, said: string | null): Promise<View>;
}

/** What the hub answers to whoever comes second. */
const overtaken: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'note_settled',
  'note_withdrawn',
  'review_moved_on',
  'request_moved_on',
  'token_request_moved_on'
]);

/** One thing that waits for a decision, opened. */
export class Matter<View, Act extends string = string> {
  view = $state.raw<View | null>(null);
  /** Why it could not be opened. */
  error = $state.raw<BackendError | null>(null);
  /** Why it could not be decided. */
  failure = $state.raw<BackendError | null>(null);
  /** Somebody was first: what they did. */
  overtaken = $state.raw<Problem | null>(null);
  busy = $state<Act | null>(null);
  #source: MatterSource<View, Act>;
  #number = 0;

  constructor(source: MatterSource<View, Act>) {
    this.#source = source;
  }

  async load(): Promise<void> {
    const number = ++this.#number;
    try {
      const view = await this.#source.view();
      if (number !== this.#number) return;
      this.view = view;
      this.error = null;
    } catch (cause) {
      if (number === this.#number) this.error = asBackendError(cause);
    }
  }

  /** True when this officer's decision is the one that counts. */
  async decide(act: Act, said: string | null = null): Promise<boolean> {
    if (this.busy) return false;
    this.busy = act;
    this.failure = null;
    try {
      this.view = await this.#source.decide(act, said);
      // What was asked before the decision is older than its answer.
      this.#number += 1;
      return true;
    } catch (cause) {
      await this.#failed(asBackendError(cause));
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** What is wrong with what was said, for the field it was said in. */
  get problem(): Problem | undefined {
    return this.failure?.problems.find((one) => one.field !== '');
  }

  async #failed(error: BackendError): Promise<void> {
    const first = error.problems.find((one) => overtaken.has(one.code));
    if (!first) {
      this.failure = error;
      return;
    }
    this.overtaken = first;
    await this.load();
  }
}
