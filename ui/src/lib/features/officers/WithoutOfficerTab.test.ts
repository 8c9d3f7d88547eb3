import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { unitsWithout } from '../../../testing/officers';
import { show } from '../../../testing/render';
import WithoutOfficerTab from './WithoutOfficerTab.svelte';

const user = userEvent.setup();
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.withoutOfficer = unitsWithout(Date.now());
});

const open = () => show(WithoutOfficerTab, { roles: ['agency_officer'] as const }, backend);

describe('units without an officer', () => {
  it('stand with their points, and since when', async () => {
    open();
    const [first, second, third] = await screen.findAllByTestId('unit-without');
    expect(first).toHaveTextContent(/สำนักงานเขตบางรัก.*จุดบริการ 3 จุด.*ไม่มีเจ้าหน้าที่ตั้งแต่/);
    expect(second).toHaveTextContent('ยังไม่เคยมีเจ้าหน้าที่');
    expect(third).toHaveTextContent('ยังไม่มีจุดบริการ');
  });

  it('are searched', async () => {
    open();
    await screen.findAllByTestId('unit-without');
    await user.type(screen.getByTestId('without-search'), 'มีนบุรี');
    expect(screen.getAllByTestId('unit-without')).toHaveLength(1);
  });

  it('get a Token for their first officer at once', async () => {
    open();
    const [, second] = await screen.findAllByTestId('without-issue');
    await user.click(second as HTMLElement);
    expect(await screen.findByTestId('unit-picker')).toHaveValue('สำนักงานเขตพระโขนง');
    expect(screen.getByTestId('role-agency_officer')).toBeChecked();
    await user.type(screen.getByTestId('issue-recipient'), 'malee@phrakhanong.example');
    await user.click(screen.getByTestId('issue-send'));
    expect(await screen.findByText('ส่ง Token ถึง malee@phrakhanong.example แล้ว')).toBeVisible();
    expect(backend.calledWith('issueToken')[0]?.[0]).toMatchObject({
      unit: { kind: 'agency', id: 'district-8' }
    });
  });

  it('may be none', async () => {
    backend.withoutOfficer = [];
    open();
    expect(await screen.findByText('ทุกหน่วยงานมีเจ้าหน้าที่แล้ว')).toBeVisible();
  });
});
