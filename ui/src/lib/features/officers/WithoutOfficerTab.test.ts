import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { unitsWithout } from '../../../testing/officers';
import { show } from '../../../testing/render';
import { morning } from '../../../testing/samples';
import WithoutOfficerTab from './WithoutOfficerTab.svelte';

const user = userEvent.setup();
const roles: readonly Role[] = ['agency_officer', 'service_point_officer'];
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.withoutOfficer = unitsWithout(morning);
});

describe('units without officer', () => {
  it('say how many points nobody looks after, and since when', async () => {
    show(WithoutOfficerTab, { roles }, backend);
    const [first, second] = await screen.findAllByTestId('unit-without');
    expect(first).toHaveTextContent('จุดบริการ 3 จุด');
    expect(first).toHaveTextContent('ไม่มีเจ้าหน้าที่ตั้งแต่ 14 ต.ค. 2569');
    expect(second).toHaveTextContent('ยังไม่เคยมีเจ้าหน้าที่');
  });

  it('are searched by name', async () => {
    show(WithoutOfficerTab, { roles }, backend);
    await screen.findAllByTestId('unit-without');
    await user.type(screen.getByTestId('without-search'), 'มีนบุรี');
    expect(screen.getAllByTestId('unit-without')).toHaveLength(1);
  });

  it('get a Token at once: only the address is left to fill in', async () => {
    show(WithoutOfficerTab, { roles }, backend);
    const first = (await screen.findAllByTestId('without-issue'))[0];
    if (first) await user.click(first);
    expect(screen.getByTestId('unit-picker')).toHaveValue('สำนักงานเขตบางรัก');
    await user.type(screen.getByTestId('issue-recipient'), 'new@bangrak.example');
    await user.click(screen.getByTestId('issue-send'));
    expect(backend.calledWith('issueToken')).toMatchObject([
      [{ role: 'agency_officer', unit: { kind: 'agency', id: 'district-2' } }]
    ]);
  });

  it('are none where every unit has somebody', async () => {
    backend.withoutOfficer = [];
    show(WithoutOfficerTab, { roles }, backend);
    expect(await screen.findByText('ทุกหน่วยงานมีเจ้าหน้าที่แล้ว')).toBeVisible();
  });
});
