//! Full texts of some practice manuals, of different lengths.
//!
//! What they say is common knowledge about the civil registry; they are no publication of any agency, and each says
//! so at its head. The other manuals have no text: screens must cope with both.

mod birth;
mod copies;
mod identity_card;

use infodesk_domain::manuals::{
    Amount, Channel, ComplaintChannel, Duration, Fee, Form, ManualBody, NeededDocument, Procedure,
    Step, TimeUnit,
};

/// Stands at the head of each text.
pub(super) const NOTICE: &str = "ข้อมูลฝึกใช้ เขียนขึ้นเพื่อฝึกใช้โปรแกรมเท่านั้น ไม่ใช่คู่มือที่หน่วยงานประกาศใช้ ระยะเวลา เอกสาร และค่าธรรมเนียมเป็นตัวอย่าง ก่อนติดต่อราชการโปรดสอบถามหน่วยงานเจ้าของคู่มือ";

/// The text of the practice manual with that title.
pub(super) fn of(title_th: &str) -> Option<Box<ManualBody>> {
    let body = match title_th {
        "การแจ้งเกิด" => birth::body(),
        "การขอมีบัตรประจำตัวประชาชน กรณีบัตรเดิมหมดอายุ" => {
            identity_card::body()
        }
        "การขอสำเนาทะเบียนบ้าน" => copies::body(),
        _ => return None,
    };
    Some(Box::new(body))
}

/// Numbers and counters that every citizen may turn to.
fn complaints() -> Vec<ComplaintChannel> {
    let channel = |name: &str, phone: &str, address: &str| ComplaintChannel {
        name: name.to_owned(),
        phones: vec![phone.to_owned()],
        address: Some(address.to_owned()),
    };
    vec![
        channel(
            "ศูนย์บริการประชาชน สำนักปลัดสำนักนายกรัฐมนตรี",
            "1111",
            "ตู้ ปณ. 1111 เลขที่ 1 ถนนพิษณุโลก แขวงดุสิต เขตดุสิต กรุงเทพมหานคร 10300",
        ),
        channel(
            "ศูนย์ดำรงธรรม กระทรวงมหาดไทย",
            "1567",
            "ถนนอัษฎางค์ แขวงวัดราชบพิธ เขตพระนคร กรุงเทพมหานคร 10200",
        ),
        channel(
            "สำนักบริหารการทะเบียน กรมการปกครอง",
            "1548",
            "ถนนลำลูกกา อำเภอลำลูกกา จังหวัดปทุมธานี 12150",
        ),
    ]
}

/// The counters of a registry office.
fn registry_office(place: &str) -> Channel {
    Channel {
        place: place.to_owned(),
        hours: "เปิดให้บริการวันจันทร์ถึงวันศุกร์ เวลา 08.30–16.30 น. พักเที่ยง 12.00–13.00 น. ยกเว้นวันหยุดที่ทางราชการกำหนด".to_owned(),
        remark: None,
    }
}

const fn minutes(amount: u32) -> Option<Duration> {
    Some(Duration {
        amount,
        unit: TimeUnit::Minute,
    })
}

const fn working_days(amount: u32) -> Option<Duration> {
    Some(Duration {
        amount,
        unit: TimeUnit::WorkingDay,
    })
}

fn procedure(case: Option<&str>, steps: &[(&str, Option<Duration>, &str)]) -> Procedure {
    let step = |&(what, duration, unit): &(&str, Option<Duration>, &str)| Step {
        what: what.to_owned(),
        duration,
        unit: unit.to_owned(),
    };
    Procedure {
        case: case.map(str::to_owned),
        steps: steps.iter().map(step).collect(),
    }
}

/// `originals` and `copies` by number; empty texts are left out.
fn document(
    name: &str,
    issuer: &str,
    (originals, copies): (u16, u16),
    condition: &str,
) -> NeededDocument {
    NeededDocument {
        name: name.to_owned(),
        issuer: given(issuer),
        originals,
        copies,
        condition: given(condition),
    }
}

fn fee(what: &str, amount: Amount, condition: &str) -> Fee {
    Fee {
        what: what.to_owned(),
        amount,
        condition: given(condition),
    }
}

fn per_unit(satang: u32, unit: &str) -> Amount {
    Amount::PerUnit {
        satang,
        unit: unit.to_owned(),
    }
}

fn form(name: &str) -> Form {
    Form {
        name: name.to_owned(),
        url: None,
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

fn given(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{super::manuals::TITLES, *};
    use infodesk_domain::manuals::Stated;

    #[test]
    fn three_manuals_have_a_text_and_each_says_that_it_is_for_practice() {
        let bodies: Vec<_> = TITLES.into_iter().filter_map(of).collect();
        assert_eq!(bodies.len(), 3);
        for body in bodies {
            assert!(body.notice.unwrap().starts_with("ข้อมูลฝึกใช้"));
            assert!(body.published_at.is_none(), "nobody has published it");
            assert!(!body.procedures.is_empty() && !body.complaints.is_empty());
        }
    }

    #[test]
    fn what_is_free_says_so() {
        assert_eq!(of("การแจ้งเกิด").unwrap().fees, Stated::None);
        assert_eq!(of("การขอสำเนาทะเบียนบ้าน").unwrap().forms, Stated::None);
    }
}
