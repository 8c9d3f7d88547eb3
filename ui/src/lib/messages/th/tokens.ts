import type { TokenState } from '$lib/backend';
import { count, dateTh } from '../format';

export const tokens = {
  search: 'อีเมล หน่วยงาน หรือหมายเหตุ',
  list: 'Token ที่ออกไป',
  state: 'สถานะ',
  states: {
    waiting: 'รอใช้',
    used: 'ใช้แล้ว',
    expired: 'หมดอายุ',
    revoked: 'ยกเลิกแล้ว'
  } satisfies Record<TokenState['state'], string>,
  columns: { recipient: 'ส่งถึง', right: 'สิทธิ์และหน่วยงาน', issued: 'ส่งเมื่อ', state: 'สถานะ' },
  empty: 'ยังไม่ได้ออก Token',
  emptyText: 'ออก Token ให้เจ้าหน้าที่ของหน่วยงานในสังกัด ระบบจะส่งทางอีเมลให้เอง',
  secret: 'ตัว Token ส่งทางอีเมลถึงผู้รับเท่านั้น ไม่มีผู้ใดเปิดดูได้จากที่นี่ หากหาย ให้ส่งใหม่',
  facts: {
    recipient: 'ส่งถึง',
    role: 'สิทธิ์',
    unit: 'หน่วยงาน',
    note: 'หมายเหตุ',
    issued: 'ส่งเมื่อ',
    expires: 'ใช้ได้ถึง'
  },
  system: 'ระบบ',
  day: (at: number) => dateTh(at),
  revoke: 'ยกเลิก Token',
  revokeTitle: (recipient: string) => `ยกเลิก Token ที่ส่งถึง ${recipient}`,
  revokeText: 'Token ที่อยู่ในอีเมลนั้นจะใช้ไม่ได้อีก หากต้องการให้สิทธิ์ภายหลัง ต้องออกใหม่',
  revoked: (recipient: string) => `ยกเลิก Token ที่ส่งถึง ${recipient} แล้ว`,
  sendAnew: 'ส่งใหม่',
  sendAnewTitle: (recipient: string) => `ส่ง Token ใหม่ถึง ${recipient}`,
  sendAnewText: 'ระบบจะออก Token อีกชุดสำหรับสิทธิ์เดิมไปที่อีเมลเดิม ชุดเก่าจะใช้ไม่ได้อีก',
  sentAnew: (recipient: string) => `ส่ง Token ชุดใหม่ถึง ${recipient} แล้ว ชุดเก่าใช้ไม่ได้อีก`,
  issue: {
    one: 'ออก Token',
    many: 'ออกหลายรายการ',
    title: 'ออก Token ให้เจ้าหน้าที่',
    recipient: 'อีเมลของผู้รับ',
    recipientHint: 'ตรวจที่อยู่ให้ถูกต้อง ผู้ที่ได้รับอีเมลนี้จะใช้สิทธิ์ได้',
    note: 'หมายเหตุสำหรับผู้ดูแลสิทธิ์',
    send: 'ออกและส่งทางอีเมล',
    sent: (recipient: string) => `ส่ง Token ถึง ${recipient} แล้ว`
  },
  import: {
    title: 'ออก Token หลายรายการ',
    lead: 'แต่ละแถวมีอีเมลผู้รับ สิทธิ์ และหน่วยงานหรือรหัสจุดบริการ ระบบส่ง Token ให้แต่ละอีเมลเอง',
    template: 'อีเมล,สิทธิ์,หน่วยงาน\nsomchai@office.go.th,เจ้าหน้าที่หน่วยงาน,สำนักงานเขตพระนคร\n',
    fields: { email: 'ส่งถึง', role: 'สิทธิ์', unit: 'หน่วยงานหรือจุดบริการ' },
    sendAll: (n: number) => `ส่ง Token ${count(n)} รายการ`,
    sendGood: (n: number) => `ส่งเฉพาะที่ใช้ได้ ${count(n)} รายการ`,
    sent: (n: number) => `ส่ง Token แล้ว ${count(n)} รายการ`,
    sentText: 'ดูได้ในรายการ Token ว่าผู้ใดใช้แล้ว',
    open: 'ดูรายการ Token'
  },
  ask: {
    title: 'ขอ Token',
    open: 'ขอสิทธิ์เพิ่ม',
    cardText: 'หากต้องดูแลหน่วยงานหรือจุดบริการอื่นด้วย ขอ Token จากเจ้าหน้าที่ส่วนกลางต้นสังกัดได้ที่นี่',
    lead: 'คำขอจะส่งถึงเจ้าหน้าที่ส่วนกลางต้นสังกัด เมื่ออนุมัติ ระบบจะส่ง Token ให้ทางอีเมล',
    email: 'อีเมลที่จะรับ Token',
    emailHint: 'ควรเป็นอีเมลของหน่วยงาน',
    note: 'ข้อความถึงผู้พิจารณา',
    noteHint: 'เช่น เริ่มงานเมื่อใด หรือแทนผู้ใด',
    send: 'ส่งคำขอ',
    sent: 'ส่งคำขอแล้ว ผลจะแสดงในหน้าคำขอของฉัน และส่งทางอีเมล'
  }
};
