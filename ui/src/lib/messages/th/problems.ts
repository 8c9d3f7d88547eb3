import type { ProblemCode } from '$lib/backend';
import { dateTh, timeTh } from '../format';

type Args = Record<string, string>;
type Texts = Record<ProblemCode, (args: Args) => string>;

const most = (args: Args) => args.most ?? '';
const moment = (at: string | undefined) =>
  at ? `เมื่อ ${dateTh(Number(at))} เวลา ${timeTh(Number(at))}` : 'แล้ว';
const wait = (text: string | undefined) => {
  const seconds = Number(text);
  if (!(seconds > 0)) return 'พักสักครู่';
  return seconds < 60 ? `รออีก ${seconds} วินาที` : `รออีก ${Math.ceil(seconds / 60)} นาที`;
};
const things: Record<string, string> = { address: 'ที่อยู่', hours: 'เวลาเปิด' };

export const problems: Texts = {
  name_missing: () => 'ใส่ชื่อจุดบริการ',
  name_too_long: (args) => `ชื่อยาวเกิน ${most(args)} ตัวอักษร ย่อให้สั้นลง`,
  name_not_thai: () => 'ชื่อจุดบริการต้องเป็นภาษาไทย',
  name_en_not_latin: () => 'ชื่อภาษาอังกฤษต้องไม่มีอักษรไทย',
  text_too_long: (args) => `ข้อความยาวเกิน ${most(args)} ตัวอักษร ย่อให้สั้นลง`,
  subdistrict_unknown: () => 'ตำบลหรือแขวงนี้ไม่อยู่ในอำเภอที่เลือก เลือกใหม่อีกครั้ง',
  subdistrict_abolished: () => 'ตำบลหรือแขวงนี้ยกเลิกแล้ว เลือกใหม่อีกครั้ง',
  subdistrict_missing: () => 'เลือกตำบลหรือแขวงด้วย เพื่อให้ตรวจรหัสไปรษณีย์ได้',
  postcode_not_of_subdistrict: (args) =>
    `${args.subdistrict ?? 'ตำบลนี้'} ใช้รหัส ${(args.expected ?? '').replaceAll(',', ' หรือ ')}`,
  postcode_missing: () => 'ยังไม่ได้ใส่รหัสไปรษณีย์',
  telephone_not_understood: () => 'อ่านหมายเลขนี้ไม่ได้ ใส่เช่น 02-612-6060 หรือ 02-612-6060 ต่อ 12',
  telephone_too_short: () => 'หมายเลขสั้นไป ตรวจว่าใส่รหัสพื้นที่และเลขครบ',
  telephone_too_long: () => 'หมายเลขยาวไป หากมีหลายหมายเลขให้แยกคนละช่อง',
  telephone_repeated: () => 'หมายเลขนี้มีอยู่แล้วด้านบน',
  too_many_telephones: (args) => `ใส่ได้ไม่เกิน ${most(args)} หมายเลข`,
  hours_end_before_start: () => 'เวลาปิดต้องอยู่หลังเวลาเปิด',
  hours_overlap: () => 'ช่วงเวลาซ้อนกัน แก้ให้ต่อกันหรือรวมเป็นช่วงเดียว',
  hours_out_of_day: () => 'เวลาต้องอยู่ระหว่าง 00.00 ถึง 24.00 น.',
  coordinates_out_of_range: () =>
    'พิกัดไม่อยู่บนแผนที่โลก ละติจูดอยู่ระหว่าง −90 ถึง 90 ลองจิจูดอยู่ระหว่าง −180 ถึง 180',
  coordinates_outside_province: (args) =>
    `พิกัดนี้อยู่นอกจังหวัด${args.province ?? ''} ประมาณ ${args.kilometres ?? ''} กม. ตรวจว่าใส่ละติจูดและลองจิจูดไม่สลับกัน`,
  coordinates_without_province: () => 'เลือกจังหวัดในที่อยู่ก่อน เพื่อให้ตรวจพิกัดได้',
  confirm_incomplete: (args) =>
    `ยังยืนยันไม่ได้ เพราะยังไม่มี${things[args.missing ?? ''] ?? 'ข้อมูลที่จำเป็น'} เติมแล้วบันทึกก่อน`,
  manual_unknown: () => 'ไม่พบคู่มือนี้แล้ว เลือกคู่มืออื่น',
  manual_already_pinned: () => 'ปักหมุดคู่มือนี้ไว้แล้ว',
  manual_not_pinned: () => 'คู่มือนี้ถูกนำออกไปแล้ว',
  too_many_pins: () => 'ปักหมุดครบจำนวนสูงสุดแล้ว นำคู่มือที่ไม่ใช้ออกก่อน',
  copies_out_of_range: (args) => `ใส่จำนวนแผ่นตั้งแต่ 1 ถึง ${most(args)}`,
  printed_in_the_future: () =>
    'บันทึกการพิมพ์ไม่สำเร็จ เพราะนาฬิกาของเครื่องนี้เร็วกว่าเวลาจริง ตั้งนาฬิกาให้ตรงก่อนพิมพ์ครั้งต่อไป',
  print_record_unfit: () =>
    'บันทึกการพิมพ์ไม่สำเร็จ เพราะข้อมูลการพิมพ์ไม่ครบ โปสเตอร์ที่พิมพ์แล้วใช้ได้ตามปกติ ปรับรุ่นโปรแกรมแล้วลองอีกครั้ง หากยังไม่สำเร็จ ติดต่อ DGA Contact Center',
  not_within_rights: () => 'สิทธิ์ของท่านไม่ครอบคลุมจุดบริการนี้ ติดต่อเจ้าหน้าที่ส่วนกลางต้นสังกัด',
  service_point_unknown: () => 'ไม่พบจุดบริการนี้ในรายการที่ท่านดูแล',
  nothing_to_change: () => 'ไม่มีอะไรเปลี่ยนไปจากเดิม',
  token_malformed: () => 'Token มีตัวอักษรและตัวเลข 24 ตัว ตรวจว่าคัดลอกมาครบ',
  token_mistyped: () => 'Token นี้มีบางตัวไม่ถูกต้อง เทียบกับรหัสในอีเมลทีละกลุ่ม แล้วแก้ตัวที่ต่าง',
  token_unknown: () => 'ไม่พบ Token นี้ ตรวจว่าเป็นรหัสจากอีเมลฉบับล่าสุด หรือขอรหัสใหม่',
  token_used: (args) =>
    `Token นี้ถูกใช้${moment(args.at)} ใช้ได้ครั้งเดียว ขอรหัสใหม่จากเจ้าหน้าที่ส่วนกลาง หากท่านไม่ได้ใช้เอง โปรดแจ้งทันที`,
  token_expired: (args) => `Token นี้หมดอายุ${moment(args.at)} ขอรหัสใหม่จากเจ้าหน้าที่ส่วนกลาง`,
  token_revoked: () => 'Token นี้ถูกยกเลิกแล้ว ขอรหัสใหม่จากเจ้าหน้าที่ส่วนกลาง',
  token_foreign: (args) =>
    args.agency
      ? `Token นี้เป็นของ${args.agency} แต่ท่านมีสิทธิ์ของ${args.own ?? 'หน่วยงานอื่น'}อยู่ ใช้ Token ของหน่วยงานเดิม หรือให้เจ้าหน้าที่ส่วนกลางยกเลิกสิทธิ์เดิมก่อน`
      : 'Token นี้เป็นของหน่วยงานอื่น ใช้ Token ของหน่วยงานท่าน หรือให้เจ้าหน้าที่ส่วนกลางยกเลิกสิทธิ์เดิมก่อน',
  token_too_many_attempts: (args) => `ใส่ Token ผิดหลายครั้งเกินไป ${wait(args.seconds)} แล้วลองอีกครั้ง`
};
