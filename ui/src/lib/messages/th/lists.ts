import { count, dateTh, timeTh } from '../format';

export const lists = {
  offline: 'ออฟไลน์อยู่ จึงยังแก้ไขรายการนี้ไม่ได้',
  offlineTodo: 'รายการนี้อยู่ที่ระบบกลาง จะแสดงเองเมื่อเครื่องนี้ติดต่อระบบกลางได้อีกครั้ง',
  offlineAsOf: (at: number) => `ข้อมูลเมื่อ ${dateTh(at)} เวลา ${timeTh(at)}`,
  none: (text: string) => (text ? `ไม่พบรายการที่ตรงกับ “${text}”` : 'ไม่มีรายการตามที่กรอง'),
  noneText: 'ลองใช้คำที่สั้นลง หรือล้างตัวกรอง',
  clearFilters: 'ล้างตัวกรอง',
  found: (shown: number, total: number) =>
    shown === total ? `${count(total)} รายการ` : `แสดง ${count(shown)} จาก ${count(total)} รายการ`,
  keys: '↑↓ เลื่อน · Enter เปิด · Esc ปิด',
  bringIn: {
    choose: 'เลือกไฟล์ CSV',
    paste: 'หรือวางรายการที่นี่',
    pasteHint: 'แถวแรกเป็นหัวตาราง แถวต่อไปแถวละหนึ่งรายการ คั่นด้วยจุลภาค',
    file: (name: string) => `จากไฟล์ ${name}`,
    template: 'คัดลอกแบบฟอร์ม CSV',
    templateCopied: 'คัดลอกแบบฟอร์มแล้ว วางในโปรแกรมตารางหรือในช่องด้านล่างได้ทันที',
    check: 'ตรวจรายการ',
    checkText: 'ยังไม่ส่งหรือบันทึกอะไร ตรวจให้ดูก่อนทุกแถว',
    working: 'กำลังตรวจทุกแถว',
    sending: 'กำลังดำเนินการทุกแถว อย่าเพิ่งปิดโปรแกรม',
    rowsOf: 'ผลการตรวจ',
    row: 'แถว',
    outcome: 'ผล',
    good: 'ใช้ได้',
    allGood: (n: number) => `ใช้ได้ทั้งหมด ${count(n)} แถว`,
    some: (good: number, bad: number) => `ใช้ได้ ${count(good)} แถว ต้องแก้ ${count(bad)} แถว`,
    badText: 'แก้ในไฟล์แล้วเลือกใหม่ หรือดำเนินการเฉพาะแถวที่ใช้ได้',
    hidden: 'แถวที่ต้องแก้ไม่แสดงเนื้อหา เพราะอาจมีข้อมูลที่ไม่ควรอยู่ในรายการ',
    onlyBad: 'แสดงเฉพาะแถวที่ต้องแก้',
    unused: (names: string) => `ไม่ได้ใช้คอลัมน์ ${names}`,
    another: 'แก้รายการ',
    nothing: 'ไม่มีแถวที่ใช้ได้',
    repeat: 'ทำรายการใหม่'
  }
};
