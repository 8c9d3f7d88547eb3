import type { Role, Unit } from '$lib/backend';

export const units = {
  unit: 'หน่วยงานหรือจุดบริการ',
  placeholder: 'พิมพ์ชื่อหน่วยงานหรือจุดบริการ',
  kinds: { agency: 'หน่วยงาน', service_point: 'จุดบริการ' } satisfies Record<Unit['kind'], string>,
  role: 'สิทธิ์',
  duties: {
    operator: 'ดูแลทั้งระบบและพิจารณาคำขอใช้บริการ',
    central_officer: 'ให้สิทธิ์เจ้าหน้าที่ และดูแลทุกจุดบริการของหน่วยงาน',
    agency_officer: 'ดูแลทุกจุดบริการของหน่วยงานที่เลือก',
    service_point_officer: 'ดูแลจุดบริการที่เลือกเพียงจุดเดียว'
  } satisfies Record<Role, string>,
  roleMissing: 'เลือกสิทธิ์',
  unitMissing: 'เลือกหน่วยงานหรือจุดบริการจากรายการที่พบ'
};
