#![allow(clippy::unwrap_used)]
use super::*;
use crate::{
    Surroundings, Timestamp,
    accounts::AccountKind,
    agencies::{Agency, AgencyKind},
    codes::PublicCode,
    lists::ListedPoint,
    rights::{Grant, Rights, Role, Unit},
};
use proptest::prelude::*;
use uuid::Uuid;

const NUMBER: &str = "1-2345-45678-78-1";

struct Sevens;

impl Surroundings for Sevens {
    fn now(&self) -> Timestamp {
        Timestamp(0)
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

fn code() -> PublicCode {
    PublicCode::new(&Sevens)
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn agency(n: u128) -> Unit {
    Unit::Agency(id(n).into())
}

fn point() -> Unit {
    Unit::ServicePoint(id(10).into())
}

/// Ministry 1 has department 2, which has unit 3 with point 10; ministry 4 has department 5 with the units 6 and 7
/// of one name.
fn units() -> Units {
    let agency =
        |n: u128, parent: Option<u128>, kind, name_th: &str, name_en: Option<&str>| Agency {
            id: id(n).into(),
            parent_id: parent.map(|n| id(n).into()),
            stream_id: id(parent.unwrap_or(n)).into(),
            kind,
            name_th: name_th.to_owned(),
            name_en: name_en.map(str::to_owned),
        };
    let agencies = vec![
        agency(1, None, AgencyKind::Ministry, "กระทรวงทดลอง", None),
        agency(
            2,
            Some(1),
            AgencyKind::Department,
            "กรมทดลอง",
            Some("Trial Department"),
        ),
        agency(3, Some(2), AgencyKind::Unit, "สำนักงานทดลอง", None),
        agency(4, None, AgencyKind::Ministry, "กระทรวงอื่น", None),
        agency(5, Some(4), AgencyKind::Department, "กรมอื่น", None),
        agency(6, Some(5), AgencyKind::Unit, "สาขา", None),
        agency(7, Some(5), AgencyKind::Unit, "สาขา", None),
    ];
    let point = ListedPoint {
        id: id(10).into(),
        code: code(),
        agency_id: id(3).into(),
        name_th: "จุดบริการทดลอง".to_owned(),
    };
    Units::new(agencies, vec![point])
}

fn cells(row: [&str; 4]) -> Cells {
    let [username, email, role, unit] = row.map(str::to_owned);
    Cells {
        username,
        email,
        role,
        unit,
        ..Cells::default()
    }
}

const ONLY: ProviderOf<'_> = ProviderOf::Unsaid {
    only: Some("digital-id"),
};

fn good(row: [&str; 4], provider: ProviderOf<'_>) -> ExpectedAccount {
    read(&cells(row), provider, &units(), Importer::CommandLine).unwrap()
}

fn bad(cells: &Cells, importer: Importer<'_>) -> Vec<(String, ProblemCode)> {
    let problems = read(cells, ONLY, &units(), importer).unwrap_err();
    problems.into_iter().map(|p| (p.field, p.code)).collect()
}

#[test]
fn a_row_says_who_gets_what_where() {
    let code = code().to_string().to_lowercase();
    let by_id = id(10).to_string();
    let table = [
        (
            ["Somchai", "", "เจ้าหน้าที่ส่วนกลาง", "กรมทดลอง"],
            "Somchai",
            Role::CentralOfficer,
            agency(2),
        ),
        (
            [
                "",
                " A@Office.Example\u{200B}",
                "central officer",
                "trial department",
            ],
            "a@office.example",
            Role::CentralOfficer,
            agency(2),
        ),
        (
            ["a", "", "agency officer", "กระทรวง ทดลอง"],
            "a",
            Role::AgencyOfficer,
            agency(1),
        ),
        (
            ["a", "", "operator", "00000000-0000-0000-0000-000000000006"],
            "a",
            Role::Operator,
            agency(6),
        ),
        (
            ["a", "", "เจ้าหน้าที่จุดบริการ", &code],
            "a",
            Role::ServicePointOfficer,
            point(),
        ),
        (
            ["a", "", "service-point officer", &by_id],
            "a",
            Role::ServicePointOfficer,
            point(),
        ),
    ];
    for (row, written, role, unit) in table {
        let read = good(row, ONLY);
        assert_eq!(
            (read.account.written(), read.role, read.unit),
            (written, role, unit)
        );
    }
}

#[test]
fn a_username_has_a_provider_and_an_email_only_where_one_is_named() {
    let username = ["a", "", "operator", "กรมทดลอง"];
    let email = ["", "a@b.example", "operator", "กรมทดลอง"];
    let thaid = ProviderOf::Named("thaid");
    assert_eq!(good(username, ONLY).provider.as_deref(), Some("digital-id"));
    assert_eq!(good(email, ONLY).provider, None);
    assert_eq!(good(username, thaid).provider.as_deref(), Some("thaid"));
    assert_eq!(good(email, thaid).provider.as_deref(), Some("thaid"));
    assert_eq!(good(email, thaid).account.kind(), AccountKind::Email);
    let several = ProviderOf::Unsaid { only: None };
    let refused = read(&cells(username), several, &units(), Importer::CommandLine).unwrap_err();
    assert_eq!(refused[0].code, ProblemCode::AccountProviderUnsaid);
    assert_eq!(good(email, several).provider, None);
}

#[test]
fn each_thing_that_is_wrong_has_its_code_and_its_field() {
    use ProblemCode as P;
    let mistyped = {
        let code = code().to_string();
        let other = if code.starts_with('8') { "9" } else { "8" };
        format!("{other}{}", &code[1..])
    };
    let code = code().to_string();
    type Case<'a> = ([&'a str; 4], &'a [(&'a str, P)]);
    let table: [Case<'_>; 17] = [
        (
            ["", "", "operator", "กรมทดลอง"],
            &[("username", P::AccountMissing)],
        ),
        (
            ["a", "a@b.example", "operator", "กรมทดลอง"],
            &[("email", P::AccountGivenTwice)],
        ),
        (
            ["a b", "", "operator", "กรมทดลอง"],
            &[("username", P::AccountUsernameUnfit)],
        ),
        (
            ["", "a@b", "operator", "กรมทดลอง"],
            &[("email", P::AccountEmailUnfit)],
        ),
        (["a", "", " ", "กรมทดลอง"], &[("role", P::RoleMissing)]),
        (["a", "", "อธิบดี", "กรมทดลอง"], &[("role", P::RoleUnknown)]),
        (["a", "", "operator", ""], &[("unit", P::UnitMissing)]),
        (["a", "", "operator", "กรมใหม่"], &[("unit", P::UnitUnknown)]),
        (
            ["a", "", "operator", "00000000-0000-0000-0000-000000000099"],
            &[("unit", P::UnitUnknown)],
        ),
        (
            ["a", "", "operator", "จุดบริการทดลอง"],
            &[("unit", P::UnitUnknown)],
        ),
        (
            ["a", "", "operator", "สาขา"],
            &[("unit", P::UnitNameShared)],
        ),
        (
            ["a", "", "service-point officer", &mistyped],
            &[("unit", P::UnitCodeMistyped)],
        ),
        (
            ["a", "", "service-point officer", "กรมทดลอง"],
            &[("unit", P::UnitNotOfRole)],
        ),
        (
            ["a", "", "central officer", &code],
            &[("unit", P::UnitNotOfRole)],
        ),
        (
            ["", "", "", ""],
            &[
                ("username", P::AccountMissing),
                ("role", P::RoleMissing),
                ("unit", P::UnitMissing),
            ],
        ),
        (
            [NUMBER, "", "อธิบดี", ""],
            &[("username", P::CitizenNumberInList)],
        ),
        (
            [
                "a",
                "1234545678781@b.example",
                "operator",
                "กรม ๑๒๓๔๕๔๕๖๗๘๗๘๑",
            ],
            &[
                ("email", P::CitizenNumberInList),
                ("unit", P::CitizenNumberInList),
            ],
        ),
    ];
    for (row, expected) in table {
        let expected: Vec<(String, P)> = expected
            .iter()
            .map(|(field, code)| ((*field).to_owned(), *code))
            .collect();
        assert_eq!(bad(&cells(row), Importer::CommandLine), expected, "{row:?}");
    }
}

