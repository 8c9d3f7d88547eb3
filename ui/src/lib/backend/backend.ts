import type { OfficersBackend } from './officers';
import type { RequestsBackend } from './requests';
import type { TokenRequestsBackend } from './token_requests';
import type {
  ApprovalsView,
  Wrong,
  WrongRightsNote,
  BatchView,
  Device,
  Division,
  FieldChange,
  FilesOutcome,
  FilesPer,
  FilesProgress,
  HomeView,
  Keep,
  Leaving,
  ServicePointQuery,
  Mail,
  ManualRow,
  OpeningHours,
  Order,
  Particulars,
  PosterOptions,
  PosterOptionsView,
  PosterPreview,
  Printed,
  PrinterChoice,
  Printers,
  Problem,
  SendingView,
  ServicePointList,
  ServicePointView,
  SessionView,
  Settings,
  SignInWay,
  StartState,
  Started,
  Subdistrict,
  Topic
} from './types';

export { BackendError, asBackendError } from './errors';

export type StopListening = () => void;

/**
 * All that the screens may ask of the app behind them. Every promise rejects with a `BackendError`.
 * Nothing here knows how the asking is done.
 */
export interface Backend extends OfficersBackend, RequestsBackend, TokenRequestsBackend {
  startState(): Promise<StartState>;
  saveSettings(settings: Settings): Promise<void>;
  /** The first real screen stands painted. */
  uiReady(): Promise<void>;

  session(): Promise<SessionView>;
  /** Answers when the officer has come back from the browser, or not come back. */
  /** The identity providers to choose from. */
  signInWays(): Promise<SignInWay[]>;
  /** By the hub's first provider where none is named. */
  signIn(provider: string | null): Promise<SessionView>;
  /** Answers at once where the provider's registration does not lead back. */
  openRegistration(provider: string): Promise<SessionView>;
  cancelSignIn(): Promise<void>;
  openBrowserAgain(): Promise<void>;
  signOut(leaving: Leaving): Promise<SessionView>;
  redeemToken(text: string): Promise<SessionView>;
  /** The officer proves themselves anew; answers when they are back from the browser. */
  signInAgain(): Promise<SessionView>;

  /** Where the officer is signed in, the device seen last first; only the hub knows. */
  devices(): Promise<Device[]>;
  /** Answers those that are left. */
  endDevice(id: string): Promise<Device[]>;

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

  /** How the officer wants posters; preview, file and printer follow it. */
  posterOptions(): Promise<PosterOptionsView>;
  setPosterOptions(options: PosterOptions): Promise<PosterOptionsView>;
  /** Asks for a picture; unchanged when the officer cancels. */
  chooseEmblem(): Promise<PosterOptionsView>;
  forgetEmblem(): Promise<PosterOptionsView>;

  posterPreview(servicePointId: string): Promise<PosterPreview>;
  /** The path written; `null`: the officer cancelled. */
  savePoster(servicePointId: string): Promise<string | null>;
  openPoster(servicePointId: string): Promise<void>;
  printPoster(servicePointId: string): Promise<Printed>;

  /** Asks where to, and makes the posters as files; `null`: the officer cancelled before it began. */
  makePosterFiles(points: string[], per: FilesPer, copies: number): Promise<FilesOutcome | null>;
  /** Worth a look when `poster_files` is among the changes. */
  filesProgress(): Promise<FilesProgress | null>;
  cancelPosterFiles(): Promise<void>;

  /** Looks for printers; takes a few seconds. */
  printers(): Promise<Printers>;
  chosenPrinter(): Promise<PrinterChoice | null>;
  setPrinter(choice: PrinterChoice | null): Promise<void>;
  /** Begins a batch; `printing` among the changes says when to look how it goes on. */
  printPosters(printer: string, orders: Order[]): Promise<Started>;
  printBatch(): Promise<BatchView | null>;
  pausePrinting(): Promise<void>;
  resumePrinting(): Promise<void>;
  stopPrinting(): Promise<void>;
  /** Sends again what failed; `uncertain`: also where nobody knows how many sheets are good. */
  retryPrinting(uncertain: boolean): Promise<void>;

  /** What waits for the officer; as of the last time the hub was heard. */
  approvals(): Promise<ApprovalsView>;
  /** What the officer wrote about rights of theirs, the newest first. */
  wrongRights(): Promise<WrongRightsNote[]>;
  wrongRightsNote(id: string): Promise<WrongRightsNote>;
  reportWrongRights(wrong: Wrong, note: string): Promise<WrongRightsNote>;
  settleWrongRights(id: string, reply: string): Promise<WrongRightsNote>;
  withdrawWrongRights(id: string): Promise<WrongRightsNote>;

  practiceMails(): Promise<Mail[]>;
  openLink(url: string): Promise<void>;

  onChanged(listener: (what: Topic) => void): Promise<StopListening>;
  onOpenRoute(listener: (route: string) => void): Promise<StopListening>;
}
