import Hourglass from '@lucide/svelte/icons/hourglass';
import MessageSquareReply from '@lucide/svelte/icons/message-square-reply';
import Send from '@lucide/svelte/icons/send';
import Undo2 from '@lucide/svelte/icons/undo-2';
import type { WrongRightsNote } from '$lib/backend';
import type { Moment } from '$lib/components/Timeline.svelte';
import { t } from '$lib/messages/language.svelte';

type Look = Pick<Moment, 'icon' | 'tone'>;

const sent: Look = { icon: Send, tone: 'plain' };
const back: Look = { icon: Undo2, tone: 'plain' };

export function noteMoments(note: WrongRightsNote): Moment[] {
  const words = t().approvals.wrongRights;
  const written: Moment = {
    key: 'written',
    ...sent,
    title: words.events.written,
    detail: t().approvals.by(note.from.name, note.written_at)
  };
  return [written, ended(note)];
}

function ended({ from, state }: WrongRightsNote): Moment {
  const words = t().approvals.wrongRights;
  switch (state.state) {
    case 'waiting':
      return next(words.next);
    case 'settled':
      return {
        key: 'settled',
        icon: MessageSquareReply,
        tone: 'ok',
        title: words.events.settled,
        detail: t().approvals.by(state.by, state.at),
        note: state.reply
      };
    case 'withdrawn':
      return {
        key: 'withdrawn',
        ...back,
        title: words.events.withdrawn,
        detail: t().approvals.by(from.name, state.at)
      };
  }
}

const next = (title: string): Moment => ({
  key: 'next',
  icon: Hourglass,
  tone: 'info',
  title,
  detail: '',
  current: true
});
