import {
  BackendError,
  type Approval,
  type Backend,
  type Wrong,
  type WrongRightsNote,
  type BatchView,
  type Device,
  type ErrorCode,
  type FieldChange,
  type FilesOutcome,
  type FilesPer,
  type FilesProgress,
  type ServicePointQuery,
  type Leaving,
  type Missing,
  type Order,
  type PosterOptions,
  type PosterOptionsView,
  type Printed,
  type PrinterChoice,
  type Printers,
  type Problem,
  type SendingView,
  type ServicePointRow,
  type ServicePointView,
  type SessionView,
  type SignInWay,
  type StartState,
  type Started,
  type Topic
} from '$lib/backend';
import { ownNote } from './approvals';
import { signedInDevices } from './devices';
import { known, refused } from './fake_calls';
import { FakeRequests } from './fake_requests';
import {
  districtsOf,
  manuals,
  provinceCodes,
  provinces,
  registerRows,
  subdistrictsOf
} from './register';
import {
  day,
  grant,
  lastPrint,
  mails,
  mayAsCentralOfficer,
  morning,
  officeHours,
  officer,
  particulars,
  pointView,
  problem,
  servicePoint,
  startState,
  tokens
} from './samples';

/**
 * The app behind the window, in memory: for tests and for looking at the screens in a browser. It keeps
 * just enough of the real rules for the screens to meet every state; it is never part of the product.
 */
export class FakeBackend extends FakeRequests implements Backend {
  start: StartState = startState;
  current: SessionView = { state: 'signed_out', keyring: 'kept' };
  ways: SignInWay[] = [{ name: 'digital-id', label: 'Digital ID', registration: 'sign_in' }];
  devicesList: Device[] = signedInDevices(Date.now());
  rows: ServicePointRow[] = registerRows();
  sent: SendingView = { state: 'sent', unsent: 0, last_sync: morning, progress: null };
  views = new Map<string, ServicePointView>();
  waiting: Approval[] = [];
  /** When the hub told what waits; `null`: it never has. */
  heardAt: number | null = Date.now();
  notes: WrongRightsNote[] = [];
  poster: ArrayBuffer = new ArrayBuffer(0);
  options: PosterOptionsView = {
    options: { sheet: 'poster_a4', language: 'thai', ink: 'full', emblem: false },
    emblem: null
  };
  foundPrinters: Printers = { printers: [], faults: [] };
  printerChoice: PrinterChoice | null = null;
  started: Started = { outcome: 'started' };
  batch: BatchView | null = null;
  filesOutcome: FilesOutcome | null | Promise<FilesOutcome | null> = null;
  filesAt: FilesProgress | null = null;
  #listeners = new Set<(what: Topic) => void>();
  #endSignIn: ((view: SessionView) => void) | undefined;
  #failSignIn: ((error: BackendError) => void) | undefined;

  static ready(): FakeBackend {
    const backend = new FakeBackend();
    backend.current = backend.readyView();
    return backend;
  }

  readyView(): SessionView & { state: 'ready' } {
    return {
      state: 'ready',
      officer,
      grants: [grant],
      suspended: [],
      may: mayAsCentralOfficer,
      keyring: 'kept'
    };
  }

  announce(...what: Topic[]): void {
    for (const topic of what) for (const listener of this.#listeners) listener(topic);
  }

  /** The officer comes back from the browser. */
  finishSignIn(view: SessionView): void {
    this.current = view;
    this.#endSignIn?.(view);
  }

  failSignIn(code: ErrorCode): void {
    this.#failSignIn?.(new BackendError({ code, problems: [] }));
  }

  approvals = () =>
    this.answer('approvals', [], () => {
      const offline = this.sent.state === 'offline';
      return { approvals: this.waiting, as_of: this.heardAt, offline };
    });
  wrongRights = () =>
    this.answer('wrongRights', [], () => this.notes.filter((note) => note.from.id === officer.id));
  wrongRightsNote = (id: string) =>
    this.answer('wrongRightsNote', [id], () => known(this.notes.find((note) => note.id === id)));
  reportWrongRights = (wrong: Wrong, note: string) =>
    this.answer('reportWrongRights', [wrong, note], () => {
      const length = note.trim().length;
      if (length < 10) throw refused([problem('note', 'note_too_short', { least: '10' })]);
      const now = Date.now();
      const written = ownNote(now, { id: `note-${now}`, wrong, note, written_at: now });
      this.notes = [written, ...this.notes];
      return written;
    });
  settleWrongRights = (id: string, reply: string) =>
    this.answer('settleWrongRights', [id, reply], () => {
      if (!reply.trim()) throw refused([problem('reply', 'reply_missing')]);
      this.#decided(id);
      return this.#keepNote(id, { state: 'settled', reply, by: officer.name, at: Date.now() });
    });
  withdrawWrongRights = (id: string) =>
    this.answer('withdrawWrongRights', [id], () =>
      this.#keepNote(id, { state: 'withdrawn', at: Date.now() })
    );

  #decided(id: string): void {
    this.waiting = this.waiting.filter((approval) => approval.id !== id);
  }

