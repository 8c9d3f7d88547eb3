import { screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { rightsReviews } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning } from '../../../testing/samples';
import ReviewsTab from './ReviewsTab.svelte';

let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
});

describe('the reviews of rights', () => {
  it('stand with their quarter, what became of them and until when', async () => {
    backend.rightsReviews = rightsReviews(morning);
    show(ReviewsTab, {}, backend);
    const rows = await screen.findAllByTestId('review-row');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/ไตรมาส 1\/2570.*รอทบทวน/s),
      expect.stringMatching(/ไตรมาส 4\/2569.*ทบทวนแล้ว/s),
      expect.stringMatching(/ไตรมาส 3\/2569.*เลยกำหนด/s)
    ]);
    expect(rows[0]).toHaveAttribute('href', '#/officers/reviews/review-1');
  });

  it('are none before the first quarter', async () => {
    show(ReviewsTab, {}, backend);
    expect(await screen.findByText('ยังไม่มีการทบทวนสิทธิ์')).toBeVisible();
  });
});
