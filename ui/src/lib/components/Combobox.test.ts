import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import Combobox from './Combobox.svelte';

const user = userEvent.setup();
const options = [
  { value: 10, label: 'กรุงเทพมหานคร' },
  { value: 50, label: 'เชียงใหม่' },
  { value: 57, label: 'เชียงราย' }
];

function open(value: number | null = 10) {
  const onpick = vi.fn();
  render(Combobox<number>, { props: { label: 'จังหวัด', value, options, onpick } });
  return { onpick, field: screen.getByRole('combobox', { name: 'จังหวัด' }) };
}

it('narrows while typing and takes the marked one with Enter', async () => {
  const { onpick, field } = open();
  await user.click(field);
  expect(screen.getAllByRole('option')).toHaveLength(3);
  await user.clear(field);
  await user.type(field, 'เชียง');
  expect(screen.getAllByRole('option').map((one) => one.textContent?.trim())).toEqual([
    'เชียงใหม่',
    'เชียงราย'
  ]);
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onpick).toHaveBeenCalledExactlyOnceWith(57);
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('goes back to what was chosen when left without choosing', async () => {
  const { onpick, field } = open(50);
  await user.type(field, 'ฮฮฮ');
  expect(screen.getByText('ไม่พบรายการที่ตรงกัน')).toBeVisible();
  await user.tab();
  expect(field).toHaveValue('เชียงใหม่');
  expect(onpick).not.toHaveBeenCalled();
});

it('closes on Escape and only then lets it through', async () => {
  const { field } = open();
  const outside = vi.fn();
  document.addEventListener('keydown', outside);
  await user.click(field);
  await user.keyboard('{Escape}');
  expect(outside).not.toHaveBeenCalled();
  expect(field).toHaveAttribute('aria-expanded', 'false');
  document.removeEventListener('keydown', outside);
});

it('brings what was found into sight, not only the line that said to wait', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView');
  const props = { label: 'หน่วยงาน', value: null, onpick: vi.fn(), onsearch: vi.fn() };
  const { rerender } = render(Combobox<number>, {
    props: { ...props, options: [], waiting: 'กำลังค้นหา' }
  });
  await user.click(screen.getByRole('combobox', { name: 'หน่วยงาน' }));
  seen.mockClear();
  await rerender({ options, waiting: undefined });
  expect(seen.mock.contexts).toContain(screen.getByRole('listbox'));
});
