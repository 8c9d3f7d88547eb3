import type { Approval, WrongRightsNote } from '$lib/backend';
import { day, grant, officer } from './samples';

/** What waits for the officer of the samples. Invented people. */

export function wrongRightsNote(
  now: number,
  change: Partial<WrongRightsNote> = {}
): WrongRightsNote {
  return {
    id: 'note-1',
    from: { id: 'officer-7', name: 'ปรีชา ตัวอย่าง', email: 'preecha@district.example' },
    wrong: { kind: 'grant', id: 'grant-7' },
    role: 'agency_officer',
    unit_name_th: 'สำนักงานเขตบางรัก',
    agency_name_th: 'กรุงเทพมหานคร',
    note: 'ย้ายมาประจำสำนักงานเขตพระนครตั้งแต่เดือนที่แล้ว แต่สิทธิ์ยังเป็นของเขตบางรัก',
    written_at: now - 4 * 3_600_000,
    state: { state: 'waiting' },
    may_settle: true,
    may_withdraw: false,
    ...change
  };
}

/** One that the officer of the samples wrote. */
export const ownNote = (now: number, change: Partial<WrongRightsNote> = {}): WrongRightsNote =>
  wrongRightsNote(now, {
    id: 'note-own',
    from: officer,
    wrong: { kind: 'grant', id: grant.id },
    role: grant.role,
    unit_name_th: grant.unit_name_th,
    agency_name_th: grant.agency_name_th,
    note: 'หน่วยงานของสิทธิ์นี้ไม่ตรงกับคำสั่งแต่งตั้ง',
    written_at: now - 2 * day,
    may_settle: false,
    may_withdraw: true,
    ...change
  });

/** The oldest first. */
export const waitingApprovals = (now: number): Approval[] => [
  {
    kind: 'wrong_rights',
    id: 'note-4',
    from: 'อรุณี นามสมมติ',
    unit_name_th: 'สำนักงานเขตดุสิต',
    role: 'agency_officer',
    since: now - 5 * day
  },
  {
    kind: 'wrong_rights',
    id: 'note-3',
    from: 'ดารณี ทดลองงาน',
    unit_name_th: 'สำนักงานเขตพระนคร',
    role: 'service_point_officer',
    since: now - 3 * day
  },
  {
    kind: 'wrong_rights',
    id: 'note-2',
    from: 'มานะ ทดลองงาน',
    unit_name_th: 'สำนักงานเขตบางกะปิ',
    role: 'agency_officer',
    since: now - day
  },
  {
    kind: 'wrong_rights',
    id: 'note-1',
    from: 'ปรีชา ตัวอย่าง',
    unit_name_th: 'สำนักงานเขตบางรัก',
    role: 'agency_officer',
    since: now - 4 * 3_600_000
  }
];
