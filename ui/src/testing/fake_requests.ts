import type {
  AgencyKind,
  Decision,
  DraftLetter,
  ExecutiveForm,
  FoundAgency,
  Problem,
  ProblemCode,
  RequestDraft,
  RequestEvent,
  RequestFilter,
  RequestForm,
  RequestStep,
  RequestsBackend,
  ServiceRequest,
  TokenRequest,
  TokenRequestsBackend
} from '$lib/backend';
import { known, refused } from './fake_calls';
import { FakeOfficers } from './fake_officers';
import { agencies, happened, letter, requestDraft, serviceRequest } from './requests';
import { day, officer, problem } from './samples';

/** One pixel, for a letter that is a picture. */
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

const nothingMore = { decide: false, ask_executive: false, send_again: false, withdraw: false };

/** Requests for the service and for Tokens, in memory. */
export class FakeRequests extends FakeOfficers implements RequestsBackend, TokenRequestsBackend {
  foundAgencies: FoundAgency[] = agencies;
  draft: RequestDraft | null = null;
  /** What the dialog for files gives; `null`: cancelled. */
  chosenLetter: DraftLetter | null = { name: 'หนังสือขอใช้บริการ.png', kind: 'png', size: 248_000 };
  letterBytes: ArrayBuffer = Uint8Array.from(atob(pixel), (one) => one.charCodeAt(0)).buffer;
  requests: ServiceRequest[] = [];
  tokenRequests: TokenRequest[] = [];

  findAgencies = (text: string, kind: AgencyKind | null) =>
    this.answer('findAgencies', [text, kind], () =>
      this.foundAgencies.filter(
        (one) => one.name_th.includes(text.trim()) && (kind === null || one.kind === kind)
      )
    );

  checkRequest = (form: RequestForm, hasLetter: boolean, step: RequestStep | null) =>
    this.answer('checkRequest', [form, hasLetter, step], () => problemsOf(form, hasLetter, step));

  requestDraft = () => this.answer('requestDraft', [], () => this.draft);
  saveRequestDraft = (draft: RequestDraft) =>
    this.answer('saveRequestDraft', [draft], () => {
      const letter = this.draft?.letter ?? null;
      return (this.draft = { ...structuredClone(draft), letter, saved_at: Date.now() });
    });
  dropRequestDraft = () => this.answer('dropRequestDraft', [], () => void (this.draft = null));
  chooseLetter = () =>
    this.answer('chooseLetter', [], () => {
      const draft = known(this.draft);
      if (!this.chosenLetter) return null;
      return (this.draft = { ...draft, letter: this.chosenLetter });
    });
  removeLetter = () =>
    this.answer('removeLetter', [], () => (this.draft = { ...known(this.draft), letter: null }));
  draftLetter = () => this.answer('draftLetter', [], () => this.letterBytes);
  letter = (id: string) => this.answer('letter', [id], () => this.letterBytes);

  sendRequest = () =>
    this.answer('sendRequest', [], () => {
      const { form, agency_name_th, amends } = known(this.draft);
      const now = Date.now();
      const sent = serviceRequest(now, {
        id: amends ?? `request-${now}`,
        form,
        agency_name_th,
        sent_at: now,
        link_expires_at: now + 7 * day,
        timeline: [happened('sent', now, officer.name)]
      });
      this.draft = null;
      this.requests = [sent, ...this.requests.filter((one) => one.id !== amends)];
      return sent;
    });

