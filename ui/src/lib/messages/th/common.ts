import { count } from '../format';

export const common = {
  optional: '(ไม่บังคับ)',
  close: 'ปิด',
  cancel: 'ยกเลิก',
  clear: 'ล้าง',
  undo: 'เรียกคืน',
  copy: 'คัดลอก',
  copied: 'คัดลอกแล้ว',
  tryAgain: 'ลองอีกครั้ง',
  back: 'กลับ',
  all: 'ทั้งหมด',
  loading: 'กำลังเปิดข้อมูล',
  searching: 'กำลังค้นหา',
  nothingFound: 'ไม่พบรายการที่ตรงกัน',
  points: (n: number) => `${count(n)} จุด`,
  callContactCenter: 'หากยังไม่สำเร็จ ติดต่อ',
  telephone: 'โทร',
  email: 'อีเมล',
  newTab: 'เปิดในเบราว์เซอร์'
};
