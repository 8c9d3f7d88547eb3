import { BackendError, type Backend, type ErrorCode, type Problem } from '$lib/backend';

/** What was asked of the app in memory, and what it is to fail at. */
export class FakeCalls {
  /** Commands that answer with an error. */
  failing = new Map<keyof Backend, BackendError>();
  calls: { command: keyof Backend; args: unknown[] }[] = [];

  fail(command: keyof Backend, code: ErrorCode, problems: Problem[] = []): void {
    this.failing.set(command, new BackendError({ code, problems }));
  }

  calledWith(command: keyof Backend): unknown[][] {
    return this.calls.filter((call) => call.command === command).map((call) => call.args);
  }

  protected answer<Answer>(
    command: keyof Backend,
    args: unknown[],
    answer: () => Answer
  ): Promise<Answer> {
    this.calls.push({ command, args });
    const error = this.failing.get(command);
    return error ? Promise.reject(error) : Promise.resolve().then(answer);
  }
}

export function refused(problems: Problem[]): BackendError {
  return new BackendError({ code: 'refused', problems });
}

export function known<Thing>(thing: Thing | null | undefined): Thing {
  if (thing === undefined || thing === null)
    throw new BackendError({ code: 'not_found', problems: [] });
  return thing;
}
