import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleAlert from '@lucide/svelte/icons/circle-alert';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CloudUpload from '@lucide/svelte/icons/cloud-upload';
import GitCompare from '@lucide/svelte/icons/git-compare';
import Inbox from '@lucide/svelte/icons/inbox';
import PencilLine from '@lucide/svelte/icons/pencil-line';
import type { HomeView } from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';
import { t } from '$lib/messages/language.svelte';
import type { Route } from '$lib/router/route';

/** A service point named under a piece of work. */
export type WorkPoint = { id: string; name: string; place: string };

/** One thing that waits, with where to do it. */
export type Work = {
  key: string;
  icon: Icon;
  tone: Tone;
  title: string;
  text: string;
  route?: Route;
  points: readonly WorkPoint[];
};

/** What waits, the most urgent first: above all, people who wait for this officer's `approvals`. */
export function workOf(view: HomeView, drafts: readonly WorkPoint[], approvals: number): Work[] {
  const words = t().home;
  const byAssurance: Route = { page: 'service-points', wish: { sort: 'assurance' } };
  const all: (Work & { count: number })[] = [
    {
      key: 'approvals',
      count: approvals,
      icon: Inbox,
      tone: 'info',
      title: words.approvals(approvals),
      text: words.approvalsText,
      route: { page: 'approvals' },
      points: []
    },
    {
      key: 'conflicts',
      count: view.conflicts.length,
      icon: GitCompare,
      tone: 'bad',
      title: words.conflicts(view.conflicts.length),
      text: words.conflictsText,
      points: view.conflicts.map((row) => ({
        id: row.id,
        name: row.name_th,
        place: row.province_name_th
      }))
    },
    {
      key: 'drafts',
      count: drafts.length,
      icon: PencilLine,
      tone: 'warn',
      title: words.drafts(drafts.length),
      text: words.draftsText,
      points: drafts
    },
    {
      key: 'overdue',
      count: view.overdue,
      icon: CircleAlert,
      tone: 'bad',
      title: words.overdue(view.overdue),
      text: words.overdueText,
      route: byAssurance,
      points: []
    },
    {
      key: 'due-soon',
      count: view.due_soon,
      icon: CalendarClock,
      tone: 'warn',
      title: words.dueSoon(view.due_soon),
      text: words.dueSoonText,
      route: byAssurance,
      points: []
    },
    {
      key: 'unsent',
      count: view.unsent,
      icon: CloudUpload,
      tone: 'warn',
      title: words.unsent(view.unsent),
      text: words.unsentText,
      points: []
    },
    {
      key: 'never-confirmed',
      count: view.never_confirmed,
      icon: CircleDashed,
      tone: 'info',
      title: words.neverConfirmed(view.never_confirmed),
      text: words.neverConfirmedText,
      route: { page: 'service-points', wish: { missing: 'assurance' } },
      points: []
    }
  ];
  return all.filter((work) => work.count > 0);
}
