import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { rightsReviews } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning, officer, problem } from '../../../testing/samples';
import RightsReviewDetail from './RightsReviewDetail.svelte';

const user = userEvent.setup();
const ondecided = vi.fn<(next: string) => void>();
let backend: FakeBackend;

beforeEach(() => {
  ondecided.mockReset();
  backend = FakeBackend.ready();
  backend.rightsReviews = rightsReviews(morning);
});

async function confirm() {
  await user.click(screen.getByTestId('review-confirm'));
  await user.click(screen.getByTestId('review-confirm-confirm'));
}

describe('a review of rights', () => {
  it('says what comes of no answer', async () => {
    show(RightsReviewDetail, { id: 'review-1', ondecided }, backend);
    expect(await screen.findByTestId('review-unanswered')).toHaveTextContent('ระงับสิทธิ์');
  });

  it('wants an answer to every right', async () => {
    show(RightsReviewDetail, { id: 'review-1', ondecided }, backend);
    const [first] = await screen.findAllByTestId('review-suspend');
    expect(screen.getByTestId('review-confirm')).toBeDisabled();
    if (first) await user.click(first);
    expect(screen.getByTestId('review-confirm')).toBeDisabled();
    await user.click(screen.getByTestId('review-keep-rest'));
    expect(first).toBeChecked();
    await confirm();
    const ids = backend.rightsReviews[0]?.grants.map(({ id }) => id) ?? [];
    expect(backend.calledWith('confirmReview')).toEqual([
      ['review-1', { keep: ids.slice(1), suspend: ids.slice(0, 1) }]
    ]);
    expect(ondecided).toHaveBeenCalledWith(expect.stringContaining('ระงับ 1 สิทธิ์'));
  });

  it('that somebody answered first says who', async () => {
    show(RightsReviewDetail, { id: 'review-1', ondecided }, backend);
    await user.click(await screen.findByTestId('review-keep-rest'));
    const args = { by: officer.name, at: String(morning) };
    backend.fail('confirmReview', 'refused', [problem('', 'review_moved_on', args)]);
    await confirm();
    expect(await screen.findByTestId('approval-overtaken')).toHaveTextContent(officer.name);
    expect(ondecided).not.toHaveBeenCalled();
  });

  it('that lapsed can only be read', async () => {
    show(RightsReviewDetail, { id: 'review-3', ondecided }, backend);
    expect(await screen.findByText(/ไม่มีผู้ยืนยันภายในกำหนด/)).toBeVisible();
    expect(screen.queryByTestId('review-keep')).toBeNull();
    expect(screen.queryByTestId('review-confirm')).toBeNull();
  });

  it('is not there offline, and can be asked for again', async () => {
    backend.fail('review', 'hub_unreachable');
    show(RightsReviewDetail, { id: 'review-1', ondecided }, backend);
    const again = await screen.findByTestId('approval-again');
    backend.failing.clear();
    await user.click(again);
    expect(await screen.findByTestId('review-unanswered')).toBeVisible();
  });
});
