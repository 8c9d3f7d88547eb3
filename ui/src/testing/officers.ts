import type {
  AccountView,
  FoundUnit,
  GrantActs,
  HeldGrant,
  RightsReview,
  Role,
  TokenView,
  UnitWithoutOfficer
} from '$lib/backend';
import { day, officer } from './samples';

/** Officers below the officer of the samples, their rights and their Tokens. Invented people. */

const hour = day / 24;

export const everyAct: GrantActs = {
  suspend: true,
  resume: false,
  end: true,
  change: true,
  hand_over: true
};

export const noAct: GrantActs = {
  suspend: false,
  resume: false,
  end: false,
  change: false,
  hand_over: false
};

export function heldGrant(now: number, change: Partial<HeldGrant> = {}): HeldGrant {
  return {
    id: 'grant-11',
    officer: { id: 'officer-11', name: 'กานดา สมมติ', email: 'kanda@phranakhon.example' },
    role: 'agency_officer',
    unit: { kind: 'agency', id: 'phra-nakhon' },
    unit_name_th: 'สำนักงานเขตพระนคร',
    agency_name_th: 'กรุงเทพมหานคร',
    since: now - 300 * day,
    state: { state: 'in_force' },
    last_seen: now - 2 * hour,
    may: everyAct,
    ...change
  };
}

const people: [string, string][] = [
  ['กานดา สมมติ', 'พระนคร'],
  ['ขจร ตัวอย่าง', 'ดุสิต'],
  ['จิราภรณ์ ทดลองงาน', 'บางรัก'],
  ['ชัยวัฒน์ นามสมมติ', 'บางกะปิ'],
  ['ณัฐพล สมมติวงศ์', 'ปทุมวัน'],
  ['ทิพวรรณ ตัวอย่างดี', 'ป้อมปราบศัตรูพ่าย'],
  ['ธีรพงษ์ ทดลอง', 'ลาดกระบัง'],
  ['ปรีชา ตัวอย่าง', 'บางรัก']
];

/** By the officers' names: one is suspended, one gone, one never seen, one holds two rights. */
export function heldGrants(now: number): HeldGrant[] {
  const grants = people.map(([name, district], index) =>
    heldGrant(now, {
      id: `grant-${index + 11}`,
      officer: {
        id: `officer-${index + 11}`,
        name,
        email: `officer${index + 11}@district.example`
      },
      unit: { kind: 'agency', id: `district-${index}` },
      unit_name_th: `สำนักงานเขต${district}`,
      last_seen: now - (index * 3 + 1) * hour
    })
  );
  const [first, second, third, fourth, ...others] = grants as [
    HeldGrant,
    HeldGrant,
    HeldGrant,
    HeldGrant,
    ...HeldGrant[]
  ];
  return [
    first,
    heldGrant(now, {
      id: 'grant-31',
      officer: first.officer,
      role: 'service_point_officer',
      unit: { kind: 'service_point', id: 'point-1' },
      unit_name_th: 'ฝ่ายทะเบียน สำนักงานเขตพระนคร'
    }),
    {
      ...second,
      state: {
        state: 'suspended',
        reason: 'ลาศึกษาต่อ 6 เดือน',
        by: officer.name,
        at: now - 12 * day
      },
      may: { ...everyAct, suspend: false, resume: true }
    },
    {
      ...third,
      state: { state: 'ended', reason: 'ย้ายไปกรมที่ดิน', by: officer.name, at: now - 40 * day },
      may: noAct
    },
    { ...fourth, last_seen: now - 400 * day },
    ...others
  ];
}

export const units: FoundUnit[] = [
  { unit: { kind: 'agency', id: 'bangkok' }, name_th: 'กรุงเทพมหานคร', above_th: '' },
  ...people.slice(0, 6).map(([, district], index): FoundUnit => ({
    unit: { kind: 'agency', id: `district-${index}` },
    name_th: `สำนักงานเขต${district}`,
    above_th: 'กรุงเทพมหานคร'
  })),
  {
    unit: { kind: 'service_point', id: 'point-1' },
    name_th: 'ฝ่ายทะเบียน สำนักงานเขตพระนคร',
    above_th: 'สำนักงานเขตพระนคร กรุงเทพมหานคร'
  }
];

export function handedOut(now: number, change: Partial<TokenView> = {}): TokenView {
  return {
    id: 'token-1',
    role: 'agency_officer',
    unit: { kind: 'agency', id: 'district-3' },
    unit_name_th: 'สำนักงานเขตบางกะปิ',
    agency_name_th: 'กรุงเทพมหานคร',
    recipient: 'malee@bangkapi.example',
    note: 'แทนเจ้าหน้าที่ที่เกษียณ',
    issued_by: officer.name,
    issued_at: now - 2 * day,
    expires_at: now + 28 * day,
    state: { state: 'waiting' },
    may_revoke: true,
    may_send_anew: true,
    ...change
  };
}

