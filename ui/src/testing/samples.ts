import type {
  SessionActs,
  GrantView,
  LastPrint,
  BatchView,
  Printer,
  Mail,
  Officer,
  OpeningHours,
  Particulars,
  Problem,
  ProblemCode,
  ServicePoint,
  ServicePointRow,
  ServicePointView,
  SessionView,
  StartState,
  SuspendedGrant
} from '$lib/backend';

/** Invented people and places, for tests and for looking at the screens. */

/** 23 November 2026, 09.05 Thai time. */
export const morning = Date.UTC(2026, 10, 23, 2, 5);
export const day = 86_400_000;

export const officer: Officer = {
  id: 'officer-1',
  name: 'สมหญิง สมมติกุล',
  email: 'somying@example.go.th'
};

export const centralOfficer: Officer = {
  id: 'officer-2',
  name: 'วิชัย ตัวอย่างดี',
  email: 'wichai@example.go.th'
};

export const grant: GrantView = {
  role: 'central_officer',
  id: 'grant-1',
  department_id: 'bangkok',
  unit: { kind: 'agency', id: 'bangkok' },
  unit_name_th: 'กรุงเทพมหานคร',
  agency_name_th: 'กรุงเทพมหานคร',
  since: morning - 40 * day,
  central_officers: [centralOfficer]
};

export const suspended: SuspendedGrant = {
  grant,
  reason: 'ลาศึกษาต่อ 6 เดือน',
  by: centralOfficer.name,
  at: morning - 3 * day
};

/** Of an officer without any right. */
export const mayWithoutRights: SessionActs = {
  hand_out: false,
  decide_requests: false,
  ask_for_service: true
};

/** Signed in for the first time. */
export const needsToken: SessionView & { state: 'needs_token' } = {
  state: 'needs_token',
  officer,
  suspended: [],
  may: mayWithoutRights
};

export const mayAsCentralOfficer: SessionActs = {
  hand_out: true,
  decide_requests: false,
  ask_for_service: true
};

export const startState: StartState = {
  mode: 'standalone',
  practice: true,
  version: '0.1.0',
  hub_url: 'http://127.0.0.1:41000',
  problem: null,
  route: null,
  set_aside: [],
  settings: {
    language: 'th',
    theme: 'light',
    notifications: {
      service_requests: true,
      token_requests: true,
      wrong_rights: true,
      rights_reviews: true,
      quiet: null
    },
    start_with_system: false
  }
};

export const lastPrint: LastPrint = {
  at: morning,
  by: officer.name,
  copies: 2,
  version: 7,
  mark: '0123456789abcdef'
};

const weekday = [{ from: 510, to: 990 }];

/** Monday to Friday 08.30–16.30. */
export const officeHours: OpeningHours = {
  week: [weekday, weekday, weekday, weekday, weekday, [], []],
  closed_on_public_holidays: true,
  note_th: null
};

export function particulars(change: Partial<Particulars> = {}): Particulars {
  return {
    name_th: 'สำนักงานเขตพระนคร',
    name_en: '',
    address: { line: '', province: 10, district: 1001, subdistrict: null, postcode: null },
    phones: [],
    hours: {
      week: [[], [], [], [], [], [], []],
      closed_on_public_holidays: false,
      note_th: null
    },
    coordinates: null,
    ...change
  };
}

export function servicePoint(change: Partial<ServicePoint> = {}): ServicePoint {
  return {
    id: 'point-1',
    code: '7K3M9QX4',
    agency_id: 'bangkok',
    department_id: 'bangkok',
    particulars: particulars(),
    assurance: null,
    field_versions: {},
    last_print: null,
    ...change
  };
}

export function pointView(change: Partial<ServicePointView> = {}): ServicePointView {
  const point = change.point ?? servicePoint();
  return {
    point,
    agency_name_th: 'กรุงเทพมหานคร',
    place_label: 'เขตพระนคร กรุงเทพมหานคร',
    public_url: `http://127.0.0.1:41000/S/${point.code}`,
    printed_address: `info.go.th/S/${point.code}`,
    pinned: [],
    problems: [],
    missing: ['name_en', 'address', 'phones', 'hours', 'coordinates', 'manuals', 'assurance'],
    assurance: { state: 'never' },
    may: { edit: true, confirm: true, pin: true, print: true },
    unsent: false,
    conflicts: [],
    refused: [],
    hours_lines: [],
    poster_state: 'not_printed',
    poster_version: 0,
    ...change
  };
}

export function pointRow(change: Partial<ServicePointRow> = {}): ServicePointRow {
  return {
    id: 'point-1',
    name_th: 'สำนักงานเขตพระนคร',
    agency_name_th: 'กรุงเทพมหานคร',
    district_label: 'เขตพระนคร',
    province_name_th: 'กรุงเทพมหานคร',
    missing: ['phones', 'hours', 'assurance'],
    assurance: { state: 'never' },
    unsent: false,
    conflict: false,
    pinned: 0,
    poster: 'not_printed',
    ...change
  };
}

export function problem(
  field: string,
  code: ProblemCode,
  args: Record<string, string> = {},
  severity: Problem['severity'] = 'error'
): Problem {
  return { field, code, severity, args };
}

export const tokens = [
  '7H2K-M9QX-4TRB-W3CN-8PJD-K2F5',
  'Q4ZD-81VE-KX7N-HW2M-93RC-TB6J',
  'N5CW-2GRA-P8ME-70YT-VD4K-XJ1H'
] as const;

export const mails: Mail[] = [
  ['เจ้าหน้าที่ส่วนกลาง กรุงเทพมหานคร', tokens[0]],
  ['เจ้าหน้าที่หน่วยงาน กรมการปกครอง', tokens[1]],
  ['เจ้าหน้าที่จุดบริการ สำนักงานเขตพระนคร', tokens[2]]
].map(([role, token], index) => ({
  id: `mail-${index}`,
  to: `practice-${index + 1}@example.go.th`,
  subject: `Token สำหรับ${role}`,
  body_text: `เรียน ท่านเจ้าหน้าที่\n\nท่านได้รับสิทธิ์ ${role}\nToken ของท่านคือ\n\n${token}\n\nใช้ได้ครั้งเดียว ภายใน 30 วัน`,
  sent_at: morning - index * 60_000
}));

export function printer(change: Partial<Printer>): Printer {
  return {
    id: 'ipp://reception',
    name: 'เครื่องพิมพ์หน้าเคาน์เตอร์',
    location: 'ชั้น 1',
    kind: 'queue',
    is_default: true,
    state: 'idle',
    accepts_jobs: true,
    problems: [],
    media_ready: ['a4'],
    media_supported: ['a3', 'a4', 'a5'],
    media_default: 'a4',
    accepts_pdf: true,
    colour: true,
    copies_max: 99,
    ...change
  };
}

/** Forty sheets of ten posters, twelve of them out. */
export function batchView(change: Partial<BatchView>): BatchView {
  return {
    printer: 'เครื่องพิมพ์หน้าเคาน์เตอร์',
    phase: { phase: 'printing' },
    done: 3,
    waiting: 7,
    failed: 0,
    skipped: 0,
    copies: 40,
    copies_printed: 12,
    current: { point: 'point-4', label: 'สำนักงานเขตดุสิต', copies: 4, job: null },
    problems: [],
    per_minute: 8,
    seconds_left: 210,
    ...change
  };
}
