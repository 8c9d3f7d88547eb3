import type {
  AppError,
  Division,
  ErrorCode,
  FieldChange,
  HomeView,
  Keep,
  ServicePointQuery,
  Mail,
  ManualRow,
  OpeningHours,
  Particulars,
  Printed,
  Problem,
  SendingView,
  ServicePointList,
  ServicePointView,
  SessionView,
  Settings,
  StartState,
  Subdistrict,
  Topic
} from './types';

/** What a command answers when it could not do what was asked: a code, and problems at fields. */
export class BackendError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor({ code, problems }: AppError) {
    super(code);
    this.name = 'BackendError';
    this.code = code;
    this.problems = problems;
  }
}

/** Any failure as a `BackendError`; what is no answer of a command becomes `internal`. */
export function asBackendError(cause: unknown): BackendError {
  if (cause instanceof BackendError) return cause;
  return new BackendError({ code: 'internal', problems: [] });
}

export type StopListening = () => void;

/**
 * All that the screens may ask of the app behind them. Every promise rejects with a `BackendError`.
 * Nothing here knows how the asking is done.
 */
export interface Backend {
  startState(): Promise<StartState>;
  saveSettings(settings: Settings): Promise<void>;
  /** The first real screen stands painted. */
  uiReady(): Promise<void>;

  session(): Promise<SessionView>;
  /** Answers when the officer has come back from the browser, or not come back. */
  signIn(): Promise<SessionView>;
  cancelSignIn(): Promise<void>;
  openBrowserAgain(): Promise<void>;
  signOut(): Promise<SessionView>;
  redeemToken(text: string): Promise<SessionView>;

  home(): Promise<HomeView>;
  sending(): Promise<SendingView>;

  listServicePoints(query: ServicePointQuery): Promise<ServicePointList>;
  servicePoint(id: string): Promise<ServicePointView>;
  checkServicePoint(particulars: Particulars): Promise<Problem[]>;
  saveServicePoint(id: string, changes: FieldChange[]): Promise<ServicePointView>;
  confirmServicePoint(id: string): Promise<ServicePointView>;
  resolveConflict(operationId: string, keep: Keep): Promise<ServicePointView>;
  dismissRefused(operationId: string): Promise<ServicePointView>;

  provinces(): Promise<Division[]>;
  districts(province: number): Promise<Division[]>;
  subdistricts(district: number): Promise<Subdistrict[]>;
  officeHours(): Promise<OpeningHours>;

  searchManuals(text: string, servicePointId: string | null): Promise<ManualRow[]>;
  manual(manualId: string): Promise<ManualRow>;
  manualPdf(manualId: string): Promise<ArrayBuffer>;
  /** The path written; `null`: the officer cancelled. */
  saveManual(manualId: string): Promise<string | null>;
  openManual(manualId: string): Promise<void>;
  printManual(manualId: string): Promise<Printed>;
  pinManual(pointId: string, manualId: string, position: number | null): Promise<ServicePointView>;
  unpinManual(pointId: string, manualId: string): Promise<ServicePointView>;
  reorderPins(pointId: string, manualIds: string[]): Promise<ServicePointView>;

  posterPdf(servicePointId: string): Promise<ArrayBuffer>;
  /** The path written; `null`: the officer cancelled. */
  savePoster(servicePointId: string): Promise<string | null>;
  openPoster(servicePointId: string): Promise<void>;
  printPoster(servicePointId: string): Promise<Printed>;

  practiceMails(): Promise<Mail[]>;
  openLink(url: string): Promise<void>;

  onChanged(listener: (what: Topic) => void): Promise<StopListening>;
  onOpenRoute(listener: (route: string) => void): Promise<StopListening>;
}
