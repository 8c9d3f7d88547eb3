//! What the shell itself says: in the tray and in notifications, where no page does.

use infodesk_desk::{notifications::Arrived, settings::Language};
use infodesk_domain::approvals::{Approval, ApprovalKind};

/// A notification's heading and the line below it.
pub struct Notice {
    pub summary: String,
    pub body: String,
}

pub fn waiting(count: usize, language: Language) -> String {
    match language {
        Language::Th => format!("เรื่องรออนุมัติ {count} เรื่อง"),
        Language::En => format!("Waiting for approval: {count}"),
    }
}

pub const fn open_it(language: Language) -> &'static str {
    match language {
        Language::Th => "เปิดดู",
        Language::En => "Open",
    }
}

pub fn arrived(arrived: &Arrived, language: Language) -> Notice {
    match arrived {
        Arrived::One(approval) => one(approval, language),
        Arrived::Several { count } => several(*count, language),
    }
}

fn one(approval: &Approval, language: Language) -> Notice {
    let kind = kind(approval.kind, language);
    let (from, unit) = (&approval.from, &approval.unit_name_th);
    match language {
        Language::Th => Notice {
            summary: format!("มีเรื่องรออนุมัติ: {kind}"),
            body: from_unit("จาก", from, unit),
        },
        Language::En => Notice {
            summary: format!("Waiting for your approval: {kind}"),
            body: from_unit("From", from, unit),
        },
    }
}

/// Nobody asks for a review but the calendar.
fn from_unit(word: &str, from: &str, unit: &str) -> String {
    if from.is_empty() {
        unit.to_owned()
    } else {
        format!("{word} {from} · {unit}")
    }
}

fn several(count: u32, language: Language) -> Notice {
    let (summary, body) = match language {
        Language::Th => (
            format!("มีเรื่องรออนุมัติ {count} เรื่อง"),
            "กดเพื่อเปิดรายการเรื่องรออนุมัติ",
        ),
        Language::En => (
            format!("{count} things wait for your approval"),
            "Click to open the list",
        ),
    };
    Notice {
        summary,
        body: body.to_owned(),
    }
}

const fn kind(kind: ApprovalKind, language: Language) -> &'static str {
    match (kind, language) {
        (ApprovalKind::ServiceRequest, Language::Th) => "คำขอใช้บริการ",
        (ApprovalKind::ServiceRequest, Language::En) => "service request",
        (ApprovalKind::TokenRequest, Language::Th) => "คำขอรหัส Token",
        (ApprovalKind::TokenRequest, Language::En) => "request for a Token",
        (ApprovalKind::WrongRights, Language::Th) => "แจ้งสิทธิ์ไม่ถูกต้อง",
        (ApprovalKind::WrongRights, Language::En) => "wrong rights reported",
        (ApprovalKind::RightsReview, Language::Th) => "ทบทวนสิทธิ์การใช้งาน",
        (ApprovalKind::RightsReview, Language::En) => "review of rights",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use infodesk_domain::Timestamp;

    #[test]
    fn a_notification_says_what_waits_and_from_whom() {
        let approval = Approval {
            kind: ApprovalKind::TokenRequest,
            id: "1".to_owned(),
            from: "มานี สมมติ".to_owned(),
            unit_name_th: "สำนักงานเขตพระนคร".to_owned(),
            role: None,
            since: Timestamp(0),
        };
        let notice = arrived(&Arrived::One(approval), Language::Th);
        assert_eq!(notice.summary, "มีเรื่องรออนุมัติ: คำขอรหัส Token");
        assert_eq!(notice.body, "จาก มานี สมมติ · สำนักงานเขตพระนคร");
        let notice = arrived(&Arrived::Several { count: 4 }, Language::Th);
        assert_eq!(notice.summary, "มีเรื่องรออนุมัติ 4 เรื่อง");
    }
}
