import type { Messages } from '../language.svelte';
import { dateEn, timeEn } from '../format';

export const practiceMailbox: Messages['practiceMailbox'] = {
  lead: 'Every mail the practice system sends is here and nowhere else',
  none: 'No mail yet',
  noneText: 'When the system sends mail, such as a Token, it appears here',
  pick: 'Choose a mail on the left to read it',
  to: (name) => `To ${name}`,
  sentAt: (at) => `${dateEn(at)}, ${timeEn(at)}`,
  copyToken: 'Copy the Token',
  tokenCopied: 'Token copied',
  useToken: 'Go and enter the Token',
  list: 'Mails'
};
