import {
  BackendError,
  type AgencyKind,
  type Backend,
  type Decision,
  type DraftLetter,
  type ExecutiveForm,
  type FoundAgency,
  type Letter,
  type Problem,
  type ProblemCode,
  type RequestDraft,
  type RequestEvent,
  type RequestFilter,
  type RequestForm,
  type RequestStep,
  type ServiceRequest,
  type TokenRequest
} from '$lib/backend';
import { day, officer, problem } from './samples';

/** Requests for the service and for Tokens, in memory. Invented people and places. */

export const agencies: FoundAgency[] = [
  {
    id: 'agency-dopa',
    kind: 'department',
    name_th: 'กรมการปกครอง',
    above_th: 'กระทรวงมหาดไทย'
  },
  {
    id: 'agency-revenue',
    kind: 'department',
    name_th: 'กรมสรรพากร',
    above_th: 'กระทรวงการคลัง'
  },
  { id: 'agency-interior', kind: 'ministry', name_th: 'กระทรวงมหาดไทย', above_th: '' },
  { id: 'agency-finance', kind: 'ministry', name_th: 'กระทรวงการคลัง', above_th: '' }
];

export function requestForm(change: Partial<RequestForm> = {}): RequestForm {
  return {
    kind: 'new_service',
    agency: { kind: 'known', id: 'agency-dopa' },
    details: 'ขอเปิดใช้บริการสำหรับที่ว่าการอำเภอ 878 แห่ง เผยแพร่งานทะเบียนราษฎรและบัตรประจำตัวประชาชน',
    requester: {
      position: 'นักวิชาการคอมพิวเตอร์ชำนาญการ',
      telephone: '02-281-9800',
      email: officer.email ?? ''
    },
    executive: {
      name: 'ดร.สุนทร ตัวอย่างงาม',
      position: 'ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ',
      email: 'soontorn@dopa.example'
    },
    letter: 'letter-1',
    ...change
  };
}

export const letter: Letter = {
  id: 'letter-1',
  name: 'หนังสือขอใช้บริการ.png',
  kind: 'png',
  size: 248_000
};

export function requestDraft(change: Partial<RequestDraft> = {}): RequestDraft {
  return {
    amends: null,
    form: requestForm({ letter: null }),
    agency_name_th: 'กรมการปกครอง',
    letter: null,
    step: 0,
    saved_at: Date.now(),
    ...change
  };
}

export const happened = (
  what: RequestEvent['what'],
  at: number,
  by: string | null,
  note = ''
): RequestEvent => ({ what, by, at, note });

const askedEvents = (now: number): RequestEvent[] => [
  happened('sent', now - 3 * day, officer.name),
  happened('executive_asked', now - 3 * day, null, 'soontorn@dopa.example')
];

/** One that waits for its executive. */
export function serviceRequest(now: number, change: Partial<ServiceRequest> = {}): ServiceRequest {
  return {
    id: 'request-1',
    number: '2569-000012',
    stage: 'awaits_executive',
    from: officer,
    form: requestForm(),
    agency_name_th: 'กรมการปกครอง',
    ministry_name_th: 'กระทรวงมหาดไทย',
    letter,
    sent_at: now - 3 * day,
    link_expires_at: now + 4 * day,
    timeline: askedEvents(now),
    may: { decide: false, ask_executive: true, send_again: false, withdraw: true },
    ...change
  };
}

/** One that its executive confirmed, as an operator sees it. */
export function waitingRequest(now: number, change: Partial<ServiceRequest> = {}): ServiceRequest {
  return serviceRequest(now, {
    stage: 'awaits_operator',
    from: { id: 'officer-8', name: 'มานะ ทดลองงาน', email: 'mana@dopa.example' },
    link_expires_at: null,
    timeline: [...askedEvents(now), happened('confirmed', now - day, 'ดร.สุนทร ตัวอย่างงาม')],
    may: { decide: true, ask_executive: false, send_again: false, withdraw: false },
    ...change
  });
}

