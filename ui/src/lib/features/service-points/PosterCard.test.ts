import { screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServicePointView } from '$lib/backend';
import { setLanguage } from '$lib/messages/language.svelte';
import { FakeBackend } from '../../../testing/fake_backend';
import { lastPrint, pointView, servicePoint } from '../../../testing/samples';
import { show } from '../../../testing/render';
import PosterCard from './PosterCard.svelte';

function open(change: Partial<ServicePointView>) {
  show(PosterCard, { view: pointView(change) }, FakeBackend.ready());
  return screen.getByTestId('last-print');
}

const printed = servicePoint({ last_print: lastPrint });

afterEach(() => {
  setLanguage('th');
});

describe('the card of the poster', () => {
  it('says that nothing was printed yet', () => {
    expect(open({})).toHaveTextContent(/^ยังไม่ได้พิมพ์$/);
  });

  it('says when, by whom and how many', () => {
    expect(open({ point: printed, poster_state: 'printed' })).toHaveTextContent(
      'พิมพ์แล้ว พิมพ์ล่าสุด 23 พ.ย. 2569 09.05 น. โดย สมหญิง สมมติกุล จำนวน 2 แผ่น'
    );
  });

  it('leaves the number out where nobody told it', () => {
    const point = servicePoint({ last_print: { ...lastPrint, copies: null } });
    const card = open({ point, poster_state: 'must_reprint' });
    expect(card).toHaveTextContent(/^ต้องพิมพ์ใหม่ .* โดย สมหญิง สมมติกุล$/);
  });

  it('speaks English too', () => {
    setLanguage('en');
    expect(open({ point: printed, poster_state: 'printed' })).toHaveTextContent(
      'Printed Last printed 23 Nov 2026, 09:05 by สมหญิง สมมติกุล, 2 copies'
    );
  });

  it('leads to the poster', () => {
    open({});
    expect(screen.getByTestId('poster-view')).toHaveAttribute('href', '#/posters/point-1');
  });
});
