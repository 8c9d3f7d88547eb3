import type { FakeBackend } from '../src/testing/fake_backend';
import {
  endedRequests,
  ownServiceRequests,
  requestApprovals,
  requestDraft,
  requestForm,
  tokenRequest,
  waitingRequest
} from '../src/testing/requests';
import { morning, needsToken, officer, problem } from '../src/testing/samples';
import { refused } from '../src/testing/fake_calls';
import { click } from './presses';

/** Requests for the service, written, followed and decided. */
export const requestScenes = {
  'request-new': (backend) => {
    withoutRights(backend);
  },
  'request-draft': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({ letter: backend.chosenLetter });
  },
  'request-problems': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({
      step: 1,
      form: requestForm({
        details: '',
        requester: { position: '', telephone: '', email: 'somying@example.go.th' }
      })
    });
    click('wizard-next');
  },
  'request-check-problems': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({ step: 3 });
    click('step-4');
  },
  'request-letter-unfit': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({ step: 2 });
    backend.fail('chooseLetter', 'refused', [problem('letter', 'letter_encrypted')]);
    click('letter-choose');
  },
  'request-letter-pdf': (backend) => {
    withoutRights(backend);
    const pdf = { name: 'หนังสือขอใช้บริการ.pdf', kind: 'pdf', size: 1_480_000 } as const;
    backend.draft = requestDraft({ step: 2, letter: pdf });
    backend.letterBytes = backend.poster;
  },
  'request-offline': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({ step: 4, letter: backend.chosenLetter });
    backend.sent = { state: 'offline', unsent: 0, last_sync: morning, progress: null };
    backend.fail('ownRequests', 'hub_unreachable');
  },
  'request-sent': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft({ step: 4, letter: backend.chosenLetter });
    click('wizard-send');
  },
  requests: (backend) => {
    withoutRights(backend);
    const now = Date.now();
    backend.draft = requestDraft();
    backend.requests = ownServiceRequests(now);
    backend.tokenRequests = [
      tokenRequest(now, { from: officer, may_decide: false, may_withdraw: true })
    ];
  },
  'request-proposed': (backend) => {
    withoutRights(backend);
    const agency = {
      kind: 'proposed',
      name_th: 'กรมกิจการตัวอย่าง',
      name_en: '',
      ministry_id: 'agency-interior'
    } as const;
    backend.draft = requestDraft({
      form: requestForm({ agency, letter: null }),
      agency_name_th: agency.name_th
    });
  },
  'requests-none': (backend) => {
    withoutRights(backend);
  },
  'requests-discarded': (backend) => {
    withoutRights(backend);
    backend.draft = requestDraft();
    backend.requests = ownServiceRequests(Date.now());
    click('draft-discard');
  },
  'requests-ended': (backend) => {
    withoutRights(backend);
    backend.requests = endedRequests(Date.now());
  },
  'token-asked': (backend) => {
    withoutRights(backend);
    backend.requests = ownServiceRequests(Date.now());
  },
  'approvals-overtaken': (backend) => {
    asOperator(backend);
    const moved = { by: 'วิชัย ตัวอย่างดี', at: String(morning), state: 'approved' };
    const decide = backend.decideRequest;
    backend.decideRequest = async (id) => {
      await decide(id, { decision: 'approve' });
      throw refused([problem('', 'request_moved_on', moved)]);
    };
    click('approve');
    click('confirm');
  },
  'requests-queue': (backend) => {
    asOperator(backend);
  },
  'approvals-requests': (backend) => {
    asOperator(backend);
  }
} satisfies Record<string, (backend: FakeBackend) => void>;

function withoutRights(backend: FakeBackend): void {
  backend.current = needsToken;
}

function asOperator(backend: FakeBackend): void {
  const now = Date.now();
  const may = { hand_out: true, decide_requests: true, ask_for_service: false };
  backend.current = { ...backend.readyView(), may };
  backend.requests = [waitingRequest(now), ...ownServiceRequests(now)];
  backend.tokenRequests = [tokenRequest(now)];
  backend.waiting = requestApprovals(now);
}

/** A letter as a scanner would give it. */
export async function drawLetter(): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1240, 1754];
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#222';
    pen.font = '36px sans-serif';
    const lines = [
      'ที่ มท 0301/ว 123',
      'เรื่อง ขอใช้บริการศูนย์รวมข้อมูลเพื่อติดต่อราชการ',
      'เรียน ผู้อำนวยการ สพร.'
    ];
    lines.forEach((line, index) => pen.fillText(line, 140, 240 + index * 90));
  }
  const blob = await new Promise<Blob | null>((drawn) => canvas.toBlob(drawn, 'image/png'));
  return blob ? blob.arrayBuffer() : new ArrayBuffer(0);
}
