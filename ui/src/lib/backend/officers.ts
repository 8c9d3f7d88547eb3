import type {
  AccountView,
  AskForToken,
  ChangeGrant,
  ChosenList,
  ConfirmReview,
  Device,
  FoundUnit,
  HandOver,
  HeldGrant,
  ImportAccounts,
  ImportReport,
  IssueReport,
  IssueToken,
  IssueTokens,
  RightsReview,
  TokenRequest,
  TokenView,
  UnitWithoutOfficer
} from './types';

/**
 * What the screens may ask about Tokens and about the officers below. What weighs may have the officer prove
 * themselves anew in the browser, and answers when they are back.
 */
export interface OfficersBackend {
  /** Agencies and service points by name, the best match first. */
  findUnits(text: string): Promise<FoundUnit[]>;

  askForToken(ask: AskForToken): Promise<TokenRequest>;
  /** Those handed out, the newest first; never with their text. */
  tokens(): Promise<TokenView[]>;
  issueToken(token: IssueToken): Promise<TokenView>;
  issueTokens(list: IssueTokens): Promise<IssueReport>;
  revokeToken(id: string): Promise<TokenView>;
  /** Answers the new Token. */
  sendTokenAnew(id: string): Promise<TokenView>;
  /** A list in a file; `null`: the officer cancelled. */
  chooseList(): Promise<ChosenList | null>;

  /** Rights below the officer's own, by the officers' names. */
  officers(): Promise<HeldGrant[]>;
  unitsWithoutOfficer(): Promise<UnitWithoutOfficer[]>;
  suspendGrant(id: string, reason: string): Promise<HeldGrant>;
  resumeGrant(id: string): Promise<HeldGrant>;
  endGrant(id: string, reason: string): Promise<HeldGrant>;
  changeGrant(id: string, change: ChangeGrant): Promise<HeldGrant>;
  handOverGrant(id: string, handOver: HandOver): Promise<HeldGrant>;
  /** Where an officer below is signed in, the device seen last first. */
  officerDevices(id: string): Promise<Device[]>;
  /** Everywhere; how many devices there were. */
  signOutOfficer(id: string): Promise<number>;

  /** The newest first. */
  reviews(): Promise<RightsReview[]>;
  review(id: string): Promise<RightsReview>;
  confirmReview(id: string, answer: ConfirmReview): Promise<RightsReview>;

  /** Accounts that get their rights at their first sign-in, in the order of their import. */
  accounts(): Promise<AccountView[]>;
  importAccounts(list: ImportAccounts): Promise<ImportReport>;
}
