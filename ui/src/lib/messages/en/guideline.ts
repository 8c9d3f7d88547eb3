import type { Messages } from '../language.svelte';

export const guideline: Messages['guideline'] = {
  title:
    'Guideline: requesting and using the Central Information for Contacting the Government (info)',
  lead: 'The words of DGA’s guideline; beneath each step how it is done in InfoDesk, with a button that goes there. Where the translation differs, the Thai text stands.',
  here: 'In InfoDesk',
  contents: 'Sections',
  afterToken: 'After the Token',
  places: {
    call: 'Write to the Contact Center',
    'new-request': 'Ask for the service',
    requests: 'See my requests',
    token: 'Enter the Token',
    'token-request': 'Ask for a Token',
    'digital-id': 'Register a Digital ID',
    account: 'See the account',
    'service-points': 'Go to service points',
    manuals: 'See all manuals',
    posters: 'Go to posters',
    home: 'Go home'
  },
  sections: [
    {
      title: 'Requesting the service',
      lead: 'For officers of a central body (department level or equivalent). Skip this when you already hold a Token.',
      steps: [
        {
          text: 'Contact the DGA Contact Center, telephone 02-612-6060, or write to contact@dga.or.th with the agency’s details, to apply for info.',
          here: 'For advice only: the request itself is made in this program'
        },
        {
          text: 'The user gets an e-mail in reply with how to reach customer.dga.or.th.',
          here: 'No e-mail to wait for: sign in with Digital ID and begin the request'
        },
        {
          text: 'Whoever already has an account on customer.dga.or.th signs in there and applies.',
          here: 'One account, Digital ID. What you sent is under My requests.'
        },
        {
          text: 'Choose the menu “ศูนย์รวมข้อมูลเพื่อติดต่อราชการ”:',
          points: [
            'choose the request type “open a new service”',
            'state the details of the service request',
            'attach the invitation letter to the briefing by OPDC, or the own agency’s letter asking for the service',
            'give the e-mail of an executive of the agency (director of the IT centre, or equivalent)',
            'the executive clicks “confirm the service request” in the e-mail that arrives'
          ],
          here: 'The form has five steps and keeps its draft: stop, and go on later'
        },
        {
          text: 'When the approval is complete, the Token is sent to the requester’s e-mail, as given in the system.',
          here: 'Open the link in the e-mail, or copy the Token into its field'
        }
      ]
    },
    {
      title: 'Getting a Digital ID account',
      lead: 'User accounts',
      steps: [
        {
          text: 'Whoever already has an OpenID account that was used on Citizen.info.go.th',
          points: [
            'can sign in to admin.info.go.th with it at once, with the rights “central officer” or “service-point officer”.'
          ],
          here: 'Sign in with that account, then check your rights'
        },
        {
          text: 'A new user, or one with no OpenID (Digital ID) account yet',
          points: [
            'registers a Digital ID at Connect.egov.go.th (a manual is attached)',
            'gives the 13-digit citizen number and fills in the personal data',
            'sets a username and a password'
          ],
          here: 'The citizen number is given on that site only; InfoDesk neither asks for it nor keeps it'
        }
      ]
    },
    {
      title: 'Signing in to info, for officers',
      lead: 'Once, the first time; after that Digital ID alone is enough',
      steps: [
        { text: 'Open admin.info.go.th.', here: 'Open InfoDesk instead' },
        {
          text: 'Press “เข้าสู่ระบบ” (sign in), top right.',
          here: 'The button is on the first page, when signed out'
        },
        {
          text: 'Sign in with the button “Digital ID”, with the OpenID (Digital ID) account.',
          here: 'The browser opens; when you are done, this window goes on by itself'
        },
        {
          text: 'Enter the Token received, to use the system with the rights it carries.',
          here: 'All 24 characters can be pasted at once'
        },
        {
          text: 'Once signed in, the officer can check the rights on the account page (Profile).',
          points: ['If the rights are wrong, contact the central officer of the parent agency.'],
          here: 'If one is wrong, report it right there; it goes to the parent agency'
        }
      ]
    },
    {
      title: 'The Token',
      lead: 'For the first sign-in',
      steps: [
        {
          text: 'Central officers get theirs at customer.dga.or.th, by the process above.',
          here: 'Send the request from this program; with the approval the Token is mailed'
        },
        {
          text: 'Officers of an agency or of a service point ask the central officer of the parent agency for theirs.',
          here: 'Ask the central officer from this program'
        }
      ]
    },
    {
      title: 'Use by right',
      lead: 'What agency officers do',
      steps: [
        {
          text: 'Check and update the data of the service point, and pin the citizens’ manuals to it.',
          here: 'Open a service point, correct it, pin manuals, save, then confirm'
        },
        {
          text: 'Print the QR-code poster from the info back end and put it up at the service point.',
          here: 'Choose a service point, check the preview, then print or save a PDF'
        },
        {
          text: 'Check, follow and view the reports on the service points’ data.',
          here: 'Home tells which points lack something and which are due'
        }
      ]
    }
  ]
};
