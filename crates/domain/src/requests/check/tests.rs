#![allow(clippy::unwrap_used)]
use super::*;
use crate::{
    ProblemCode as Code,
    requests::{KINDS, RequestKind},
};

fn id(n: u128) -> crate::AgencyId {
    uuid::Uuid::from_u128(n).into()
}

fn form(kind: RequestKind) -> RequestForm {
    RequestForm {
        kind,
        agency: Some(AgencyWish::Known { id: id(1) }),
        details: "ขอใช้ระบบศูนย์ข้อมูลเพื่อติดต่อราชการ".to_owned(),
        requester: RequesterForm {
            position: "นักวิชาการคอมพิวเตอร์".to_owned(),
            telephone: "02-612-6060".to_owned(),
            email: "somchai@office.example".to_owned(),
        },
        executive: ExecutiveForm {
            name: "สมหญิง ใจดี".to_owned(),
            position: "ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ".to_owned(),
            email: "director@office.example".to_owned(),
        },
        letter: None,
    }
}

fn proposed(name_th: &str, name_en: &str) -> Option<AgencyWish> {
    Some(AgencyWish::Proposed {
        name_th: name_th.to_owned(),
        name_en: name_en.to_owned(),
        ministry_id: None,
    })
}

fn problems(form: &RequestForm, step: Option<RequestStep>) -> Vec<(String, Code)> {
    let problems = check(form, true, step).into_iter();
    problems.map(|p| (p.field, p.code)).collect()
}

fn at(field: &str, code: Code) -> (String, Code) {
    (field.to_owned(), code)
}

#[test]
fn a_form_that_says_everything_has_no_problem_whatever_it_asks_for() {
    for rules in KINDS {
        assert_eq!(problems(&form(rules.kind), None), []);
        assert_eq!(rules.kind.rules(), *rules);
    }
}

#[test]
fn each_step_asks_for_its_own() {
    let empty = RequestForm {
        kind: RequestKind::NewService,
        agency: None,
        details: " \u{200B}".to_owned(),
        requester: RequesterForm::default(),
        executive: ExecutiveForm::default(),
        letter: None,
    };
    let steps = [
        (RequestStep::Agency, vec![at("agency", Code::AgencyMissing)]),
        (
            RequestStep::Details,
            vec![
                at("details", Code::DetailsMissing),
                at("requester.position", Code::PositionMissing),
                at("requester.telephone", Code::TelephoneMissing),
                at("requester.email", Code::EmailMissing),
            ],
        ),
        (RequestStep::Letter, vec![]),
        (
            RequestStep::Executive,
            vec![
                at("executive.name", Code::ExecutiveNameMissing),
                at("executive.position", Code::PositionMissing),
                at("executive.email", Code::EmailMissing),
            ],
        ),
    ];
    let mut all = Vec::new();
    for (step, expected) in steps {
        assert_eq!(problems(&empty, Some(step)), expected);
        all.extend(expected);
    }
    assert_eq!(problems(&empty, None), all);
}

#[test]
fn a_letter_is_asked_for_where_its_kind_needs_one() {
    for rules in KINDS {
        let missing = check(&form(rules.kind), false, Some(RequestStep::Letter));
        let codes: Vec<Code> = missing.iter().map(|p| p.code).collect();
        let expected: &[Code] = if rules.needs_letter {
            &[Code::LetterMissing]
        } else {
            &[]
        };
        assert_eq!(codes, expected, "{:?}", rules.kind);
    }
}

#[test]
fn a_department_is_proposed_by_its_names_and_only_for_a_new_service() {
    let named = |kind, name_th: &str, name_en: &str| {
        let agency = proposed(name_th, name_en);
        problems(
            &RequestForm {
                agency,
                ..form(kind)
            },
            None,
        )
    };
    let new = RequestKind::NewService;
    assert_eq!(named(new, "กรมตัวอย่าง", ""), []);
    assert_eq!(named(new, "กรมตัวอย่าง", "Department of Examples"), []);
    assert_eq!(
        named(new, " ", ""),
        [at("agency.name_th", Code::NameMissing)]
    );
    assert_eq!(
        named(new, "Department", "กรม"),
        [
            at("agency.name_th", Code::NameNotThai),
            at("agency.name_en", Code::NameEnNotLatin)
        ]
    );
    let other = named(RequestKind::EndService, "กรมตัวอย่าง", "");
    assert_eq!(other, [at("agency", Code::AgencyMissing)]);
}

#[test]
fn the_executive_is_somebody_else() {
    let mut form = form(RequestKind::NewService);
    form.executive.email = " Somchai@OFFICE.example".to_owned();
    let expected = at("executive.email", Code::ExecutiveIsRequester);
    assert_eq!(problems(&form, None), [expected]);
    form.executive.email = "somchai".to_owned();
    assert_eq!(
        problems(&form, None),
        [at("executive.email", Code::EmailUnfit)]
    );
}

#[test]
fn what_is_too_long_is_told_with_its_limit() {
    let mut form = form(RequestKind::NewService);
    form.details = "ก".repeat(MOST_DETAILS + 1);
    form.requester.position = "ก".repeat(MOST_LINE + 1);
    form.requester.telephone = "02".to_owned();
    let found = check(&form, true, None);
    let limits: Vec<_> = found.iter().map(|p| p.args.get("most").cloned()).collect();
    let most = |n: usize| Some(n.to_string());
    assert_eq!(limits, [most(MOST_DETAILS), most(MOST_LINE), None]);
    assert_eq!(found[2].code, Code::TelephoneTooShort);
}

#[test]
fn what_is_kept_is_tidy() {
    let mut typed = form(RequestKind::NewService);
    typed.agency = proposed(" กรม\u{200B}\nตัวอย่าง ", "\u{FEFF}");
    typed.executive.name = "สมหญิง\r\nBcc:  ใจดี".to_owned();
    typed.executive.email = "Director@Office.Example ".to_owned();
    typed.details = "\nบรรทัดหนึ่ง\nบรรทัดสอง\n".to_owned();
    let kept = tidied(&typed);
    assert_eq!(kept.agency, proposed("กรม ตัวอย่าง", ""));
    assert_eq!(kept.executive.name, "สมหญิง Bcc: ใจดี");
    assert_eq!(kept.executive.email, "director@office.example");
    assert_eq!(kept.details, "บรรทัดหนึ่ง\nบรรทัดสอง");
    assert_eq!(tidied(&kept), kept);
}
