import type { ApprovalKind } from '$lib/backend';
import { contactCenter } from '../contact';
import { count, dateTh, timeTh } from '../format';

export const approvals = {
  list: 'เรื่องที่รอท่าน',
  waiting: (n: number) => `รอท่านตัดสินใจ ${count(n)} เรื่อง`,
  none: 'ไม่มีเรื่องรออนุมัติ',
  noneText: 'เมื่อมีเรื่องใหม่ ระบบจะแจ้งที่หน้านี้ และที่มุมจอของเครื่องนี้',
  noneElse: 'ไม่มีเรื่องอื่นรอท่าน',
  from: (name: string) => `จาก ${name}`,
  kinds: {
    service_request: 'คำขอใช้บริการ',
    token_request: 'ขอ Token ให้เจ้าหน้าที่',
    wrong_rights: 'แจ้งสิทธิ์ไม่ถูกต้อง',
    rights_review: 'ทบทวนสิทธิ์ประจำไตรมาส'
  } satisfies Record<ApprovalKind, string>,
  age: {
    fresh: 'เพิ่งมาถึง',
    hours: (n: number) => `รอมา ${count(n)} ชั่วโมง`,
    days: (n: number) => `รอมา ${count(n)} วัน`
  },
  offline: 'ออฟไลน์อยู่ จึงยังตัดสินใจไม่ได้',
  offlineTodo: 'ตัดสินใจได้ทันทีเมื่อเครื่องนี้ติดต่อระบบกลางได้อีกครั้ง',
  stale: 'ยังรับเรื่องใหม่จากระบบกลางไม่ได้ รายการนี้อาจไม่เป็นปัจจุบัน',
  notHere: 'เปิดเรื่องนี้ได้เมื่อกลับมาออนไลน์',
  asOf: (at: number) => `ข้อมูลเมื่อ ${dateTh(at)} เวลา ${timeTh(at)}`,
  moment: (at: number) => `${dateTh(at)} เวลา ${timeTh(at)}`,
  by: (who: string, at: number) => `${who} · ${dateTh(at)} เวลา ${timeTh(at)}`,
  overtaken: 'มีผู้ดำเนินการกับเรื่องนี้ก่อนแล้ว',
  over: 'เรื่องนี้ไม่รอท่านแล้ว',
  overText: 'ด้านล่างเป็นสถานะล่าสุด',
  timeline: 'ความเป็นมา',
  wrongRights: {
    title: (name: string) => `${name} แจ้งว่าสิทธิ์ไม่ถูกต้อง`,
    who: 'ผู้แจ้ง',
    role: 'สิทธิ์ที่ไม่ถูกต้อง',
    missing: 'ยังไม่มีสิทธิ์ที่ควรมี',
    unit: 'หน่วยงานหรือจุดบริการ',
    note: 'สิ่งที่แจ้ง',
    advice: `คำตอบจะแสดงในบัญชีของผู้แจ้ง หากต้องแก้สิทธิ์ก่อนตอบ ติดต่อ ${contactCenter.name}`,
    settle: 'ตอบและปิดเรื่อง',
    settleTitle: 'ตอบผู้แจ้ง',
    settleText: 'บอกว่าแก้ไขอย่างไรแล้ว หรือเพราะเหตุใดสิทธิ์เดิมจึงถูกต้อง',
    settleLabel: 'คำตอบ',
    settled: (name: string) => `ตอบแล้ว ${name} จะเห็นคำตอบในบัญชีผู้ใช้งาน`,
    events: { written: 'แจ้งเรื่อง', settled: 'ตอบและปิดเรื่อง', withdrawn: 'ผู้แจ้งถอนเรื่อง' },
    next: 'ต่อไป: ผู้ดูแลสิทธิ์ตรวจและตอบ'
  }
};
