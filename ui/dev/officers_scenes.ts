import type { ImportReport } from '$lib/backend';
import type { FakeBackend } from '../src/testing/fake_backend';
import {
  handedOutTokens,
  heldGrant,
  heldGrants,
  importedAccounts,
  rightsReview,
  rightsReviews,
  unitsWithout
} from '../src/testing/officers';
import { day, morning, problem } from '../src/testing/samples';
import { click, type } from './presses';

const now = Date.now();

function fill(backend: FakeBackend): void {
  backend.current = backend.readyView();
  backend.held = heldGrants(now);
  backend.handedOut = handedOutTokens(now);
  backend.withoutOfficer = unitsWithout(now);
  backend.rightsReviews = rightsReviews(now);
  backend.importedAccounts = importedAccounts(now);
}

const importReport: ImportReport = {
  applied: false,
  totals: { new: 2, already_there: 1, already_claimed: 0, bad: 1 },
  rows: [
    {
      row: 2,
      outcome: 'new',
      account: 'suda@dusit.example',
      role: 'agency_officer',
      unit: { kind: 'agency', id: 'district-1' },
      unit_name_th: 'สำนักงานเขตดุสิต',
      problems: []
    },
    {
      row: 3,
      outcome: 'already_there',
      account: 'kanda.s',
      role: 'agency_officer',
      unit: { kind: 'agency', id: 'district-0' },
      unit_name_th: 'สำนักงานเขตพระนคร',
      problems: []
    },
    {
      row: 4,
      outcome: 'bad',
      account: null,
      role: null,
      unit: null,
      unit_name_th: null,
      problems: [problem('', 'citizen_number_in_list')]
    }
  ],
  problems: [],
  unused_columns: ['เบอร์โทร']
};

const list =
  'email,role,unit\nmalee@bangkapi.example,เจ้าหน้าที่หน่วยงาน,สำนักงานเขตบางกะปิ\nsomkid,เจ้าหน้าที่หน่วยงาน,สำนักงานเขตดุสิต\nsuda@dusit.example,,กองที่ไม่มี\n';

/** The page of Tokens and officers, to be looked at with the address `#/officers/TAB`. */
export const officersScenes = {
  officers: fill,
  'officers-many': (backend) => {
    fill(backend);
    backend.held = Array.from({ length: 3_000 }, (_, index) =>
      heldGrant(now, { id: `grant-many-${index}`, unit_name_th: `สำนักงานเขตที่ ${index + 1}` })
    );
  },
  'officers-empty': (backend) => {
    backend.current = backend.readyView();
  },
  'officers-offline': (backend) => {
    fill(backend);
    backend.sent = { state: 'offline', unsent: 0, last_sync: morning, progress: null };
  },
  'officers-fail': (backend) => {
    fill(backend);
    for (const command of [
      'officers',
      'tokens',
      'unitsWithoutOfficer',
      'reviews',
      'accounts'
    ] as const) {
      backend.fail(command, 'internal');
    }
  },
  'officers-loading': (backend) => {
    fill(backend);
    backend.officers = () => new Promise(() => undefined);
    backend.tokens = () => new Promise(() => undefined);
  },
  'officers-open': (backend) => {
    fill(backend);
    click('officer-row');
  },
  'officers-suspended': (backend) => {
    fill(backend);
    click('officer-row', 2);
  },
  'officers-devices': (backend) => {
    fill(backend);
    click('officer-row');
    click('officer-devices');
  },
  'officers-none-found': (backend) => {
    fill(backend);
    type('officer-search', 'สุไหงโก-ลก');
  },
  'officers-suspend': (backend) => {
    fill(backend);
    click('officer-row');
    click('grant-suspend');
    click('reason-give');
  },
  'officers-change': (backend) => {
    fill(backend);
    click('officer-row');
    click('grant-change');
  },
  'officers-hand-over': (backend) => {
    fill(backend);
    click('officer-row');
    click('grant-hand-over');
    click('hand-over-next');
  },
  'officers-moved-on': (backend) => {
    fill(backend);
    backend.fail('resumeGrant', 'refused', [problem('', 'grant_moved_on')]);
    click('officer-row', 2);
    click('grant-resume');
  },
  'token-open': (backend) => {
    fill(backend);
    click('token-row');
  },
  'token-issue': (backend) => {
    fill(backend);
    click('token-issue');
    click('issue-send');
  },
  'token-issue-find': (backend) => {
    fill(backend);
    click('token-issue');
    type('unit-picker', 'เขตพระ');
  },
  'token-revoke': (backend) => {
    fill(backend);
    click('token-row');
    click('token-revoke');
  },
  'list-bad': (backend) => {
    fill(backend);
    backend.importReport = importReport;
    type('list-text', list);
    click('list-check');
  },
  'list-good': (backend) => {
    fill(backend);
    type('list-text', list.split('\n').slice(0, 2).join('\n'));
    click('list-check');
  },
  'list-sent': (backend) => {
    fill(backend);
    type('list-text', list);
    click('list-check');
    click('list-send');
  },
  'review-answered': (backend) => {
    fill(backend);
    backend.rightsReviews = [
      rightsReview(now, { stage: 'warned', due_at: now + 4 * day }),
      ...backend.rightsReviews.slice(1)
    ];
    click('review-suspend', 1);
    click('review-keep-rest');
    click('review-confirm');
  },
  'review-approval': (backend) => {
    fill(backend);
    backend.waiting = [
      {
        kind: 'rights_review',
        id: 'review-1',
        from: 'ระบบ',
        unit_name_th: 'กรุงเทพมหานคร',
        role: null,
        since: now - 4 * day
      }
    ];
  },
  proving: (backend) => {
    fill(backend);
    backend.resumeGrant = () => {
      backend.current = { state: 'signing_in' };
      backend.announce('session');
      return new Promise(() => undefined);
    };
    click('officer-row', 2);
    click('grant-resume');
  }
} satisfies Record<string, (backend: FakeBackend) => void>;
