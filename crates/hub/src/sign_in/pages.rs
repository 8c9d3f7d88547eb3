//! What the browser shows when a sign-in cannot be answered to an app: what happened, what to do,
//! whom to call.

use crate::{
    app::App,
    page::{Shell, Tone, duration},
};
use axum::{extract::State, http::StatusCode, response::Response};
use infodesk_domain::limits::Wait;
use maud::html;

pub(super) fn not_from_the_app(shell: &Shell) -> Response {
    shell.message(
        StatusCode::BAD_REQUEST,
        Tone::Problem,
        "เข้าสู่ระบบจากลิงก์นี้ไม่ได้",
        html! {
            p { "คำขอเข้าสู่ระบบนี้ไม่ได้มาจากโปรแกรม InfoDesk" }
            p { "ปิดหน้านี้ แล้วกด “เข้าสู่ระบบ” ในโปรแกรม InfoDesk อีกครั้ง" }
        },
    )
}

pub(super) fn sign_in_lost(shell: &Shell) -> Response {
    shell.message(
        StatusCode::BAD_REQUEST,
        Tone::Problem,
        "การเข้าสู่ระบบครั้งนี้ใช้ไม่ได้แล้ว",
        html! {
            p { "อาจใช้เวลานานเกิน 10 นาที เปิดหน้านี้ซ้ำ หรือเริ่มจากเบราว์เซอร์อื่น" }
            p { "ปิดหน้านี้ แล้วกด “เข้าสู่ระบบ” ในโปรแกรม InfoDesk อีกครั้ง" }
        },
    )
}

pub(crate) fn failed_here(shell: &Shell) -> Response {
    shell.message(
        StatusCode::SERVICE_UNAVAILABLE,
        Tone::Problem,
        "ระบบขัดข้องชั่วคราว",
        html! {
            p { "ระบบยังรับการเข้าสู่ระบบไม่ได้ในขณะนี้ ข้อมูลของท่านไม่สูญหาย" }
            p { "รอสักครู่ แล้วกด “เข้าสู่ระบบ” ในโปรแกรม InfoDesk อีกครั้ง" }
        },
    )
}

/// `GET /sign-in/{provider}/signed-out`: where the provider leads back to.
pub(crate) async fn after_sign_out(State(app): State<App>) -> Response {
    signed_out(app.shell())
}

/// Too many sign-ins from here have failed.
pub(crate) fn held_back(shell: &Shell, wait: Wait) -> Response {
    let text = html! {
        p { "รออีก " (duration(wait)) " แล้วกด “เข้าสู่ระบบ” ในโปรแกรม InfoDesk อีกครั้ง" }
        p { "หากหน่วยงานของท่านใช้อินเทอร์เน็ตร่วมกัน การเข้าสู่ระบบของผู้อื่นอาจถูกนับรวมด้วย" }
    };
    shell.wait(wait, "เข้าสู่ระบบไม่สำเร็จหลายครั้งเกินไป", text)
}

pub(super) fn signed_out(shell: &Shell) -> Response {
    shell.message(
        StatusCode::OK,
        Tone::Done,
        "ออกจากระบบแล้ว",
        html! { p { "ปิดหน้านี้ได้" } },
    )
}
