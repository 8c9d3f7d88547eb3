import type { ErrorCode, Settings } from '$lib/backend';
import { en } from './en';
import { th } from './th';

export type Language = Settings['language'];

/** Every sentence of the app; the compiler demands each in both languages. */
export type Messages = typeof th;

/** What happened, what to do, and whether calling the Contact Center is the next step. */
export type ErrorText = { what: string; todo: string; call: boolean };

const tables: Record<Language, Messages> = { th, en };
let current = $state<Language>('th');

export function setLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
}

/** The sentences in the officer's language. Read it where it is shown, so that it follows a change. */
export function t(): Messages {
  return tables[current];
}

export const errorText = (code: ErrorCode): ErrorText => t().errors[code];
