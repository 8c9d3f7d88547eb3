/** The shapes that cross between the screens and the shell. */

export type Timestamp = number;

export type Severity = 'error' | 'warning';

export type ProblemCode =
  | 'name_missing'
  | 'name_too_long'
  | 'name_not_thai'
  | 'name_en_not_latin'
  | 'text_too_long'
  | 'subdistrict_unknown'
  | 'subdistrict_abolished'
  | 'subdistrict_missing'
  | 'postcode_not_of_subdistrict'
  | 'postcode_missing'
  | 'telephone_not_understood'
  | 'telephone_too_short'
  | 'telephone_too_long'
  | 'telephone_repeated'
  | 'too_many_telephones'
  | 'hours_end_before_start'
  | 'hours_overlap'
  | 'hours_out_of_day'
  | 'coordinates_out_of_range'
  | 'coordinates_outside_province'
  | 'coordinates_without_province'
  | 'confirm_incomplete'
  | 'manual_unknown'
  | 'manual_already_pinned'
  | 'manual_not_pinned'
  | 'too_many_pins'
  | 'not_within_rights'
  | 'service_point_unknown'
  | 'nothing_to_change'
  | 'token_malformed'
  | 'token_mistyped'
  | 'token_unknown'
  | 'token_used'
  | 'token_expired'
  | 'token_revoked'
  | 'token_foreign'
  | 'token_too_many_attempts';

export type Problem = {
  /** A path ("name_th", "phones.0", "hours.3"); empty: the whole. */
  field: string;
  code: ProblemCode;
  severity: Severity;
  args: Record<string, string>;
};

export type ErrorCode =
  | 'hub_unreachable'
  | 'provider_unreachable'
  | 'sign_in_cancelled'
  | 'sign_in_timed_out'
  | 'sign_in_refused'
  | 'browser_not_opened'
  | 'port_taken'
  | 'signed_out'
  | 'no_rights'
  | 'refused'
  | 'not_found'
  | 'clock_wrong'
  | 'data_folder_not_writable'
  | 'database_damaged'
  | 'database_newer'
  | 'disk_full'
  | 'poster_failed'
  | 'file_not_written'
  | 'print_failed'
  | 'print_unavailable'
  | 'internal';

export type AppError = { code: ErrorCode; problems: Problem[] };

export type Settings = { language: 'th' | 'en'; theme: 'system' | 'light' | 'dark' };

export type StartState = {
  mode: 'standalone' | 'hub';
  practice: boolean;
  version: string;
  hub_url: string;
  settings: Settings;
  /** Names of damaged files that were kept aside. */
  set_aside: string[];
  /** Why the app cannot work, if it cannot. */
  problem: AppError | null;
};

export type Officer = { id: string; name: string; email: string | null };

export type Role = 'operator' | 'central_officer' | 'agency_officer' | 'service_point_officer';

export type Unit = { kind: 'agency'; id: string } | { kind: 'service_point'; id: string };

export type GrantView = {
  role: Role;
  unit: Unit;
  unit_name_th: string;
  agency_name_th: string;
  since: Timestamp;
  central_officers: Officer[];
};

export type Keeping = 'kept' | 'absent' | 'locked';

export type SessionView =
  /** A keyring that is not `kept` may hold a session that it does not give out. */
  | { state: 'signed_out'; keyring: Keeping }
  | { state: 'signing_in' }
  | { state: 'needs_token'; officer: Officer }
  | { state: 'ready'; officer: Officer; grants: GrantView[]; keyring: Keeping };

export type SendingView = {
  state: 'sent' | 'unsent' | 'offline';
  unsent: number;
  last_sync: Timestamp | null;
  /** While the register comes for the first time. */
  progress: { done: number; total: number } | null;
};

export type Missing =
  'name_en' | 'address' | 'phones' | 'hours' | 'coordinates' | 'manuals' | 'assurance';

export type AssuranceState =
  | { state: 'never' }
  | { state: 'current'; due: Timestamp }
  | { state: 'due_soon'; due: Timestamp }
  | { state: 'overdue'; due: Timestamp };

export type SortBy = 'name' | 'province' | 'assurance';

export type ServicePointQuery = {
  text: string;
  province: number | null;
  missing: Missing[];
  sort: SortBy;
  descending: boolean;
};

export type ServicePointRow = {
  id: string;
  name_th: string;
  agency_name_th: string;
  district_label: string;
  province_name_th: string;
  missing: Missing[];
  assurance: AssuranceState;
  unsent: boolean;
  conflict: boolean;
  pinned: number;
};

export type ProvinceCount = { code: number; name_th: string; count: number };

export type ServicePointList = {
  rows: ServicePointRow[];
  /** All points within the officer's rights, whatever the query. */
  total: number;
  provinces: ProvinceCount[];
};

export type HomeView = {
  total: number;
  missing: { what: Missing; count: number }[];
  never_confirmed: number;
  due_soon: number;
  overdue: number;
  unsent: number;
  conflicts: ServicePointRow[];
  next: ServicePointRow[];
};

export type Address = {
  line: string;
  province: number | null;
  district: number | null;
  subdistrict: number | null;
  postcode: number | null;
};

/** Minutes since midnight. */
export type Span = { from: number; to: number };

export type OpeningHours = {
  /** Seven entries, Monday first; an empty one is a day closed. */
  week: Span[][];
  closed_on_public_holidays: boolean;
  note_th: string | null;
};

export type Coordinates = { latitude: number; longitude: number };

export type Particulars = {
  name_th: string;
  name_en: string;
  address: Address;
  phones: string[];
  hours: OpeningHours;
  coordinates: Coordinates | null;
};

export type FieldValue =
  | { field: 'name_th'; value: string }
  | { field: 'name_en'; value: string }
  | { field: 'address'; value: Address }
  | { field: 'phones'; value: string[] }
  | { field: 'hours'; value: OpeningHours }
  | { field: 'coordinates'; value: Coordinates | null };

export type Field = FieldValue['field'];

export type FieldChange = FieldValue & { base: number };

export type FieldVersion = { version: number; by: string; at: Timestamp };

export type ServicePoint = {
  id: string;
  code: string;
  agency_id: string;
  department_id: string;
  particulars: Particulars;
  assurance: { at: Timestamp; by: string } | null;
  field_versions: Partial<Record<Field, FieldVersion>>;
};

export type PinnedManual = { id: string; title_th: string; position: number };

export type ConflictView = {
  operation_id: string;
  yours: FieldValue;
  theirs: FieldValue;
  their_change: FieldVersion;
};

export type RefusedView = { operation_id: string; problems: Problem[] };

export type ServicePointView = {
  point: ServicePoint;
  agency_name_th: string;
  place_label: string;
  public_url: string;
  printed_address: string;
  pinned: PinnedManual[];
  problems: Problem[];
  missing: Missing[];
  assurance: AssuranceState;
  may: { edit: boolean; confirm: boolean; pin: boolean; print: boolean };
  unsent: boolean;
  conflicts: ConflictView[];
  refused: RefusedView[];
  hours_lines: string[];
};

export type Division = { code: number; name_th: string; name_en: string; label: string };
export type Subdistrict = Division & { postcodes: number[] };

export type ManualRow = {
  id: string;
  title_th: string;
  department_name_th: string;
  source_url: string | null;
  pinned: boolean;
};

export type Mail = {
  id: string;
  to: string;
  subject: string;
  body_text: string;
  sent_at: Timestamp;
};

export type Topic = 'session' | 'sending' | 'register' | 'mails';
