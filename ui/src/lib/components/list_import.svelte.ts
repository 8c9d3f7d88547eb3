import { asBackendError, type BackendError } from '$lib/backend';

/** A row of a list, and what becomes or became of it. */
export type SurveyedRow = {
  /** As the spreadsheet counts. */
  number: number;
  /** What stands in its columns; empty for a bad row, of which nothing is repeated. */
  cells: readonly string[];
  /** In words. */
  outcome: string;
  /** In words; none: the row is good. */
  problems: readonly string[];
  /** Nothing is wrong with it, and nothing is to be done. */
  idle?: boolean;
};

/** What came of a list, or would come of it. */
export type Survey = {
  applied: boolean;
  rows: readonly SurveyedRow[];
  /** What is wrong with the list as a whole, in words; then it has no rows. */
  problems: readonly string[];
  /** What else is worth knowing. */
  remark?: string;
};

export interface ListSource {
  /** Asks for a file; `null`: the officer thought better of it. */
  choose(): Promise<{ name: string; text: string } | null>;
  /** `apply: false`: a dry run, which changes nothing. */
  hand(text: string, apply: boolean, skipBad: boolean): Promise<Survey>;
}

/** A list on its way in: chosen or pasted, checked by a dry run, then applied. */
export class ListImport {
  text = $state('');
  /** Of the file it came from. */
  name = $state<string | null>(null);
  survey = $state.raw<Survey | null>(null);
  busy = $state<'choosing' | 'checking' | 'sending' | null>(null);
  failure = $state.raw<BackendError | null>(null);
  readonly bad = $derived(
    (this.survey?.rows ?? []).filter((row) => row.problems.length > 0).length
  );
  readonly good = $derived((this.survey?.rows.length ?? 0) - this.bad);
  /** Good rows that something is, or was, done with. */
  readonly due = $derived(
    (this.survey?.rows ?? []).filter((row) => row.problems.length === 0 && !row.idle).length
  );
  #source: ListSource;

  constructor(source: ListSource) {
    this.#source = source;
  }

  get done(): boolean {
    return this.survey?.applied ?? false;
  }

  type(text: string): void {
    this.text = text;
    this.name = null;
  }

  /** A file that was chosen is checked at once. */
  async choose(): Promise<void> {
    const chosen = await this.#try('choosing', () => this.#source.choose());
    if (!chosen) return;
    this.text = chosen.text;
    this.name = chosen.name;
    await this.check();
  }

  async check(): Promise<void> {
    const survey = await this.#try('checking', () => this.#source.hand(this.text, false, false));
    if (survey) this.survey = survey;
  }

  /** All of it, or what is good of it. */
  async send(): Promise<void> {
    const skipBad = this.bad > 0;
    const survey = await this.#try('sending', () => this.#source.hand(this.text, true, skipBad));
    if (survey) this.survey = survey;
  }

  /** Back to the text, which is as it was. */
  amend(): void {
    this.survey = null;
    this.failure = null;
  }

  restart(): void {
    this.amend();
    this.text = '';
    this.name = null;
  }

  async #try<Answer>(
    what: NonNullable<ListImport['busy']>,
    ask: () => Promise<Answer>
  ): Promise<Answer | null> {
    if (this.busy) return null;
    this.busy = what;
    this.failure = null;
    try {
      return await ask();
    } catch (cause) {
      this.failure = asBackendError(cause);
      return null;
    } finally {
      this.busy = null;
    }
  }
}
