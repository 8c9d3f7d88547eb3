import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import App from '../../../App.svelte';
import type { RequestDraft } from '$lib/backend';
import { FakeBackend } from '../../../testing/fake_backend';
import { requestDraft, requestForm, serviceRequest } from '../../../testing/requests';
import { morning, needsToken, officer, problem } from '../../../testing/samples';

const user = userEvent.setup();
let backend: FakeBackend;

beforeEach(() => {
  backend = new FakeBackend();
  backend.current = needsToken;
});

function start(draft?: Partial<RequestDraft>) {
  if (draft) backend.draft = requestDraft(draft);
  location.hash = '#/requests/new';
  render(App, { props: { backend } });
}

const withLetter = { name: 'หนังสือ.png', kind: 'png', size: 2_000 } as const;
/** All at once: a whole form typed key by key takes long. */
async function write(field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}

const next = () => user.click(screen.getByTestId('wizard-next'));

describe('a request for the service', () => {
  it('is written from the first step to the last, and sent', async () => {
    start();
    await user.type(await screen.findByTestId('agency'), 'ปกครอง');
    await user.click(await screen.findByRole('option', { name: /กรมการปกครอง/ }));
    await next();
    await write(await screen.findByTestId('details'), 'เปิดใช้ที่ว่าการอำเภอ 878 แห่ง');
    expect(screen.getByTestId('requester-email')).toHaveValue(officer.email);
    await write(screen.getByTestId('requester-position'), 'นักวิชาการคอมพิวเตอร์');
    await write(screen.getByTestId('requester-telephone'), '02-281-9800');
    await next();
    await user.click(await screen.findByTestId('letter-choose'));
    expect(await screen.findByTestId('letter')).toHaveTextContent('หนังสือขอใช้บริการ.png');
    await next();
    await write(await screen.findByTestId('executive-name'), 'สุนทร ตัวอย่างงาม');
    await write(screen.getByTestId('executive-position'), 'ผู้อำนวยการศูนย์');
    await write(screen.getByTestId('executive-email'), 'soontorn@dopa.example');
    await next();
    expect(await screen.findByTestId('check')).toHaveTextContent('878 แห่ง');
    await user.click(screen.getByTestId('wizard-send'));
    const sent = await screen.findByTestId('request-sent');
    expect(sent).toHaveTextContent('2569-000012');
    expect(sent).toHaveTextContent('สุนทร ตัวอย่างงาม ได้รับอีเมล');
    expect(backend.requests[0]?.form.agency).toEqual({ kind: 'known', id: 'agency-dopa' });
    expect(backend.draft).toBeNull();
  });

  it('stops at what a step lacks, with the focus on the first', async () => {
    start({ step: 1, form: requestForm({ details: '', requester: emptyRequester() }) });
    await screen.findByTestId('details');
    await next();
    await waitFor(() => expect(screen.getByTestId('details')).toHaveFocus());
    expect(screen.getByTestId('details')).toHaveAccessibleDescription(/เขียนรายละเอียด/);
    expect(screen.getByTestId('requester-position')).toHaveAccessibleDescription('ใส่ตำแหน่ง');
    await user.type(screen.getByTestId('details'), 'เปิดใช้');
    await waitFor(() => expect(screen.getByTestId('details')).not.toHaveAttribute('aria-invalid'));
  });

  it('names all that is missing before it is sent, each a press away', async () => {
    start({ step: 3 });
    await user.click(await screen.findByTestId('step-4'));
    const problems = await screen.findByTestId('check-problems');
    expect(problems).toHaveTextContent('หนังสือ: แนบหนังสือเชิญ');
    await user.click(screen.getByTestId('wizard-send'));
    expect(backend.calledWith('sendRequest')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /แนบหนังสือเชิญ/ }));
    await waitFor(() => expect(screen.getByTestId('letter-choose')).toHaveFocus());
  });

  it('proposes a department that the register lacks, with what was typed', async () => {
    start();
    await user.type(await screen.findByTestId('agency'), 'กรมใหม่');
    await user.click(screen.getByTestId('agency-propose'));
    expect(screen.getByTestId('agency-name-th')).toHaveValue('กรมใหม่');
    await user.type(screen.getByTestId('agency-ministry'), 'มหาดไทย');
    await user.click(await screen.findByRole('option', { name: /กระทรวงมหาดไทย/ }));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() =>
      expect(backend.draft?.form.agency).toEqual({
        kind: 'proposed',
        name_th: 'กรมใหม่',
        name_en: '',
        ministry_id: 'agency-interior'
      })
    );
    expect(backend.calledWith('findAgencies').at(-1)).toEqual(['มหาดไทย', 'ministry']);
  });

  it('names the ministry of a proposed department also when its draft is opened again', async () => {
    const agency = {
      kind: 'proposed',
      name_th: 'กรมใหม่',
      name_en: '',
      ministry_id: 'agency-interior'
    } as const;
    start({ form: requestForm({ agency }), agency_name_th: 'กรมใหม่' });
    await waitFor(() =>
      expect(screen.getByTestId('agency-ministry')).toHaveValue('กระทรวงมหาดไทย')
    );
    await user.click(screen.getByTestId('step-4'));
    expect(await screen.findByTestId('check')).toHaveTextContent('กระทรวงมหาดไทย');
    await user.click(screen.getByTestId('step-0'));
    expect(await screen.findByTestId('agency-ministry')).toHaveValue('กระทรวงมหาดไทย');
  });

  it('says offline that a ministry is chosen, though not which', async () => {
    const agency = { kind: 'proposed', name_th: 'กรมใหม่', name_en: '', ministry_id: 'x' } as const;
    backend.fail('findAgencies', 'hub_unreachable');
    start({ form: requestForm({ agency }), agency_name_th: 'กรมใหม่' });
    expect(await screen.findByTestId('agency-ministry')).toHaveValue('เลือกกระทรวงไว้แล้ว');
  });

  it('keeps the earlier letter when the new one is unfit, and says why', async () => {
    start({ step: 2, letter: withLetter });
    backend.fail('chooseLetter', 'refused', [problem('letter', 'letter_encrypted')]);
    await user.click(await screen.findByTestId('letter-choose'));
    expect(await screen.findByTestId('letter-problem')).toHaveTextContent('ตั้งรหัสผ่านไว้');
    expect(screen.getByTestId('letter')).toHaveTextContent('หนังสือ.png');
    backend.failing.clear();
    await user.click(screen.getByTestId('letter-remove'));
    await waitFor(() => expect(screen.queryByTestId('letter')).toBeNull());
  });

  it('that the hub refuses stays as it was written', async () => {
    start({ step: 4, letter: withLetter });
    const under_way = problem('', 'request_under_way', { number: '2569-000003' });
    backend.fail('sendRequest', 'refused', [under_way]);
    await user.click(await screen.findByTestId('wizard-send'));
    expect(await screen.findByTestId('error-note')).toHaveTextContent('2569-000003');
    expect(backend.draft).not.toBeNull();
  });
});

