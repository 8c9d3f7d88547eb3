import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { rightsReview, rightsReviews } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning, problem } from '../../../testing/samples';
import RightsReviewDetail from './RightsReviewDetail.svelte';

const user = userEvent.setup();
const ondecided = vi.fn<(next: string) => void>();
let backend: FakeBackend;

beforeEach(() => {
  ondecided.mockReset();
  backend = FakeBackend.ready();
  const review = rightsReview(Date.now());
  backend.rightsReviews = [
    { ...review, grants: review.grants.slice(0, 3) },
    ...rightsReviews(Date.now()).slice(1)
  ];
});

function open(id = 'review-1') {
  show(RightsReviewDetail, { id, ondecided }, backend);
  return screen.findAllByTestId('review-grant');
}

describe('a review of rights', () => {
  it('says what happens when nobody answers', async () => {
    expect(await open()).toHaveLength(3);
    expect(screen.getByTestId('review-unanswered')).toHaveTextContent(
      /หากไม่มีผู้ยืนยันภายใน.*ระงับสิทธิ์ที่ยังไม่ได้ยืนยัน/
    );
  });

  it('waits until each right is spoken of', async () => {
    await open();
    expect(screen.getByText('ยังไม่ได้เลือก 3 สิทธิ์')).toBeVisible();
    expect(screen.getByTestId('review-confirm')).toBeDisabled();
    await user.click(screen.getByTestId('review-keep-rest'));
    expect(screen.getByText('เลือกครบแล้ว')).toBeVisible();
    expect(screen.getByTestId('review-confirm')).toBeEnabled();
    expect(screen.queryByTestId('review-keep-rest')).toBeNull();
  });

  it('is confirmed with some suspended, after their names were read', async () => {
    await open();
    await user.click(screen.getAllByTestId('review-suspend')[2] as HTMLElement);
    await user.click(screen.getByTestId('review-keep-rest'));
    await user.click(screen.getByTestId('review-confirm'));
    expect(screen.getByRole('dialog')).toHaveTextContent(
      /คงไว้ 2 สิทธิ์ ระงับ 1 สิทธิ์ ได้แก่ ชัยวัฒน์ นามสมมติ/
    );
    await user.click(screen.getByTestId('review-confirm-confirm'));
    expect(backend.calledWith('confirmReview')).toEqual([
      ['review-1', { keep: ['grant-11', 'grant-31'], suspend: ['grant-14'] }]
    ]);
    await waitFor(() => expect(ondecided).toHaveBeenCalledWith('ยืนยันแล้ว คงไว้ 2 สิทธิ์ ระงับ 1 สิทธิ์'));
  });

  it('is answered by the keyboard', async () => {
    await open();
    (screen.getAllByTestId('review-keep')[0] as HTMLElement).focus();
    await user.keyboard(' {ArrowRight}');
    expect(screen.getAllByTestId('review-suspend')[0]).toBeChecked();
  });

  it('that somebody else confirmed meanwhile says so', async () => {
    const moved = [problem('', 'review_moved_on', { by: 'วิชัย ตัวอย่างดี', at: String(morning) })];
    backend.fail('confirmReview', 'refused', moved);
    await open();
    await user.click(screen.getByTestId('review-keep-rest'));
    await user.click(screen.getByTestId('review-confirm'));
    await user.click(screen.getByTestId('review-confirm-confirm'));
    expect(await screen.findByTestId('approval-overtaken')).toHaveTextContent('วิชัย ตัวอย่างดี');
    expect(ondecided).not.toHaveBeenCalled();
  });

  it('that is over is only read', async () => {
    await open('review-3');
    expect(screen.getByText(/ไม่มีผู้ยืนยันภายในกำหนด/)).toBeVisible();
    expect(screen.queryByTestId('review-keep')).toBeNull();
    expect(screen.queryByTestId('review-confirm')).toBeNull();
  });

  it('needs the hub', async () => {
    backend.fail('review', 'hub_unreachable');
    show(RightsReviewDetail, { id: 'review-1', ondecided }, backend);
    expect(await screen.findByTestId('approval-offline')).toBeVisible();
  });
});
