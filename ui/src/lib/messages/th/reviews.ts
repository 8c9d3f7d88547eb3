import type { ReviewStage } from '$lib/backend';
import { count, dateTh } from '../format';

export const reviews = {
  title: (quarter: number, year: number) => `ทบทวนสิทธิ์ ไตรมาส ${quarter}/${year}`,
  list: 'การทบทวนสิทธิ์',
  lead: 'ทุกไตรมาส เจ้าหน้าที่ส่วนกลางยืนยันว่าเจ้าหน้าที่ในสังกัดยังควรมีสิทธิ์อยู่',
  empty: 'ยังไม่มีการทบทวนสิทธิ์',
  emptyText: 'ระบบเปิดการทบทวนให้ทุกไตรมาส และแจ้งที่เรื่องรออนุมัติ',
  stages: {
    waiting: 'รอทบทวน',
    warned: 'ใกล้ครบกำหนด',
    confirmed: 'ทบทวนแล้ว',
    lapsed: 'เลยกำหนด'
  } satisfies Record<ReviewStage, string>,
  due: (at: number) => `ครบกำหนด ${dateTh(at)}`,
  confirmed: (by: string, at: number) => `${by} ยืนยันเมื่อ ${dateTh(at)}`,
  lapsedAt: (at: number) => `เลยกำหนดเมื่อ ${dateTh(at)}`,
  rights: (n: number) => `${count(n)} สิทธิ์`,
  facts: { agency: 'หน่วยงาน', due: 'ครบกำหนด', stage: 'สถานะ' },
  day: (at: number) => dateTh(at),
  unanswered: (at: number) =>
    `หากไม่มีผู้ยืนยันภายใน ${dateTh(at)} ระบบจะระงับสิทธิ์ที่ยังไม่ได้ยืนยัน และให้ใช้ต่อได้ภายหลัง ก่อนถึงกำหนดจะเตือนทางอีเมล`,
  lapsedText: 'ไม่มีผู้ยืนยันภายในกำหนด ระบบจึงระงับสิทธิ์เหล่านี้ ให้ใช้ต่อได้ที่รายการเจ้าหน้าที่',
  grants: 'สิทธิ์ที่ต้องทบทวน',
  keep: 'คงไว้',
  suspend: 'ระงับ',
  answerFor: (name: string, right: string) => `${name} ${right}`,
  keepRest: (n: number) => `คงไว้ทั้งหมดที่เหลือ ${count(n)} สิทธิ์`,
  confirm: 'ยืนยันผลการทบทวน',
  confirmTitle: 'ยืนยันผลการทบทวนสิทธิ์',
  confirmKeep: (n: number) => `คงไว้ทั้ง ${count(n)} สิทธิ์`,
  confirmSuspend: (keep: number, suspend: number, names: string) =>
    `คงไว้ ${count(keep)} สิทธิ์ ระงับ ${count(suspend)} สิทธิ์ ได้แก่ ${names} ผู้ถูกระงับจะได้รับอีเมล`,
  left: (n: number) => (n > 0 ? `ยังไม่ได้เลือก ${count(n)} สิทธิ์` : 'เลือกครบแล้ว'),
  done: (keep: number, suspend: number) =>
    suspend > 0
      ? `ยืนยันแล้ว คงไว้ ${count(keep)} สิทธิ์ ระงับ ${count(suspend)} สิทธิ์`
      : `ยืนยันแล้ว คงไว้ทั้ง ${count(keep)} สิทธิ์`,
  offline: 'เปิดการทบทวนได้เมื่อกลับมาออนไลน์'
};