  #keepNote(id: string, state: WrongRightsNote['state']): WrongRightsNote {
    const note = known(this.notes.find((one) => one.id === id));
    const ended = { ...note, state, may_settle: false, may_withdraw: false };
    this.notes = this.notes.map((one) => (one.id === id ? ended : one));
    return ended;
  }

  startState = () => this.answer('startState', [], () => this.start);
  saveSettings = (settings: StartState['settings']) =>
    this.answer('saveSettings', [settings], () => void (this.start = { ...this.start, settings }));
  uiReady = () => this.answer('uiReady', [], () => undefined);
  session = () => this.answer('session', [], () => this.current);

  signInWays = () => this.answer('signInWays', [], () => this.ways);
  signIn = (provider: string | null) => this.#comeIn('signIn', [provider]);
  openRegistration = (provider: string) => this.#comeIn('openRegistration', [provider]);

  #comeIn(
    command: 'signIn' | 'signInAgain' | 'openRegistration',
    args: unknown[]
  ): Promise<SessionView> {
    this.calls.push({ command, args });
    const error = this.failing.get(command);
    if (error) return Promise.reject(error);
    return new Promise<SessionView>((resolve, reject) => {
      this.#endSignIn = resolve;
      this.#failSignIn = reject;
    });
  }

  cancelSignIn = () => this.answer('cancelSignIn', [], () => this.failSignIn('sign_in_cancelled'));
  openBrowserAgain = () => this.answer('openBrowserAgain', [], () => undefined);
  signOut = (leaving: Leaving) =>
    this.answer(
      'signOut',
      [leaving],
      () => (this.current = { state: 'signed_out', keyring: 'kept' })
    );
  redeemToken = (text: string) =>
    this.answer('redeemToken', [text], () => {
      if (!tokens.includes(text as (typeof tokens)[number])) {
        throw refused([problem('token', 'token_unknown')]);
      }
      this.current = this.readyView();
      return this.current;
    });

  signInAgain = () => this.#comeIn('signInAgain', []);

  devices = (): Promise<Device[]> => this.answer('devices', [], () => this.devicesList);
  endDevice = (id: string) =>
    this.answer(
      'endDevice',
      [id],
      () => (this.devicesList = this.devicesList.filter((device) => device.id !== id))
    );

  home = () =>
    this.answer('home', [], () => {
      const count = (state: string) =>
        this.rows.filter((row) => row.assurance.state === state).length;
      const lacks: Missing[] = [
        'name_en',
        'address',
        'phones',
        'hours',
        'coordinates',
        'manuals',
        'assurance'
      ];
      return {
        total: this.rows.length,
        missing: lacks.map((what) => ({
          what,
          count: this.rows.filter((row) => row.missing.includes(what)).length
        })),
        never_confirmed: count('never'),
        due_soon: count('due_soon'),
        overdue: count('overdue'),
        unsent: this.sent.unsent,
        conflicts: this.rows.filter((row) => row.conflict),
        next: this.rows.filter((row) => row.missing.length > 0).slice(0, 6)
      };
    });

  sending = () => this.answer('sending', [], () => this.sent);

  listServicePoints = (query: ServicePointQuery) =>
    this.answer('listServicePoints', [query], () => {
      const wanted = query.text.replaceAll(' ', '');
      const rows = this.rows.filter(
        (row) =>
          (row.name_th + row.district_label + row.province_name_th).includes(wanted) &&
          (query.province === null || provinceCodes.get(row.province_name_th) === query.province) &&
          query.missing.every((what) => row.missing.includes(what)) &&
          (query.poster === null || row.poster === query.poster)
      );
      if (query.descending) rows.reverse();
      const counts = [...provinceCodes].map(([name_th, code]) => ({
        code,
        name_th,
        count: this.rows.filter((row) => row.province_name_th === name_th).length
      }));
      return { rows, total: this.rows.length, provinces: counts };
    });

  servicePoint = (id: string) => this.answer('servicePoint', [id], () => this.view(id));

  /** The state of a point, made from its row the first time it is asked for. */
  view(id: string): ServicePointView {
    const kept = this.views.get(id);
    if (kept) return kept;
    const row = this.rows.find((one) => one.id === id);
    if (!row) throw new BackendError({ code: 'not_found', problems: [] });
    const view = pointView({
      point: servicePoint({ id, particulars: particulars({ name_th: row.name_th }) }),
      agency_name_th: row.agency_name_th,
      place_label: `${row.district_label} ${row.province_name_th}`,
      missing: row.missing,
      unsent: row.unsent
    });
    this.views.set(id, view);
    return view;
  }

  checkServicePoint = (given: ServicePointView['point']['particulars']) =>
    this.answer('checkServicePoint', [given], () => {
      const problems: Problem[] = [];
      if (given.name_th === '') problems.push(problem('name_th', 'name_missing'));
      given.phones.forEach((phone, index) => {
        if (!/^[\d\s\-+()]+(ต่อ\s*\d+)?$/.test(phone)) {
          problems.push(problem(`phones.${index}`, 'telephone_not_understood', { text: phone }));
        } else if (phone.replace(/\D/g, '').length < 9) {
          problems.push(problem(`phones.${index}`, 'telephone_too_short', { text: phone }));
        }
      });
      const { subdistrict, postcode } = given.address;
      if (subdistrict !== null && postcode !== null && postcode !== 10200) {
        const args = { subdistrict: 'แขวงพระบรมมหาราชวัง', expected: '10200' };
        problems.push(problem('address.postcode', 'postcode_not_of_subdistrict', args));
      }
      if ((given.coordinates?.latitude ?? 0) > 15) {
        const args = { kilometres: '412', province: 'กรุงเทพมหานคร' };
        problems.push(problem('coordinates', 'coordinates_outside_province', args, 'warning'));
      }
      return problems;
    });

  saveServicePoint = (id: string, changes: FieldChange[]) =>
    this.answer('saveServicePoint', [id, changes], () => {
      const view = this.view(id);
      const said = Object.fromEntries(changes.map((change) => [change.field, change.value]));
      const next = { ...view.point.particulars, ...said };
      this.sent = { ...this.sent, state: 'unsent', unsent: this.sent.unsent + 1 };
      return this.#keep({ ...view, point: { ...view.point, particulars: next }, unsent: true });
    });

  confirmServicePoint = (id: string) =>
    this.answer('confirmServicePoint', [id], () => {
      const view = this.view(id);
      if (view.point.particulars.hours.week.every((spans) => spans.length === 0)) {
        throw refused([problem('hours', 'confirm_incomplete', { missing: 'hours' })]);
      }
      const assurance = { at: morning, by: officer.name };
      return this.#keep({
        ...view,
        point: { ...view.point, assurance },
        assurance: { state: 'current', due: morning + 365 * day }
      });
    });

  resolveConflict = (operationId: string, keep: 'mine' | 'theirs') =>
    this.answer('resolveConflict', [operationId, keep], () => {
      const view = this.#viewWhere((one) =>
        one.conflicts.some((conflict) => conflict.operation_id === operationId)
      );
      return this.#keep({ ...view, conflicts: [] });
    });

  dismissRefused = (operationId: string) =>
    this.answer('dismissRefused', [operationId], () => {
      const view = this.#viewWhere((one) =>
        one.refused.some((refusal) => refusal.operation_id === operationId)
      );
      return this.#keep({ ...view, refused: [] });
    });

  provinces = () => this.answer('provinces', [], () => provinces);
  districts = (province: number) =>
    this.answer('districts', [province], () => districtsOf(province));
  subdistricts = (district: number) =>
    this.answer('subdistricts', [district], () => subdistrictsOf(district));
  officeHours = () => this.answer('officeHours', [], () => officeHours);

  searchManuals = (text: string, pointId: string | null) =>
    this.answer('searchManuals', [text, pointId], () => {
      const pinned = pointId ? this.view(pointId).pinned : [];
      return manuals
        .filter((manual) => manual.title_th.includes(text))
        .map((manual) => ({ ...manual, pinned: pinned.some((pin) => pin.id === manual.id) }));
    });

  manual = (manualId: string) =>
    this.answer('manual', [manualId], () => {
      const found = manuals.find((manual) => manual.id === manualId);
      if (!found) throw new BackendError({ code: 'not_found', problems: [] });
      return found;
    });
  manualPdf = (id: string) => this.answer('manualPdf', [id], () => this.poster);
  saveManual = (id: string) =>
    this.answer('saveManual', [id], () => '/home/officer/คู่มือ.pdf' as string | null);
  openManual = (id: string) => this.answer('openManual', [id], () => undefined);
  printManual = (id: string) =>
    this.answer('printManual', [id], (): 'sent' | 'cancelled' => 'sent');
  pinManual = (pointId: string, manualId: string, position: number | null) =>
    this.answer('pinManual', [pointId, manualId, position], () => {
      const ids = this.view(pointId).pinned.map((pin) => pin.id);
      ids.splice(position ?? ids.length, 0, manualId);
      return this.#pin(pointId, ids);
    });
  unpinManual = (pointId: string, manualId: string) =>
    this.answer('unpinManual', [pointId, manualId], () => {
      const ids = this.view(pointId).pinned.map((pin) => pin.id);
      return this.#pin(
        pointId,
        ids.filter((id) => id !== manualId)
      );
    });
  reorderPins = (pointId: string, manualIds: string[]) =>
    this.answer('reorderPins', [pointId, manualIds], () => this.#pin(pointId, manualIds));

  posterOptions = () => this.answer('posterOptions', [], () => this.options);
  setPosterOptions = (options: PosterOptions) =>
    this.answer('setPosterOptions', [options], () => (this.options = { ...this.options, options }));
  chooseEmblem = () =>
    this.answer('chooseEmblem', [], () => {
      const options = { ...this.options.options, emblem: true };
      return (this.options = { options, emblem: 'emblem.svg' });
    });
  forgetEmblem = () =>
    this.answer('forgetEmblem', [], () => {
      const options = { ...this.options.options, emblem: false };
      return (this.options = { options, emblem: null });
    });

  posterPreview = (id: string) =>
    this.answer('posterPreview', [id], () => ({ pdf: this.poster, readingDistance: 0.71 }));
  savePoster = (id: string) =>
    this.answer(
      'savePoster',
      [id],
      () => '/home/officer/โปสเตอร์-สำนักงานเขตพระนคร.pdf' as string | null
    );
  openPoster = (id: string) => this.answer('openPoster', [id], () => undefined);
  printPoster = (id: string) =>
    this.answer('printPoster', [id], (): Printed => {
      const view = this.view(id);
      const last_print = { ...lastPrint, copies: null };
      this.#keep({ ...view, point: { ...view.point, last_print }, poster_state: 'printed' });
      this.announce('register');
      return 'sent';
    });

  makePosterFiles = (points: string[], per: FilesPer, copies: number) =>
    this.answer('makePosterFiles', [points, per, copies], () => null).then(() => this.filesOutcome);
  filesProgress = () => this.answer('filesProgress', [], () => this.filesAt);
  cancelPosterFiles = () => this.answer('cancelPosterFiles', [], () => undefined);

  printers = () => this.answer('printers', [], () => this.foundPrinters);
  chosenPrinter = () => this.answer('chosenPrinter', [], () => this.printerChoice);
  setPrinter = (choice: PrinterChoice | null) =>
    this.answer('setPrinter', [choice], () => void (this.printerChoice = choice));
  printPosters = (printer: string, orders: Order[]) =>
    this.answer('printPosters', [printer, orders], () => this.started);
  printBatch = () => this.answer('printBatch', [], () => this.batch);
  pausePrinting = () => this.answer('pausePrinting', [], () => undefined);
  resumePrinting = () => this.answer('resumePrinting', [], () => undefined);
  stopPrinting = () => this.answer('stopPrinting', [], () => undefined);
  retryPrinting = (uncertain: boolean) =>
    this.answer('retryPrinting', [uncertain], () => undefined);

  practiceMails = () => this.answer('practiceMails', [], () => mails);
  openLink = (url: string) => this.answer('openLink', [url], () => undefined);

  onChanged = (listener: (what: Topic) => void) => {
    this.#listeners.add(listener);
    return Promise.resolve(() => void this.#listeners.delete(listener));
  };
  onOpenRoute = () => Promise.resolve(() => undefined);

  #pin(pointId: string, ids: string[]): ServicePointView {
    const pinned = ids.map((id, position) => {
      const known = manuals.find((manual) => manual.id === id);
      return {
        id,
        position,
        title_th: known?.title_th ?? '',
        printable: known?.printable ?? false
      };
    });
    return this.#keep({ ...this.view(pointId), pinned });
  }

  #keep(view: ServicePointView): ServicePointView {
    this.views.set(view.point.id, view);
    return view;
  }

  #viewWhere(wanted: (view: ServicePointView) => boolean): ServicePointView {
    const found = [...this.views.values()].find(wanted);
    if (!found) throw new BackendError({ code: 'not_found', problems: [] });
    return found;
  }
}
