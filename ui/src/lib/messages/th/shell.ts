import { count, dateTh, timeTh } from '../format';

export const shell = {
  skip: 'ข้ามไปที่เนื้อหา',
  nav: 'เมนูหลัก',
  pages: {
    home: 'หน้าหลัก',
    'service-points': 'จุดบริการ',
    'service-point': 'จุดบริการ',
    manuals: 'คู่มือ',
    posters: 'โปสเตอร์',
    approvals: 'เรื่องรออนุมัติ',
    officers: 'Token และเจ้าหน้าที่',
    requests: 'คำขอของฉัน',
    'new-request': 'ขอใช้บริการ',
    'request-queue': 'คำขอทั้งหมด',
    'token-request': 'ขอ Token',
    token: 'ใส่ Token',
    account: 'บัญชีผู้ใช้งาน',
    'practice-mailbox': 'กล่องจดหมายฝึกใช้',
    settings: 'ตั้งค่า',
    help: 'ช่วยเหลือ'
  },
  /** Beneath the sign, where the window is narrow. */
  shortPages: {
    officers: 'เจ้าหน้าที่',
    'practice-mailbox': 'จดหมาย',
    account: 'บัญชี',
    approvals: 'รออนุมัติ',
    requests: 'คำขอ',
    'request-queue': 'คำขอทั้งหมด'
  } as Partial<Record<string, string>>,
  waiting: (n: number) => `รออนุมัติ ${count(n)} เรื่อง`,
  badge: (n: number) => (n > 99 ? '99+' : count(n)),
  practice: 'ข้อมูลฝึกใช้',
  practiceText: 'สิ่งที่ทำในหน้านี้ไม่มีผลกับข้อมูลจริง',
  sending: {
    sent: 'ส่งครบแล้ว',
    receiving: (done: number, total: number) => `กำลังรับข้อมูล ${count(done)} / ${count(total)}`,
    unsent: (n: number) => `ยังไม่ได้ส่ง ${count(n)} รายการ`,
    offline: 'ออฟไลน์',
    offlineUnsent: (n: number) => `ออฟไลน์ · รอส่ง ${count(n)} รายการ`,
    lastSync: (at: number) => `รับข้อมูลล่าสุด ${dateTh(at)} เวลา ${timeTh(at)}`,
    neverSynced: 'ยังไม่เคยรับข้อมูลจากระบบกลาง',
    offlineHint: 'ทำงานต่อได้ตามปกติ ระบบจะส่งให้เองเมื่อกลับมาออนไลน์'
  },
  search: {
    open: 'ค้นหาจุดบริการ',
    placeholder: 'พิมพ์ชื่อจุดบริการ อำเภอ หรือจังหวัด',
    none: (text: string) => `ไม่พบจุดบริการที่ตรงกับ “${text}”`,
    more: (n: number) => `ยังมีอีก ${count(n)} จุด ดูทั้งหมดในรายการจุดบริการ`
  }
};
