import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FoundUnit } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { units } from '../../../testing/officers';
import { show } from '../../../testing/render';
import UnitPicker from './UnitPicker.svelte';

const user = userEvent.setup();
const onpick = vi.fn<(unit: FoundUnit) => void>();
let backend: FakeBackend;

beforeEach(() => {
  onpick.mockReset();
  backend = FakeBackend.ready();
  show(UnitPicker, { value: null, onpick }, backend);
});

describe('choosing a unit', () => {
  it('asks once for what was typed, and shows what stands above', async () => {
    await user.type(screen.getByTestId('unit-picker'), 'ฝ่าย');
    const option = await screen.findByRole('option', { name: /ฝ่ายทะเบียน/ });
    expect(option).toHaveTextContent('สำนักงานเขตพระนคร กรุงเทพมหานคร');
    expect(backend.calledWith('findUnits')).toEqual([['ฝ่าย']]);
  });

  it('is done with the keyboard alone', async () => {
    screen.getByTestId('unit-picker').focus();
    await user.keyboard('สำนักงานเขต');
    await screen.findAllByRole('option', { name: /สำนักงานเขต/ });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onpick).toHaveBeenCalledWith(units[2]);
    expect(screen.getByTestId('unit-picker')).toHaveAttribute('aria-expanded', 'false');
  });

  it('says when nothing is found, and when nothing can be', async () => {
    const input = screen.getByTestId('unit-picker');
    await user.type(input, 'ไม่มีชื่อนี้');
    expect(await screen.findByText('ไม่พบรายการที่ตรงกัน')).toBeVisible();
    backend.fail('findUnits', 'hub_unreachable');
    await user.type(input, 'เลย');
    expect(await screen.findByText('ติดต่อระบบกลางไม่ได้')).toBeVisible();
  });
});
