import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { BackendError } from '$lib/backend';
import { pending } from '../../testing/render';
import Finder from './Finder.svelte';

const user = userEvent.setup();
type Unit = { id: string; name: string; above: string };
const units: Unit[] = [
  { id: '1', name: 'สำนักงานเขตพระนคร', above: 'กรุงเทพมหานคร' },
  { id: '2', name: 'สำนักงานเขตพระโขนง', above: 'กรุงเทพมหานคร' }
];
const found = (text: string) => Promise.resolve(units.filter((unit) => unit.name.includes(text)));

function open(find: (text: string) => Promise<Unit[]> = found, value: Unit | null = null) {
  const onpick = vi.fn();
  const looked = vi.fn(find);
  const choice = ({ id, name, above }: Unit) => ({ key: id, label: name, detail: above });
  render(Finder<Unit>, { props: { label: 'หน่วยงาน', value, find: looked, choice, onpick } });
  return { onpick, looked, field: screen.getByRole('combobox', { name: 'หน่วยงาน' }) };
}

it('asks once the typing rests, and takes the marked one with Enter', async () => {
  const { onpick, looked, field } = open();
  await user.type(field, 'เขตพระ');
  expect(await screen.findAllByRole('option', { name: /สำนักงานเขต.* กรุงเทพมหานคร/ })).toHaveLength(
    2
  );
  expect(looked.mock.calls).toEqual([['เขตพระ']]);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(onpick).toHaveBeenCalledExactlyOnceWith(units[1]);
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('marks the option that Enter takes for those who do not see it', async () => {
  const { field } = open();
  await user.type(field, 'เขตพระ');
  const [first] = await screen.findAllByRole('option', { name: /สำนักงานเขต/ });
  expect(field).toHaveAttribute('aria-activedescendant', first?.id);
  expect(field).toHaveAttribute('aria-expanded', 'true');
});

it('shows what stands above the chosen one', () => {
  const { field } = open(found, units[0]);
  expect(field).toHaveValue('สำนักงานเขตพระนคร');
  expect(screen.getByText('กรุงเทพมหานคร')).toBeVisible();
});

it('goes back to what was chosen when left without choosing', async () => {
  const { onpick, field } = open(found, units[0]);
  await user.clear(field);
  await user.type(field, 'ฮ');
  expect(await screen.findByText('ไม่พบรายการที่ตรงกัน')).toBeVisible();
  await user.tab();
  expect(field).toHaveValue('สำนักงานเขตพระนคร');
  expect(onpick).not.toHaveBeenCalled();
});

it('closes on Escape and only then lets it through', async () => {
  const { field } = open();
  const outside = vi.fn();
  document.addEventListener('keydown', outside);
  await user.type(field, 'เขต');
  await screen.findAllByRole('option', { name: /สำนักงานเขต/ });
  outside.mockClear();
  await user.keyboard('{Escape}');
  expect(outside).not.toHaveBeenCalled();
  expect(field).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('{Escape}');
  expect(outside).toHaveBeenCalled();
  document.removeEventListener('keydown', outside);
});

it('shows the answer to what was typed last, whichever comes first', async () => {
  const early = pending<Unit[]>();
  const { field, looked } = open((text) => (text === 'ก' ? early.promise : found(text)));
  await user.type(field, 'ก');
  await waitFor(() => expect(looked).toHaveBeenCalledWith('ก'));
  await user.clear(field);
  await user.type(field, 'พระนคร');
  await screen.findByRole('option', { name: /พระนคร/ });
  early.resolve(units);
  await early.promise;
  expect(screen.getAllByRole('option')).toHaveLength(1);
});

it('says why nothing could be found', async () => {
  const error = new BackendError({ code: 'hub_unreachable', problems: [] });
  const { field } = open(() => Promise.reject(error));
  await user.type(field, 'เขต');
  expect(await screen.findByText(/ติดต่อระบบกลางไม่ได้/)).toBeVisible();
});
