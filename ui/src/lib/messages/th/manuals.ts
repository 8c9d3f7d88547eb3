import { count } from '../format';

export const manuals = {
  search: 'ชื่อคู่มือ',
  none: (text: string) => `ไม่พบคู่มือที่ตรงกับ “${text}”`,
  noneText: 'ลองใช้คำที่สั้นลง เช่น “บัตร” หรือ “ทะเบียนบ้าน”',
  empty: 'ยังไม่มีคู่มือในระบบ',
  emptyText: 'คู่มือจะแสดงที่นี่เมื่อรับข้อมูลจากระบบกลางแล้ว',
  found: (n: number) => `${count(n)} เรื่อง`,
  columns: { title: 'ชื่อคู่มือ', department: 'หน่วยงานเจ้าของคู่มือ' },
  source: 'ต้นฉบับ',
  openSource: (title: string) => `เปิดในเบราว์เซอร์: ${title}`,
  addTitle: 'เพิ่มคู่มือที่จุดบริการนี้',
  pin: 'ปักหมุด',
  isPinned: 'ปักหมุดแล้ว',
  done: 'เสร็จแล้ว'
};
