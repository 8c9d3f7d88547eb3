import { count } from '../format';

export const posterBatch = {
  open: (n: number) => `โปสเตอร์ ${count(n)} แห่ง`,
  openTicked: (n: number) => `โปสเตอร์ ${count(n)} จุดที่เลือก`,
  title: 'โปสเตอร์ของรายการนี้',
  titleTicked: 'โปสเตอร์ของจุดที่เลือก',
  text: (n: number) => `โปสเตอร์ของ ${count(n)} จุดบริการ ตามแบบที่เลือกไว้ในหน้าตั้งค่า`,
  paper: 'พิมพ์ออกเครื่องพิมพ์',
  files: 'ทำเป็นไฟล์',
  per: 'แยกไฟล์',
  pers: { batch: 'รวมเป็นไฟล์เดียว', point: 'จุดบริการละไฟล์', province: 'จังหวัดละไฟล์' },
  provinceHint: 'หน้าแรกของแต่ละไฟล์เป็นรายการส่ง บอกจุดบริการ ที่ตั้ง และจำนวนแผ่น',
  make: 'เลือกที่เก็บแล้วทำไฟล์',
  making: 'กำลังทำไฟล์โปสเตอร์',
  progress: (done: number, total: number) => `${count(done)} จาก ${count(total)} จุด`,
  rate: (perSecond: number) => `วินาทีละ ${count(Math.max(1, Math.round(perSecond)))} จุด`,
  left: (seconds: number) =>
    seconds < 60
      ? `เหลือประมาณ ${count(seconds)} วินาที`
      : `เหลือประมาณ ${count(Math.ceil(seconds / 60))} นาที`,
  cancel: 'ยกเลิก',
  made: (posters: number, files: number) =>
    `ทำโปสเตอร์ ${count(posters)} จุด เป็น ${count(files)} ไฟล์แล้ว`,
  kept: (n: number) => `${count(n)} จุดมีไฟล์อยู่แล้วและไม่เปลี่ยน จึงไม่ได้ทำซ้ำ`,
  where: (place: string) => `อยู่ที่ ${place}`,
  cancelled: 'ยกเลิกแล้ว ไฟล์ที่เสร็จก่อนหน้ายังอยู่ สั่งทำที่เดิมอีกครั้งจะทำต่อจากที่ค้าง',
  leftOut: (n: number) => `ทำไม่ได้ ${count(n)} แห่ง`
};
