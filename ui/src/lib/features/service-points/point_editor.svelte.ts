import {
  asBackendError,
  type Backend,
  type BackendError,
  type Field,
  type FieldChange,
  type Particulars,
  type Problem,
  type ServicePointView
} from '$lib/backend';
import { t } from '$lib/messages/language.svelte';
import { fields, same, standsAt, valueOf } from './fields';
import { formOf, read, type Form } from './form';

/** What to show at a field: one sentence that stops saving, or one that does not. */
export type FieldNote = { problem?: string; warning?: string };

const checkDelay = 250;

/**
 * One service point under the officer's hands: what the replica holds, what is typed over it, and what
 * the rules say of that. Typed text outlives the page, and survives changes that arrive meanwhile.
 */
export class PointEditor {
  readonly id: string;
  view = $state.raw<ServicePointView>() as ServicePointView;
  form = $state<Form>() as Form;
  busy = $state<'saving' | 'confirming' | null>(null);
  /** Why the last act failed as a whole. */
  error = $state.raw<BackendError | null>(null);
  /** The values, and their versions, that the officer's changes began from. */
  #base = $state.raw<Particulars>() as Particulars;
  #versions: Partial<Record<Field, number>> = {};
  #problems = $state.raw<readonly Problem[]>([]);
  #backend: Backend;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checkNumber = 0;

  constructor(backend: Backend, view: ServicePointView) {
    this.#backend = backend;
    this.id = view.point.id;
    this.view = view;
    this.#begin(view);
  }

