import type { Backend, RightsReview, WrongRightsNote } from '$lib/backend';
import type { ReviewAnswers } from '$lib/features/reviews/review_answers.svelte';
import { Matter } from './matter.svelte';

export type WrongRightsMatter = Matter<WrongRightsNote, 'settle'>;

export const wrongRightsMatter = (backend: Backend, id: string): WrongRightsMatter =>
  new Matter({
    view: () => backend.wrongRightsNote(id),
    decide: (_, reply) => backend.settleWrongRights(id, reply ?? '')
  });

export type RightsReviewMatter = Matter<RightsReview, 'confirm'>;

/** `answers`: what the officer says to each of its rights. */
export const rightsReviewMatter = (
  backend: Backend,
  id: string,
  answers: ReviewAnswers
): RightsReviewMatter =>
  new Matter({
    view: () => backend.review(id),
    decide: () => backend.confirmReview(id, answers.answer)
  });
