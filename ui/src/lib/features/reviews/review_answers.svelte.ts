import type { ConfirmReview, HeldGrant } from '$lib/backend';

export type Choice = 'keep' | 'suspend';

/** What the officer says to each right of a review. */
export class ReviewAnswers {
  #choices = $state<Record<string, Choice>>({});

  of({ id }: HeldGrant): Choice | null {
    return this.#choices[id] ?? null;
  }

  choose({ id }: HeldGrant, choice: Choice): void {
    this.#choices[id] = choice;
  }

  /** Those not spoken of yet stay. */
  keepRest(grants: readonly HeldGrant[]): void {
    for (const grant of this.open(grants)) this.choose(grant, 'keep');
  }

  open(grants: readonly HeldGrant[]): readonly HeldGrant[] {
    return grants.filter((grant) => this.of(grant) === null);
  }

  with(choice: Choice, grants: readonly HeldGrant[]): readonly HeldGrant[] {
    return grants.filter((grant) => this.of(grant) === choice);
  }

  get answer(): ConfirmReview {
    const all = Object.entries(this.#choices);
    const ids = (choice: Choice) => all.filter(([, one]) => one === choice).map(([id]) => id);
    return { keep: ids('keep'), suspend: ids('suspend') };
  }
}
