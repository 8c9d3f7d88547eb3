import { beforeEach, describe, expect, it } from 'vitest';
import type { ApprovalsView } from '$lib/backend';
import { waitingApprovals } from '../../../testing/approvals';
import { FakeBackend } from '../../../testing/fake_backend';
import { pending } from '../../../testing/render';
import { morning } from '../../../testing/samples';
import { Approvals } from './approvals.svelte';

let backend: FakeBackend;
let approvals: Approvals;
const ids = () => approvals.list?.map((one) => one.id);

beforeEach(() => {
  backend = FakeBackend.ready();
  backend.waiting = waitingApprovals(morning);
  approvals = new Approvals(backend);
});

describe('what waits', () => {
  it('comes with the oldest first', async () => {
    backend.waiting.reverse();
    await approvals.refresh();
    expect(ids()).toEqual(['note-4', 'note-3', 'note-2', 'note-1']);
    expect(approvals.waiting).toBe(4);
  });

  it('is not known until the hub has told it', async () => {
    backend.heardAt = null;
    await approvals.refresh();
    expect(approvals.list).toBeNull();
    expect(approvals.waiting).toBe(0);
  });

  it('stays as it was last known when it cannot be asked for', async () => {
    await approvals.refresh();
    backend.fail('approvals', 'internal');
    await approvals.refresh();
    expect(approvals.waiting).toBe(4);
    expect(approvals.error?.code).toBe('internal');
    backend.failing.clear();
    await approvals.refresh();
    expect(approvals.error).toBeNull();
  });

  it('is followed by what came next, at the end by what came before', async () => {
    await approvals.refresh();
    const [first, second, , last] = approvals.list ?? [];
    expect(approvals.after(first)?.id).toBe('note-3');
    expect(approvals.after(second)?.id).toBe('note-2');
    expect(approvals.after(last)?.id).toBe('note-2');
    expect(approvals.after(undefined)?.id).toBe('note-4');
    backend.waiting = backend.waiting.slice(0, 1);
    await approvals.refresh();
    expect(approvals.after(first)).toBeUndefined();
  });

  it('does not bring back what was decided, until the hub tells it anew', async () => {
    await approvals.refresh();
    const [first] = approvals.list ?? [];
    if (!first) throw new Error('something waits');
    approvals.drop(first);
    expect(ids()).not.toContain('note-4');
    backend.heardAt = Date.now() - 60_000;
    await approvals.refresh();
    expect(ids()).not.toContain('note-4');
    backend.heardAt = Date.now() + 60_000;
    await approvals.refresh();
    expect(ids()).toContain('note-4');
  });

  it('of one officer is not shown to the next', async () => {
    const late = pending<ApprovalsView>();
    backend.approvals = () => late.promise;
    const asked = approvals.refresh();
    approvals.forget();
    late.resolve({ approvals: waitingApprovals(morning), as_of: morning, offline: false });
    await asked;
    expect(approvals.list).toBeNull();
  });
});
