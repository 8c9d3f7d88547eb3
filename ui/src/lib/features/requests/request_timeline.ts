import Ban from '@lucide/svelte/icons/ban';
import Bell from '@lucide/svelte/icons/bell';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import Hourglass from '@lucide/svelte/icons/hourglass';
import Info from '@lucide/svelte/icons/info';
import Mail from '@lucide/svelte/icons/mail';
import Send from '@lucide/svelte/icons/send';
import Undo2 from '@lucide/svelte/icons/undo-2';
import type {
  RequestHappening,
  RequestStage,
  ServiceRequest,
  TokenRequest,
  TokenRequestHappening,
  TokenRequestStage
} from '$lib/backend';
import type { Icon, Tone } from '$lib/components/icon';
import type { Moment } from '$lib/components/Timeline.svelte';
import { t } from '$lib/messages/language.svelte';

type Look = { icon: Icon; tone: Tone };

const looks: Record<RequestHappening, Look> = {
  sent: { icon: Send, tone: 'plain' },
  executive_asked: { icon: Mail, tone: 'plain' },
  executive_reminded: { icon: Bell, tone: 'plain' },
  link_expired: { icon: Clock, tone: 'warn' },
  confirmed: { icon: CircleCheck, tone: 'ok' },
  declined: { icon: CircleX, tone: 'bad' },
  sent_again: { icon: Send, tone: 'plain' },
  returned: { icon: Undo2, tone: 'warn' },
  rejected: { icon: CircleX, tone: 'bad' },
  approved: { icon: CircleCheck, tone: 'ok' },
  token_mailed: { icon: Mail, tone: 'ok' },
  withdrawn: { icon: Ban, tone: 'plain' }
};

const tokenLooks: Record<TokenRequestHappening, Look> = {
  asked: { icon: Send, tone: 'plain' },
  approved: { icon: CircleCheck, tone: 'ok' },
  token_mailed: { icon: Mail, tone: 'ok' },
  declined: { icon: CircleX, tone: 'bad' },
  withdrawn: { icon: Ban, tone: 'plain' }
};

/** How a stage looks in lists. */
export const stageLooks: Record<RequestStage, Look> = {
  awaits_executive: { icon: Hourglass, tone: 'info' },
  link_expired: { icon: Clock, tone: 'warn' },
  declined: { icon: CircleX, tone: 'warn' },
  awaits_operator: { icon: Hourglass, tone: 'info' },
  returned: { icon: Undo2, tone: 'warn' },
  rejected: { icon: CircleX, tone: 'bad' },
  approved: { icon: CircleCheck, tone: 'ok' },
  withdrawn: { icon: Ban, tone: 'plain' }
};

export const tokenStageLooks: Record<TokenRequestStage, Look> = {
  waiting: { icon: Hourglass, tone: 'info' },
  approved: { icon: CircleCheck, tone: 'ok' },
  declined: { icon: CircleX, tone: 'bad' },
  withdrawn: { icon: Ban, tone: 'plain' }
};

/** What happened to a request, and what comes next. */
export function requestMoments({ timeline, stage, link_expires_at }: ServiceRequest): Moment[] {
  const words = t().requests;
  const happened = timeline.map((event, index): Moment => ({
    key: String(index),
    ...looks[event.what],
    title: words.events[event.what],
    detail: t().approvals.by(event.by ?? words.one.system, event.at),
    note: event.note || null
  }));
  const until = link_expires_at === null ? '' : words.one.linkUntil(link_expires_at);
  return [...happened, upcoming(stage, words.nextSteps[stage], until)];
}

export function tokenRequestMoments({ timeline, stage }: TokenRequest): Moment[] {
  const words = t().requests;
  const happened = timeline.map((event, index): Moment => ({
    key: String(index),
    ...tokenLooks[event.what],
    title: words.tokenEvents[event.what],
    detail: t().approvals.by(event.by ?? words.one.system, event.at),
    note: event.note || null
  }));
  return [...happened, upcoming(stage, words.tokenNext[stage], '')];
}

const ended: ReadonlySet<RequestStage | TokenRequestStage> = new Set<
  RequestStage | TokenRequestStage
>(['rejected', 'declined', 'withdrawn', 'approved']);

const upcoming = (
  stage: RequestStage | TokenRequestStage,
  title: string,
  detail: string
): Moment => ({
  key: 'next',
  icon: ended.has(stage) ? Info : Hourglass,
  tone: 'info',
  title,
  detail,
  current: true
});
