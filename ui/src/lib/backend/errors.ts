import type { AppError, ErrorCode, Problem } from './types';

/** What a command answers when it could not do what was asked: a code, and problems at fields. */
export class BackendError extends Error {
  readonly code: ErrorCode;
  readonly problems: readonly Problem[];

  constructor({ code, problems }: AppError) {
    super(code);
    this.name = 'BackendError';
    this.code = code;
    this.problems = problems;
  }
}

/** Any failure as a `BackendError`; what is no answer of a command becomes `internal`. */
export function asBackendError(cause: unknown): BackendError {
  if (cause instanceof BackendError) return cause;
  return new BackendError({ code: 'internal', problems: [] });
}
