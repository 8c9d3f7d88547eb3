import { BackendError, asBackendError } from './errors';
import type { AppError } from './types';

export type Answer<Data> = { status: 'ok'; data: Data } | { status: 'error'; error: AppError };

/** The data of an answer; its error, or a breakdown on the way, is thrown as a `BackendError`. */
export async function take<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const answer = await plain(asked);
  if (answer.status === 'error') throw new BackendError(answer.error);
  return answer.data;
}

/** For commands that cannot fail by themselves. */
export async function plain<Data>(asked: Promise<Data>): Promise<Data> {
  try {
    return await asked;
  } catch (cause) {
    throw asBackendError(cause);
  }
}

export const done = async (asked: Promise<Answer<null>>): Promise<void> => void (await take(asked));

/** Of a file that crosses as base64. */
export function bytesOf(base64: string): ArrayBuffer {
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)).buffer;
}
