//! The page to change a password.

use super::{
    field::Field,
    layout::{alert, back_to_sign_in, page},
    sign_in::locked_sentence,
};
use crate::{new_password::RULES, registration::Problems};
use axum::{http::StatusCode, response::Response};
use maud::html;

pub(crate) enum PasswordProblem {
    Fields(Problems),
    Wrong,
    Locked {
        for_ms: i64,
    },
    /// The new password could not be written to the disk.
    NotKept,
}

impl PasswordProblem {
    fn status(&self) -> StatusCode {
        match self {
            Self::Fields(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::Locked { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::NotKept => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Says nothing about whether such an account exists.
    fn text(&self) -> String {
        match self {
            Self::Fields(problems) => {
                format!("ยังเปลี่ยนรหัสผ่านไม่ได้ แก้ {} ช่องที่บอกไว้ด้านล่าง", problems.len())
            }
            Self::Wrong => "ชื่อผู้ใช้หรือรหัสผ่านปัจจุบันผิด ตรวจดูแล้วลองอีกครั้ง".to_owned(),
            Self::Locked { for_ms } => locked_sentence(*for_ms),
            Self::NotKept => "บันทึกรหัสผ่านใหม่ลงเครื่องไม่ได้ รหัสผ่านปัจจุบันยังใช้ได้ \
                 ตรวจดูว่าดิสก์ยังมีที่ว่าง แล้วลองอีกครั้ง"
                .to_owned(),
        }
    }

    fn at(&self, field: &str) -> Option<&str> {
        match self {
            Self::Fields(problems) => problems.get(field).map(String::as_str),
            _ => None,
        }
    }
}

/// The username that was typed stays; passwords never do.
pub(crate) fn password(
    transaction: &str,
    username: &str,
    awaited: bool,
    problem: Option<&PasswordProblem>,
) -> Response {
    let status = problem.map_or(StatusCode::OK, PasswordProblem::status);
    let content = html! {
        p { "ใช้กับบัญชีฝึกใช้ในเครื่องนี้เท่านั้น" }
        @if let Some(problem) = problem { (alert(&problem.text())) }
        form method="post" action="/password" novalidate {
            input type="hidden" name="t" value=(transaction);
            @for field in fields(username, problem) { (field) }
            button #submit type="submit" { "เปลี่ยนรหัสผ่าน" }
        }
        @if awaited { (back_to_sign_in("ไม่เปลี่ยนแล้ว", transaction)) }
    };
    page(
        status,
        "เปลี่ยนรหัสผ่าน",
        "Change the password of a practice account",
        content,
    )
}

fn fields<'a>(username: &'a str, problem: Option<&'a PasswordProblem>) -> [Field<'a>; 4] {
    let mut fields = [
        Field {
            autocomplete: "username",
            ..Field::text("username", "ชื่อผู้ใช้", username)
        },
        Field {
            hint: problem.map_or("", |_| "ช่องรหัสผ่านว่างไว้ ใส่ใหม่ทั้งสามช่อง"),
            autocomplete: "current-password",
            ..Field::password("present_password", "รหัสผ่านปัจจุบัน")
        },
        Field {
            hint: RULES,
            autocomplete: "new-password",
            ..Field::password("password", "รหัสผ่านใหม่")
        },
        Field {
            autocomplete: "new-password",
            ..Field::password("password_again", "รหัสผ่านใหม่อีกครั้ง")
        },
    ];
    for field in &mut fields {
        field.problem = problem.and_then(|problem| problem.at(field.name));
    }
    let wrong = fields.iter().position(|field| field.problem.is_some());
    let first = usize::from(!username.is_empty());
    fields[wrong.unwrap_or(first)].focus = true;
    fields
}
