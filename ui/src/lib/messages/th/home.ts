import { count, longDateTh } from '../format';

export const home = {
  hello: (name: string) => `สวัสดี คุณ${name}`,
  day: (now: number) => longDateTh(now),
  nothing: 'วันนี้ไม่มีงานรอท่าน',
  nothingText: 'ข้อมูลจุดบริการของท่านครบ และยืนยันแล้วทุกจุด',
  noPoints: 'ยังไม่มีจุดบริการในความดูแลของท่าน',
  noPointsText: 'หากควรมี ติดต่อเจ้าหน้าที่ส่วนกลางของหน่วยงานตามรายชื่อในบัญชีผู้ใช้งาน',
  conflicts: (n: number) => `${count(n)} จุดบริการมีการแก้ไขชนกัน`,
  conflictsText: 'มีผู้อื่นแก้ช่องเดียวกัน เทียบสองฉบับแล้วเลือกฉบับที่ถูกต้อง',
  unsent: (n: number) => `ยังไม่ได้ส่ง ${count(n)} รายการ`,
  unsentText: 'บันทึกไว้ในเครื่องนี้แล้ว ระบบจะส่งให้เองเมื่อเชื่อมต่อได้',
  drafts: (n: number) => `แก้ค้างไว้ ยังไม่ได้บันทึก ${count(n)} จุด`,
  draftsText: 'เปิดดูแล้วกดบันทึก หรือเลิกแก้ไข',
  overdue: (n: number) => `${count(n)} จุดบริการเกินกำหนดยืนยัน`,
  overdueText: 'เปิดดู ตรวจ แล้วกดยืนยันว่ายังถูกต้อง',
  dueSoon: (n: number) => `${count(n)} จุดบริการครบกำหนดยืนยันใน 30 วัน`,
  dueSoonText: 'เปิดดู ตรวจ แล้วกดยืนยันว่ายังถูกต้อง',
  neverConfirmed: (n: number) => `${count(n)} จุดบริการยังไม่เคยยืนยัน`,
  neverConfirmedText: 'เติมที่อยู่และเวลาเปิด แล้วกดยืนยันว่ายังถูกต้อง',
  next: 'เริ่มจากจุดเหล่านี้',
  nextText: 'เรียงตามความเร่งด่วน',
  seeAll: (n: number) => `ดูทั้งหมด ${count(n)} จุด`,
  missingTitle: 'ข้อมูลที่ยังขาด',
  missingNone: 'ข้อมูลครบทุกจุดแล้ว',
  lacking: (n: number) => `ขาด ${count(n)} จุด`,
  complete: (n: number, total: number) => `มีแล้ว ${count(n)} จาก ${count(total)} จุด`
};
