import type { Messages } from '../language.svelte';
import { dateEn, timeEn } from '../format';

const moment = (at: string | undefined) =>
  at ? ` on ${dateEn(Number(at))} at ${timeEn(Number(at))}` : '';
const things: Record<string, string> = { address: 'the address', hours: 'the opening hours' };

const wait = (text: string | undefined) => {
  const seconds = Number(text);
  if (!(seconds > 0)) return 'wait a while';
  return seconds < 60 ? `wait ${seconds} s` : `wait ${Math.ceil(seconds / 60)} min`;
};

export const problems: Messages['problems'] = {
  name_missing: () => 'Enter the name of the service point',
  name_too_long: (args) => `Longer than ${args.most ?? ''} characters; shorten it`,
  name_not_thai: () => 'The name must be in Thai',
  name_en_not_latin: () => 'The English name must not contain Thai letters',
  text_too_long: (args) => `Longer than ${args.most ?? ''} characters; shorten it`,
  subdistrict_unknown: () => 'This sub-district is not in the chosen district; choose again',
  subdistrict_abolished: () => 'This sub-district has been abolished; choose again',
  subdistrict_missing: () => 'Choose the sub-district too, so that the postcode can be checked',
  postcode_not_of_subdistrict: (args) =>
    `${args.subdistrict ?? 'This sub-district'} has ${(args.expected ?? '').replaceAll(',', ' or ')}`,
  postcode_missing: () => 'No postcode yet',
  telephone_not_understood: () => 'Not a telephone number; write it like 02-612-6060 ต่อ 12',
  telephone_too_short: () => 'Too short; check the area code and the digits',
  telephone_too_long: () => 'Too long; one number in each field',
  telephone_repeated: () => 'This number is already above',
  too_many_telephones: (args) => `At most ${args.most ?? ''} numbers`,
  hours_end_before_start: () => 'Closing must be after opening',
  hours_overlap: () => 'The spans overlap; make them follow each other',
  hours_out_of_day: () => 'Times lie between 00.00 and 24.00',
  coordinates_out_of_range: () => 'Not on Earth: latitude is −90 to 90, longitude is −180 to 180',
  coordinates_outside_province: (args) =>
    `About ${args.kilometres ?? ''} km outside ${args.province ?? 'the province'}; check that latitude and longitude are not swapped`,
  coordinates_without_province: () => 'Choose the province first, so that this can be checked',
  confirm_incomplete: (args) =>
    `Cannot be confirmed without ${things[args.missing ?? ''] ?? 'the details it needs'}; add and save first`,
  manual_unknown: () => 'This manual no longer exists; choose another',
  manual_already_pinned: () => 'This manual is pinned already',
  manual_not_pinned: () => 'This manual has been taken off already',
  too_many_pins: () => 'No more can be pinned; take off what is not needed',
  copies_out_of_range: (args) => `From 1 to ${args.most ?? ''} copies`,
  printed_in_the_future: () =>
    'The print was not recorded: the clock of this machine is ahead. Set it before you print again',
  print_record_unfit: () =>
    'The print was not recorded: its details are incomplete. The printed poster is good; update the program, and call the DGA Contact Center if this comes again',
  not_within_rights: () => 'Your rights do not cover this service point; ask your central officer',
  service_point_unknown: () => 'This service point is not among those you look after',
  nothing_to_change: () => 'Nothing has changed',
  token_malformed: () => 'A Token has 24 letters and digits; check that all were copied',
  token_mistyped: () => 'A character is wrong; compare with the mail group by group',
  token_unknown: () => 'Unknown Token; take the one from the latest mail, or ask for a new one',
  token_used: (args) =>
    `This Token was used${moment(args.at)}. It works once; ask your central officer for a new one. If it was not you, tell them at once.`,
  token_expired: (args) =>
    `This Token expired${moment(args.at)}; ask your central officer for a new one`,
  token_revoked: () => 'This Token was revoked; ask your central officer for a new one',
  token_foreign: (args) =>
    args.agency
      ? `This Token belongs to ${args.agency}, and you hold rights in ${args.own ?? 'another agency'}; use a Token of your own, or have the old rights withdrawn first`
      : 'This Token belongs to another agency; use one of your own, or have the old rights withdrawn first',
  token_too_many_attempts: (args) => `Too many wrong Tokens; ${wait(args.seconds)} and try again`,
  note_too_short: (args) =>
    `Write at least ${args.least ?? ''} characters: which right is wrong, and what would be correct`,
  note_too_long: (args) => `The text is longer than ${args.most ?? ''} characters; shorten it`,
  wrong_rights_reported: () =>
    'You have reported this, and it waits for an answer; see your reports, or withdraw it and report anew',
  too_many_notes: (args) =>
    `${args.most ?? ''} of your reports wait for an answer; wait for it, or withdraw one first`,
  reply_missing: () => 'Write an answer: what was corrected, or why it was not',
  note_settled: (args) =>
    `${args.by ?? 'Somebody'} answered this${moment(args.at)}; nothing is left to do`,
  note_withdrawn: (args) => `It was withdrawn${moment(args.at)}; nothing is left to do`,
  grant_unknown: () =>
    'This is not among your rights; it may have ended. Open the account page again',
  agency_unknown: () => 'This agency is not known; choose again',
  field_too_long: (args) =>
    `The text is longer than ${args.most ?? ''} characters. Make it shorter.`,
  agency_missing: () =>
    'Choose the agency that asks, or propose one that is not in the register yet.',
  agency_not_department: () =>
    'This agency asks through its department. Choose the department or its equivalent.',
  details_missing: () =>
    'Describe what is asked for, such as the service points and services to be published.',
  executive_name_missing: () => 'Enter the executive’s name.',
  position_missing: () => 'Enter the position.',
  telephone_missing: () => 'Enter a telephone number for office hours.',
  email_missing: () => 'Enter an e-mail address.',
  email_unfit: () => 'Not an e-mail address. Enter one like somchai@office.go.th.',
  executive_is_requester: () =>
    'The executive must be somebody other than the requester: the director of the IT centre or equivalent.',
  letter_missing: () =>
    'Attach the invitation of the OPDC, or the agency’s own letter asking for the service.',
  request_under_way: (args) =>
    `The agency has a request for the same under way (no. ${args.number ?? ''}). Wait for its outcome, or ask the DGA Contact Center.`,
  too_many_requests: (args) =>
    `There are ${args.most ?? ''} requests under way already. Wait, or withdraw one first.`,
  request_moved_on: (args) =>
    `${args.by ? `${args.by} was` : 'Somebody was'} here before you${moment(args.at)}. See where the request stands now.`,
  reason_missing: () => 'Write the reason, so that the other side knows what to do.',
  link_expired: (args) => `This link ran out${moment(args.at)}. Ask the requester for a new one.`,
  link_unknown: () => 'This link no longer works. Open the one in the latest e-mail.',
  letter_empty: () => 'The file is empty. Choose the letter again.',
  letter_too_large: () =>
    'The file is over 10 MB. Scan it less finely, or keep only the pages needed.',
  letter_kind_unfit: () => 'By its content the file is no PDF, JPEG or PNG.',
  letter_broken: () =>
    'The file is incomplete or broken. Open it first, then save or scan it anew.',
  letter_encrypted: () => 'The PDF has a password. Save it without one.',
  letter_active: () =>
    'The PDF has commands that act by themselves and is refused for safety. Print it to a new PDF, or scan it from paper.',
  letter_bomb: () =>
    'Unpacked the file is suspiciously large and is refused for safety. Scan it anew from paper.',
  right_held: () => 'This right, or a wider one, is held already.',
  token_by_service_request: () =>
    'This right comes with the department’s service request, or from DGA. Ask for the service instead.',
  token_requested: (args) => `This Token was asked for${moment(args.at)} and waits for an answer.`,
  token_waits: (args) =>
    `A Token for this right was mailed there${moment(args.at)} and is not used yet.`,
  token_request_moved_on: (args) =>
    `${args.by ? `${args.by} was` : 'Somebody was'} here before you${moment(args.at)}. There is nothing left to do.`,
  token_not_waiting: () => 'This Token was used, has expired or was revoked. Load the list again.',
  own_request: () => 'Nobody approves their own request. Another central officer decides it.',
  grant_moved_on: () => 'Somebody changed this right before. Load the list again.',
  grant_suspended: () =>
    'This right is suspended. The central officer of the parent agency resumes it; there is no need to ask anew.',
  own_grant: () =>
    'Nobody changes their own right. Another central officer or the agency above does.',
  same_right: () => 'The new right is the same as the old. Choose another right or unit.',
  successor_missing: () => 'Choose who takes over, or enter their e-mail address.',
  successor_is_predecessor: () => 'Somebody else has to take over.',
  review_moved_on: (args) =>
    `${args.by ? `${args.by} has` : 'Somebody has'} reviewed these rights${moment(args.at)}. There is nothing left to do.`,
  review_incomplete: (args) => `${args.missing ?? ''} rights have no answer yet. Choose for each.`,
  provider_unknown: () => 'No identity provider has this name; choose again',
  list_empty: () => 'The list is empty. Its first row names the columns; the rows follow',
  list_too_large: () => 'The list is over 1 MB; part it and hand in one file after the other',
  list_separator_unfit: () => 'The cells are not parted by commas; save it as CSV with commas (,)',
  list_column_missing: () => 'The header lacks this column',
  list_column_repeated: () => 'The header has this column more than once; keep one',
  list_quotes_unfit: () => 'The " marks do not pair up; write a " inside a text as ""',
  list_cells_unfit: (args) =>
    `${args.cells ?? ''} cells where the header has ${args.columns ?? ''}; a text with a comma stands in "…", and a column without a name stays empty`,
  citizen_number_in_list: () =>
    'It holds a citizen number: take it out of the file and of every copy; a username or an e-mail is enough',
  row_repeated: () => 'The same stands in a row before; remove one of them',
  account_missing: () => 'Neither a username nor an e-mail; enter one of them',
  account_given_twice: () => 'Both a username and an e-mail; keep one of them',
  account_username_unfit: () =>
    'A username has no spaces or invisible characters, and 100 characters at most',
  account_email_unfit: () => 'Not an e-mail address; write it like somchai@office.go.th',
  account_provider_unsaid: () => 'Choose which identity provider the usernames belong to',
  role_missing: () =>
    'No role; enter operator, central officer, agency officer or service-point officer',
  role_unknown: () =>
    'Unknown role; enter operator, central officer, agency officer or service-point officer',
  unit_missing: () => "No unit; enter an agency's name, or a service point's code from its poster",
  unit_unknown: () =>
    "Not in the register; enter the agency's name as it stands there, or a service point's code",
  unit_code_mistyped: () => 'The code may be mistyped: its check character does not fit',
  unit_name_shared: (args) =>
    `Several agencies have this name; enter the identifier of one instead: ${args.choices ?? ''}`,
  unit_not_of_role: () =>
    'Role and unit do not go together: a service-point officer has a service point, the others an agency',
  grant_not_within_rights: () => 'You may not give this right in this unit'
};
