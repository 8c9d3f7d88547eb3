import type {
  Division,
  ManualRow,
  Missing,
  PosterState,
  ServicePointRow,
  Subdistrict
} from '$lib/backend';
import { day, morning } from './samples';

/** A small register in memory. */

const bangkokDistricts = [
  'พระนคร',
  'ดุสิต',
  'หนองจอก',
  'บางรัก',
  'บางเขน',
  'บางกะปิ',
  'ปทุมวัน',
  'ป้อมปราบศัตรูพ่าย',
  'พระโขนง',
  'มีนบุรี',
  'ลาดกระบัง',
  'ยานนาวา',
  'สัมพันธวงศ์',
  'พญาไท',
  'ธนบุรี'
];
const provincialDistricts: [string, number, string[]][] = [
  ['เชียงใหม่', 50, ['เมืองเชียงใหม่', 'จอมทอง', 'แม่แจ่ม', 'เชียงดาว', 'แม่ริม', 'สันกำแพง', 'ฝาง']],
  ['เชียงราย', 57, ['เมืองเชียงราย', 'แม่สาย', 'เทิง', 'พาน', 'แม่จัน']],
  ['ประจวบคีรีขันธ์', 77, ['เมืองประจวบคีรีขันธ์', 'กุยบุรี', 'หัวหิน', 'ปราณบุรี']],
  ['ยะลา', 95, ['เมืองยะลา', 'เบตง', 'บันนังสตา']],
  ['แม่ฮ่องสอน', 58, ['เมืองแม่ฮ่องสอน', 'ขุนยวม', 'ปาย']]
];

const lackSets: Missing[][] = [
  ['name_en', 'address', 'phones', 'hours', 'coordinates', 'manuals', 'assurance'],
  ['phones', 'hours', 'coordinates', 'assurance'],
  ['coordinates'],
  [],
  ['manuals', 'assurance']
];

const posters: PosterState[] = ['not_printed', 'printed', 'must_reprint'];

function row(index: number, name: string, district: string, province: string): ServicePointRow {
  const missing = lackSets[index % lackSets.length] ?? [];
  const due = morning + ((index * 37) % 400) * day - 30 * day;
  const state = due < morning ? 'overdue' : due < morning + 30 * day ? 'due_soon' : 'current';
  return {
    id: `point-${index + 1}`,
    name_th: name,
    agency_name_th: province === 'กรุงเทพมหานคร' ? province : 'กรมการปกครอง',
    district_label: district,
    province_name_th: province,
    missing,
    assurance: missing.includes('assurance') ? { state: 'never' } : { state, due },
    unsent: index === 3,
    conflict: index === 6,
    pinned: (index * 5) % 12,
    poster: posters[index % posters.length] ?? 'not_printed'
  };
}

/** `count` rows: real names first, then numbered ones. */
export function registerRows(count = 39): ServicePointRow[] {
  const named: [string, string, string][] = [
    ...bangkokDistricts.map((name): [string, string, string] => [
      `สำนักงานเขต${name}`,
      `เขต${name}`,
      'กรุงเทพมหานคร'
    ]),
    ...provincialDistricts.flatMap(([province, , names]) =>
      names.map((name): [string, string, string] => [
        `ที่ว่าการอำเภอ${name}`,
        `อำเภอ${name}`,
        province
      ])
    )
  ];
  return Array.from({ length: count }, (_, index) => {
    const [name, district, province] = named[index % named.length] ?? ['', '', ''];
    const round = Math.floor(index / named.length);
    return row(index, round === 0 ? name : `${name} จุดที่ ${round + 1}`, district, province);
  });
}

export const provinceCodes = new Map<string, number>([
  ['กรุงเทพมหานคร', 10],
  ...provincialDistricts.map(([name, code]): [string, number] => [name, code])
]);

export const provinces: Division[] = [...provinceCodes].map(([name_th, code]) => ({
  code,
  name_th,
  name_en: name_th,
  label: code === 10 ? name_th : `จังหวัด${name_th}`
}));

export function districtsOf(province: number): Division[] {
  const names =
    province === 10
      ? bangkokDistricts
      : (provincialDistricts.find(([, code]) => code === province)?.[2] ?? []);
  return names.map((name_th, index) => ({
    code: province * 100 + index + 1,
    name_th,
    name_en: name_th,
    label: `${province === 10 ? 'เขต' : 'อำเภอ'}${name_th}`
  }));
}

export function subdistrictsOf(district: number): Subdistrict[] {
  const names = ['พระบรมมหาราชวัง', 'วังบูรพาภิรมย์', 'วัดราชบพิธ', 'สำราญราษฎร์', 'เสาชิงช้า'];
  return names.map((name_th, index) => ({
    code: district * 100 + index + 1,
    name_th,
    name_en: name_th,
    label: `${district < 1100 ? 'แขวง' : 'ตำบล'}${name_th}`,
    postcodes: index === 0 ? [10200] : [10200, 10110]
  }));
}

const titles = [
  'การขอมีบัตรประจำตัวประชาชนครั้งแรก',
  'การขอมีบัตรประจำตัวประชาชน กรณีบัตรหาย หรือถูกทำลาย',
  'การแจ้งเกิด กรณีคนเกิดในท้องที่',
  'การแจ้งย้ายที่อยู่ ย้ายเข้า ย้ายออก',
  'การจดทะเบียนสมรส',
  'การจดทะเบียนการหย่า',
  'การขอเปลี่ยนชื่อตัว ชื่อรอง',
  'การแจ้งการตาย'
];

export const manuals: ManualRow[] = titles.map((title_th, index) => ({
  id: `manual-${index + 1}`,
  title_th,
  department_name_th: 'กรมการปกครอง',
  source_url: index % 2 === 0 ? 'https://www.bora.dopa.go.th/manual' : null,
  // The first has its text, one without has a source, and one has neither.
  printable: index === 0,
  pinned: false
}));
