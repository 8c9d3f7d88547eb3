import type { System } from '$lib/backend';
import { agoTh } from '../ago';
import { dateTh } from '../format';

export const devices = {
  title: 'อุปกรณ์ที่เข้าสู่ระบบอยู่',
  systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux' } satisfies Record<System, string>,
  unnamed: 'อุปกรณ์ที่ไม่มีชื่อ',
  thisOne: 'เครื่องนี้',
  seen: (at: number, now: number) => `ใช้งานล่าสุด${agoTh(at, now)}`,
  since: (at: number) => `เข้าสู่ระบบตั้งแต่ ${dateTh(at)}`,
  onlyThisOne: 'ท่านเข้าสู่ระบบอยู่บนเครื่องนี้เครื่องเดียว',
  none: 'ไม่พบอุปกรณ์ที่เข้าสู่ระบบอยู่',
  unknown: 'หากมีอุปกรณ์ที่ท่านไม่รู้จัก ให้ออกจากระบบบนอุปกรณ์นั้น แล้วเปลี่ยนรหัสผ่านของบัญชียืนยันตัวตน',
  signOut: 'ออกจากระบบ',
  signOutOf: (name: string) => `ออกจากระบบบน ${name}`,
  confirm:
    'อุปกรณ์นั้นต้องเข้าสู่ระบบใหม่จึงจะใช้งานต่อได้ รายการที่ยังไม่ได้ส่งจะยังอยู่ในอุปกรณ์นั้น และส่งเมื่อเข้าสู่ระบบอีกครั้ง',
  signedOut: (name: string) => `ออกจากระบบบน ${name} แล้ว`,
  offline: 'ดูรายการอุปกรณ์ไม่ได้ขณะออฟไลน์',
  offlineTodo: 'รายการนี้อยู่ที่ระบบกลาง จะแสดงเองเมื่อเครื่องนี้ติดต่อระบบกลางได้อีกครั้ง'
};
