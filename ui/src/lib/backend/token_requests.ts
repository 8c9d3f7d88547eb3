import { commands } from './bindings';
import { take } from './answers';
import type { TokenRequest } from './types';

/** What the screens ask about Tokens that officers wish for. Promises reject with a `BackendError`. */
export interface TokenRequestsBackend {
  /** The newest first. */
  ownTokenRequests(): Promise<TokenRequest[]>;
  tokenRequest(id: string): Promise<TokenRequest>;
  approveTokenRequest(id: string): Promise<TokenRequest>;
  declineTokenRequest(id: string, reason: string): Promise<TokenRequest>;
  withdrawTokenRequest(id: string): Promise<TokenRequest>;
}

export const tokenRequestsOfShell: TokenRequestsBackend = {
  ownTokenRequests: () => take(commands.ownTokenRequests()),
  tokenRequest: (id) => take(commands.tokenRequest(id)),
  approveTokenRequest: (id) => take(commands.approveTokenRequest(id)),
  declineTokenRequest: (id, reason) => take(commands.declineTokenRequest(id, reason)),
  withdrawTokenRequest: (id) => take(commands.withdrawTokenRequest(id))
};
