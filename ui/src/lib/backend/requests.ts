import { commands } from './bindings';
import { bytesOf, done, plain, take } from './answers';
import type {
  AgencyKind,
  Decision,
  ExecutiveForm,
  FoundAgency,
  Problem,
  RequestDraft,
  RequestFilter,
  RequestForm,
  RequestStep,
  ServiceRequest
} from './types';

/** What the screens ask about requests for the service. Promises reject with a `BackendError`. */
export interface RequestsBackend {
  /** The best match first; only the hub knows them. `kind` null: of any. */
  findAgencies(text: string, kind: AgencyKind | null): Promise<FoundAgency[]>;
  /** What is wrong with one step, or with all of the form. */
  checkRequest(form: RequestForm, hasLetter: boolean, step: RequestStep | null): Promise<Problem[]>;

  requestDraft(): Promise<RequestDraft | null>;
  /** Keeps what is filled in; the letter stays the one that was kept before. */
  saveRequestDraft(draft: RequestDraft): Promise<RequestDraft>;
  dropRequestDraft(): Promise<void>;
  /** Asks for a file and keeps it with the draft, which must have been kept once; `null`: the officer cancelled. */
  chooseLetter(): Promise<RequestDraft | null>;
  removeLetter(): Promise<RequestDraft>;
  draftLetter(): Promise<ArrayBuffer>;
  /** Sends the kept draft, and forgets it when the hub has it. */
  sendRequest(): Promise<ServiceRequest>;

  letter(id: string): Promise<ArrayBuffer>;
  /** The newest first. */
  ownRequests(): Promise<ServiceRequest[]>;
  serviceRequest(id: string): Promise<ServiceRequest>;
  /** Writes to the executive anew, at this address. */
  askExecutive(id: string, executive: ExecutiveForm): Promise<ServiceRequest>;
  /** What was sent becomes the draft, in place of another one. */
  amendRequest(id: string): Promise<RequestDraft>;
  withdrawRequest(id: string): Promise<ServiceRequest>;

  /** For operators; the oldest first. */
  requestQueue(filter: RequestFilter): Promise<ServiceRequest[]>;
  decideRequest(id: string, decision: Decision): Promise<ServiceRequest>;
}

export const requestsOfShell: RequestsBackend = {
  findAgencies: (text, kind) => take(commands.findAgencies(text, kind)),
  checkRequest: (form, hasLetter, step) => plain(commands.checkRequest(form, hasLetter, step)),

  requestDraft: () => take(commands.requestDraft()),
  saveRequestDraft: (draft) => take(commands.saveRequestDraft(draft)),
  dropRequestDraft: () => done(commands.dropRequestDraft()),
  chooseLetter: () => take(commands.chooseLetter()),
  removeLetter: () => take(commands.removeLetter()),
  draftLetter: async () => bytesOf(await take(commands.draftLetter())),
  sendRequest: () => take(commands.sendRequest()),

  letter: async (id) => bytesOf(await take(commands.letter(id))),
  ownRequests: () => take(commands.ownRequests()),
  serviceRequest: (id) => take(commands.serviceRequest(id)),
  askExecutive: (id, executive) => take(commands.askExecutive(id, executive)),
  amendRequest: (id) => take(commands.amendRequest(id)),
  withdrawRequest: (id) => take(commands.withdrawRequest(id)),

  requestQueue: (filter) => take(commands.requestQueue(filter)),
  decideRequest: (id, decision) => take(commands.decideRequest(id, decision))
};
