//! Pages that only say something: what happened, and what to do now.

use super::layout::page;
use axum::{http::StatusCode, response::Response};
use maud::html;

/// The form is too old, or was opened in another browser.
pub(crate) fn expired() -> Response {
    notice(
        StatusCode::BAD_REQUEST,
        "หน้านี้ใช้ต่อไม่ได้แล้ว",
        "This page has expired",
        "หน้านี้เปิดทิ้งไว้นานเกินไป ใช้ไปแล้ว หรือเบราว์เซอร์ไม่ได้เก็บคุกกี้ไว้",
        "กลับไปที่หน้าต่าง InfoDesk แล้วกด Digital ID อีกครั้ง",
    )
}

pub(crate) fn registered(username: &str) -> Response {
    notice(
        StatusCode::OK,
        "สมัครเรียบร้อยแล้ว",
        "Registered",
        &format!("ชื่อผู้ใช้ของท่านคือ {username}"),
        "กลับไปที่หน้าต่าง InfoDesk แล้วกด Digital ID เพื่อเข้าสู่ระบบ",
    )
}

/// `transaction`: the sign-in that goes on.
pub(crate) fn password_changed(transaction: Option<&str>) -> Response {
    page(
        StatusCode::OK,
        "เปลี่ยนรหัสผ่านแล้ว",
        "Password changed",
        html! {
            p { "ครั้งต่อไปใช้รหัสผ่านใหม่ รหัสผ่านเดิมใช้ไม่ได้แล้ว" }
            @match transaction {
                Some(t) => p.next {
                    a #sign-in href={ "/sign-in?t=" (t) } { "ไปหน้าเข้าสู่ระบบ" }
                },
                None => p.next {
                    "กลับไปที่หน้าต่าง InfoDesk แล้วกด Digital ID เพื่อเข้าสู่ระบบ"
                },
            }
        },
    )
}

pub(crate) fn not_from_hub() -> Response {
    notice(
        StatusCode::BAD_REQUEST,
        "เข้าสู่ระบบจากลิงก์นี้ไม่ได้",
        "This sign-in link cannot be used",
        "คำขอเข้าสู่ระบบไม่ได้มาจาก InfoDesk ที่ลงทะเบียนไว้กับ Digital ID (ฝึกใช้) นี้",
        "ปิดหน้านี้ แล้วเริ่มเข้าสู่ระบบใหม่จากหน้าต่าง InfoDesk",
    )
}

pub(crate) fn signed_out() -> Response {
    notice(
        StatusCode::OK,
        "ออกจากระบบแล้ว",
        "Signed out",
        "Digital ID (ฝึกใช้) ไม่จำการเข้าสู่ระบบของท่านไว้",
        "ปิดหน้านี้ได้",
    )
}

/// `status` says why: fields that come twice, too much text, no form at all.
pub(crate) fn unreadable(status: StatusCode) -> Response {
    notice(
        status,
        "อ่านข้อมูลที่ส่งมาไม่ได้",
        "What was sent cannot be read",
        "ข้อมูลที่ส่งมายาวเกินไป หรือไม่ครบรูปแบบ จึงยังไม่ได้บันทึกอะไร",
        "กดย้อนกลับ ตรวจดูว่ามีช่องใดยาวผิดปกติ แล้วส่งใหม่",
    )
}

pub(crate) fn no_such_page() -> Response {
    notice(
        StatusCode::NOT_FOUND,
        "ไม่มีหน้านี้",
        "No such page",
        "ที่อยู่ที่เปิดไม่ใช่หน้าของ Digital ID (ฝึกใช้)",
        "กลับไปที่หน้าต่าง InfoDesk แล้วกด Digital ID",
    )
}

fn notice(
    status: StatusCode,
    title: &str,
    english: &str,
    what_happened: &str,
    what_to_do: &str,
) -> Response {
    page(
        status,
        title,
        english,
        html! {
            p { (what_happened) }
            p.next { (what_to_do) }
        },
    )
}
