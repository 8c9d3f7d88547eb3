//! The sign-in page.

use super::{
    field::Field,
    layout::{alert, page},
};
use axum::{http::StatusCode, response::Response};
use maud::html;

const MINUTE_MS: i64 = 60_000;

#[derive(Clone, Copy, Debug)]
pub(crate) enum SignInProblem {
    Incomplete,
    Wrong,
    Locked { for_ms: i64 },
    OutOfOrder,
}

impl SignInProblem {
    fn status(self) -> StatusCode {
        match self {
            Self::Incomplete => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Wrong => StatusCode::UNAUTHORIZED,
            Self::Locked { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::OutOfOrder => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Says nothing about whether such an account exists.
    fn text(self) -> String {
        match self {
            Self::Incomplete => "ใส่ทั้งชื่อผู้ใช้และรหัสผ่าน".to_owned(),
            Self::Wrong => "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ตรวจดูแล้วลองอีกครั้ง".to_owned(),
            Self::Locked { for_ms } => locked_sentence(for_ms),
            Self::OutOfOrder => "ตรวจรหัสผ่านไม่สำเร็จเพราะเครื่องขัดข้อง ลองอีกครั้ง \
                 ถ้ายังไม่ได้ ปิดแล้วเปิด InfoDesk ใหม่"
                .to_owned(),
        }
    }
}

pub(super) fn locked_sentence(for_ms: i64) -> String {
    let minutes = for_ms.saturating_add(MINUTE_MS - 1) / MINUTE_MS;
    format!(
        "ใส่รหัสผ่านไม่ถูกครบ 5 ครั้งแล้ว พักชื่อผู้ใช้นี้ไว้ก่อน \
         ลองใหม่ได้ในอีก {minutes} นาที"
    )
}

/// `transaction` is what the form belongs to; `username` what was typed before.
pub(crate) fn sign_in(
    transaction: &str,
    username: &str,
    problem: Option<SignInProblem>,
) -> Response {
    let status = problem.map_or(StatusCode::OK, SignInProblem::status);
    let name = Field {
        autocomplete: "username",
        focus: username.is_empty(),
        ..Field::text("username", "ชื่อผู้ใช้", username)
    };
    let password = Field {
        autocomplete: "current-password",
        focus: !username.is_empty(),
        ..Field::password("password", "รหัสผ่าน")
    };
    let content = html! {
        p { "เข้าสู่ระบบแล้ว InfoDesk จะไปต่อเอง" }
        @if let Some(problem) = problem { (alert(&problem.text())) }
        form method="post" action="/sign-in" novalidate {
            input type="hidden" name="t" value=(transaction);
            (name) (password)
            button #submit type="submit" { "เข้าสู่ระบบ" }
        }
        div.other {
            div {
                p { "ยังไม่มีบัญชีฝึกใช้ในเครื่องนี้" }
                a #register href={ "/register?t=" (transaction) } { "สมัคร Digital ID (ฝึกใช้)" }
            }
            div {
                p { "มีบัญชีแล้ว อยากตั้งรหัสผ่านใหม่" }
                a #password-change href={ "/password?t=" (transaction) } { "เปลี่ยนรหัสผ่าน" }
            }
        }
        form.quiet method="post" action="/cancel" {
            input type="hidden" name="t" value=(transaction);
            button #cancel type="submit" { "ยังไม่เข้าสู่ระบบ กลับไป InfoDesk" }
        }
    };
    page(
        status,
        "เข้าสู่ระบบด้วย Digital ID",
        "Sign in with the practice Digital ID",
        content,
    )
}
