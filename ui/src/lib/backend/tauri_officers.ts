import { take } from './answers';
import { commands } from './bindings';
import type { OfficersBackend } from './officers';

export const tauriOfficers: OfficersBackend = {
  findUnits: (text) => take(commands.findUnits(text)),

  askForToken: (ask) => take(commands.askForToken(ask)),
  tokens: () => take(commands.tokens()),
  issueToken: (token) => take(commands.issueToken(token)),
  issueTokens: (list) => take(commands.issueTokens(list)),
  revokeToken: (id) => take(commands.revokeToken(id)),
  sendTokenAnew: (id) => take(commands.sendTokenAnew(id)),
  chooseList: () => take(commands.chooseList()),

  officers: () => take(commands.officers()),
  unitsWithoutOfficer: () => take(commands.unitsWithoutOfficer()),
  suspendGrant: (id, reason) => take(commands.suspendGrant(id, reason)),
  resumeGrant: (id) => take(commands.resumeGrant(id)),
  endGrant: (id, reason) => take(commands.endGrant(id, reason)),
  changeGrant: (id, change) => take(commands.changeGrant(id, change)),
  handOverGrant: (id, handOver) => take(commands.handOverGrant(id, handOver)),
  officerDevices: (id) => take(commands.officerDevices(id)),
  signOutOfficer: (id) => take(commands.signOutOfficer(id)),

  reviews: () => take(commands.reviews()),
  review: (id) => take(commands.review(id)),
  confirmReview: (id, answer) => take(commands.confirmReview(id, answer)),

  accounts: () => take(commands.accounts()),
  importAccounts: (list) => take(commands.importAccounts(list))
};
