import type {
  AccountView,
  AskForToken,
  ChangeGrant,
  ChosenList,
  ConfirmReview,
  Device,
  HandOver,
  HeldGrant,
  ImportAccounts,
  ImportReport,
  IssueReport,
  IssueRow,
  IssueToken,
  IssueTokens,
  OfficersBackend,
  Problem,
  RightsReview,
  TokenRequest,
  TokenView,
  UnitWithoutOfficer
} from '$lib/backend';
import { signedInDevices } from './devices';
import { FakeCalls, known, refused } from './fake_calls';
import { everyAct, handedOut, noAct, units } from './officers';
import { officer, problem } from './samples';

/** Tokens, and officers below, in memory. */
export class FakeOfficers extends FakeCalls implements OfficersBackend {
  held: HeldGrant[] = [];
  withoutOfficer: UnitWithoutOfficer[] = [];
  handedOut: TokenView[] = [];
  rightsReviews: RightsReview[] = [];
  importedAccounts: AccountView[] = [];
  chosenList: ChosenList | null = null;
  /** What an import of accounts comes to, by a dry run. */
  importReport: ImportReport = {
    applied: false,
    totals: { new: 0, already_there: 0, already_claimed: 0, bad: 0 },
    rows: [],
    problems: [],
    unused_columns: []
  };

  findUnits = (text: string) =>
    this.answer('findUnits', [text], () =>
      units.filter((unit) => unit.name_th.includes(text.trim().replaceAll(' ', '')))
    );

  askForToken = (ask: AskForToken) =>
    this.answer('askForToken', [ask], (): TokenRequest => {
      const problems = unfitEmail('email', ask.email);
      if (problems.length > 0) throw refused(problems);
      const now = Date.now();
      return {
        ...ask,
        id: `token-request-${now}`,
        stage: 'waiting',
        from: officer,
        unit_name_th: nameOf(ask.unit.id),
        agency_name_th: 'กรุงเทพมหานคร',
        asked_at: now,
        timeline: [{ what: 'asked', by: officer.name, at: now, note: '' }],
        may_decide: false,
        may_withdraw: true
      };
    });

  tokens = () => this.answer('tokens', [], () => this.handedOut);
  issueToken = (token: IssueToken) =>
    this.answer('issueToken', [token], () => {
      const problems = unfitEmail('recipient', token.recipient);
      if (problems.length > 0) throw refused(problems);
      return this.#hand(token);
    });
  issueTokens = (list: IssueTokens) =>
    this.answer('issueTokens', [list], (): IssueReport => {
      const rows = list.text.trim().split('\n').slice(1).map(issueRow);
      if (rows.length === 0) return { applied: false, rows, problems: [problem('', 'list_empty')] };
      const good = rows.filter((row) => row.problems.length === 0);
      const applied = list.apply && (list.skip_bad || good.length === rows.length);
      return { applied, rows, problems: [] };
    });
  revokeToken = (id: string) =>
    this.answer('revokeToken', [id], () => {
      return this.#revoke(this.#token(id));
    });
  sendTokenAnew = (id: string) =>
    this.answer('sendTokenAnew', [id], () => {
      const token = this.#token(id);
      if (token.state.state === 'waiting') this.#revoke(token);
      const { role, unit, recipient, note } = token;
      return this.#hand({ role, unit, recipient, note });
    });
  chooseList = () => this.answer('chooseList', [], () => this.chosenList);

