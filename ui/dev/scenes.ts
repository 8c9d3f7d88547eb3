import type { OpeningHours } from '$lib/backend';
import type { FakeBackend } from '../src/testing/fake_backend';
import { ownNote, waitingApprovals, wrongRightsNote } from '../src/testing/approvals';
import { officersScenes } from './officers_scenes';
import { click, type } from './presses';
import { drawLetter, requestScenes } from './request_scenes';
import { registerRows } from '../src/testing/register';
import {
  batchView,
  day,
  lastPrint,
  morning,
  needsToken,
  officeHours,
  particulars,
  pointView,
  printer,
  problem,
  servicePoint,
  suspended
} from '../src/testing/samples';

/** States of the app worth looking at. */
const scenes = {
  ...officersScenes,
  ...requestScenes,
  'signed-out': () => undefined,
  'sign-in-fails': (backend) => {
    backend.fail('signIn', 'hub_unreachable');
    click('sign-in-digital-id');
  },
  'signing-in': () => click('sign-in-digital-id'),
  'damaged-aside': (backend) => {
    backend.start = { ...backend.start, set_aside: ['replica-damaged-2569-11-23.db'] };
  },
  stopped: (backend) => {
    const problem = { code: 'data_folder_not_writable' as const, problems: [] };
    backend.start = { ...backend.start, problem };
  },
  token: (backend) => {
    backend.current = needsToken;
  },
  suspended: (backend) => {
    backend.current = { ...needsToken, suspended: [suspended] };
  },
  'token-used': (backend) => {
    backend.current = needsToken;
    const used = problem('token', 'token_used', { at: String(morning - 11 * day) });
    backend.fail('redeemToken', 'refused', [used]);
    type('token-input', '7H2K-M9QX-4TRB-W3CN-8PJD-K2F5');
    click('token-submit');
  },
  approvals: (backend) => {
    const now = Date.now();
    backend.current = backend.readyView();
    backend.waiting = waitingApprovals(now);
    backend.notes = backend.waiting.map(({ id }) => wrongRightsNote(now, { id }));
  },
  'own-notes': (backend) => {
    const now = Date.now();
    backend.current = backend.readyView();
    backend.notes = [ownNote(now)];
  },
  ready: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
  },
  many: (backend) => {
    backend.current = backend.readyView();
    backend.rows = registerRows(30_000);
  },
  offline: (backend) => {
    backend.current = { ...backend.readyView(), keyring: 'absent' } as typeof backend.current;
    backend.sent = { state: 'offline', unsent: 3, last_sync: morning, progress: null };
    fillFirstPoint(backend);
  },
  devices: (backend) => {
    backend.current = backend.readyView();
  },
  'devices-alone': (backend) => {
    backend.current = backend.readyView();
    backend.devicesList = backend.devicesList.slice(0, 1);
  },
  'devices-confirm': (backend) => {
    backend.current = backend.readyView();
    click('device-sign-out');
  },
  'devices-fail': (backend) => {
    backend.current = backend.readyView();
    backend.fail('devices', 'internal');
  },
  'devices-loading': (backend) => {
    backend.current = backend.readyView();
    backend.devices = () => new Promise(() => undefined);
  },
  unsent: (backend) => {
    backend.current = backend.readyView();
    backend.sent = { state: 'unsent', unsent: 3, last_sync: morning, progress: null };
  },
  conflict: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    const view = backend.view('point-1');
    const { hours } = view.point.particulars;
    const [monday, tuesday, wednesday, thursday, friday, , sunday] = hours.week;
    const saturday = [{ from: 510, to: 720 }];
    const theirs: OpeningHours = {
      ...hours,
      week: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]
    };
    const their_change = { version: 12, by: 'ดารณี ทดลองงาน', at: morning };
    backend.views.set('point-1', {
      ...view,
      conflicts: [
        {
          operation_id: 'operation-1',
          yours: { field: 'hours', value: hours },
          theirs: { field: 'hours', value: theirs },
          their_change
        }
      ]
    });
  },
  empty: (backend) => {
    backend.current = backend.readyView();
    backend.rows = [];
  },
  problems: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    type('address-postcode', '50000');
    type('phone-input-0', '02-281');
    type('latitude', '18.79');
  },
  printers: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    backend.foundPrinters = {
      printers: [
        printer({}),
        printer({
          id: 'ipp://second',
          name: 'Canon iR-ADV C3530',
          location: null,
          is_default: false,
          state: 'stopped',
          media_ready: ['a3', 'a4'],
          problems: [{ condition: 'no_paper', urgency: 'error', word: 'media-empty-error' }]
        }),
        printer({
          id: 'ipp://third',
          name: 'เครื่องพิมพ์ชั้น 3',
          is_default: false,
          kind: 'network',
          accepts_pdf: false
        })
      ],
      faults: [{ fault: 'no_search' }]
    };
    click('printer-choose');
  },
  'points-ticked': (backend) => {
    backend.current = backend.readyView();
    for (const row of [0, 2, 3, 6]) click('point-tick', row);
  },
  'points-ticked-unseen': (backend) => {
    backend.current = backend.readyView();
    for (const row of [0, 2, 3]) click('point-tick', row);
    type('point-search', 'บาง');
  },
  'points-ticked-none-listed': (backend) => {
    backend.current = backend.readyView();
    for (const row of [0, 2]) click('point-tick', row);
    type('point-search', 'สุไหงโก-ลก');
  },
  'points-ticked-all': (backend) => {
    backend.current = backend.readyView();
    backend.rows = registerRows(30_000);
    click('point-tick-all');
  },
  'poster-batch-ticked': (backend) => {
    backend.current = backend.readyView();
    for (const row of [0, 2, 3]) click('point-tick', row);
    click('poster-batch-open');
  },
  'poster-batch': (backend) => {
    backend.current = backend.readyView();
    backend.printerChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };
    backend.filesOutcome = {
      outcome: 'made',
      place: '/home/officer/โปสเตอร์',
      posters: 34,
      files: 3,
      kept: 12,
      left_out: ['ที่ทำการปกครองอำเภอ']
    };
    click('poster-batch-open');
    click('files-make');
  },
  settings: (backend) => {
    backend.current = backend.readyView();
    backend.printerChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };
    backend.foundPrinters = { printers: [printer({})], faults: [] };
    backend.options = {
      options: { sheet: 'poster_a3', language: 'thai_and_english', ink: 'full', emblem: true },
      emblem: 'ตรากรมการปกครอง.svg'
    };
  },
  'settings-printer-stopped': (backend) => {
    backend.current = backend.readyView();
    backend.printerChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };
    const problem = {
      condition: 'no_paper',
      urgency: 'error',
      word: 'media-empty-error'
    } as const;
    backend.foundPrinters = {
      printers: [printer({ state: 'stopped', problems: [problem] })],
      faults: []
    };
  },
  'settings-printer-gone': (backend) => {
    backend.current = backend.readyView();
    backend.printerChoice = { printer: 'ipp://old', name: 'Canon iR-ADV C3530 ห้องธุรการ ชั้น 2' };
  },
  printing: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    backend.printerChoice = { printer: 'ipp://reception', name: 'เครื่องพิมพ์หน้าเคาน์เตอร์' };
    backend.batch = batchView({});
  },
  'printing-blocked': (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    backend.batch = batchView({
      phase: { phase: 'blocked', fault: { fault: 'jam' } },
      problems: [
        {
          point: 'point-2',
          label: 'สำนักงานเขตบางรัก',
          copies: 3,
          printed: 1,
          state: { state: 'failed', fault: { fault: 'job_lost' }, uncertain: true }
        }
      ]
    });
  },
  search: (backend) => {
    backend.current = backend.readyView();
    click('quick-search');
  },
  picker: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    click('manual-add');
  },
  province: (backend) => {
    backend.current = backend.readyView();
    fillFirstPoint(backend);
    click('address-district');
  }
} satisfies Record<string, (backend: FakeBackend) => void>;

