import type { Keeping, Role } from '$lib/backend';
import { count, dateTh, timeTh } from '../format';

export const account = {
  rights: 'สิทธิ์การใช้งาน',
  roles: {
    operator: 'ผู้ดูแลระบบ (สพร.)',
    central_officer: 'เจ้าหน้าที่ส่วนกลาง',
    agency_officer: 'เจ้าหน้าที่หน่วยงาน',
    service_point_officer: 'เจ้าหน้าที่จุดบริการ'
  } satisfies Record<Role, string>,
  since: (at: number) => `ตั้งแต่ ${dateTh(at)}`,
  unit: 'หน่วยงาน',
  sinceLabel: 'ได้รับเมื่อ',
  wrong: 'หากสิทธิ์ไม่ถูกต้อง ติดต่อเจ้าหน้าที่ส่วนกลาง',
  suspended: (n: number) =>
    n === 1 ? 'สิทธิ์ของท่านถูกระงับชั่วคราว' : `สิทธิ์ของท่านถูกระงับชั่วคราว ${count(n)} รายการ`,
  suspendedText: 'ข้อมูลและประวัติเดิมอยู่ครบ เมื่อเจ้าหน้าที่ส่วนกลางให้ใช้ต่อ สิทธิ์จะกลับมาเองโดยไม่ต้องใส่ Token',
  ask: 'สอบถามได้ที่',
  noCentral: 'ยังไม่มีเจ้าหน้าที่ส่วนกลางในระบบ ติดต่อ DGA Contact Center',
  addToken: 'มี Token อีกชุด',
  keyring: {
    kept: 'การเข้าสู่ระบบถูกเก็บไว้ในที่เก็บรหัสของเครื่องนี้อย่างปลอดภัย',
    absent: 'เครื่องนี้ไม่มีที่เก็บรหัสที่ปลอดภัย ท่านจะต้องเข้าสู่ระบบใหม่เมื่อเปิดโปรแกรมครั้งหน้า',
    locked: 'ที่เก็บรหัสของเครื่องนี้ล็อกอยู่ ท่านจะต้องเข้าสู่ระบบใหม่เมื่อเปิดโปรแกรมครั้งหน้า'
  } satisfies Record<Keeping, string>,
  device: 'เครื่องนี้',
  lastSync: 'รับข้อมูลล่าสุด',
  never: 'ยังไม่เคยรับข้อมูล',
  moment: (at: number) => `${dateTh(at)} เวลา ${timeTh(at)}`,
  signOutTitle: 'ออกจากระบบทั้งที่ยังมีงานค้าง',
  signOutUnsent: (n: number) =>
    `ยังมี ${count(n)} รายการที่ยังไม่ได้ส่ง รายการเหล่านี้เก็บไว้ในเครื่อง และจะส่งเมื่อท่านเข้าสู่ระบบอีกครั้ง`,
  signOutDrafts: (n: number) => `การแก้ไขที่ยังไม่ได้บันทึก ${count(n)} จุดจะหายไป`,
  sharedPc: 'ถ้าเครื่องนี้มีผู้อื่นใช้ด้วย',
  signOutProvider: 'ออกจากบัญชียืนยันตัวตนในเบราว์เซอร์ด้วย',
  signOutErase: 'ลบข้อมูลของฉันออกจากเครื่องนี้',
  signOutEraseUnsent: 'ลบได้เมื่อส่งรายการที่ค้างครบแล้ว ต่ออินเทอร์เน็ตแล้วรอสักครู่',
  stay: 'อยู่ต่อ'
};
