import type {
  RequestHappening,
  RequestKind,
  RequestStage,
  TokenRequestHappening,
  TokenRequestStage
} from '$lib/backend';
import { contactCenter } from '../contact';
import { count, dateTh, timeTh } from '../format';

export const requests = {
  kinds: {
    new_service: 'เปิดใช้บริการใหม่',
    change_details: 'เปลี่ยนแปลงรายละเอียด',
    change_executive: 'เปลี่ยนผู้บริหาร',
    end_service: 'ยกเลิกการใช้บริการ'
  } satisfies Record<RequestKind, string>,
  kindTexts: {
    new_service: 'หน่วยงานยังไม่เคยใช้ info เมื่ออนุมัติแล้ว ผู้ขอจะได้รับ Token ทางอีเมล',
    change_details: 'หน่วยงานใช้ info อยู่แล้ว และข้อมูลที่แจ้งไว้เปลี่ยนไป',
    change_executive: 'ผู้บริหารที่เคยยืนยันคำขอย้ายหรือเปลี่ยนตำแหน่ง',
    end_service: 'หน่วยงานไม่ใช้ info อีกต่อไป'
  } satisfies Record<RequestKind, string>,
  stages: {
    awaits_executive: 'รอผู้บริหารยืนยัน',
    link_expired: 'ลิงก์ของผู้บริหารหมดอายุ',
    declined: 'ผู้บริหารไม่ยืนยัน',
    awaits_operator: 'รอ สพร. พิจารณา',
    returned: 'ส่งกลับให้แก้ไข',
    rejected: 'ไม่อนุมัติ',
    approved: 'อนุมัติแล้ว',
    withdrawn: 'ถอนคำขอแล้ว'
  } satisfies Record<RequestStage, string>,
  steps: ['เรื่องและหน่วยงาน', 'รายละเอียดและผู้ขอ', 'หนังสือ', 'ผู้บริหาร', 'ตรวจและส่ง'],
  stepOf: (number: number, of: number) => `ขั้นที่ ${count(number)} จาก ${count(of)}`,
  stepList: 'ขั้นตอนของคำขอ',
  amending: (number: string) => `แก้ไขคำขอเลขที่ ${number}`,
  amendingAny: 'แก้ไขคำขอที่ส่งแล้ว เมื่อส่ง คำขอเดิมจะดำเนินการต่อ ไม่ต้องเริ่มใหม่',
  next: 'ถัดไป',
  previous: 'ย้อนกลับ',
  send: 'ส่งคำขอ',
  sendAgain: 'ส่งคำขออีกครั้ง',
  sending: 'กำลังส่งหนังสือและคำขอ',
  saved: (at: number) => `บันทึกร่างแล้ว ${timeTh(at)}`,
  saving: 'กำลังบันทึกร่าง',
  notSaved: 'ร่างยังไม่ถูกบันทึก',
  unsaved: 'ระบบบันทึกร่างให้เองเมื่อเริ่มกรอก',
  help: 'ต้องการความช่วยเหลือ',
  guideline: 'อ่านแนวทางปฏิบัติทั้งหมด',
  offline: 'ออฟไลน์อยู่ กรอกต่อได้ตามปกติ',
  offlineText: 'ร่างเก็บไว้ในเครื่องนี้ ส่งคำขอได้เมื่อเครื่องนี้ติดต่อระบบกลางได้อีกครั้ง',
  agency: {
    kind: 'ต้องการขอเรื่องใด',
    title: 'หน่วยงานที่ขอใช้บริการ',
    text: 'เลือกหน่วยงานระดับกรมหรือเทียบเท่า',
    label: 'ชื่อหน่วยงาน',
    placeholder: 'พิมพ์ชื่อกรมหรือหน่วยงานเทียบเท่า',
    searching: 'กำลังค้นหา',
    hint: 'พิมพ์ชื่อบางส่วน แล้วเลือกจากรายการ',
    unreachable: 'ค้นหาหน่วยงานไม่ได้ขณะออฟไลน์ กรอกขั้นอื่นก่อน แล้วกลับมาเลือก',
    propose: 'ไม่พบหน่วยงานของท่าน เสนอชื่อใหม่',
    proposing: 'เสนอหน่วยงานที่ยังไม่มีในทะเบียน',
    proposingText: 'สพร. ตรวจชื่อก่อนอนุมัติ จึงจะเพิ่มหน่วยงานนี้ในทะเบียน',
    choose: 'เลือกจากทะเบียนแทน',
    nameTh: 'ชื่อภาษาไทย',
    nameEn: 'ชื่อภาษาอังกฤษ',
    ministry: 'กระทรวงต้นสังกัด',
    ministryPlaceholder: 'พิมพ์ชื่อกระทรวง'
  },
  details: {
    title: 'รายละเอียดการขอใช้บริการ',
    label: 'รายละเอียด',
    hint: 'เช่น จำนวนจุดบริการ งานบริการที่จะเผยแพร่ และวันที่ต้องการเริ่ม',
    requester: 'ผู้ขอ',
    name: 'ชื่อ',
    position: 'ตำแหน่ง',
    telephone: 'หมายเลขโทรศัพท์',
    telephoneHint: 'ที่ติดต่อได้ในเวลาราชการ',
    email: 'อีเมลสำหรับรับ Token',
    emailHint: 'ตรวจให้ถูกต้อง Token จะส่งไปที่อีเมลนี้เท่านั้น'
  },
  letter: {
    title: 'หนังสือของหน่วยงาน',
    text: 'แนบหนังสือเชิญประชุมชี้แจงของสำนักงาน ก.พ.ร. หรือหนังสือขอใช้บริการของหน่วยงาน',
    rules: 'ไฟล์ PDF, JPEG หรือ PNG ไม่เกิน 10 MB เห็นข้อความชัดทุกหน้า',
    choose: 'เลือกไฟล์หนังสือ',
    chooseAgain: 'เลือกไฟล์อื่น',
    remove: 'เอาหนังสือออก',
    none: 'ยังไม่ได้แนบหนังสือ',
    opening: 'กำลังเปิดหนังสือ',
    notShown: 'แสดงหนังสือนี้ไม่ได้',
    notShownText: 'ลองเลือกไฟล์ใหม่ หรือสแกนหนังสืออีกครั้ง',
    page: (number: number, of: number) => `หน้า ${count(number)} จาก ${count(of)}`,
    label: (name: string) => `หนังสือ ${name}`
  },
  executive: {
    title: 'ผู้บริหารที่ยืนยันคำขอ',
    text: 'ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ หรือเทียบเท่า และต้องไม่ใช่ผู้ขอ',
    how: 'ระบบจะส่งอีเมลให้ผู้บริหารกดปุ่ม “ยืนยันการขอใช้บริการ” ผู้บริหารไม่ต้องมีบัญชีหรือติดตั้งโปรแกรม',
    name: 'ชื่อและนามสกุล',
    position: 'ตำแหน่ง',
    email: 'อีเมลของผู้บริหาร',
    emailHint: 'อีเมลของราชการที่ผู้บริหารเปิดอ่านเอง'
  },
  check: {
    title: 'ตรวจทุกอย่างก่อนส่ง',
    kind: 'เรื่องที่ขอ',
    agency: 'หน่วยงาน',
    proposed: 'เสนอชื่อใหม่',
    details: 'รายละเอียด',
    requester: 'ผู้ขอ',
    token: 'อีเมลรับ Token',
    letter: 'หนังสือ',
    executive: 'ผู้บริหาร',
    missing: 'ยังไม่ได้กรอก',
    edit: 'แก้ไข',
    editStep: (step: string) => `แก้ไขขั้น ${step}`,
    problems: 'ยังส่งไม่ได้ แก้ไขตามนี้ก่อน'
  },
  sent: {
    title: 'ส่งคำขอแล้ว',
    number: (number: string) => `เลขที่คำขอ ${number}`,
    next: 'ต่อจากนี้',
    steps: (executive: string, email: string) => [
      `${executive} ได้รับอีเมลให้กด “ยืนยันการขอใช้บริการ” แจ้งผู้บริหารไว้ด้วย จะได้ไม่พลาดอีเมล`,
      'เมื่อผู้บริหารยืนยันแล้ว สพร. พิจารณาคำขอ ท่านดูความคืบหน้าได้ที่คำขอของฉัน',
      `เมื่ออนุมัติแล้ว ผลจะส่งไปที่ ${email} ถ้าเปิดใช้บริการใหม่ จะมี Token ให้นำมาใส่ในหน้าแรกของ InfoDesk`
    ],
    open: 'ดูคำขอนี้'
  },
  own: {
    draft: 'ร่างที่ยังไม่ได้ส่ง',
    noAgency: 'ยังไม่ได้เลือกหน่วยงาน',
    draftSaved: (at: number) => `บันทึกเมื่อ ${dateTh(at)} เวลา ${timeTh(at)}`,
    goOn: 'ทำต่อ',
    discard: 'ทิ้งร่าง',
    discardTitle: 'ทิ้งร่างนี้หรือไม่',
    discardText: 'สิ่งที่กรอกและหนังสือในร่างจะถูกลบจากเครื่องนี้ เรียกคืนไม่ได้',
    requests: 'คำขอใช้บริการ',
    tokens: 'คำขอ Token',
    begin: 'เริ่มคำขอใหม่',
    beginToken: 'ขอ Token',
    none: 'ยังไม่มีคำขอ',
    noneText: 'เจ้าหน้าที่ส่วนกลางของกรมหรือหน่วยงานเทียบเท่า เริ่มที่การขอใช้บริการ หน่วยงานอื่นขอ Token จากต้นสังกัด',
    offline: 'ออฟไลน์อยู่ จึงยังดูสถานะคำขอไม่ได้',
    offlineText: 'ร่างของท่านยังอยู่ครบ และทำต่อได้',
    sentAt: (at: number) => `ส่งเมื่อ ${dateTh(at)}`,
    askedAt: (at: number) => `ขอเมื่อ ${dateTh(at)}`
  },
  one: {
    title: (number: string) => `คำขอเลขที่ ${number}`,
    facts: 'รายละเอียดคำขอ',
    letter: 'หนังสือ',
    noLetter: 'คำขอนี้ไม่มีหนังสือแนบ',
    timeline: 'ความเป็นมา',
    system: 'ระบบ',
    ministry: 'กระทรวง',
    proposed: 'หน่วยงานใหม่ที่ยังไม่มีในทะเบียน',
    linkUntil: (at: number) => `ลิงก์ของผู้บริหารใช้ได้ถึง ${dateTh(at)} เวลา ${timeTh(at)}`,
    askAgain: 'แก้ไขผู้บริหารหรือส่งลิงก์ใหม่',
    askTitle: 'ส่งลิงก์ให้ผู้บริหารอีกครั้ง',
    askText: 'ตรวจชื่อและอีเมลก่อนส่ง ลิงก์เดิมจะใช้ไม่ได้ทันทีที่ส่งลิงก์ใหม่',
    ask: 'ส่งลิงก์',
    asked: 'ส่งลิงก์ใหม่ให้ผู้บริหารแล้ว',
    amend: 'แก้ไขและส่งอีกครั้ง',
    replaceTitle: 'แทนร่างที่มีอยู่หรือไม่',
    replaceText: 'ท่านมีร่างที่ยังไม่ได้ส่ง การแก้ไขคำขอนี้จะแทนร่างนั้น ถ้ายังต้องการร่างเดิม ให้ส่งร่างก่อน',
    replace: 'แทนร่างเดิม',
    withdraw: 'ถอนคำขอ',
    withdrawTitle: 'ถอนคำขอนี้หรือไม่',
    withdrawText: 'คำขอจะจบลง และลิงก์ของผู้บริหารจะใช้ไม่ได้ หากต้องการอีกให้เริ่มคำขอใหม่',
    withdrawn: 'ถอนคำขอแล้ว',
    offline: 'ออฟไลน์อยู่ จึงยังทำรายการไม่ได้'
  },
  events: {
    sent: 'ส่งคำขอ',
    executive_asked: 'ส่งลิงก์ให้ผู้บริหารยืนยัน',
    executive_reminded: 'เตือนผู้บริหารอีกครั้ง',
    link_expired: 'ลิงก์ของผู้บริหารหมดอายุ',
    confirmed: 'ผู้บริหารยืนยันการขอใช้บริการ',
    declined: 'ผู้บริหารไม่ยืนยัน',
    sent_again: 'แก้ไขและส่งคำขออีกครั้ง',
    returned: 'สพร. ส่งกลับให้แก้ไข',
    rejected: 'สพร. ไม่อนุมัติ',
    approved: 'สพร. อนุมัติ',
    token_mailed: 'ส่ง Token ไปที่อีเมลของผู้ขอ',
    withdrawn: 'ถอนคำขอ'
  } satisfies Record<RequestHappening, string>,
  nextSteps: {
    awaits_executive: 'ต่อไป: ผู้บริหารกดยืนยันในอีเมล หากยังไม่ได้รับ ตรวจอีเมลแล้วส่งลิงก์ใหม่ได้',
    link_expired: 'ต่อไป: ผู้ขอส่งลิงก์ใหม่ให้ผู้บริหาร',
    declined: 'ต่อไป: ผู้ขอแก้ไขตามเหตุผลของผู้บริหารแล้วส่งอีกครั้ง หรือถอนคำขอ',
    awaits_operator: 'ต่อไป: สพร. พิจารณาคำขอ แล้วแจ้งผลทางอีเมล',
    returned: 'ต่อไป: ผู้ขอแก้ไขตามที่ สพร. แจ้งแล้วส่งอีกครั้ง',
    rejected: `สิ้นสุดแล้ว หากมีข้อสงสัย ติดต่อ ${contactCenter.name} ${contactCenter.telephone}`,
    approved: 'เสร็จแล้ว หากมี Token ในอีเมล ให้นำมาใส่ในหน้าแรกของ InfoDesk',
    withdrawn: 'คำขอจบลงแล้ว หากต้องการอีก ให้เริ่มคำขอใหม่'
  } satisfies Record<RequestStage, string>,
  tokenStages: {
    waiting: 'รอพิจารณา',
    approved: 'อนุมัติแล้ว',
    declined: 'ไม่อนุมัติ',
    withdrawn: 'ถอนแล้ว'
  } satisfies Record<TokenRequestStage, string>,
  tokenEvents: {
    asked: 'ขอ Token',
    approved: 'อนุมัติ',
    token_mailed: 'ส่ง Token ไปที่อีเมลแล้ว',
    declined: 'ไม่อนุมัติ',
    withdrawn: 'ถอนคำขอ'
  } satisfies Record<TokenRequestHappening, string>,
  tokenNext: {
    waiting: 'ต่อไป: เจ้าหน้าที่ส่วนกลางต้นสังกัดพิจารณา',
    approved: 'ต่อไป: นำ Token จากอีเมลมาใส่ใน InfoDesk',
    declined: 'สิ้นสุดแล้ว หากยังต้องการ ให้ขอใหม่พร้อมข้อมูลเพิ่มตามเหตุผลข้างต้น',
    withdrawn: 'สิ้นสุดแล้ว ขอใหม่ได้ทุกเมื่อ'
  } satisfies Record<TokenRequestStage, string>,
  token: {
    withdrawTitle: 'ถอนคำขอ Token นี้หรือไม่',
    withdrawText: 'ผู้พิจารณาจะไม่เห็นคำขอนี้อีก หากต้องการให้ขอใหม่ได้ทุกเมื่อ'
  },
  queue: {
    stage: 'สถานะ',
    kind: 'เรื่อง',
    text: 'ค้นหาเลขที่ หน่วยงาน หรือผู้ขอ',
    found: (n: number) => `${count(n)} คำขอ`,
    none: 'ไม่พบคำขอที่ตรงกัน',
    noneText: 'ลองเลือกสถานะหรือเรื่องอื่น หรือล้างคำค้น',
    clear: 'ล้างตัวกรอง',
    offline: 'ออฟไลน์อยู่ จึงยังดูคำขอไม่ได้'
  }
};
