import type {
  Backend,
  Decision,
  RightsReview,
  ServiceRequest,
  TokenRequest,
  WrongRightsNote
} from '$lib/backend';
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

export type RequestMatter = Matter<ServiceRequest, Decision['decision']>;

export const requestMatter = (backend: Backend, id: string): RequestMatter =>
  new Matter({
    view: () => backend.serviceRequest(id),
    decide: (act, said) => backend.decideRequest(id, decision(act, said ?? ''))
  });

function decision(act: Decision['decision'], said: string): Decision {
  switch (act) {
    case 'approve':
      return { decision: 'approve' };
    case 'return':
      return { decision: 'return', note: said };
    case 'reject':
      return { decision: 'reject', reason: said };
  }
}

export type TokenRequestMatter = Matter<TokenRequest, 'approve' | 'decline'>;

export const tokenRequestMatter = (backend: Backend, id: string): TokenRequestMatter =>
  new Matter({
    view: () => backend.tokenRequest(id),
    decide: (act, said) =>
      act === 'approve'
        ? backend.approveTokenRequest(id)
        : backend.declineTokenRequest(id, said ?? '')
  });