export function tokenRequest(now: number, change: Partial<TokenRequest> = {}): TokenRequest {
  return {
    id: 'token-request-1',
    stage: 'waiting',
    from: { id: 'officer-9', name: 'อรุณี นามสมมติ', email: 'arunee@district.example' },
    role: 'agency_officer',
    unit: { kind: 'agency', id: 'dusit' },
    unit_name_th: 'สำนักงานเขตดุสิต',
    agency_name_th: 'กรุงเทพมหานคร',
    email: 'arunee@district.example',
    note: 'ได้รับมอบหมายให้ดูแลจุดบริการของเขตแทนผู้ที่ย้ายไป',
    asked_at: now - 2 * day,
    timeline: [{ what: 'asked', by: 'อรุณี นามสมมติ', at: now - 2 * day, note: '' }],
    may_decide: true,
    may_withdraw: false,
    ...change
  };
}

/** One pixel, for a letter that is a picture. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const nothingMore = { decide: false, ask_executive: false, send_again: false, withdraw: false };

/** How the app in memory answers one command. */
type Command = keyof Backend;

export abstract class FakeRequests {
  foundAgencies: FoundAgency[] = agencies;
  draft: RequestDraft | null = null;
  /** What the dialog for files gives; `null`: cancelled. */
  chosenLetter: DraftLetter | null = { name: 'หนังสือขอใช้บริการ.png', kind: 'png', size: 248_000 };
  letterBytes: ArrayBuffer = Uint8Array.from(atob(pixel), (one) => one.charCodeAt(0)).buffer;
  requests: ServiceRequest[] = [];
  tokenRequests: TokenRequest[] = [];

  protected abstract ask<Answer>(
    command: Command,
    args: unknown[],
    answer: () => Answer
  ): Promise<Answer>;

  findAgencies = (text: string, kind: AgencyKind | null) =>
    this.ask('findAgencies', [text, kind], () =>
      this.foundAgencies.filter(
        (one) => one.name_th.includes(text.trim()) && (kind === null || one.kind === kind)
      )
    );

  checkRequest = (form: RequestForm, hasLetter: boolean, step: RequestStep | null) =>
    this.ask('checkRequest', [form, hasLetter, step], () => problemsOf(form, hasLetter, step));

  requestDraft = () => this.ask('requestDraft', [], () => this.draft);
  saveRequestDraft = (draft: RequestDraft) =>
    this.ask('saveRequestDraft', [draft], () => {
      const letter = this.draft?.letter ?? null;
      return (this.draft = { ...structuredClone(draft), letter, saved_at: Date.now() });
    });
  dropRequestDraft = () => this.ask('dropRequestDraft', [], () => void (this.draft = null));
  chooseLetter = () =>
    this.ask('chooseLetter', [], () => {
      const draft = known(this.draft);
      if (!this.chosenLetter) return null;
      return (this.draft = { ...draft, letter: this.chosenLetter });
    });
  removeLetter = () =>
    this.ask('removeLetter', [], () => (this.draft = { ...known(this.draft), letter: null }));
  draftLetter = () => this.ask('draftLetter', [], () => this.letterBytes);
  letter = (id: string) => this.ask('letter', [id], () => this.letterBytes);

  sendRequest = () =>
    this.ask('sendRequest', [], () => {
      const { form, agency_name_th, amends } = known(this.draft);
      const now = Date.now();
      const sent = serviceRequest(now, {
        id: amends ?? `request-${now}`,
        form,
        agency_name_th,
        sent_at: now,
        link_expires_at: now + 7 * day,
        timeline: [happened('sent', now, officer.name)]
      });
      this.draft = null;
      this.requests = [sent, ...this.requests.filter((one) => one.id !== amends)];
      return sent;
    });

