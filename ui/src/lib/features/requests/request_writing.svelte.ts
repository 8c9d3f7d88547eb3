import {
  asBackendError,
  type Backend,
  type BackendError,
  type DraftLetter,
  type Officer,
  type Problem,
  type RequestDraft,
  type RequestForm,
  type RequestStep,
  type ServiceRequest
} from '$lib/backend';
import type { KeptDraft } from './kept_draft';

/** The order in which the form is filled in; after them everything is checked and sent. */
export const steps = ['agency', 'details', 'letter', 'executive'] as const satisfies RequestStep[];
export const lastStep = steps.length;

const savedAfter = 800;

/** A problem, and in which step it is mended. */
export type StepProblem = Problem & { step: number };

const emptyForm = (email: string): RequestForm => ({
  kind: 'new_service',
  agency: null,
  details: '',
  requester: { position: '', telephone: '', email },
  executive: { name: '', position: '', email: '' },
  letter: null
});

/** A request for the service being written: kept as a draft with each change, sent at the end. */
export class RequestWriting {
  form = $state<RequestForm>(emptyForm(''));
  /** What the chosen agency is called. */
  agencyName = $state('');
  letter = $state.raw<DraftLetter | null>(null);
  /** Counts the letters chosen so far: another one is another number. */
  letterNumber = $state(0);
  amends = $state<string | null>(null);
  step = $state(0);
  loaded = $state(false);
  /** What is wrong with the steps that were left or sent. */
  problems = $state.raw<readonly StepProblem[]>([]);
  savedAt = $state<number | null>(null);
  busy = $state<'letter' | 'sending' | null>(null);
  /** Why what was kept could not be opened. */
  error = $state.raw<BackendError | null>(null);
  /** Why the last act did not succeed. */
  failure = $state.raw<BackendError | null>(null);
  saveFailure = $state.raw<BackendError | null>(null);
  sent = $state.raw<ServiceRequest | null>(null);
  #backend: Backend;
  #draft: KeptDraft;
  #officer: Officer | undefined;
  #kept = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #number = 0;
  /** The steps that were left or sent, and are looked at with each change. */
  #checked: readonly number[] = [];

  constructor(backend: Backend, draft: KeptDraft, officer: Officer | undefined) {
    this.#backend = backend;
    this.#draft = draft;
    this.#officer = officer;
  }

  async load(): Promise<void> {
    try {
      const draft = await this.#draft.read();
      if (draft) this.#take(draft);
      else this.form = emptyForm(this.#officer?.email ?? '');
      this.#kept = this.#text();
      this.error = null;
      this.loaded = true;
    } catch (cause) {
      this.error = asBackendError(cause);
    }
  }

  get unsaved(): boolean {
    return this.loaded && this.sent === null && this.#text() !== this.#kept;
  }

  /** Something may have been typed: it is kept a moment later. */
  touched(): void {
    if (!this.unsaved) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), savedAfter);
    if (this.#checked.length > 0) void this.#check(this.#checked);
  }

  /** Keeps what is not kept yet; false: it could not be kept. */
  async save(): Promise<boolean> {
    clearTimeout(this.#timer);
    return !this.unsaved || this.#save();
  }

  async #save(): Promise<boolean> {
    clearTimeout(this.#timer);
    const text = this.#text();
    try {
      const kept = await this.#draft.save(this.#written());
      this.savedAt = kept.saved_at;
      this.#kept = text;
      this.saveFailure = null;
      return true;
    } catch (cause) {
      this.saveFailure = asBackendError(cause);
      return false;
    }
  }

  /** To another step, in whatever state this one is. */
  goTo(step: number): void {
    this.step = Math.min(lastStep, Math.max(0, step));
    this.failure = null;
  }

  /** To the next step, when this one has no problems. */
  async next(): Promise<boolean> {
    const step = this.step;
    if (step < lastStep && (await this.#check([...this.#checked, step])).some(of(step))) {
      return false;
    }
    this.goTo(step + 1);
    return true;
  }

  /** What is wrong with all of it. */
  async checkAll(): Promise<readonly StepProblem[]> {
    return this.#check(steps.map((_, step) => step));
  }

  async #check(which: readonly number[]): Promise<readonly StepProblem[]> {
    this.#checked = steps.map((_, step) => step).filter((step) => which.includes(step));
    const number = ++this.#number;
    const form = $state.snapshot(this.form);
    const found = await Promise.all(
      this.#checked.map(async (step) => {
        const problems = await this.#backend
          .checkRequest(form, this.letter !== null, steps[step] ?? null)
          .catch(() => []);
        return problems.map((one) => ({ ...one, step }));
      })
    );
    const problems = found.flat();
    if (number === this.#number) this.problems = problems;
    return problems;
  }

  /** What is wrong with the field, in the words of its code. */
  at(field: string): Problem | undefined {
    return this.problems.find((one) => one.field === field);
  }

  async chooseLetter(): Promise<void> {
    await this.#act('letter', async () => {
      // The letter is kept with the draft, so there must be one.
      if (!(await this.#save())) return;
      const draft = await this.#draft.chooseLetter();
      if (draft) this.#takeLetter(draft);
    });
  }

  async removeLetter(): Promise<void> {
    await this.#act('letter', async () => this.#takeLetter(await this.#draft.removeLetter()));
  }

  /** True: the hub has it. */
  async send(): Promise<boolean> {
    if (this.busy || (await this.checkAll()).length > 0) return false;
    return this.#act('sending', async () => {
      if (!(await this.#save())) throw this.saveFailure;
      this.sent = await this.#draft.send();
    });
  }

  async #act(busy: 'letter' | 'sending', act: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = busy;
    this.failure = null;
    try {
      await act();
      return true;
    } catch (cause) {
      this.failure = asBackendError(cause);
      return false;
    } finally {
      this.busy = null;
    }
  }

  #take(draft: RequestDraft): void {
    this.form = draft.form;
    this.agencyName = draft.agency_name_th;
    this.letter = draft.letter;
    this.amends = draft.amends;
    this.step = Math.min(lastStep, draft.step);
    this.savedAt = draft.saved_at;
  }

  /** Only the letter: what was typed meanwhile stays. */
  #takeLetter(draft: RequestDraft): void {
    const clean = !this.unsaved;
    this.letterNumber += 1;
    this.letter = draft.letter;
    this.form.letter = draft.form.letter;
    this.savedAt = draft.saved_at;
    if (clean) this.#kept = this.#text();
    if (this.#checked.length > 0) void this.#check(this.#checked);
  }

  #written(): RequestDraft {
    return {
      amends: this.amends,
      form: $state.snapshot(this.form),
      agency_name_th: this.agencyName,
      letter: this.letter,
      step: this.step,
      saved_at: this.savedAt ?? 0
    };
  }

  /** All that a draft keeps, to see whether it changed. */
  #text(): string {
    return JSON.stringify([this.form, this.agencyName, this.step]);
  }
}

const of = (step: number) => (problem: StepProblem) => problem.step === step;
