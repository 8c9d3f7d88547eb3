import type { Messages } from '../language.svelte';
import { common } from './common';
import { errors } from './errors';
import { home } from './home';
import { problems } from './problems';
import { manuals } from './manuals';
import { posterBatch } from './poster_batch';
import { posters } from './posters';
import { printing } from './printing';
import { account } from './account';
import { devices } from './devices';
import { practiceMailbox } from './practice_mailbox';
import { settings } from './settings';
import { guideline } from './guideline';
import { help } from './help';
import { approvals } from './approvals';
import { wrongRights } from './wrong_rights';
import { units } from './units';
import { lists } from './lists';
import { tokens } from './tokens';
import { officers } from './officers';
import { reviews } from './reviews';
import { accounts } from './accounts';
import { requests } from './requests';
import { servicePoints } from './service_points';
import { session } from './session';
import { shell } from './shell';

export const en: Messages = {
  common,
  errors,
  problems,
  shell,
  session,
  home,
  servicePoints,
  approvals,
  requests,
  wrongRights,
  manuals,
  posters,
  posterBatch,
  printing,
  account,
  devices,
  practiceMailbox,
  settings,
  officers,
  tokens,
  reviews,
  accounts,
  units,
  lists,
  guideline,
  help
};
