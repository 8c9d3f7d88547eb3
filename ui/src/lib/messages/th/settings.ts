export const settings = {
  language: 'ภาษา',
  languages: { th: 'ไทย', en: 'English' },
  theme: 'สีของหน้าต่าง',
  themes: { system: 'ตามเครื่อง', light: 'สว่าง', dark: 'มืด' },
  look: 'การแสดงผล',
  posters: 'โปสเตอร์ QR และการพิมพ์',
  postersText: 'แบบโปสเตอร์ที่เลือกไว้ ใช้กับการดูตัวอย่าง การพิมพ์ และการทำไฟล์ทุกครั้ง',
  notifications: 'การแจ้งเตือน',
  notificationsText: 'แจ้งเตือนเมื่อมีเรื่องรออนุมัติเข้ามา ขณะโปรแกรมอยู่ที่ถาดของระบบ',
  kinds: {
    service_requests: 'คำขอใช้บริการ',
    token_requests: 'คำขอรหัส Token',
    wrong_rights: 'แจ้งสิทธิ์ไม่ถูกต้อง',
    rights_reviews: 'ทบทวนสิทธิ์การใช้งาน'
  },
  quiet: 'งดแจ้งเตือนตามเวลา แล้วสรุปให้ครั้งเดียวเมื่อพ้นเวลา',
  quietFrom: 'ตั้งแต่',
  quietTo: 'ถึง',
  startWithSystem: 'เริ่มพร้อมเครื่อง โดยไม่เปิดหน้าต่าง',
  connection: 'การเชื่อมต่อ',
  mode: 'การทำงาน',
  modes: {
    standalone: 'ฝึกใช้ในเครื่องนี้ ไม่ต้องมีระบบกลาง',
    hub: 'ใช้ร่วมกับระบบกลาง'
  },
  hub: 'ที่อยู่ของระบบกลาง',
  version: 'รุ่นของโปรแกรม'
};
