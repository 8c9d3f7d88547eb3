import { dateTh, timeTh } from '../format';

export const practiceMailbox = {
  lead: 'จดหมายทุกฉบับที่ระบบฝึกใช้ส่งออก อยู่ที่นี่ที่เดียว ไม่มีฉบับใดออกไปนอกเครื่องนี้',
  none: 'ยังไม่มีจดหมาย',
  noneText: 'เมื่อระบบส่งจดหมาย เช่น Token จะแสดงที่นี่',
  pick: 'เลือกจดหมายทางซ้ายเพื่ออ่าน',
  to: (name: string) => `ถึง ${name}`,
  sentAt: (at: number) => `${dateTh(at)} เวลา ${timeTh(at)}`,
  copyToken: 'คัดลอก Token',
  tokenCopied: 'คัดลอก Token แล้ว',
  useToken: 'กลับไปใส่ Token',
  list: 'รายการจดหมาย'
};
