import { bytesOf, done, plain, take } from './answers';
import type { Backend } from './backend';
import { commands, events } from './bindings';
import { requestsOfShell } from './requests';
import { tauriOfficers } from './tauri_officers';
import { tokenRequestsOfShell } from './token_requests';
import type { PosterOptionsView, StartState } from './types';

/** The shell behind the window. */
export const tauriBackend: Backend = {
  ...tauriOfficers,
  ...requestsOfShell,
  ...tokenRequestsOfShell,

  startState: () => take(commands.startState()) as Promise<StartState>,
  saveSettings: (settings) => done(commands.saveSettings(settings)),
  uiReady: () => done(commands.uiReady()),

  session: () => take(commands.session()),
  signInWays: () => take(commands.signInWays()),
  signIn: (provider) => take(commands.signIn(provider)),
  openRegistration: (provider) => take(commands.openRegistration(provider)),
  cancelSignIn: () => done(commands.cancelSignIn()),
  openBrowserAgain: () => done(commands.openBrowserAgain()),
  signOut: (leaving) => take(commands.signOut(leaving)),
  redeemToken: (text) => take(commands.redeemToken(text)),
  signInAgain: () => take(commands.signInAgain()),

  devices: () => take(commands.devices()),
  endDevice: (id) => take(commands.endDevice(id)),

  home: () => take(commands.home()),
  sending: () => take(commands.sending()),

  listServicePoints: (query) => take(commands.listServicePoints(query)),
  servicePoint: (id) => take(commands.servicePoint(id)),
  checkServicePoint: (particulars) => plain(commands.checkServicePoint(particulars)),
  saveServicePoint: (id, changes) => take(commands.saveServicePoint(id, changes)),
  confirmServicePoint: (id) => take(commands.confirmServicePoint(id)),
  resolveConflict: (operationId, keep) => take(commands.resolveConflict(operationId, keep)),
  dismissRefused: (operationId) => take(commands.dismissRefused(operationId)),

  provinces: () => plain(commands.provinces()),
  districts: (province) => plain(commands.districts(province)),
  subdistricts: (district) => plain(commands.subdistricts(district)),
  officeHours: () => plain(commands.officeHours()),

  searchManuals: (text, pointId) => take(commands.searchManuals(text, pointId)),
  manual: (manualId) => take(commands.manual(manualId)),
  manualPdf: async (manualId) => bytesOf(await take(commands.manualPdf(manualId))),
  saveManual: (manualId) => take(commands.saveManual(manualId)),
  openManual: (manualId) => done(commands.openManual(manualId)),
  printManual: (manualId) => take(commands.printManual(manualId)),
  pinManual: (pointId, manualId, position) => take(commands.pinManual(pointId, manualId, position)),
  unpinManual: (pointId, manualId) => take(commands.unpinManual(pointId, manualId)),
  reorderPins: (pointId, manualIds) => take(commands.reorderPins(pointId, manualIds)),

  posterOptions: () => take(commands.posterOptions()) as Promise<PosterOptionsView>,
  setPosterOptions: (options) =>
    take(commands.setPosterOptions(options)) as Promise<PosterOptionsView>,
  chooseEmblem: () => take(commands.chooseEmblem()) as Promise<PosterOptionsView>,
  forgetEmblem: () => take(commands.forgetEmblem()) as Promise<PosterOptionsView>,

  posterPreview: async (pointId) => {
    const { pdf, reading_distance } = await take(commands.posterPreview(pointId));
    return { pdf: bytesOf(pdf), readingDistance: reading_distance ?? 0 };
  },
  savePoster: (pointId) => take(commands.savePoster(pointId)),
  openPoster: (pointId) => done(commands.openPoster(pointId)),
  printPoster: (pointId) => take(commands.printPoster(pointId)),

  makePosterFiles: (points, per, copies) => take(commands.makePosterFiles(points, per, copies)),
  filesProgress: () => take(commands.filesProgress()),
  cancelPosterFiles: () => done(commands.cancelPosterFiles()),

  printers: () => take(commands.printers()),
  chosenPrinter: () => take(commands.chosenPrinter()),
  setPrinter: (choice) => done(commands.setPrinter(choice)),
  printPosters: (printer, orders) => take(commands.printPosters(printer, orders)),
  printBatch: () => take(commands.printBatchState()),
  pausePrinting: () => done(commands.pausePrinting()),
  resumePrinting: () => done(commands.resumePrinting()),
  stopPrinting: () => done(commands.stopPrinting()),
  retryPrinting: (uncertain) => done(commands.retryPrinting(uncertain)),

  approvals: () => take(commands.approvals()),
  wrongRights: () => take(commands.wrongRights()),
  wrongRightsNote: (id) => take(commands.wrongRightsNote(id)),
  reportWrongRights: (wrong, note) => take(commands.reportWrongRights({ wrong, note })),
  settleWrongRights: (id, reply) => take(commands.settleWrongRights(id, { reply })),
  withdrawWrongRights: (id) => take(commands.withdrawWrongRights(id)),

  practiceMails: () => take(commands.practiceMails()),
  openLink: (url) => done(commands.openLink(url)),

  onChanged: (listener) => events.deskChanged.listen((event) => listener(event.payload.what)),
  onOpenRoute: (listener) => events.openRoute.listen((event) => listener(event.payload.route))
};