  ownRequests = () =>
    this.ask('ownRequests', [], () => this.requests.filter((one) => one.from.id === officer.id));
  serviceRequest = (id: string) => this.ask('serviceRequest', [id], () => this.request(id));
  askExecutive = (id: string, executive: ExecutiveForm) =>
    this.ask('askExecutive', [id, executive], () => {
      const request = this.request(id);
      const asked = happened('executive_asked', Date.now(), officer.name, executive.email);
      return this.#change(id, {
        stage: 'awaits_executive',
        form: { ...request.form, executive },
        timeline: [...request.timeline, asked]
      });
    });
  amendRequest = (id: string) =>
    this.ask('amendRequest', [id], () => {
      const { form, agency_name_th } = this.request(id);
      return (this.draft = requestDraft({ amends: id, form, agency_name_th, letter }));
    });
  withdrawRequest = (id: string) =>
    this.ask('withdrawRequest', [id], () => this.#end(id, 'withdrawn', 'withdrawn', ''));

  requestQueue = (filter: RequestFilter) =>
    this.ask('requestQueue', [filter], () =>
      this.requests.filter(
        (one) =>
          (!filter.stage || one.stage === filter.stage) &&
          (!filter.kind || one.form.kind === filter.kind) &&
          (one.number + one.agency_name_th + one.from.name).includes(filter.text ?? '')
      )
    );
  decideRequest = (id: string, decision: Decision) =>
    this.ask('decideRequest', [id, decision], () => {
      switch (decision.decision) {
        case 'approve':
          return this.#end(id, 'approved', 'approved', '');
        case 'return':
          said('note', decision.note);
          return this.#end(id, 'returned', 'returned', decision.note);
        case 'reject':
          said('reason', decision.reason);
          return this.#end(id, 'rejected', 'rejected', decision.reason);
      }
    });

  request(id: string): ServiceRequest {
    return known(this.requests.find((one) => one.id === id));
  }

  #end(
    id: string,
    stage: ServiceRequest['stage'],
    what: RequestEvent['what'],
    note: string
  ): ServiceRequest {
    const ended = happened(what, Date.now(), officer.name, note);
    const timeline = [...this.request(id).timeline, ended];
    return this.#change(id, { stage, timeline, may: nothingMore });
  }

  #change(id: string, change: Partial<ServiceRequest>): ServiceRequest {
    const changed = { ...this.request(id), ...change };
    this.requests = this.requests.map((one) => (one.id === id ? changed : one));
    return changed;
  }

  ownTokenRequests = () =>
    this.ask('ownTokenRequests', [], () =>
      this.tokenRequests.filter((one) => one.from.id === officer.id)
    );
  tokenRequest = (id: string) =>
    this.ask('tokenRequest', [id], () => known(this.tokenRequests.find((one) => one.id === id)));
  approveTokenRequest = (id: string) =>
    this.ask('approveTokenRequest', [id], () => this.#endToken(id, 'approved', ''));
  declineTokenRequest = (id: string, reason: string) =>
    this.ask('declineTokenRequest', [id, reason], () => {
      said('reason', reason);
      return this.#endToken(id, 'declined', reason);
    });
  withdrawTokenRequest = (id: string) =>
    this.ask('withdrawTokenRequest', [id], () => this.#endToken(id, 'withdrawn', ''));

  #endToken(id: string, stage: 'approved' | 'declined' | 'withdrawn', note: string): TokenRequest {
    const one = known(this.tokenRequests.find((request) => request.id === id));
    const event = { what: stage, by: officer.name, at: Date.now(), note };
    const ended: TokenRequest = {
      ...one,
      stage,
      timeline: [...one.timeline, event],
      may_decide: false,
      may_withdraw: false
    };
    this.tokenRequests = this.tokenRequests.map((request) => (request.id === id ? ended : request));
    return ended;
  }
}

/** Just enough of the rules for the screens to meet a problem at each step. */
function problemsOf(form: RequestForm, hasLetter: boolean, step: RequestStep | null): Problem[] {
  const empty: [RequestStep, string, ProblemCode, boolean][] = [
    ['agency', 'agency', 'agency_missing', form.agency === null],
    ['details', 'details', 'details_missing', !form.details.trim()],
    ['details', 'requester.position', 'position_missing', !form.requester.position.trim()],
    ['details', 'requester.telephone', 'telephone_missing', !form.requester.telephone.trim()],
    ['details', 'requester.email', 'email_missing', !form.requester.email.trim()],
    ['letter', 'letter', 'letter_missing', !hasLetter],
    ['executive', 'executive.name', 'executive_name_missing', !form.executive.name.trim()],
    ['executive', 'executive.position', 'position_missing', !form.executive.position.trim()],
    ['executive', 'executive.email', 'email_missing', !form.executive.email.trim()],
    [
      'executive',
      'executive.email',
      'executive_is_requester',
      form.executive.email !== '' && form.executive.email === form.requester.email
    ]
  ];
  return empty
    .filter(([of, , , wrong]) => wrong && (step === null || of === step))
    .map(([, field, code]) => problem(field, code));
}

function said(field: string, text: string): void {
  if (text.trim()) return;
  throw new BackendError({ code: 'refused', problems: [problem(field, 'reason_missing')] });
}

function known<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === undefined || thing === null) {
    throw new BackendError({ code: 'not_found', problems: [] });
  }
  return thing;
}
