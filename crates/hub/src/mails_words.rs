//! What `infodesk-hub mails` says to an operator, in Thai.

use infodesk_hub::store::NotArrived;
use infodesk_thailand::dates;

pub const SENT_AGAIN: &str = "อีเมลฉบับนี้จะถูกส่งอีกครั้ง";
pub const NOT_SENT_AGAIN: &str = "ไม่มีอีเมลฉบับนี้ในกลุ่มที่ไม่ทราบผล ดูรหัสด้วยคำสั่ง infodesk-hub mails list";
pub const NO_SERVER: &str = "ข้อสังเกต: ยังไม่ได้ตั้งค่า smtp อีเมลจะรออยู่ในฐานข้อมูลและยังไม่ถูกส่ง";

/// A line for each mail: neither whom it is for nor what it says.
pub fn list(mails: &[NotArrived]) -> Vec<String> {
    if mails.is_empty() {
        return vec!["ไม่มีอีเมลที่ส่งไม่สำเร็จ".to_owned()];
    }
    mails.iter().map(line).collect()
}

fn line(mail: &NotArrived) -> String {
    let became = if mail.failed {
        "ส่งไม่ได้"
    } else {
        "ไม่ทราบผล"
    };
    let (day, time) = (
        dates::short_date(mail.queued_at.0),
        dates::time_of_day(mail.queued_at.0),
    );
    let kind = mail.kind.as_deref().unwrap_or("-");
    let why = mail.why.as_deref().unwrap_or("-");
    format!("{}  {became}  {day} {time}  {kind}  {why}", mail.id)
}
