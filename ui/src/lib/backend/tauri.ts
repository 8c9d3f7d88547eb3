import { invoke, type InvokeArgs } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { BackendError, asBackendError, type Backend } from './backend';
import type { AppError, Topic } from './types';

async function ask<Answer>(command: string, args?: InvokeArgs): Promise<Answer> {
  try {
    return await invoke<Answer>(command, args);
  } catch (cause) {
    throw isAppError(cause) ? new BackendError(cause) : asBackendError(cause);
  }
}

function isAppError(cause: unknown): cause is AppError {
  return typeof cause === 'object' && cause !== null && 'code' in cause && 'problems' in cause;
}

function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;
}

/** The shell behind the window. */
export const tauriBackend: Backend = {
  startState: () => ask('start_state'),
  saveSettings: (settings) => ask('save_settings', { settings }),
  uiReady: () => ask('ui_ready'),

  session: () => ask('session'),
  signIn: () => ask('sign_in'),
  cancelSignIn: () => ask('cancel_sign_in'),
  openBrowserAgain: () => ask('open_browser_again'),
  signOut: () => ask('sign_out'),
  redeemToken: (text) => ask('redeem_token', { text }),

  home: () => ask('home'),
  sending: () => ask('sending'),

  listServicePoints: (query) => ask('list_service_points', { query }),
  servicePoint: (id) => ask('service_point', { id }),
  checkServicePoint: (particulars) => ask('check_service_point', { particulars }),
  saveServicePoint: (id, changes) => ask('save_service_point', { id, changes }),
  confirmServicePoint: (id) => ask('confirm_service_point', { id }),
  resolveConflict: (operationId, keep) => ask('resolve_conflict', { operationId, keep }),
  dismissRefused: (operationId) => ask('dismiss_refused', { operationId }),

  provinces: () => ask('provinces'),
  districts: (province) => ask('districts', { province }),
  subdistricts: (district) => ask('subdistricts', { district }),
  officeHours: () => ask('office_hours'),

  searchManuals: (text, servicePointId) => ask('search_manuals', { text, servicePointId }),
  pinManual: (servicePointId, manualId, position) =>
    ask('pin_manual', { servicePointId, manualId, position }),
  unpinManual: (servicePointId, manualId) => ask('unpin_manual', { servicePointId, manualId }),
  reorderPins: (servicePointId, manualIds) => ask('reorder_pins', { servicePointId, manualIds }),

  posterPdf: async (servicePointId) => bytesOf(await ask<string>('poster_pdf', { servicePointId })),
  savePoster: (servicePointId) => ask('save_poster', { servicePointId }),
  openPoster: (servicePointId) => ask('open_poster', { servicePointId }),
  printPoster: (servicePointId) => ask('print_poster', { servicePointId }),

  practiceMails: () => ask('practice_mails'),
  openLink: (url) => ask('open_link', { url }),

  onChanged: (listener) =>
    listen<{ what: Topic }>('changed', (event) => listener(event.payload.what)),
  onOpenRoute: (listener) =>
    listen<{ route: string }>('open-route', (event) => listener(event.payload.route))
};
