import type { Messages } from '../language.svelte';
import { contactCenter } from '../contact';
import { count, dateEn, timeEn } from '../format';

export const requests: Messages['requests'] = {
  kinds: {
    new_service: 'Open a new service',
    change_details: 'Change details',
    change_executive: 'Change the executive',
    end_service: 'End the service'
  },
  kindTexts: {
    new_service: 'The agency does not use info yet. With the approval the Token is mailed to you.',
    change_details: 'The agency uses info, and what was told about it has changed',
    change_executive: 'The executive who confirmed has moved or has another position',
    end_service: 'The agency will not use info any more'
  },
  stages: {
    awaits_executive: 'Waits for the executive',
    link_expired: 'The executive’s link ran out',
    declined: 'Not confirmed by the executive',
    awaits_operator: 'Waits for DGA',
    returned: 'Returned for correction',
    rejected: 'Rejected',
    approved: 'Approved',
    withdrawn: 'Withdrawn'
  },
  steps: ['Subject and agency', 'Details and requester', 'Letter', 'Executive', 'Check and send'],
  stepOf: (number, of) => `Step ${count(number)} of ${count(of)}`,
  stepList: 'Steps of the request',
  amending: (number) => `Correcting request ${number}`,
  amendingAny:
    'You are correcting a request. Once sent, the same request goes on; it does not start anew.',
  next: 'Next',
  previous: 'Back',
  send: 'Send the request',
  sendAgain: 'Send again',
  sending: 'Sending the letter and the request',
  saved: (at) => `Draft saved ${timeEn(at)}`,
  saving: 'Saving the draft',
  notSaved: 'The draft is not saved yet',
  unsaved: 'The draft is saved by itself once you begin',
  help: 'Need help?',
  guideline: 'Read the whole guideline',
  offline: 'You are offline; go on filling in',
  offlineText: 'The draft is kept on this machine. It can be sent once the hub is reached again.',
  agency: {
    kind: 'What do you ask for?',
    title: 'The agency that asks',
    text: 'Choose a department or its equivalent',
    label: 'Agency',
    placeholder: 'Type the name of a department or its equivalent',
    searching: 'Searching',
    hint: 'Type part of the name, then choose from the list',
    unreachable: 'Agencies cannot be searched while offline. Fill in the other steps first.',
    propose: 'My agency is missing: propose it',
    proposing: 'Propose an agency that the register does not have',
    proposingText: 'DGA checks the name; the agency is added with the approval',
    choose: 'Choose from the register instead',
    nameTh: 'Name in Thai',
    nameEn: 'Name in English',
    ministry: 'Ministry',
    ministryPlaceholder: 'Type the name of the ministry'
  },
  details: {
    title: 'Details of the request',
    label: 'Details',
    hint: 'Such as the number of service points, the services to be published, and the wished-for start',
    requester: 'Who asks',
    name: 'Name',
    position: 'Position',
    telephone: 'Telephone',
    telephoneHint: 'In office hours',
    email: 'E-mail for the Token',
    emailHint: 'Check it well: the Token is sent to this address only'
  },
  letter: {
    title: 'Letter of the agency',
    text: 'Attach the invitation to the briefing by OPDC, or the agency’s own letter asking for the service',
    rules: 'PDF, JPEG or PNG, at most 10 MB, every page readable',
    choose: 'Choose the letter',
    chooseAgain: 'Choose another file',
    remove: 'Remove the letter',
    none: 'No letter yet',
    opening: 'Opening the letter',
    notShown: 'This letter cannot be shown',
    notShownText: 'Choose the file again, or scan the letter anew',
    page: (number, of) => `Page ${count(number)} of ${count(of)}`,
    label: (name) => `Letter ${name}`
  },
  executive: {
    title: 'The executive who confirms',
    text: 'The director of the IT centre or equivalent, and somebody other than yourself',
    how: 'They get an e-mail with the button “confirm the service request”. They need neither account nor program.',
    name: 'Name',
    position: 'Position',
    email: 'E-mail of the executive',
    emailHint: 'The office address that they read themselves'
  },
  check: {
    title: 'Check everything before sending',
    kind: 'Asked for',
    agency: 'Agency',
    proposed: 'Proposed',
    details: 'Details',
    requester: 'Who asks',
    token: 'E-mail for the Token',
    letter: 'Letter',
    executive: 'Executive',
    missing: 'Not filled in yet',
    edit: 'Edit',
    editStep: (step) => `Edit: ${step}`,
    problems: 'Not ready to be sent. Please mend this first:'
  },
  sent: {
    title: 'The request is sent',
    number: (number) => `Number ${number}`,
    next: 'What happens next',
    steps: (executive, email) => [
      `${executive} gets an e-mail to press “confirm the service request”. Tell them, so that it is not missed.`,
      'Once confirmed, DGA looks at the request. You see how it goes under My requests.',
      `The result is mailed to ${email}. For a new service a Token comes with it, to be entered on the first page of InfoDesk.`
    ],
    open: 'See this request'
  },
  own: {
    draft: 'Draft, not sent yet',
    noAgency: 'No agency chosen yet',
    draftSaved: (at) => `Saved ${dateEn(at)}, ${timeEn(at)}`,
    goOn: 'Go on',
    discard: 'Discard',
    discardTitle: 'Discard this draft?',
    discardText: 'What is filled in and its letter are erased from this machine for good.',
    requests: 'Requests for the service',
    tokens: 'Requests for a Token',
    begin: 'New request',
    beginToken: 'Ask for a Token',
    none: 'No requests yet',
    noneText:
      'Central officers of a department begin with a request for the service. Others ask their parent agency for a Token.',
    offline: 'You are offline; how requests stand cannot be seen',
    offlineText: 'Your draft is here, and you can go on with it',
    sentAt: (at) => `Sent ${dateEn(at)}`,
    askedAt: (at) => `Asked ${dateEn(at)}`
  },
  one: {
    title: (number) => `Request ${number}`,
    facts: 'Details of the request',
    letter: 'Letter',
    noLetter: 'This request has no letter',
    timeline: 'What happened',
    system: 'The system',
    ministry: 'Ministry',
    proposed: 'A new agency that the register does not have yet',
    linkUntil: (at) => `The executive’s link works until ${dateEn(at)}, ${timeEn(at)}`,
    askAgain: 'Correct the executive or send a new link',
    askTitle: 'Send the executive a link again',
    askText: 'Check name and address. The link before stops working at once.',
    ask: 'Send the link',
    asked: 'A new link is on its way to the executive',
    amend: 'Correct and send again',
    replaceTitle: 'Replace the draft?',
    replaceText:
      'You have a draft that is not sent. Correcting this request replaces it; send the draft first if you need it.',
    replace: 'Replace the draft',
    withdraw: 'Withdraw',
    withdrawTitle: 'Withdraw this request?',
    withdrawText:
      'The request ends and the executive’s link stops working. Begin a new one if you need it again.',
    withdrawn: 'The request is withdrawn',
    offline: 'You are offline, so nothing can be done here now'
  },
  events: {
    sent: 'Request sent',
    executive_asked: 'Link sent to the executive',
    executive_reminded: 'Executive reminded',
    link_expired: 'The executive’s link ran out',
    confirmed: 'Confirmed by the executive',
    declined: 'Not confirmed by the executive',
    sent_again: 'Corrected and sent again',
    returned: 'Returned by DGA for correction',
    rejected: 'Rejected by DGA',
    approved: 'Approved by DGA',
    token_mailed: 'Token mailed to the requester',
    withdrawn: 'Withdrawn'
  },
  nextSteps: {
    awaits_executive:
      'Next: the executive confirms in the e-mail. If it did not arrive, check the address and send a new link.',
    link_expired: 'Next: the requester sends the executive a new link',
    declined: 'Next: the requester corrects what the executive wrote and sends again, or withdraws',
    awaits_operator: 'Next: DGA decides and writes to the requester',
    returned: 'Next: the requester corrects what DGA wrote and sends again',
    rejected: `Ended. Questions: ${contactCenter.name} ${contactCenter.telephone}`,
    approved: 'Done. If the e-mail has a Token, enter it on the first page of InfoDesk.',
    withdrawn: 'Ended. Begin a new request if you need it again.'
  },
  tokenStages: {
    waiting: 'Waiting',
    approved: 'Approved',
    declined: 'Declined',
    withdrawn: 'Withdrawn'
  },
  tokenEvents: {
    asked: 'Asked for a Token',
    approved: 'Approved',
    token_mailed: 'Token mailed',
    declined: 'Declined',
    withdrawn: 'Withdrawn'
  },
  tokenNext: {
    waiting: 'Next: the central officer of the parent agency decides',
    approved: 'Next: enter the Token from the e-mail in InfoDesk',
    declined: 'Ended. If you still need it, ask again with what the reason calls for.',
    withdrawn: 'Ended. You can ask again at any time.'
  },
  token: {
    withdrawTitle: 'Withdraw this request for a Token?',
    withdrawText: 'It disappears from the list of whoever decides. You can ask again at any time.'
  },
  queue: {
    stage: 'Stage',
    kind: 'Subject',
    text: 'Number, agency or requester',
    found: (n) => (n === 1 ? '1 request' : `${count(n)} requests`),
    none: 'No request fits',
    noneText: 'Try another stage or subject, or clear the search',
    clear: 'Clear filters',
    offline: 'You are offline; requests cannot be seen'
  }
};