export type Scene = keyof typeof scenes;

export async function setScene(backend: FakeBackend, scene: Scene): Promise<void> {
  const sheet = await fetch('/dev/poster.pdf').catch(() => null);
  if (sheet?.headers.get('content-type') === 'application/pdf') {
    backend.poster = await sheet.arrayBuffer();
  }
  backend.letterBytes = await drawLetter();
  scenes[scene](backend);
}

function fillFirstPoint(backend: FakeBackend): void {
  const given = particulars({
    name_en: 'Phra Nakhon District Office',
    address: {
      line: '78 ถนนสามเสน',
      province: 10,
      district: 1001,
      subdistrict: 100101,
      postcode: 10200
    },
    phones: ['02-281-9800'],
    hours: { ...officeHours, note_th: 'พักเที่ยง 12.00–13.00 น. ทุกที่ตั้ง' },
    coordinates: { latitude: 13.764719, longitude: 100.499215 }
  });
  const assurance = { at: morning - 355 * day, by: 'ดารณี ทดลองงาน' };
  const pinned = [
    'การขอมีบัตรประจำตัวประชาชนครั้งแรก',
    'การขอมีบัตรประจำตัวประชาชน กรณีบัตรหาย หรือถูกทำลาย',
    'การแจ้งเกิด กรณีคนเกิดในท้องที่',
    'การจดทะเบียนสมรส'
  ].map((title_th, position) => ({
    id: `manual-${position + 1}`,
    title_th,
    position,
    printable: position === 0
  }));
  backend.views.set(
    'point-1',
    pointView({
      point: servicePoint({ particulars: given, assurance, last_print: lastPrint }),
      assurance: { state: 'due_soon', due: morning + 10 * day },
      missing: [],
      poster_state: 'must_reprint',
      poster_version: 8,
      pinned,
      hours_lines: ['จันทร์–ศุกร์ 08.30–16.30 น.', 'ปิดวันหยุดราชการ']
    })
  );
}
