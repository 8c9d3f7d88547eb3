import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServicePointView } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { manuals } from '../../../testing/register';
import { pointView } from '../../../testing/samples';
import { show } from '../../../testing/render';
import PinListHost from '../../../testing/PinListHost.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

function open(change: Partial<ServicePointView> = {}) {
  const pinned = manuals
    .slice(0, 3)
    .map(({ id, title_th, printable }, position) => ({ id, title_th, printable, position }));
  const view = pointView({ pinned, ...change });
  backend.views.set(view.point.id, view);
  show(PinListHost, { view }, backend);
}

const titles = () => screen.queryAllByTestId('pin-item').map((item) => item.dataset.title);
const first = manuals.map((manual) => manual.title_th);

beforeEach(() => {
  backend = FakeBackend.ready();
});

describe('pinned manuals', () => {
  it('move with the buttons, and the focus goes along', async () => {
    open();
    const [top] = screen.getAllByTestId('pin-item');
    if (!top) throw new Error('no pins');
    await user.click(within(top).getByTestId('pin-down'));
    expect(titles()).toEqual([first[1], first[0], first[2]]);
    expect(document.activeElement?.closest('[data-title]')).toHaveAttribute('data-title', first[0]);
  });

  it('come back to their place with undo', async () => {
    open();
    const middle = screen.getAllByTestId('pin-item')[1];
    if (!middle) throw new Error('no pins');
    await user.click(within(middle).getByTestId('pin-unpin'));
    expect(titles()).toEqual([first[0], first[2]]);
    await user.click(await screen.findByTestId('undo'));
    expect(titles()).toEqual([first[0], first[1], first[2]]);
  });

  it('are added by searching; what is pinned already is only named', async () => {
    open();
    await user.click(screen.getByTestId('manual-add'));
    await user.type(screen.getByTestId('manual-search'), 'จดทะเบียน');
    const results = await screen.findAllByTestId('manual-result');
    await expect
      .poll(() => screen.getAllByTestId('manual-result').map((one) => one.dataset.title))
      .toEqual(['การจดทะเบียนสมรส', 'การจดทะเบียนการหย่า']);
    expect(results.length).toBeGreaterThan(0);
    const [wedding] = screen.getAllByTestId('manual-result');
    if (wedding) await user.click(wedding);
    await expect.poll(() => titles().at(-1)).toBe('การจดทะเบียนสมรส');
  });

  it('lead to their printed manuals, with or without the right to pin', async () => {
    open({ may: { edit: false, confirm: false, pin: false, print: true } });
    await user.click(await screen.findByTestId('pin-print'));
    expect(location.hash).toBe('#/manuals/manual-1');
  });

  it('offer no print where there is no text to print', async () => {
    open();
    await screen.findByTestId('pin-print');
    const printable = screen
      .getAllByTestId('pin-item')
      .filter((item) => within(item).queryByTestId('pin-print'));
    expect(printable.map((item) => item.dataset.title)).toEqual([first[0]]);
  });

  it('cannot be touched without the right', () => {
    open({ may: { edit: false, confirm: false, pin: false, print: true } });
    expect(titles()).toHaveLength(3);
    expect(screen.queryByTestId('pin-unpin')).toBeNull();
    expect(screen.queryByTestId('manual-add')).toBeNull();
  });
});
