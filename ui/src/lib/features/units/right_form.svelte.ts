import type { BackendError, FoundUnit, Problem, Role, Unit } from '$lib/backend';
import { t } from '$lib/messages/language.svelte';

/** A role and the unit it is for, while they are chosen, with what else is said of them. */
export class RightForm {
  role = $state<Role | null>(null);
  unit = $state.raw<FoundUnit | null>(null);
  email = $state('');
  note = $state('');
  /** What the hub said of the last attempt, and what is still to be chosen. */
  problems = $state.raw<readonly Problem[]>([]);

  /** The right, as soon as it is chosen; else what is missing is among the problems. */
  chosen(): { role: Role; unit: Unit } | null {
    this.problems = [
      ...(this.role ? [] : [missing('role', 'role_missing')]),
      ...(this.unit ? [] : [missing('unit', 'unit_missing')])
    ];
    return this.role && this.unit ? { role: this.role, unit: this.unit.unit } : null;
  }

  /** True when all that is wrong has a field to stand at. */
  take(error: BackendError): boolean {
    this.problems = error.problems;
    return error.problems.length > 0 && error.problems.every((one) => one.field !== '');
  }

  /** What is wrong at a field, in words. */
  at(...fields: string[]): string | undefined {
    const found = this.problems.find((one) => fields.includes(one.field));
    if (!found) return undefined;
    if (found.code === 'role_missing') return t().units.roleMissing;
    if (found.code === 'unit_missing') return t().units.unitMissing;
    return t().problems[found.code](found.args);
  }

  clear(): void {
    Object.assign(this, { role: null, unit: null, email: '', note: '', problems: [] });
  }
}

const missing = (field: string, code: Problem['code']): Problem => ({
  field,
  code,
  severity: 'error',
  args: {}
});
