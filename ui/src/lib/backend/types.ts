/**
 * The shapes that cross between the screens and the shell, as the shell declares them. Where the
 * generated type is wider than what is ever sent, it is narrowed here.
 */
import type * as wire from './bindings';

export type {
  AccountKind,
  AccountView,
  AgencyKind,
  AgencyWish,
  AskForToken,
  ChangeGrant,
  ChosenList,
  ConfirmReview,
  Decision,
  DraftLetter,
  ExecutiveForm,
  FoundAgency,
  FoundUnit,
  GrantActs,
  GrantState,
  HandOver,
  HeldGrant,
  ImportAccounts,
  ImportReport,
  IssueReport,
  IssueRow,
  IssueToken,
  IssueTokens,
  Letter,
  LetterKind,
  ReportedRow,
  RequestActs,
  RequestDraft,
  RequestEvent,
  RequestFilter,
  RequestForm,
  RequestHappening,
  RequestKind,
  RequestStage,
  RequestStep,
  RequesterForm,
  ReviewAnswered,
  ReviewStage,
  RightsReview,
  RowOutcome,
  ServiceRequest,
  SessionActs,
  SuspendedGrant,
  Successor,
  TokenRequest,
  TokenRequestEvent,
  TokenRequestHappening,
  TokenRequestStage,
  TokenState,
  TokenView,
  Totals,
  Unit,
  UnitWithoutOfficer,
  WrongRightsNote,
  Wrong,
  NoteState,
  ApprovalsView,
  ApprovalKind,
  Approval,
  Address,
  AppError,
  AssuranceState,
  BatchView,
  ConflictView,
  Device,
  ErrorCode,
  Field,
  FieldChange,
  FieldValue,
  FilesOutcome,
  FilesPer,
  FilesProgress,
  GrantView,
  HomeView,
  Keep,
  Keeping,
  LastPrint,
  Leaving,
  Mail,
  ManualRow,
  Media,
  Missing,
  Officer,
  OpeningHours,
  Order,
  Particulars,
  PinnedManual,
  PosterInk,
  PosterLanguage,
  PosterSheet,
  PosterState,
  PrintFault,
  Printed,
  Printer,
  PrinterChoice,
  Printers,
  Problem,
  ProblemCode,
  QuietHours,
  Role,
  SendingView,
  ServicePoint,
  ServicePointList,
  ServicePointQuery,
  ServicePointRow,
  ServicePointView,
  SessionView,
  SheetProblem,
  SignInWay,
  SortBy,
  Span,
  Started,
  System,
  Timestamp
} from './bindings';

/** What may have changed behind the screens. */
export type Topic = wire.Changed;

/** The shell fills in what an older file of settings lacks. */
export type Notifications = Required<wire.Notifications>;
export type Settings = Required<Omit<wire.Settings, 'notifications'>> & {
  notifications: Notifications;
};
export type StartState = Omit<wire.StartState, 'settings'> & { settings: Settings };

/** The shell fills in what was never chosen. */
export type PosterOptions = Required<wire.PosterOptions>;
export type PosterOptionsView = Omit<wire.PosterOptionsView, 'options'> & {
  options: PosterOptions;
};

/** The poster as it would be printed; `readingDistance` in metres. */
export type PosterPreview = { pdf: ArrayBuffer; readingDistance: number };

/** A province or a district, in a picker. */
export type Division = wire.DistrictOption;
export type Subdistrict = wire.SubdistrictOption;
