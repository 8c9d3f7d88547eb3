//! What `infodesk-hub audit verify` says: to an auditor or an operator, in Thai.

use infodesk_domain::Timestamp;
use infodesk_hub::store::{Audited, Finding};
use infodesk_thailand::dates;

/// The number and hash can be noted elsewhere: in a year they must still be those of the same event.
pub fn whole(audited: &Audited) -> String {
    let Audited {
        events,
        from_to,
        hash,
    } = audited;
    let Some((from, to)) = from_to else {
        return "บันทึกเหตุการณ์ยังไม่มีรายการ".to_owned();
    };
    format!(
        "ตรวจบันทึกเหตุการณ์แล้ว {events} รายการ ตั้งแต่ {} ถึง {} ครบถ้วน ไม่พบการแก้ไข\n\
         รายการสุดท้าย: ลำดับที่ {events} รหัสตรวจสอบ {hash}",
        moment(*from),
        moment(*to)
    )
}

pub fn broken(finding: Finding) -> String {
    let (number, what) = match finding {
        Finding::Changed(number) => (
            number,
            format!("รายการลำดับที่ {number} ถูกแก้ไข หรือถูกใส่เข้ามาภายหลัง"),
        ),
        Finding::Removed(number) => (number, format!("รายการลำดับที่ {number} ถูกลบ")),
        Finding::Moved {
            number,
            recorded_as,
        } => (
            number,
            format!("รายการลำดับที่ {number} ถูกสลับที่ เดิมบันทึกไว้เป็นลำดับที่ {recorded_as}"),
        ),
        Finding::Detached(number) => (
            number,
            format!("รายการลำดับที่ {number} ไม่ต่อเนื่องกับรายการก่อนหน้า"),
        ),
        Finding::Head(number) => (
            number,
            format!("หัวของบันทึกเหตุการณ์ถูกแก้ไขหรือถูกลบ ที่ลำดับที่ {number}"),
        ),
    };
    let hint = if number <= 1 {
        "\nหากเพิ่งเปลี่ยนไฟล์รหัสลับของระบบ (secret) ให้ตรวจด้วยไฟล์เดิม"
    } else {
        ""
    };
    format!("บันทึกเหตุการณ์ไม่ครบถ้วน: {what}{hint}")
}

fn moment(at: Timestamp) -> String {
    let (date, time) = (dates::short_date(at.0), dates::time_of_day(at.0));
    format!("{date} {time}")
}
