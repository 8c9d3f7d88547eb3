import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import type { Printing } from '$lib/features/printing/printing.svelte';
import type { Sending } from '$lib/features/sending/sending.svelte';
import type { Session } from '$lib/features/session/session.svelte';
import type { FakeBackend } from './fake_backend';
import Provide from './Provide.svelte';

/** One part on the screen, with the app in memory behind it. */
export function show<Props extends Record<string, unknown>>(
  part: Component<Props>,
  props: Props,
  backend: FakeBackend,
  session?: Session,
  printing?: Printing,
  sending?: Sending
) {
  const anyPart = part as unknown as Component<Record<string, unknown>>;
  return render(Provide, { props: { backend, session, printing, sending, part: anyPart, props } });
}

/** A promise that the test settles. */
export function pending<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (cause: unknown) => void;
  const promise = new Promise<Value>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
