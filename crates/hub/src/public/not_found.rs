//! A code that opens nothing: what is wrong with it, and a field to type it again.

use crate::page::{Icon, Keep, Shell, Tone, icon};
use axum::{http::StatusCode, response::Response};
use infodesk_domain::codes::PublicCode;
use maud::{Markup, html};

pub(super) fn unknown(shell: &Shell, code: &PublicCode) -> Response {
    let text = html! {
        p { "รหัส " b.nb { (code) } " เขียนถูกต้อง แต่ไม่มีจุดบริการที่ใช้รหัสนี้" }
        p { "ตรวจรหัสใต้ QR Code บนโปสเตอร์อีกครั้ง หรือสอบถามเจ้าหน้าที่ที่จุดบริการ" }
    };
    page(
        shell,
        StatusCode::NOT_FOUND,
        "ไม่พบจุดบริการของรหัสนี้",
        text,
        code.as_str(),
    )
}

pub(super) fn mistyped(shell: &Shell, typed: &str) -> Response {
    let text = html! {
        p { "รหัส " b { (shortened(typed)) } " มีอักษรบางตัวไม่ตรงกับบนโปสเตอร์ หรือสลับที่กัน" }
        p { "ตรวจรหัสใต้ QR Code ทีละตัว แล้วพิมพ์อีกครั้ง" }
    };
    page(shell, StatusCode::NOT_FOUND, "รหัสนี้น่าจะพิมพ์ผิด", text, typed)
}

pub(super) fn malformed(shell: &Shell, typed: &str) -> Response {
    let text = html! {
        p { "รหัสจุดบริการมี " (PublicCode::LENGTH) " ตัว เป็นตัวเลขและอักษรอังกฤษ" }
        p { "ดูรหัสใต้ QR Code บนโปสเตอร์ แล้วพิมพ์อีกครั้ง" }
    };
    page(
        shell,
        StatusCode::NOT_FOUND,
        "รหัสนี้ไม่ใช่รหัสจุดบริการ",
        text,
        typed,
    )
}

/// Nothing typed yet.
pub(super) fn ask(shell: &Shell) -> Response {
    let main = html! {
        div.card {
            h1 { "เปิดข้อมูลจุดบริการ" }
            p { "พิมพ์รหัสที่อยู่ใต้ QR Code บนโปสเตอร์" }
            (form(""))
        }
        (shell.whom_to_call())
    };
    shell.page(
        StatusCode::OK,
        Keep::Never,
        "เปิดข้อมูลจุดบริการ",
        html! {},
        main,
    )
}

pub(super) fn later(shell: &Shell) -> Response {
    shell.message(
        StatusCode::SERVICE_UNAVAILABLE,
        Tone::Problem,
        "เปิดข้อมูลจุดบริการไม่ได้ในขณะนี้",
        html! { p { "ระบบขัดข้องชั่วคราว รอสักครู่ แล้วเปิดหน้านี้อีกครั้ง" } },
    )
}

fn page(shell: &Shell, status: StatusCode, title: &str, text: Markup, typed: &str) -> Response {
    let main = html! {
        div.card.problem {
            h1 { (icon(Icon::Attention)) (title) }
            (text)
            (form(&shortened(typed)))
        }
        (shell.whom_to_call())
    };
    shell.page(
        status,
        Keep::Never,
        title,
        html! { meta name="robots" content="noindex"; },
        main,
    )
}

fn form(typed: &str) -> Markup {
    html! {
        form method="get" action="/S" {
            label for="code" { "รหัสจุดบริการ" }
            div.row {
                input #code name="code" value=(typed) maxlength="40" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" aria-describedby="hint" required;
                button.btn.pri type="submit" { "เปิดข้อมูล" }
            }
            p #hint .hint { "พิมพ์เล็กหรือใหญ่ก็ได้ จะเว้นวรรคหรือใส่ขีดก็ได้" }
        }
    }
}

/// What was typed comes back in the field, but not a novel.
fn shortened(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control()).take(40).collect()
}