  readonly reading = $derived.by(() => read(this.form, this.#base));

  /** The fields that now say something else than the register. */
  readonly dirty = $derived.by<Field[]>(() => {
    const { particulars, unreadable } = this.reading;
    return fields.filter(
      (field) =>
        !same(particulars[field], this.#base[field]) ||
        unreadable.some((one) => standsAt(one.field, field))
    );
  });

  /** Does something the officer changed stand in the way of saving? */
  readonly blocked = $derived.by(() => {
    const { unreadable } = this.reading;
    const touched = (path: string) => this.dirty.some((field) => standsAt(path, field));
    return (
      unreadable.length > 0 ||
      this.#problems.some((one) => one.severity === 'error' && touched(one.field))
    );
  });

  get changes(): FieldChange[] {
    const { particulars } = this.reading;
    return this.dirty.map((field) => ({
      ...valueOf(particulars, field),
      base: this.#versions[field] ?? 0
    }));
  }

  /** The note at exactly this path; `withParts` takes those at parts of it as well. */
  noteAt(path: string, withParts = false): FieldNote {
    const here = (field: string) => (withParts ? standsAt(field, path) : field === path);
    const unread = this.reading.unreadable.find((one) => here(one.field));
    if (unread) return { problem: t().servicePoints.edit[unread.reason] };
    const found = this.#problems.filter((one) => here(one.field));
    const error = found.find((one) => one.severity === 'error');
    if (error) return { problem: sentence(error) };
    return found[0] ? { warning: sentence(found[0]) } : {};
  }

  /** The problems at exactly this path, for those who offer a fix. */
  problemsAt(path: string): readonly Problem[] {
    return this.#problems.filter((one) => one.field === path);
  }

  /** How many errors stand at these fields. */
  errorsAt(paths: readonly string[]): number {
    const here = (field: string) => paths.some((path) => standsAt(field, path));
    const errors = this.#problems.filter((one) => one.severity === 'error' && here(one.field));
    return errors.length + this.reading.unreadable.filter((one) => here(one.field)).length;
  }

  /** Asks the rules about what is typed, a moment after the last key. */
  checkSoon(): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.check(), checkDelay);
  }

  async check(): Promise<void> {
    clearTimeout(this.#checkTimer);
    const number = ++this.#checkNumber;
    const { particulars } = this.reading;
    const problems = await this.#backend.checkServicePoint(particulars).catch(() => this.#problems);
    // An answer to an older question says nothing about what is typed now.
    if (number === this.#checkNumber) this.#problems = problems;
  }

  /** Answers whether it was saved. */
  async save(): Promise<boolean> {
    if (this.busy || this.dirty.length === 0) return false;
    await this.check();
    if (this.blocked) return false;
    const sent = $state.snapshot(this.form);
    return this.#act('saving', async () => {
      const view = await this.#backend.saveServicePoint(this.id, this.changes);
      const typed = $state.snapshot(this.form);
      this.#begin(view);
      // What was typed while saving is a change of its own.
      if (!same(sent, typed)) this.form = typed;
      return view;
    });
  }

  /** Answers whether it was confirmed. Possible only with nothing unsaved. */
  async confirm(): Promise<boolean> {
    if (this.busy || this.dirty.length > 0) return false;
    return this.#act('confirming', () => this.#backend.confirmServicePoint(this.id));
  }

  /** Back to what the register holds. */
  discard(): void {
    this.error = null;
    this.#begin(this.view);
  }

  async resolveConflict(operationId: string, keep: 'mine' | 'theirs'): Promise<boolean> {
    return this.#act('saving', () => this.#backend.resolveConflict(operationId, keep));
  }

  async dismissRefused(operationId: string): Promise<void> {
    await this.#act('saving', () => this.#backend.dismissRefused(operationId));
  }

  async reload(): Promise<void> {
    const view = await this.#backend.servicePoint(this.id).catch(() => null);
    if (view) this.accept(view);
  }

  /**
   * Takes a newer state of the point. Fields the officer has not touched follow it; touched ones keep
   * the text and the version it began from, so that the hub can see a conflict.
   */
  accept(view: ServicePointView): void {
    const touched = this.dirty;
    const { particulars, unreadable } = this.reading;
    const next = view.point.particulars;
    const form = formOf(next);
    const kept = touched.filter(
      (field) =>
        unreadable.some((one) => standsAt(one.field, field)) ||
        !same(particulars[field], next[field])
    );
    const base = { ...next };
    for (const field of kept) {
      assign(form, field, this.form);
      assign(base, field, this.#base);
    }
    const versions = versionsOf(view);
    for (const field of kept) versions[field] = this.#versions[field];
    this.view = view;
    this.form = form;
    this.#base = base;
    this.#versions = versions;
    if (kept.length === 0) this.#problems = view.problems;
    else this.checkSoon();
  }

  #begin(view: ServicePointView): void {
    this.form = formOf(view.point.particulars);
    this.#base = view.point.particulars;
    this.#versions = versionsOf(view);
    this.#problems = view.problems;
  }

  async #act(kind: 'saving' | 'confirming', ask: () => Promise<ServicePointView>) {
    this.busy = kind;
    this.error = null;
    try {
      this.accept(await ask());
      return true;
    } catch (cause) {
      this.#fail(asBackendError(cause));
      return false;
    } finally {
      this.busy = null;
    }
  }

  /** Problems at a field are shown there; only what has no field is told as a whole. */
  #fail(error: BackendError): void {
    const atFields = error.problems.filter((one) => one.field !== '');
    if (atFields.length > 0) {
      const other = this.#problems.filter(
        (old) => !atFields.some((one) => one.field === old.field)
      );
      this.#problems = [...other, ...atFields];
    }
    if (atFields.length < error.problems.length || error.problems.length === 0) this.error = error;
  }
}

function sentence(problem: Problem): string {
  return t().problems[problem.code](problem.args);
}

function versionsOf(view: ServicePointView): Partial<Record<Field, number>> {
  const { field_versions } = view.point;
  return Object.fromEntries(fields.map((field) => [field, field_versions[field]?.version ?? 0]));
}

function assign<Whole extends Record<Field, unknown>>(to: Whole, field: Field, from: Whole): void {
  to[field] = from[field];
}
