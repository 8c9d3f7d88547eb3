import type { Backend, WrongRightsNote } from '$lib/backend';
import { Matter } from './matter.svelte';

export type WrongRightsMatter = Matter<WrongRightsNote, 'settle'>;

export const wrongRightsMatter = (backend: Backend, id: string): WrongRightsMatter =>
  new Matter({
    view: () => backend.wrongRightsNote(id),
    decide: (_, reply) => backend.settleWrongRights(id, reply ?? '')
  });
