import type { BackendError, HandOver, HeldGrant, Officer, Problem, Successor } from '$lib/backend';

export const handOverSteps = 3;

/** The handing over of a right, step by step; what was filled in stays when a step is gone back. */
export class HandingOver {
  step = $state(0);
  way = $state<Successor['kind']>('officer');
  officerId = $state<string | null>(null);
  email = $state('');
  reason = $state('');
  problems = $state.raw<readonly Problem[]>([]);
  readonly candidates: readonly Officer[];

  constructor(grant: HeldGrant, all: readonly HeldGrant[]) {
    const others = all.map(({ officer }) => officer).filter(({ id }) => id !== grant.officer.id);
    this.candidates = others.filter(
      ({ id }, place) => others.findIndex((one) => one.id === id) === place
    );
    if (this.candidates.length === 0) this.way = 'email';
  }

  /** Who takes over, in words; empty: nobody yet. */
  get successor(): string {
    if (this.way === 'email') return this.email.trim();
    return this.candidates.find((one) => one.id === this.officerId)?.name ?? '';
  }

  next(): void {
    this.problems = [];
    if (this.step === 0 && !this.successor) this.problems = [missing('to', 'successor_missing')];
    else if (this.step === 1 && !this.reason.trim())
      this.problems = [missing('reason', 'reason_missing')];
    else this.step = Math.min(this.step + 1, handOverSteps - 1);
  }

  back(): void {
    this.problems = [];
    this.step = Math.max(this.step - 1, 0);
  }

  get answer(): HandOver {
    const to: Successor =
      this.way === 'officer'
        ? { kind: 'officer', id: this.officerId ?? '' }
        : { kind: 'email', email: this.email };
    return { to, reason: this.reason };
  }

  /** Goes back to the step where it is to be mended; true when there is one. */
  take(error: BackendError): boolean {
    this.problems = error.problems;
    const fields = error.problems.map((one) => one.field);
    const step = fields.some((field) => field.startsWith('to'))
      ? 0
      : fields.includes('reason')
        ? 1
        : null;
    if (step === null) return false;
    this.step = step;
    return true;
  }

  at(field: 'to' | 'reason'): Problem | undefined {
    return this.problems.find((one) => one.field.startsWith(field));
  }
}

const missing = (field: string, code: Problem['code']): Problem => ({
  field,
  code,
  severity: 'error',
  args: {}
});
