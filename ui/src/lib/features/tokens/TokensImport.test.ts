import { screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBackend } from '../../../testing/fake_backend';
import { show } from '../../../testing/render';
import TokensImport from './TokensImport.svelte';

const user = userEvent.setup();
const header = 'email,role,unit';
const good = 'suda@dusit.example,agency officer,สำนักงานเขตดุสิต';
const bad = 'suda,,เขตดุสิต';
let backend: FakeBackend;

beforeEach(() => {
  backend = FakeBackend.ready();
});

async function check(...rows: string[]) {
  show(TokensImport, {}, backend);
  await user.click(screen.getByTestId('list-text'));
  await user.paste(rows.join('\n'));
  await user.click(screen.getByTestId('list-check'));
}

describe('many Tokens from a list', () => {
  it('begin with a dry run', async () => {
    await check(header, good);
    expect(await screen.findByTestId('list-good')).toBeVisible();
    expect(backend.calledWith('issueTokens')).toMatchObject([[{ apply: false }]]);
    await user.click(screen.getByTestId('list-send'));
    expect(backend.calledWith('issueTokens').at(-1)).toMatchObject([
      { apply: true, skip_bad: false }
    ]);
    expect(await screen.findByTestId('list-done')).toBeVisible();
  });

  it('say row by row what is wrong, and the good ones can be sent', async () => {
    await check(header, good, bad);
    expect(await screen.findByText(/ส่งถึง: ไม่ใช่ที่อยู่อีเมล/)).toBeVisible();
    expect(screen.getByTestId('list-some-bad')).toHaveTextContent('ต้องแก้ 1 แถว');
    await user.click(screen.getByTestId('list-only-bad'));
    expect(screen.getAllByTestId('survey-row')).toHaveLength(1);
    await user.click(screen.getByTestId('list-send'));
    expect(backend.calledWith('issueTokens').at(-1)).toMatchObject([{ skip_bad: true }]);
  });

  it('go back to the text as it was', async () => {
    await check(header, bad);
    await user.click(await screen.findByTestId('list-amend'));
    expect(screen.getByTestId('list-text')).toHaveValue([header, bad].join('\n'));
  });

  it('come from a file, which is checked at once', async () => {
    backend.chosenList = { name: 'ใหม่.csv', text: [header, good].join('\n') };
    show(TokensImport, {}, backend);
    await user.click(screen.getByTestId('list-choose'));
    expect(await screen.findByTestId('list-good')).toBeVisible();
  });

  it('without a row say so', async () => {
    await check(header);
    expect(await screen.findByTestId('list-unfit')).toHaveTextContent('รายการว่าง');
    expect(screen.queryByTestId('list-send')).toBeNull();
  });
});
