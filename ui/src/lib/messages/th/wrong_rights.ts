import { dateTh } from '../format';

export const wrongRights = {
  report: 'สิทธิ์ไม่ถูกต้อง',
  reportMissing: 'ขาดสิทธิ์ที่ควรมี',
  text: (what: string) =>
    `${what} เรื่องนี้จะส่งถึงเจ้าหน้าที่ส่วนกลางต้นสังกัด หรือ สพร. ในกรณีที่ยังไม่มีเจ้าหน้าที่ส่วนกลาง`,
  label: 'ผิดอย่างไร และควรเป็นอย่างไร',
  missingLabel: 'ขาดสิทธิ์ใด ที่หน่วยงานหรือจุดบริการใด',
  send: 'ส่งเรื่อง',
  sent: 'ส่งเรื่องแล้ว คำตอบจะแสดงในหน้านี้',
  own: 'เรื่องสิทธิ์ที่ท่านแจ้ง',
  missing: (unit: string) => `ขาดสิทธิ์ใน ${unit}`,
  right: (role: string, unit: string) => `${role} ${unit}`,
  writtenAt: (since: number) => `แจ้งเมื่อ ${dateTh(since)}`,
  states: { waiting: 'รอคำตอบ', settled: 'ตอบแล้ว', withdrawn: 'ถอนแล้ว' },
  answered: (by: string, since: number) => `${by} ตอบเมื่อ ${dateTh(since)}`,
  withdraw: 'ถอนเรื่อง',
  withdrawn: 'ถอนเรื่องแล้ว ผู้ดูแลสิทธิ์จะไม่เห็นเรื่องนี้อีก',
  offline: 'ดูเรื่องที่แจ้งไว้ไม่ได้ขณะออฟไลน์'
};