describe('the draft', () => {
  it('is kept when the page is left at once, and goes on where it was', async () => {
    start({ step: 1 });
    await user.type(await screen.findByTestId('requester-position'), 'พิเศษ');
    await user.click(screen.getByTestId('nav-requests'));
    await user.click(await screen.findByTestId('draft-go-on'));
    expect(await screen.findByTestId('requester-position')).toHaveValue(
      'นักวิชาการคอมพิวเตอร์ชำนาญการพิเศษ'
    );
  });

  it('is kept when a field is left', async () => {
    start({ step: 1 });
    await write(await screen.findByTestId('requester-position'), 'พิเศษ');
    await user.tab();
    expect(backend.calledWith('saveRequestDraft')).toHaveLength(1);
    await waitFor(() => expect(backend.draft?.form.requester.position).toMatch(/พิเศษ$/));
  });

  it('is not made by only looking', async () => {
    start();
    await screen.findByTestId('agency');
    await user.click(screen.getByTestId('nav-requests'));
    await screen.findByTestId('request-begin');
    expect(backend.calledWith('saveRequestDraft')).toEqual([]);
  });

  it('says when it was saved, and when it could not be', async () => {
    start({ saved_at: morning });
    expect(await screen.findByTestId('draft-saved')).toHaveTextContent('บันทึกร่างแล้ว 09.05 น.');
    backend.fail('saveRequestDraft', 'internal');
    await user.click(screen.getByTestId('kind-end_service'));
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() =>
      expect(screen.getByTestId('draft-saved')).toHaveTextContent('ร่างยังไม่ถูกบันทึก')
    );
  });
});

describe('the keys', () => {
  it('go on with Ctrl Enter, and save with Ctrl S', async () => {
    start();
    await user.type(await screen.findByTestId('agency'), 'ปกครอง');
    await screen.findByRole('option', { name: /กรมการปกครอง/ });
    await user.keyboard('{Enter}{Control>}s{/Control}');
    await waitFor(() => expect(backend.draft?.agency_name_th).toBe('กรมการปกครอง'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByTestId('details')).toBeVisible();
  });
});

describe('offline', () => {
  beforeEach(() => {
    backend.sent = { state: 'offline', unsent: 0, last_sync: morning, progress: null };
  });

  it('everything can be filled in, and only sending waits', async () => {
    start({ step: 3, letter: withLetter });
    expect(await screen.findByTestId('wizard-offline')).toHaveTextContent('ร่างเก็บไว้ในเครื่องนี้');
    await next();
    expect(await screen.findByTestId('wizard-send')).toBeDisabled();
    backend.sent = { ...backend.sent, state: 'sent' };
    backend.announce('sending');
    await waitFor(() => expect(screen.getByTestId('wizard-send')).toBeEnabled());
  });

  it('tells that agencies cannot be looked for', async () => {
    backend.fail('findAgencies', 'hub_unreachable');
    start();
    await user.type(await screen.findByTestId('agency'), 'ปกครอง');
    expect(await screen.findByRole('option', { name: /ค้นหาหน่วยงานไม่ได้ขณะออฟไลน์/ })).toBeVisible();
  });
});

it('leads to the guideline and to the Contact Center at each step', async () => {
  start();
  await screen.findByTestId('wizard-guideline');
  for (const step of [0, 1, 2, 3, 4]) {
    await user.click(screen.getByTestId(`step-${step}`));
    expect(screen.getByTestId('wizard-guideline')).toHaveAttribute('href', '#/help');
    expect(screen.getByText('02-612-6060')).toBeVisible();
  }
});

it('sends a corrected request again as the same', async () => {
  backend.requests = [serviceRequest(Date.now(), { id: 'request-2', stage: 'returned' })];
  start({ amends: 'request-2', step: 4, letter: withLetter });
  expect(await screen.findByTestId('amending')).toBeVisible();
  await user.click(screen.getByTestId('wizard-send'));
  await screen.findByTestId('request-sent');
  expect(backend.requests.map(({ id }) => id)).toEqual(['request-2']);
});

const emptyRequester = () => ({ position: '', telephone: '', email: '' });
