import type { RowOutcome } from '$lib/backend';
import { count, dateTh } from '../format';

export const accounts = {
  list: 'บัญชีเดิมที่นำเข้า',
  search: 'ชื่อผู้ใช้ อีเมล หรือหน่วยงาน',
  state: 'สถานะ',
  waiting: 'รอเข้าสู่ระบบ',
  claimed: 'เข้าสู่ระบบแล้ว',
  columns: { account: 'บัญชี', right: 'สิทธิ์และหน่วยงาน', imported: 'นำเข้าเมื่อ', state: 'สถานะ' },
  anyProvider: 'ผู้ให้บริการใดก็ได้',
  byCommand: 'ผู้ดูแลระบบ',
  day: (at: number) => dateTh(at),
  empty: 'ยังไม่ได้นำเข้าบัญชีเดิม',
  emptyText: 'ผู้ที่มีบัญชีอยู่แล้วได้สิทธิ์ตั้งแต่เข้าสู่ระบบครั้งแรก โดยไม่ต้องใช้ Token',
  bringIn: 'นำเข้าบัญชี',
  import: {
    title: 'นำเข้าบัญชีเดิม',
    lead: 'แต่ละแถวมีชื่อผู้ใช้หรืออีเมลอย่างใดอย่างหนึ่ง สิทธิ์ และหน่วยงานหรือรหัสจุดบริการ ห้ามมีเลขประจำตัวประชาชน',
    template: 'ชื่อผู้ใช้,อีเมล,สิทธิ์,หน่วยงาน\n,somchai@office.go.th,เจ้าหน้าที่หน่วยงาน,สำนักงานเขตพระนคร\n',
    account: 'บัญชี',
    fields: {
      username: 'ชื่อผู้ใช้',
      email: 'อีเมล',
      role: 'สิทธิ์',
      unit: 'หน่วยงานหรือจุดบริการ'
    },
    provider: 'บัญชีของ',
    anyProvider: 'ไม่ระบุ',
    outcomes: {
      new: 'จะนำเข้า',
      already_there: 'มีอยู่แล้ว',
      already_claimed: 'ใช้งานอยู่แล้ว',
      bad: 'ต้องแก้'
    } satisfies Record<RowOutcome, string>,
    keepAll: (n: number) => `นำเข้า ${count(n)} รายการ`,
    keepGood: (n: number) => `นำเข้าเฉพาะที่ใช้ได้ ${count(n)} รายการ`,
    kept: (n: number) => `นำเข้าแล้ว ${count(n)} รายการ`,
    keptText: 'เจ้าของบัญชีได้สิทธิ์เมื่อเข้าสู่ระบบครั้งแรก',
    open: 'ดูรายการบัญชี'
  }
};