#[test]
fn one_of_several_of_a_name_can_be_picked() {
    let row = cells(["a", "", "operator", "สาขา"]);
    let problems = read(&row, ONLY, &units(), Importer::CommandLine).unwrap_err();
    let choices = &problems[0].args["choices"];
    assert!(
        choices.contains(&format!("{} (กรมอื่น กระทรวงอื่น)", id(6))),
        "{choices}"
    );
    assert!(choices.contains(&id(7).to_string()), "{choices}");
}

#[test]
fn nobody_imports_what_they_could_not_grant() {
    let rights = |role, n: u128| Rights {
        grants: vec![Grant {
            id: id(99).into(),
            role,
            unit: agency(n),
            since: Timestamp(0),
        }],
    };
    let code = code().to_string();
    let rows = [
        ["a", "", "operator", "สำนักงานทดลอง"],
        ["a", "", "central officer", "กรมทดลอง"],
        ["a", "", "central officer", "กระทรวงทดลอง"],
        ["a", "", "service-point officer", &code],
        ["a", "", "agency officer", "กรมอื่น"],
    ];
    let table = [
        (rights(Role::Operator, 5), [true, true, true, true, true]),
        (
            rights(Role::CentralOfficer, 2),
            [false, true, false, true, false],
        ),
        (
            rights(Role::CentralOfficer, 5),
            [false, false, false, false, true],
        ),
        (rights(Role::AgencyOfficer, 2), [false; 5]),
        (Rights::default(), [false; 5]),
    ];
    for (rights, expected) in table {
        for (row, expected) in rows.into_iter().zip(expected) {
            let importer = Importer::Officer(&rights);
            if expected {
                read(&cells(row), ONLY, &units(), importer).unwrap();
            } else {
                let refused = [("unit".to_owned(), ProblemCode::GrantNotWithinRights)];
                assert_eq!(bad(&cells(row), importer), refused, "{row:?} {rights:?}");
            }
        }
    }
}