  ownRequests = () =>
    this.answer('ownRequests', [], () => this.requests.filter((one) => one.from.id === officer.id));
  serviceRequest = (id: string) => this.answer('serviceRequest', [id], () => this.request(id));
  askExecutive = (id: string, executive: ExecutiveForm) =>
    this.answer('askExecutive', [id, executive], () => {
      const request = this.request(id);
      const asked = happened('executive_asked', Date.now(), officer.name, executive.email);
      return this.#change(id, {
        stage: 'awaits_executive',
        form: { ...request.form, executive },
        timeline: [...request.timeline, asked]
      });
    });
  amendRequest = (id: string) =>
    this.answer('amendRequest', [id], () => {
      const { form, agency_name_th } = this.request(id);
      return (this.draft = requestDraft({ amends: id, form, agency_name_th, letter }));
    });
  withdrawRequest = (id: string) =>
    this.answer('withdrawRequest', [id], () => this.#end(id, 'withdrawn', 'withdrawn', ''));

  requestQueue = (filter: RequestFilter) =>
    this.answer('requestQueue', [filter], () =>
      this.requests.filter(
        (one) =>
          (!filter.stage || one.stage === filter.stage) &&
          (!filter.kind || one.form.kind === filter.kind) &&
          (one.number + one.agency_name_th + one.from.name).includes(filter.text ?? '')
      )
    );
  decideRequest = (id: string, decision: Decision) =>
    this.answer('decideRequest', [id, decision], () => {
      switch (decision.decision) {
        case 'approve':
          return this.#end(id, 'approved', 'approved', '');
        case 'return':
          said('note', decision.note);
          return this.#end(id, 'returned', 'returned', decision.note);
        case 'reject':
          said('reason', decision.reason);
          return this.#end(id, 'rejected', 'rejected', decision.reason);
      }
    });

  request(id: string): ServiceRequest {
    return known(this.requests.find((one) => one.id === id));
  }

  #end(
    id: string,
    stage: ServiceRequest['stage'],
    what: RequestEvent['what'],
    note: string
  ): ServiceRequest {
    const ended = happened(what, Date.now(), officer.name, note);
    const timeline = [...this.request(id).timeline, ended];
    return this.#change(id, { stage, timeline, may: nothingMore });
  }

  #change(id: string, change: Partial<ServiceRequest>): ServiceRequest {
    const changed = { ...this.request(id), ...change };
    this.requests = this.requests.map((one) => (one.id === id ? changed : one));
    return changed;
  }

  ownTokenRequests = () =>
    this.answer('ownTokenRequests', [], () =>
      this.tokenRequests.filter((one) => one.from.id === officer.id)
    );
  tokenRequest = (id: string) =>
    this.answer('tokenRequest', [id], () => known(this.tokenRequests.find((one) => one.id === id)));
  approveTokenRequest = (id: string) =>
    this.answer('approveTokenRequest', [id], () => this.#endToken(id, 'approved', ''));
  declineTokenRequest = (id: string, reason: string) =>
    this.answer('declineTokenRequest', [id, reason], () => {
      said('reason', reason);
      return this.#endToken(id, 'declined', reason);
    });
  withdrawTokenRequest = (id: string) =>
    this.answer('withdrawTokenRequest', [id], () => this.#endToken(id, 'withdrawn', ''));

  #endToken(id: string, stage: 'approved' | 'declined' | 'withdrawn', note: string): TokenRequest {
    const one = known(this.tokenRequests.find((request) => request.id === id));
    const event = { what: stage, by: officer.name, at: Date.now(), note };
    const ended: TokenRequest = {
      ...one,
      stage,
      timeline: [...one.timeline, event],
      may_decide: false,
      may_withdraw: false
    };
    this.tokenRequests = this.tokenRequests.map((request) => (request.id === id ? ended : request));
    return ended;
  }
}

/** Just enough of the rules for the screens to meet a problem at each step. */
function problemsOf(form: RequestForm, hasLetter: boolean, step: RequestStep | null): Problem[] {
  const empty: [RequestStep, string, ProblemCode, boolean][] = [
    ['agency', 'agency', 'agency_missing', form.agency === null],
    ['details', 'details', 'details_missing', !form.details.trim()],
    ['details', 'requester.position', 'position_missing', !form.requester.position.trim()],
    ['details', 'requester.telephone', 'telephone_missing', !form.requester.telephone.trim()],
    ['details', 'requester.email', 'email_missing', !form.requester.email.trim()],
    ['letter', 'letter', 'letter_missing', !hasLetter],
    ['executive', 'executive.name', 'executive_name_missing', !form.executive.name.trim()],
    ['executive', 'executive.position', 'position_missing', !form.executive.position.trim()],
    ['executive', 'executive.email', 'email_missing', !form.executive.email.trim()],
    [
      'executive',
      'executive.email',
      'executive_is_requester',
      form.executive.email !== '' && form.executive.email === form.requester.email
    ]
  ];
  return empty
    .filter(([of, , , wrong]) => wrong && (step === null || of === step))
    .map(([, field, code]) => problem(field, code));
}

function said(field: string, text: string): void {
  if (text.trim()) return;
  throw refused([problem(field, 'reason_missing')]);
}
