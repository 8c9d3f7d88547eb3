import type { Field, Missing, PosterState, SortBy } from '$lib/backend';
import { count, dateTh, timeTh } from '../format';

export const servicePoints = {
  missing: {
    name_en: 'ชื่อภาษาอังกฤษ',
    address: 'ที่อยู่',
    phones: 'โทรศัพท์',
    hours: 'เวลาเปิด',
    coordinates: 'พิกัด',
    manuals: 'คู่มือ',
    assurance: 'การยืนยัน'
  } satisfies Record<Missing, string>,
  lacks: {
    name_en: 'ยังไม่มีชื่อภาษาอังกฤษ',
    address: 'ที่อยู่ยังไม่ครบ',
    phones: 'ยังไม่มีโทรศัพท์',
    hours: 'ยังไม่มีเวลาเปิด',
    coordinates: 'ยังไม่มีพิกัด',
    manuals: 'ยังไม่ปักหมุดคู่มือ',
    assurance: 'ยังไม่เคยยืนยัน'
  } satisfies Record<Missing, string>,
  assurance: {
    short: {
      never: 'ยังไม่เคยยืนยัน',
      current: (due: number) => `ถึง ${dateTh(due)}`,
      dueSoon: (days: number) => `อีก ${count(days)} วัน`,
      overdue: (days: number) => (days === 0 ? 'ครบกำหนดแล้ว' : `เกินมา ${count(days)} วัน`)
    },
    long: {
      never: 'ยังไม่เคยยืนยัน',
      current: (due: number) => `ยืนยันแล้ว ถึง ${dateTh(due)}`,
      dueSoon: (days: number) => `ครบกำหนดยืนยันใน ${count(days)} วัน`,
      overdue: (days: number) => (days === 0 ? 'ครบกำหนดยืนยันแล้ว' : `เกินกำหนดยืนยัน ${count(days)} วัน`)
    }
  },
  list: {
    search: 'ชื่อ อำเภอ หรือจังหวัด',
    province: 'จังหวัด',
    allProvinces: 'ทุกจังหวัด',
    missing: 'ข้อมูลที่ขาด',
    poster: 'โปสเตอร์',
    anything: 'ไม่กรอง',
    sort: 'เรียงตาม',
    ascending: 'เรียงจากน้อยไปมาก',
    descending: 'เรียงจากมากไปน้อย',
    sorts: {
      name: 'ชื่อ',
      province: 'จังหวัด',
      assurance: 'ยืนยันล่าสุด'
    } satisfies Record<SortBy, string>,
    columns: {
      name: 'จุดบริการ',
      place: 'จังหวัด / อำเภอ',
      assurance: 'กำหนดยืนยัน',
      missing: 'ข้อมูลที่ขาด',
      pinned: 'คู่มือที่ปักหมุด'
    },
    found: (n: number, total: number) =>
      n === total ? `ทั้งหมด ${count(n)} จุด` : `พบ ${count(n)} จาก ${count(total)} จุด`,
    keys: '↑ ↓ เลื่อนแถว · Space เลือก · Enter เปิดแก้ไข',
    tick: (name: string) => `เลือก ${name}`,
    tickAll: (n: number) => `เลือกทั้ง ${count(n)} จุดในรายการ`,
    ticked: (n: number) => `เลือกไว้ ${count(n)} จุด`,
    tickedUnseen: (n: number) => `รวม ${count(n)} จุดที่ไม่แสดงตามการค้นหาหรือตัวกรอง`,
    clearTicks: 'ล้างที่เลือก',
    ticksCleared: (n: number) => `ล้างที่เลือกไว้ ${count(n)} จุดแล้ว`,
    complete: 'ครบ',
    unsent: 'ยังไม่ได้ส่ง',
    conflict: 'แก้ชนกัน',
    clearFilters: 'ล้างการค้นหาและตัวกรอง',
    none: (text: string) => (text ? `ไม่พบจุดบริการที่ตรงกับ “${text}”` : 'ไม่มีจุดบริการตรงกับตัวกรองนี้'),
    noneText: 'ลองใช้คำที่สั้นลง หรือล้างตัวกรองเพื่อค้นทุกจังหวัด',
    empty: 'ยังไม่มีจุดบริการในความดูแลของท่าน',
    emptyText: 'หากควรมี ติดต่อเจ้าหน้าที่ส่วนกลางของหน่วยงานตามรายชื่อในบัญชีผู้ใช้งาน'
  },
  edit: {
    sections: {
      general: 'ข้อมูลทั่วไป',
      address: 'ที่อยู่',
      contact: 'ติดต่อ',
      hours: 'เวลาเปิด',
      coordinates: 'พิกัด'
    },
    mustFix: (n: number) => `แก้ ${n} ช่อง`,
    fields: {
      name_th: 'ชื่อจุดบริการ',
      name_en: 'ชื่อภาษาอังกฤษ',
      address: 'ที่อยู่',
      phones: 'โทรศัพท์',
      hours: 'เวลาเปิด',
      coordinates: 'พิกัด'
    } satisfies Record<Field, string>,
    line: 'เลขที่ อาคาร ถนน',
    province: 'จังหวัด',
    district: 'อำเภอ',
    subdistrict: 'ตำบล',
    districtBangkok: 'เขต',
    subdistrictBangkok: 'แขวง',
    postcode: 'รหัสไปรษณีย์',
    pick: 'เลือกหรือพิมพ์ค้นหา',
    pickProvinceFirst: 'เลือกจังหวัดก่อน',
    pickDistrictFirst: 'เลือกอำเภอก่อน',
    use: (value: string) => `ใช้ ${value}`,
    phone: (n: number) => `โทรศัพท์ ${n}`,
    phoneHint: 'เช่น 02-612-6060 หรือ 02-612-6060 ต่อ 12',
    addPhone: 'เพิ่มหมายเลข',
    removePhone: (n: number) => `นำหมายเลขที่ ${n} ออก`,
    noPhone: 'ยังไม่มีหมายเลขโทรศัพท์',
    days: ['จันทร์', 'อังคาร', 'พุธ', 'พฤหัสบดี', 'ศุกร์', 'เสาร์', 'อาทิตย์'],
    day: 'วัน',
    open: 'เปิด',
    closed: 'ปิด',
    closedAllDay: 'ปิดทั้งวัน',
    times: 'เวลาให้บริการ (น.)',
    from: (day: string, n: number) => `วัน${day} ช่วงที่ ${n} เปิดเวลา`,
    to: (day: string, n: number) => `วัน${day} ช่วงที่ ${n} ปิดเวลา`,
    until: 'ถึง',
    addSpan: (day: string) => `เพิ่มช่วงเวลาวัน${day}`,
    removeSpan: (day: string, n: number) => `ลบช่วงที่ ${n} ของวัน${day}`,
    copyMonday: 'ใช้เวลาวันจันทร์กับวันทำการทั้งหมด',
    preset: 'เวลาราชการ จันทร์–ศุกร์ 08.30–16.30 น.',
    postcodeNotUnderstood: 'รหัสไปรษณีย์มีตัวเลข 5 หลัก',
    timeNotUnderstood: 'ใส่เวลาเป็นชั่วโมงและนาที เช่น 08.30',
    closedOnHolidays: 'ปิดวันหยุดราชการ',
    hoursNote: 'หมายเหตุเวลาเปิด',
    hoursNoteHint: 'เช่น พักเที่ยง 12.00–13.00 น.',
    latitude: 'ละติจูด',
    longitude: 'ลองจิจูด',
    coordinateNotUnderstood: 'ใส่ตัวเลขทศนิยม เช่น 13.756331',
    coordinateIncomplete: 'ใส่ให้ครบทั้งละติจูดและลองจิจูด',
    coordinatesHint: 'คัดลอกจากแผนที่ได้ วางสองค่าที่คั่นด้วยจุลภาคในช่องละติจูด ระบบจะแยกให้เอง',
    publicAddress: 'หน้าสำหรับประชาชน',
    copyAddress: 'คัดลอกที่อยู่หน้าเว็บ',
    save: 'บันทึก',
    discard: 'เลิกแก้ไข',
    saved: 'บันทึกแล้ว',
    savedOffline: 'บันทึกไว้ในเครื่องนี้แล้ว จะส่งให้เองเมื่อกลับมาออนไลน์',
    confirm: 'ยืนยันว่ายังถูกต้อง',
    confirmed: (due: number) => `ยืนยันแล้ว ครบกำหนดครั้งถัดไป ${dateTh(due)}`,
    confirmAfterSave: 'ยืนยันได้เมื่อบันทึกแล้ว',
    lastConfirmed: (at: number, by: string) => `ยืนยันล่าสุด ${dateTh(at)} โดย ${by}`,
    neverConfirmed: 'ยังไม่เคยยืนยัน',
    unsaved: (n: number) => `แก้ไว้ ${n} ส่วน ยังไม่ได้บันทึก`,
    fixFirst: 'ต้องแก้ช่องที่มีเครื่องหมายก่อน',
    discarded: 'เลิกแก้ไขแล้ว กลับเป็นข้อมูลเดิม',
    readOnly: 'สิทธิ์ของท่านดูจุดบริการนี้ได้ แต่แก้ไขไม่ได้',
    unsent: 'มีการแก้ไขที่ยังไม่ได้ส่ง'
  },
  conflict: {
    title: (field: string) => `${field}: มีผู้แก้ช่องเดียวกับท่าน`,
    who: (by: string, at: number) =>
      `${by} แก้เมื่อ ${dateTh(at)} เวลา ${timeTh(at)} เทียบสองฉบับ แล้วเลือกฉบับที่ถูกต้อง`,
    mine: 'ฉบับของท่าน',
    theirs: (by: string) => `ฉบับของ ${by}`,
    keepMine: 'ใช้ฉบับของท่าน',
    keepTheirs: 'ใช้ฉบับนี้',
    empty: '(ว่าง)',
    resolved: 'เลือกฉบับแล้ว'
  },
  refused: {
    title: 'ระบบกลางไม่รับการแก้ไขครั้งก่อน',
    dismiss: 'รับทราบ'
  },
  pins: {
    title: 'คู่มือที่ปักหมุด',
    add: 'เพิ่ม',
    none: 'ยังไม่ได้ปักหมุดคู่มือ',
    noneText: 'ประชาชนที่สแกน QR จะเห็นคู่มือที่ปักหมุดไว้ที่นี่',
    up: (title: string) => `เลื่อนขึ้น: ${title}`,
    down: (title: string) => `เลื่อนลง: ${title}`,
    drag: (title: string) => `ลากเพื่อจัดลำดับ: ${title}`,
    unpin: (title: string) => `นำออก: ${title}`,
    unpinned: (title: string) => `นำ “${title}” ออกแล้ว`,
    pinned: (title: string) => `ปักหมุด “${title}” แล้ว`,
    moved: (title: string, place: number, of: number) => `“${title}” อยู่ลำดับที่ ${place} จาก ${of}`
  },
  poster: {
    title: 'โปสเตอร์ QR Code',
    text: 'แสดงคู่มือที่ปักหมุด เวลาเปิด และโทรศัพท์',
    open: 'ดูและพิมพ์โปสเตอร์',
    states: {
      not_printed: 'ยังไม่ได้พิมพ์',
      printed: 'พิมพ์แล้ว',
      must_reprint: 'ต้องพิมพ์ใหม่'
    } satisfies Record<PosterState, string>,
    lastPrinted: (at: number, by: string, copies: number | null) => {
      const number = copies === null ? '' : ` จำนวน ${count(copies)} แผ่น`;
      return `พิมพ์ล่าสุด ${dateTh(at)} ${timeTh(at)} โดย ${by}${number}`;
    }
  }
};
