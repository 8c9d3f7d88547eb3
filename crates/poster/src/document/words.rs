//! The fixed words of a printed manual.

pub(super) const KIND: &str = "คู่มือสำหรับประชาชน";
pub(super) const TIME: &str = "ระยะเวลา";
pub(super) const FEES: &str = "ค่าธรรมเนียม";
pub(super) const TO_BRING: &str = "เอกสารที่ต้องเตรียม";
pub(super) const CONTINUED: &str = "…";

/// Headings, in the order of the sections.
pub(super) const CRITERIA: &str = "หลักเกณฑ์ วิธีการ และเงื่อนไข";
pub(super) const CHANNELS: &str = "ช่องทางการให้บริการ";
pub(super) const STEPS: &str = "ขั้นตอน ระยะเวลา และหน่วยงานที่รับผิดชอบ";
pub(super) const DOCUMENTS: &str = "รายการเอกสารหลักฐาน";
pub(super) const COMPLAINTS: &str = "ช่องทางการร้องเรียนและแนะนำบริการ";
pub(super) const FORMS: &str = "แบบฟอร์ม";
pub(super) const LAWS: &str = "กฎหมายที่เกี่ยวข้อง";

/// Heads of columns.
pub(super) const NUMBER: &str = "ที่";
pub(super) const STEP: &str = "ขั้นตอน";
pub(super) const UNIT: &str = "หน่วยงานที่รับผิดชอบ";
pub(super) const DOCUMENT: &str = "เอกสาร";
pub(super) const ORIGINALS: &str = "ฉบับจริง";
pub(super) const COPIES: &str = "สำเนา";
pub(super) const FEE: &str = "รายการ";
pub(super) const AMOUNT: &str = "จำนวนเงิน";

/// What stands where there is nothing.
pub(super) const NO_DOCUMENTS: &str = "ไม่ต้องใช้เอกสาร";
pub(super) const NO_FEES: &str = "ไม่มีค่าธรรมเนียม";
pub(super) const NO_FORMS: &str = "ไม่มีแบบฟอร์มที่ต้องกรอก";
pub(super) const NOT_SAID: &str = "คู่มือไม่ได้ระบุ โปรดสอบถามเจ้าหน้าที่ ณ จุดบริการ";
pub(super) const NONE: &str = "–";

pub(super) const TOTAL: &str = "รวมระยะเวลา";
const CASES: &str = "แล้วแต่กรณี";

pub(super) fn phones(numbers: &[String]) -> String {
    format!("โทร. {}", numbers.join(", "))
}

pub(super) fn legal_time(time: &str) -> String {
    format!("กฎหมายกำหนดให้แล้วเสร็จภายใน {time}")
}

pub(super) fn source(address: &str) -> String {
    format!("ต้นฉบับคู่มือ: {address}")
}

pub(super) fn case(number: usize, case: &str) -> String {
    format!("กรณีที่ {number} {case}")
}

pub(super) fn cases(count: usize) -> String {
    format!("{CASES} ({count} กรณี)")
}

pub(super) fn counted(count: usize) -> String {
    format!("{count} รายการ")
}

pub(super) fn page(number: usize, count: usize) -> String {
    format!("หน้า {number} จาก {count}")
}
