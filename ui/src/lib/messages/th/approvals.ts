import type { ApprovalKind, Decision, RequestKind } from '$lib/backend';
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
  serviceRequest: {
    title: (agency: string) => `${agency} ขอใช้บริการ`,
    approve: 'อนุมัติ',
    approveTitle: (agency: string) => `อนุมัติคำขอของ${agency}หรือไม่`,
    return: 'ส่งกลับให้แก้ไข',
    returnTitle: 'ส่งกลับให้ผู้ขอแก้ไข',
    returnText: 'บอกให้ชัดว่าต้องแก้อะไร ผู้ขอได้รับข้อความนี้ทางอีเมล และส่งคำขอเดิมมาใหม่ได้',
    note: 'สิ่งที่ต้องแก้ไข',
    reject: 'ไม่อนุมัติ',
    rejectTitle: 'ไม่อนุมัติคำขอนี้',
    rejectText: 'คำขอจะสิ้นสุดลง ผู้ขอได้รับเหตุผลทางอีเมล',
    reason: 'เหตุผล',
    outcome: {
      new_service: (email: string) => `เมื่ออนุมัติ ระบบเปิดใช้บริการ และส่ง Token ไปที่ ${email}`,
      change_details: (email: string) => `เมื่ออนุมัติ ระบบแจ้งผลไปที่ ${email}`,
      change_executive: (email: string) => `เมื่ออนุมัติ ระบบแจ้งผลไปที่ ${email}`,
      end_service: (email: string) => `เมื่ออนุมัติ หน่วยงานเลิกใช้บริการ และระบบแจ้งผลไปที่ ${email}`
    } satisfies Record<RequestKind, (email: string) => string>,
    decided: {
      approve: (agency: string) => `อนุมัติคำขอของ${agency}แล้ว ระบบแจ้งผู้ขอทางอีเมล`,
      return: (agency: string) => `ส่งคำขอของ${agency}กลับให้แก้ไขแล้ว`,
      reject: (agency: string) => `ไม่อนุมัติคำขอของ${agency} ระบบแจ้งเหตุผลทางอีเมล`
    } satisfies Record<Decision['decision'], (agency: string) => string>
  },
  tokenRequest: {
    title: (name: string) => `${name} ขอ Token`,
    who: 'ผู้ขอ',
    role: 'สิทธิ์ที่ขอ',
    unit: 'หน่วยงานหรือจุดบริการ',
    email: 'อีเมลรับ Token',
    note: 'ข้อความถึงท่าน',
    noNote: 'ไม่มี',
    approve: 'อนุมัติและส่ง Token',
    outcome: (email: string) => `เมื่ออนุมัติ ระบบส่ง Token ไปที่ ${email}`,
    decline: 'ไม่อนุมัติ',
    declineTitle: 'ไม่อนุมัติคำขอ Token',
    declineText: 'ผู้ขอได้รับเหตุผลทางอีเมล และขอใหม่ได้',
    reason: 'เหตุผล',
    decided: {
      approve: (name: string) => `อนุมัติแล้ว ระบบส่ง Token ให้ ${name} ทางอีเมล`,
      decline: (name: string) => `ไม่อนุมัติแล้ว ${name} จะได้รับเหตุผลทางอีเมล`
    }
  },
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