#[test]
fn a_citizen_number_is_found_anywhere_and_never_repeated() {
    for cell in [
        NUMBER,
        "1234545678781",
        "๑๒๓๔๕๔๕๖๗๘๗๘๑",
        "เลข 1 2345 45678 78 1 ครับ",
        "ข้อ 9 1234545678781",
    ] {
        let row = Cells {
            others: vec!["ok".to_owned(), cell.to_owned()],
            ..cells(["a", "", "operator", "กรมทดลอง"])
        };
        let problems = read(&row, ONLY, &units(), Importer::CommandLine).unwrap_err();
        let expected = [Problem::error("", ProblemCode::CitizenNumberInList)];
        assert_eq!(problems, expected, "{cell}");
    }
    for harmless in [
        "1234545678782",
        "12345454678",
        "02-612-6060",
        "01943210-1234-7123-8123-123456789012",
    ] {
        let row = Cells {
            others: vec![harmless.to_owned()],
            ..Cells::default()
        };
        assert_eq!(lists::citizen_numbers(&row), [], "{harmless}");
    }
}

proptest! {
    #[test]
    fn any_row_is_answered(
        username in "\\PC{0,40}", email in "\\PC{0,20}@?\\PC{0,20}", role in "\\PC{0,20}", unit in "\\PC{0,40}",
        officer in any::<bool>(),
    ) {
        let cells = Cells { username, email, role, unit, ..Cells::default() };
        let rights = Rights::default();
        let importer = if officer { Importer::Officer(&rights) } else { Importer::CommandLine };
        let _ = read(&cells, ONLY, &units(), importer);
    }

    #[test]
    fn a_row_that_is_read_holds_together(
        account in "[a-zA-Z@. ]{0,12}", role in 0usize..5, unit in 0usize..6, is_email in any::<bool>(),
    ) {
        let role = ["operator", "central officer", "agency officer", "service-point officer", "x"][role];
        let code = code().to_string();
        let unit = ["กรมทดลอง", "สาขา", "กระทรวงอื่น", &code, "x", ""][unit];
        let row = if is_email { ["", &account, role, unit] } else { [&account, "", role, unit] };
        match read(&cells(row), ONLY, &units(), Importer::CommandLine) {
            Ok(read) => {
                let is_point = matches!(read.unit, Unit::ServicePoint(_));
                prop_assert_eq!(is_point, read.role == Role::ServicePointOfficer);
                prop_assert_eq!(read.account.kind() == AccountKind::Email, is_email);
                prop_assert!(read.provider.is_some() != is_email);
            }
            Err(problems) => prop_assert!(!problems.is_empty()),
        }
    }
}
