export const settings = {
  language: 'ภาษา',
  languages: { th: 'ไทย', en: 'English' },
  theme: 'สีของหน้าต่าง',
  themes: { system: 'ตามเครื่อง', light: 'สว่าง', dark: 'มืด' },
  look: 'การแสดงผล',
  posters: 'โปสเตอร์ QR และการพิมพ์',
  postersText: 'แบบโปสเตอร์ที่เลือกไว้ ใช้กับการดูตัวอย่าง การพิมพ์ และการทำไฟล์ทุกครั้ง',
  connection: 'การเชื่อมต่อ',
  mode: 'การทำงาน',
  modes: {
    standalone: 'ฝึกใช้ในเครื่องนี้ ไม่ต้องมีระบบกลาง',
    hub: 'ใช้ร่วมกับระบบกลาง'
  },
  hub: 'ที่อยู่ของระบบกลาง',
  version: 'รุ่นของโปรแกรม'
};