  officers = () => this.answer('officers', [], () => this.held);
  unitsWithoutOfficer = () => this.answer('unitsWithoutOfficer', [], () => this.withoutOfficer);
  suspendGrant = (id: string, reason: string) =>
    this.answer('suspendGrant', [id, reason], () => {
      if (!reason.trim()) throw refused([problem('reason', 'reason_missing')]);
      return this.#keep(id, {
        state: { state: 'suspended', reason, by: officer.name, at: Date.now() },
        may: { ...everyAct, suspend: false, resume: true }
      });
    });
  resumeGrant = (id: string) =>
    this.answer('resumeGrant', [id], () =>
      this.#keep(id, { state: { state: 'in_force' }, may: everyAct })
    );
  endGrant = (id: string, reason: string) =>
    this.answer('endGrant', [id, reason], () => {
      if (!reason.trim()) throw refused([problem('reason', 'reason_missing')]);
      return this.#keep(id, {
        state: { state: 'ended', reason, by: officer.name, at: Date.now() },
        may: noAct
      });
    });
  changeGrant = (id: string, change: ChangeGrant) =>
    this.answer('changeGrant', [id, change], () =>
      this.#keep(id, {
        role: change.role,
        unit: change.unit,
        unit_name_th: nameOf(change.unit.id)
      })
    );
  handOverGrant = (id: string, handOver: HandOver) =>
    this.answer('handOverGrant', [id, handOver], () => {
      const { reason } = handOver;
      if (!reason.trim()) throw refused([problem('reason', 'reason_missing')]);
      return this.#keep(id, {
        state: { state: 'ended', reason, by: officer.name, at: Date.now() },
        may: noAct
      });
    });
  officerDevices = (id: string): Promise<Device[]> =>
    this.answer('officerDevices', [id], () =>
      signedInDevices(Date.now()).map((device) => ({ ...device, this_one: false }))
    );
  signOutOfficer = (id: string) => this.answer('signOutOfficer', [id], () => 3);

  reviews = () => this.answer('reviews', [], () => this.rightsReviews);
  review = (id: string) =>
    this.answer('review', [id], () => known(this.rightsReviews.find((one) => one.id === id)));
  confirmReview = (id: string, answer: ConfirmReview) =>
    this.answer('confirmReview', [id, answer], (): RightsReview => {
      const review = known(this.rightsReviews.find((one) => one.id === id));
      const confirmed = { by: officer.name, at: Date.now() };
      const done: RightsReview = { ...review, stage: 'confirmed', confirmed, may_confirm: false };
      this.rightsReviews = this.rightsReviews.map((one) => (one.id === id ? done : one));
      return done;
    });

  accounts = () => this.answer('accounts', [], () => this.importedAccounts);
  importAccounts = (list: ImportAccounts) =>
    this.answer('importAccounts', [list], () => {
      const { totals } = this.importReport;
      const applied = list.apply && (list.skip_bad === true || totals.bad === 0);
      return { ...this.importReport, applied };
    });

  #token(id: string): TokenView {
    return known(this.handedOut.find((one) => one.id === id));
  }

  #revoke(token: TokenView): TokenView {
    const state = { state: 'revoked', by: officer.name, at: Date.now() } as const;
    const revoked: TokenView = { ...token, state, may_revoke: false, may_send_anew: false };
    this.handedOut = this.handedOut.map((one) => (one.id === token.id ? revoked : one));
    return revoked;
  }

  #hand(token: IssueToken): TokenView {
    const now = Date.now();
    const unit_name_th = nameOf(token.unit.id);
    const handed = handedOut(now, { ...token, id: `token-${now}`, unit_name_th, issued_at: now });
    this.handedOut = [handed, ...this.handedOut];
    return handed;
  }

  #keep(id: string, change: Partial<HeldGrant>): HeldGrant {
    const kept = { ...known(this.held.find((one) => one.id === id)), ...change };
    this.held = this.held.map((one) => (one.id === id ? kept : one));
    return kept;
  }
}

function nameOf(id: string): string {
  return units.find(({ unit }) => unit.id === id)?.name_th ?? 'สำนักงานเขตบางรัก';
}

function unfitEmail(field: string, email: string): Problem[] {
  if (!email.trim()) return [problem(field, 'email_missing')];
  return email.includes('@') ? [] : [problem(field, 'email_unfit')];
}

function issueRow(line: string, index: number): IssueRow {
  const [recipient = '', role = '', unit = ''] = line.split(',');
  const problems = unfitEmail('email', recipient);
  if (!role) problems.push(problem('role', 'role_missing'));
  if (!unit.startsWith('สำนักงาน')) problems.push(problem('unit', 'unit_unknown'));
  const good = problems.length === 0;
  return {
    number: index + 2,
    recipient: good ? recipient : '',
    role: good ? 'agency_officer' : null,
    unit_name_th: good ? unit : '',
    problems
  };
}
