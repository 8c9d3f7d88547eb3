import type { GrantState } from '$lib/backend';
import { agoTh } from '../ago';
import { count, dateTh } from '../format';
import type { OfficersTab } from '$lib/router/route';

export const officers = {
  tabs: {
    people: 'เจ้าหน้าที่',
    tokens: 'Token',
    without: 'หน่วยงานที่ไม่มีเจ้าหน้าที่',
    reviews: 'ทบทวนสิทธิ์',
    accounts: 'บัญชีเดิม'
  } satisfies Record<OfficersTab, string>,
  list: 'สิทธิ์ของเจ้าหน้าที่',
  search: 'ชื่อ อีเมล หรือหน่วยงาน',
  role: 'สิทธิ์',
  state: 'สถานะ',
  states: {
    in_force: 'ใช้งานอยู่',
    suspended: 'ระงับชั่วคราว',
    ended: 'สิ้นสุดแล้ว'
  } satisfies Record<GrantState['state'], string>,
  /** Reasons of the system's own; what people wrote stands as it is. */
  reasons: new Map([
    ['review_lapsed', 'ไม่ได้รับการยืนยันในรอบทบทวนสิทธิ์'],
    ['review_not_kept', 'เจ้าหน้าที่ส่วนกลางไม่ได้เลือกให้ใช้สิทธิ์ต่อในรอบทบทวนสิทธิ์']
  ]),
  columns: { officer: 'เจ้าหน้าที่', right: 'สิทธิ์และหน่วยงาน', seen: 'ใช้งานล่าสุด', state: 'สถานะ' },
  empty: 'ยังไม่มีเจ้าหน้าที่ในสังกัด',
  emptyText: 'ออก Token ให้เจ้าหน้าที่ของหน่วยงาน เมื่อใส่ Token แล้วจะแสดงที่นี่',
  seen: (at: number, now: number) => agoTh(at, now),
  lastSeen: 'ใช้งานล่าสุด',
  noEmail: 'ไม่ได้ให้อีเมลไว้',
  rights: (n: number) => `สิทธิ์ ${count(n)} รายการ`,
  since: (at: number) => `ตั้งแต่ ${dateTh(at)}`,
  stopped: (by: string, at: number) => `${by} · ${dateTh(at)}`,
  system: 'ระบบ หลังไม่มีผู้ทบทวนสิทธิ์',
  right: (role: string, unit: string) => `${role} ${unit}`,
  suspend: 'ระงับ',
  suspendTitle: (name: string) => `ระงับสิทธิ์ของ ${name}`,
  suspendText: (right: string) => `${right} จะใช้ไม่ได้จนกว่าจะให้ใช้ต่อ ผู้ถือสิทธิ์จะได้รับอีเมลพร้อมเหตุผล`,
  suspended: (name: string) => `ระงับสิทธิ์ของ ${name} แล้ว`,
  resume: 'ให้ใช้ต่อ',
  resumed: (name: string) => `${name} ใช้สิทธิ์ได้อีกครั้งแล้ว`,
  end: 'สิ้นสุดสิทธิ์',
  endTitle: (name: string) => `สิ้นสุดสิทธิ์ของ ${name}`,
  endText: (right: string) => `${right} จะสิ้นสุดและเรียกคืนไม่ได้ หากต้องการให้สิทธิ์อีก ต้องออก Token ใหม่`,
  ended: (name: string) => `สิ้นสุดสิทธิ์ของ ${name} แล้ว`,
  reason: 'เหตุผล',
  change: 'เปลี่ยนสิทธิ์',
  changeTitle: (name: string) => `เปลี่ยนสิทธิ์ของ ${name}`,
  changeText: (right: string) => `สิทธิ์เดิม: ${right}`,
  changed: (name: string, right: string) => `เปลี่ยนสิทธิ์ของ ${name} เป็น ${right} แล้ว`,
  devices: 'อุปกรณ์ที่เข้าสู่ระบบอยู่',
  showDevices: 'ดูอุปกรณ์',
  noDevices: 'ไม่ได้เข้าสู่ระบบอยู่บนอุปกรณ์ใด',
  signOut: 'ออกจากระบบทุกอุปกรณ์',
  signOutTitle: (name: string) => `ให้ ${name} ออกจากระบบทุกอุปกรณ์`,
  signOutText:
    'ใช้เมื่อเครื่องหายหรือสงสัยว่ามีผู้อื่นใช้บัญชี ต้องเข้าสู่ระบบใหม่จึงจะทำงานต่อได้ งานที่ยังไม่ได้ส่งยังอยู่ในเครื่องนั้น',
  signedOut: (name: string, n: number) =>
    n > 0 ? `ให้ ${name} ออกจากระบบแล้ว ${count(n)} อุปกรณ์` : `${name} ไม่ได้เข้าสู่ระบบอยู่บนอุปกรณ์ใด`,
  handOver: {
    act: 'ส่งมอบงาน',
    title: (name: string) => `ส่งมอบงานของ ${name}`,
    steps: ['ผู้รับช่วง', 'สิ่งที่ส่งมอบ', 'ตรวจและส่งมอบ'],
    step: (at: number, of: number) => `ขั้นที่ ${count(at)} จาก ${count(of)}`,
    who: 'ผู้รับช่วงงาน',
    ways: { officer: 'เจ้าหน้าที่ในรายการ', email: 'ผู้อื่น ทางอีเมล' },
    officer: 'เลือกเจ้าหน้าที่',
    officerHint: 'ได้สิทธิ์ทันทีเมื่อส่งมอบ',
    email: 'อีเมลของผู้รับช่วง',
    emailHint: 'ระบบส่ง Token ให้ทางอีเมล ได้สิทธิ์เมื่อใส่ Token',
    what: 'สิ่งที่จะส่งมอบ',
    things: ['การดูแลจุดบริการทั้งหมดภายใต้สิทธิ์นี้', 'เรื่องรออนุมัติที่รอผู้ถือสิทธิ์นี้', 'ข้อมูลและประวัติเดิมคงอยู่ครบ'],
    reason: 'เหตุผล เช่น ย้าย ลาออก เกษียณ',
    check: (name: string) => `เมื่อส่งมอบแล้ว สิทธิ์นี้ของ ${name} จะสิ้นสุด และเรียกคืนไม่ได้`,
    from: 'ผู้ส่งมอบ',
    right: 'สิทธิ์',
    next: 'ถัดไป',
    back: 'ย้อนกลับ',
    do: 'ส่งมอบงาน',
    doneOfficer: (from: string, to: string) => `ส่งมอบงานของ ${from} ให้ ${to} แล้ว ใช้สิทธิ์ได้ทันที`,
    doneEmail: (from: string, to: string) => `สิ้นสุดสิทธิ์ของ ${from} และส่ง Token ถึง ${to} แล้ว`
  },
  without: {
    search: 'ชื่อหน่วยงาน',
    lead: 'หน่วยงานเหล่านี้ไม่มีผู้ดูแลข้อมูลจุดบริการ ออก Token ให้เจ้าหน้าที่ได้ทันที',
    empty: 'ทุกหน่วยงานมีเจ้าหน้าที่แล้ว',
    emptyText: 'หากเจ้าหน้าที่คนสุดท้ายของหน่วยงานพ้นหน้าที่ หน่วยงานนั้นจะแสดงที่นี่',
    points: (n: number) => (n > 0 ? `จุดบริการ ${count(n)} จุด` : 'ยังไม่มีจุดบริการ'),
    since: (at: number) => `ไม่มีเจ้าหน้าที่ตั้งแต่ ${dateTh(at)}`,
    never: 'ยังไม่เคยมีเจ้าหน้าที่',
    issue: 'ออก Token',
    issueFor: (unit: string) => `ออก Token สำหรับ ${unit}`
  }
};
