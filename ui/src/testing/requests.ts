import type {
  Approval,
  FoundAgency,
  Letter,
  RequestDraft,
  RequestEvent,
  RequestForm,
  ServiceRequest,
  TokenRequest
} from '$lib/backend';
import { day, officer } from './samples';

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
    id: 'request-waiting',
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

/** Those of the officer of the samples, in several stages. */
export const ownServiceRequests = (now: number): ServiceRequest[] => [
  serviceRequest(now),
  serviceRequest(now, {
    id: 'request-2',
    number: '2569-000009',
    stage: 'returned',
    form: requestForm({ kind: 'change_details' }),
    link_expires_at: null,
    timeline: [
      ...askedEvents(now),
      happened('confirmed', now - 2 * day, 'ดร.สุนทร ตัวอย่างงาม'),
      happened('returned', now - day, 'วิชัย ตัวอย่างดี', 'หนังสือที่แนบไม่มีลายมือชื่อ แนบฉบับที่ลงนามแล้ว')
    ],
    may: { decide: false, ask_executive: false, send_again: true, withdraw: true }
  }),
  serviceRequest(now, {
    id: 'request-3',
    number: '2568-000731',
    stage: 'approved',
    sent_at: now - 400 * day,
    link_expires_at: null,
    timeline: [
      ...askedEvents(now - 397 * day),
      happened('confirmed', now - 398 * day, 'ดร.สุนทร ตัวอย่างงาม'),
      happened('approved', now - 396 * day, 'วิชัย ตัวอย่างดี'),
      happened('token_mailed', now - 396 * day, null, 'somying@example.go.th')
    ],
    may: { decide: false, ask_executive: false, send_again: false, withdraw: false }
  })
];

/** What an operator sees waiting, the oldest first. */
export const requestApprovals = (now: number): Approval[] => [
  {
    kind: 'token_request',
    id: 'token-request-1',
    from: 'อรุณี นามสมมติ',
    unit_name_th: 'สำนักงานเขตดุสิต',
    role: 'agency_officer',
    since: now - 2 * day
  },
  {
    kind: 'service_request',
    id: 'request-waiting',
    from: 'มานะ ทดลองงาน',
    unit_name_th: 'กรมการปกครอง',
    role: null,
    since: now - day
  }
];
