/**
 * The shapes that cross between the screens and the shell, as the shell declares them. Where the
 * generated type is wider than what is ever sent, it is narrowed here.
 */
import type * as wire from './bindings';

export type {
  Address,
  AppError,
  AssuranceState,
  ConflictView,
  ErrorCode,
  Field,
  FieldChange,
  FieldValue,
  GrantView,
  HomeView,
  Keep,
  Keeping,
  LastPrint,
  Mail,
  ManualRow,
  Missing,
  Officer,
  OpeningHours,
  Particulars,
  PinnedManual,
  PosterState,
  Printed,
  Problem,
  ProblemCode,
  Role,
  SendingView,
  ServicePoint,
  ServicePointList,
  ServicePointQuery,
  ServicePointRow,
  ServicePointView,
  SessionView,
  SortBy,
  Span,
  Timestamp
} from './bindings';

/** What may have changed behind the screens. */
export type Topic = wire.Changed;

/** The shell fills in what an older file of settings lacks. */
export type Settings = Required<wire.Settings>;
export type StartState = Omit<wire.StartState, 'settings'> & { settings: Settings };

/** A province or a district, in a picker. */
export type Division = wire.DistrictOption;
export type Subdistrict = wire.SubdistrictOption;
