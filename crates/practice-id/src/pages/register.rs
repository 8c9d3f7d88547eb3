//! The registration page.

use super::{
    choice::Choice,
    field::Field,
    layout::{alert, back_to_sign_in, page},
};
use crate::{
    assurance_level::{AssuranceLevel, OFFERED},
    new_password::RULES,
    registration::{Problems, RegistrationForm},
};
use axum::{http::StatusCode, response::Response};
use maud::{Render, html};

pub(crate) enum RegistrationProblem {
    Fields(Problems),
    /// The account could not be written to the disk.
    NotKept,
}

impl RegistrationProblem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotKept => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn at(&self, field: &str) -> Option<&str> {
        match self {
            Self::Fields(problems) => problems.get(field).map(String::as_str),
            Self::NotKept => None,
        }
    }

    fn text(&self) -> String {
        match self {
            Self::Fields(problems) => {
                format!("ยังสมัครไม่ได้ แก้ {} ช่องที่บอกไว้ด้านล่าง", problems.len())
            }
            Self::NotKept => "บันทึกบัญชีลงเครื่องไม่ได้ ตรวจดูว่าดิสก์ยังมีที่ว่าง \
                 แล้วกดสมัครอีกครั้ง"
                .to_owned(),
        }
    }
}

/// What was typed stays, except passwords.
pub(crate) fn register(
    form: &RegistrationForm,
    awaited: bool,
    problem: Option<&RegistrationProblem>,
) -> Response {
    let status = problem.map_or(StatusCode::OK, RegistrationProblem::status);
    let [number, given_name, family_name, email, rest @ ..] = fields(form, problem);
    let content = html! {
        p { "ใช้ฝึกในเครื่องนี้เท่านั้น ใส่ข้อมูลสมมติได้" }
        @if let Some(problem) = problem { (alert(&problem.text())) }
        form method="post" action="/register" novalidate {
            input type="hidden" name="t" value=(form.t);
            (number)
            div.pair { (given_name) (family_name) }
            (email) (assurance_level(form, problem))
            @for field in rest { (field) }
            button #submit type="submit" { @if awaited { "สมัคร แล้วไปต่อ" } @else { "สมัคร" } }
        }
        @if awaited { (back_to_sign_in("มีบัญชีฝึกใช้ในเครื่องนี้แล้ว", &form.t)) }
    };
    page(
        status,
        "สมัคร Digital ID (ฝึกใช้)",
        "Register a practice account",
        content,
    )
}

fn fields<'a>(
    form: &'a RegistrationForm,
    problem: Option<&'a RegistrationProblem>,
) -> [Field<'a>; 7] {
    let mut fields = [
        Field {
            hint: "13 หลัก เว้นวรรคหรือใส่ขีดได้ ตัวอย่าง 1-2345-45678-78-1",
            inputmode: "numeric",
            ..Field::text("citizen_number", "เลขประจำตัวประชาชน", &form.citizen_number)
        },
        Field {
            autocomplete: "given-name",
            ..Field::text("given_name", "ชื่อ", &form.given_name)
        },
        Field {
            autocomplete: "family-name",
            ..Field::text("family_name", "นามสกุล", &form.family_name)
        },
        Field {
            kind: "email",
            inputmode: "email",
            autocomplete: "email",
            ..Field::text("email", "อีเมล", &form.email)
        },
        Field {
            hint: "4 ถึง 30 ตัว ใช้ a–z ตัวเลข จุด และขีด",
            autocomplete: "username",
            ..Field::text("username", "ชื่อผู้ใช้", &form.username)
        },
        Field {
            hint: RULES,
            autocomplete: "new-password",
            ..Field::password("password", "รหัสผ่าน")
        },
        Field {
            hint: problem.map_or("", |_| "ใส่ใหม่ทั้งสองช่อง"),
            autocomplete: "new-password",
            ..Field::password("password_again", "รหัสผ่านอีกครั้ง")
        },
    ];
    for field in &mut fields {
        field.problem = problem.and_then(|problem| problem.at(field.name));
    }
    let first = fields
        .iter()
        .position(|field| field.problem.is_some())
        .unwrap_or(0);
    fields[first].focus = true;
    fields
}

fn assurance_level<'a>(
    form: &'a RegistrationForm,
    problem: Option<&'a RegistrationProblem>,
) -> impl Render + 'a {
    let name = "assurance_level";
    let default = AssuranceLevel::default();
    let chosen = AssuranceLevel::chosen(&form.assurance_level).unwrap_or(default);
    let shown = OFFERED.iter().find(|(level, _)| *level == chosen.as_str());
    Choice {
        name,
        label: "ระดับการพิสูจน์ตัวตน (IAL)",
        hint: "บอกว่าผู้ออก Digital ID ตรวจตัวตนของท่านละเอียดเพียงใด ยิ่งมากยิ่งเชื่อถือได้ \
               เลือกระดับต่ำเพื่อฝึกกรณีที่ระบบไม่ให้เข้า",
        offered: &OFFERED,
        chosen: shown.map_or("", |(level, _)| level),
        problem: problem.and_then(|problem| problem.at(name)),
    }
}