/** One in each state, the newest first. */
export const handedOutTokens = (now: number): TokenView[] => [
  handedOut(now),
  handedOut(now, {
    id: 'token-2',
    role: 'service_point_officer',
    unit: { kind: 'service_point', id: 'point-1' },
    unit_name_th: 'ฝ่ายทะเบียน สำนักงานเขตพระนคร',
    recipient: 'kanda@phranakhon.example',
    note: '',
    issued_at: now - 9 * day,
    expires_at: now + 21 * day,
    state: { state: 'used', by: 'กานดา สมมติ', at: now - 8 * day },
    may_revoke: false,
    may_send_anew: false
  }),
  handedOut(now, {
    id: 'token-3',
    unit_name_th: 'สำนักงานเขตดุสิต',
    recipient: 'somkid@dusit.example',
    note: '',
    issued_at: now - 50 * day,
    expires_at: now - 20 * day,
    state: { state: 'expired' },
    may_revoke: false
  }),
  handedOut(now, {
    id: 'token-4',
    unit_name_th: 'สำนักงานเขตป้อมปราบศัตรูพ่าย',
    recipient: 'wrong.address@district.example',
    note: 'ส่งผิดที่อยู่',
    issued_by: null,
    issued_at: now - 60 * day,
    expires_at: now - 30 * day,
    state: { state: 'revoked', by: officer.name, at: now - 59 * day },
    may_revoke: false,
    may_send_anew: false
  })
];

export const unitsWithout = (now: number): UnitWithoutOfficer[] => [
  {
    agency_id: 'district-2',
    name_th: 'สำนักงานเขตบางรัก',
    agency_name_th: 'กรุงเทพมหานคร',
    points: 3,
    since: now - 40 * day
  },
  {
    agency_id: 'district-8',
    name_th: 'สำนักงานเขตพระโขนง',
    agency_name_th: 'กรุงเทพมหานคร',
    points: 1,
    since: null
  },
  {
    agency_id: 'district-9',
    name_th: 'สำนักงานเขตมีนบุรี',
    agency_name_th: 'กรุงเทพมหานคร',
    points: 0,
    since: null
  }
];

export function rightsReview(now: number, change: Partial<RightsReview> = {}): RightsReview {
  return {
    id: 'review-1',
    agency_name_th: 'กรุงเทพมหานคร',
    quarter: 1,
    fiscal_year: 2570,
    stage: 'waiting',
    opened_at: now - 4 * day,
    due_at: now + 26 * day,
    grants: heldGrants(now).filter((grant) => grant.state.state === 'in_force'),
    confirmed: null,
    may_confirm: true,
    ...change
  };
}

/** The one that waits, one that was answered, and one that nobody answered. */
export const rightsReviews = (now: number): RightsReview[] => [
  rightsReview(now),
  rightsReview(now, {
    id: 'review-2',
    quarter: 4,
    fiscal_year: 2569,
    stage: 'confirmed',
    opened_at: now - 94 * day,
    due_at: now - 64 * day,
    confirmed: { by: officer.name, at: now - 80 * day },
    may_confirm: false
  }),
  rightsReview(now, {
    id: 'review-3',
    quarter: 3,
    fiscal_year: 2569,
    stage: 'lapsed',
    opened_at: now - 184 * day,
    due_at: now - 154 * day,
    grants: heldGrants(now).slice(2, 4),
    may_confirm: false
  })
];

export function account(now: number, change: Partial<AccountView> = {}): AccountView {
  return {
    id: 'account-1',
    kind: 'email',
    account: 'suda@dusit.example',
    provider: null,
    role: 'agency_officer' satisfies Role,
    unit: { kind: 'agency', id: 'district-1' },
    unit_name_th: 'สำนักงานเขตดุสิต',
    imported_at: now - 20 * day,
    imported_by: officer.name,
    claimed_by: null,
    claimed_at: null,
    ...change
  };
}

export const importedAccounts = (now: number): AccountView[] => [
  account(now),
  account(now, {
    id: 'account-2',
    kind: 'username',
    account: 'kanda.s',
    provider: 'digital-id',
    unit_name_th: 'สำนักงานเขตพระนคร',
    claimed_by: 'กานดา สมมติ',
    claimed_at: now - 15 * day
  }),
  account(now, {
    id: 'account-3',
    account: 'registry@phranakhon.example',
    role: 'service_point_officer',
    unit: { kind: 'service_point', id: 'point-1' },
    unit_name_th: 'ฝ่ายทะเบียน สำนักงานเขตพระนคร',
    imported_by: null
  })
];
