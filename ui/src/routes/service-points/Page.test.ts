import { screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../testing/fake_backend';
import { show } from '../../testing/render';
import Page from './Page.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

const rows = () => screen.getAllByTestId('point-row');
const tickedNames = () =>
  rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map((row) => row.dataset.name);
const bar = () => screen.queryByTestId('ticked-count');
const boxOf = (name: string) => screen.getByRole('checkbox', { name: `เลือก ${name}` });
const head = () => screen.getByTestId<HTMLInputElement>('point-tick-all');

async function press(index: number) {
  const cell = screen.getAllByTestId('point-tick')[index];
  if (!cell) throw new Error('no such row');
  await user.click(cell);
}

beforeEach(async () => {
  backend = FakeBackend.ready();
  show(Page, { wish: undefined }, backend);
  await screen.findAllByTestId('point-row');
});

describe('ticking with the mouse', () => {
  it('opens no row, and says how many are chosen', async () => {
    await press(1);
    expect(location.hash).toBe('');
    expect(tickedNames()).toEqual(['สำนักงานเขตดุสิต']);
    expect(boxOf('สำนักงานเขตดุสิต')).toBeChecked();
    expect(bar()).toHaveTextContent(/^เลือกไว้ 1 จุด$/);
    expect(head().indeterminate).toBe(true);
  });

  it('goes on from the last tick with Shift', async () => {
    await press(1);
    await user.keyboard('{Shift>}');
    await press(3);
    await user.keyboard('{/Shift}');
    expect(tickedNames()).toEqual(['สำนักงานเขตดุสิต', 'สำนักงานเขตหนองจอก', 'สำนักงานเขตบางรัก']);
  });

  it('takes the whole list, and gives it back', async () => {
    await user.click(head());
    expect(bar()).toHaveTextContent('เลือกไว้ 39 จุด');
    expect(head()).toBeChecked();
    await user.click(head());
    expect(bar()).toBeNull();
  });

  it('leaves a press on the row to the row', async () => {
    const [first] = rows();
    if (first) await user.click(within(first).getByText('สำนักงานเขตพระนคร'));
    expect(location.hash).toBe('#/service-points/point-1');
  });
});

describe('ticking with the keys', () => {
  beforeEach(() => screen.getByRole('grid').focus());

  it('Space ticks the row of the keyboard, Shift Space goes on', async () => {
    await user.keyboard('{ArrowDown} {ArrowDown}{ArrowDown}{Shift>} {/Shift}');
    expect(tickedNames()).toEqual(['สำนักงานเขตพระนคร', 'สำนักงานเขตดุสิต', 'สำนักงานเขตหนองจอก']);
    expect(location.hash).toBe('');
  });

  it('Ctrl A ticks all that is listed, Esc clears, and that can be undone', async () => {
    await user.keyboard('{Control>}a{/Control}');
    expect(bar()).toHaveTextContent('เลือกไว้ 39 จุด');
    await user.keyboard('{Escape}');
    expect(bar()).toBeNull();
    await user.click(await screen.findByTestId('undo'));
    expect(bar()).toHaveTextContent('เลือกไว้ 39 จุด');
  });

  it('in the head they press what is in the head', async () => {
    await user.keyboard('{ArrowDown}');
    head().focus();
    await user.keyboard(' ');
    expect(bar()).toHaveTextContent('เลือกไว้ 39 จุด');
    screen.getByTestId('sort-province').focus();
    await user.keyboard('{Enter}');
    expect(location.hash).toBe('');
  });
});

describe('the posters', () => {
  it('are those of the ticked points, also of those that the filter hides', async () => {
    await press(0);
    await press(1);
    await user.type(screen.getByTestId('point-search'), 'แม่สาย');
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(bar()).toHaveTextContent('เลือกไว้ 2 จุด · รวม 2 จุดที่ไม่แสดงตามการค้นหาหรือตัวกรอง');
    await press(0);
    await user.click(screen.getByRole('button', { name: 'โปสเตอร์ 3 จุดที่เลือก' }));
    await user.click(screen.getByTestId('files-make'));
    const [asked] = backend.calledWith('makePosterFiles');
    expect(asked?.[0]).toEqual(['point-24', 'point-1', 'point-2']);
    expect(screen.getByRole('heading', { name: 'โปสเตอร์ของจุดที่เลือก' })).toBeVisible();
  });

  it('can be made also when the search finds nothing', async () => {
    await press(0);
    await user.type(screen.getByTestId('point-search'), 'ไม่มีที่นี่');
    await screen.findByTestId('clear-filters');
    expect(screen.getByTestId('poster-batch-open')).toHaveTextContent('โปสเตอร์ 1 จุดที่เลือก');
  });

  it('are those of the list when none is ticked', async () => {
    await press(0);
    await user.click(screen.getByTestId('ticks-clear'));
    expect(screen.getByRole('grid')).toHaveFocus();
    expect(screen.getByTestId('poster-batch-open')).toHaveTextContent('โปสเตอร์ 39 แห่ง');
  });
});
