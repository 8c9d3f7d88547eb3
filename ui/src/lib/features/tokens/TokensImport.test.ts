import { screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IssueReport } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending, show } from '../../../testing/render';
import TokensImport from './TokensImport.svelte';

const user = userEvent.setup();
const header = 'email,role,unit';
const good = 'malee@bangkapi.example,เจ้าหน้าที่หน่วยงาน,สำนักงานเขตบางกะปิ';
const bad = 'somkid,,สำนักงานเขตดุสิต';
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
});

async function hand(...rows: string[]) {
  backend.chosenList = { name: 'เจ้าหน้าที่ใหม่.csv', text: [header, ...rows].join('\n') };
  show(TokensImport, {}, backend);
  await user.click(screen.getByTestId('list-choose'));
}

describe('a list of Tokens', () => {
  it('that is chosen is checked before anything is sent', async () => {
    await hand(good, good.replace('malee', 'suda'));
    expect(await screen.findByTestId('list-good')).toHaveTextContent('ใช้ได้ทั้งหมด 2 แถว');
    const [first] = screen.getAllByTestId('survey-row');
    expect(first).toHaveTextContent(
      /2.*malee@bangkapi.example.*เจ้าหน้าที่หน่วยงาน.*สำนักงานเขตบางกะปิ.*ใช้ได้/
    );
    expect(backend.calledWith('issueTokens')).toEqual([
      [expect.objectContaining({ apply: false })]
    ]);
    await user.click(screen.getByTestId('list-send'));
    expect(await screen.findByTestId('list-done')).toHaveTextContent('ส่ง Token แล้ว 2 รายการ');
    expect(backend.calledWith('issueTokens').at(-1)).toEqual([
      expect.objectContaining({ apply: true, skip_bad: false })
    ]);
  });

  it('says of each bad row all that is wrong, and sends the good ones only', async () => {
    await hand(good, bad);
    expect(await screen.findByTestId('list-some-bad')).toHaveTextContent('ใช้ได้ 1 แถว ต้องแก้ 1 แถว');
    const second = screen.getAllByTestId('survey-row')[1] as HTMLElement;
    expect(second).toHaveTextContent(/3.*ส่งถึง: ไม่ใช่ที่อยู่อีเมล.*สิทธิ์: ไม่มีสิทธิ์/);
    await user.click(screen.getByTestId('list-only-bad'));
    expect(screen.getAllByTestId('survey-row')).toHaveLength(1);
    await user.click(screen.getByText('ส่งเฉพาะที่ใช้ได้ 1 รายการ'));
    expect(await screen.findByTestId('list-done')).toHaveTextContent('ส่ง Token แล้ว 1 รายการ');
    expect(backend.calledWith('issueTokens').at(-1)).toEqual([
      expect.objectContaining({ apply: true, skip_bad: true })
    ]);
  });

  it('without a good row sends nothing, and can be mended where it is', async () => {
    await hand(bad);
    await screen.findByTestId('list-some-bad');
    expect(screen.queryByTestId('list-send')).toBeNull();
    await user.click(screen.getByTestId('list-amend'));
    expect(screen.getByTestId('list-text')).toHaveValue(`${header}\n${bad}`);
    expect(screen.getByTestId('list-text')).toHaveAccessibleDescription(/เจ้าหน้าที่ใหม่.csv/);
  });

  it('may be pasted', async () => {
    show(TokensImport, {}, backend);
    await user.click(screen.getByTestId('list-text'));
    await user.paste(`${header}\n${good}`);
    await user.click(screen.getByTestId('list-check'));
    expect(await screen.findByTestId('list-good')).toBeVisible();
  });

  it('that is empty says what belongs into it', async () => {
    show(TokensImport, {}, backend);
    await user.click(screen.getByTestId('list-check'));
    expect(await screen.findByTestId('list-unfit')).toHaveTextContent(/รายการว่าง/);
    expect(screen.queryByTestId('list-send')).toBeNull();
  });

  it('is left as it is when no file was chosen', async () => {
    show(TokensImport, {}, backend);
    await user.click(screen.getByTestId('list-choose'));
    expect(backend.calledWith('issueTokens')).toEqual([]);
    expect(screen.getByTestId('list-check')).toBeVisible();
  });

  it('shows that it is at work, and takes no second press', async () => {
    await hand(good);
    await screen.findByTestId('list-good');
    const coming = pending<IssueReport>();
    const sent = vi.fn(() => coming.promise);
    backend.issueTokens = sent;
    await user.dblClick(screen.getByTestId('list-send'));
    expect(sent).toHaveBeenCalledOnce();
    expect(screen.getByText(/กำลังดำเนินการทุกแถว/)).toBeVisible();
    expect(screen.getByTestId('list-amend')).toBeDisabled();
  });

  it('is kept when the hub cannot be reached', async () => {
    backend.fail('issueTokens', 'hub_unreachable');
    await hand(good);
    expect(await screen.findByTestId('error-note')).toHaveTextContent('ติดต่อระบบกลางไม่ได้');
    expect(screen.getByTestId('list-text')).toHaveValue(`${header}\n${good}`);
  });

  it('has a template to copy', async () => {
    show(TokensImport, {}, backend);
    await user.click(screen.getByTestId('list-template'));
    expect(await navigator.clipboard.readText()).toMatch(/^อีเมล,สิทธิ์,หน่วยงาน\n/);
    expect(within(screen.getByTestId('toasts')).getByText(/คัดลอกแบบฟอร์มแล้ว/)).toBeVisible();
  });
});
