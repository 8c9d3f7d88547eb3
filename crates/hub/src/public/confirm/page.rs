//! What the executive reads.

use crate::{
    page::{Icon, Keep, Shell, Tone, duration, icon},
    store::Asked,
};
use axum::{http::StatusCode, response::Response};
use infodesk_domain::{
    Problem, ProblemCode, Timestamp,
    limits::Wait,
    requests::{MOST_REASON, RequestKind},
};
use infodesk_thailand::dates;
use maud::{Markup, html};

const TITLE: &str = "ยืนยันการขอใช้บริการ";

pub(super) fn ask(shell: &Shell, asked: &Asked, link: &str, problem: Option<&Problem>) -> Response {
    let main = html! {
        div.card {
            h1 { (TITLE) }
            p { "เรียน " (asked.form.executive.name) }
            p {
                (asked.requester)
                " ขอใช้บริการศูนย์รวมข้อมูลเพื่อติดต่อราชการ (info) และขอให้ท่านยืนยัน"
            }
            p.hint lang="en" {
                "Please confirm or decline this request for the Central Information for Contacting the Government. "
                "Opening this page changes nothing."
            }
            (facts(asked))
            (letter(asked, link))
            (form(asked, link, problem))
        }
        (shell.whom_to_call())
    };
    shell.page(StatusCode::OK, Keep::Never, TITLE, noindex(), main)
}

fn facts(asked: &Asked) -> Markup {
    let form = &asked.form;
    html! {
        dl.asked {
            dt { "คำขอเลขที่" } dd { (asked.number) }
            dt { "เรื่อง" } dd { (kind(asked.kind)) }
            dt { "หน่วยงาน" }
            dd {
                (asked.agency_name_th)
                @if !asked.ministry_name_th.is_empty() { br; (asked.ministry_name_th) }
            }
            dt { "รายละเอียด" } dd { (form.details) }
            dt { "ผู้ขอ" } dd { (asked.requester) br; (form.requester.position) }
            dt { "ติดต่อผู้ขอ" } dd { (form.requester.telephone) br; (form.requester.email) }
            dt { "ผู้บริหารที่ยืนยัน" } dd { (form.executive.name) br; (form.executive.position) }
            dt { "ส่งเมื่อ" } dd { (moment(asked.sent_at)) }
            dt { "ยืนยันได้ถึง" } dd { (moment(asked.expires_at)) }
        }
    }
}

fn letter(asked: &Asked, link: &str) -> Markup {
    html! {
        @if let Some(letter) = &asked.letter {
            p {
                a.btn href={ "/confirm/letter?t=" (link) } target="_blank" rel="noopener noreferrer" {
                    "เปิดหนังสือแนบ: " (letter.name)
                }
            }
        } @else {
            p.hint { "คำขอนี้ไม่มีหนังสือแนบ" }
        }
    }
}

fn form(asked: &Asked, link: &str, problem: Option<&Problem>) -> Markup {
    html! {
        form method="post" action="/confirm" {
            input type="hidden" name="t" value=(link);
            p {
                button.btn.pri type="submit" name="answer" value="confirm" { "ยืนยันการขอใช้บริการ" }
            }
        }
        details open[problem.is_some()] {
            summary { "ไม่ยืนยัน" }
            form method="post" action="/confirm" {
                input type="hidden" name="t" value=(link);
                label for="reason" { "เหตุผล ผู้ขอจะเห็นข้อความนี้" }
                @if let Some(problem) = problem {
                    p.error #problem role="alert" { (icon(Icon::Attention)) (said(problem)) }
                }
                textarea #reason name="reason" rows="4" maxlength=(MOST_REASON) required {}
                p { button.btn type="submit" name="answer" value="decline" { "ส่งคำตอบว่าไม่ยืนยัน" } }
            }
        }
        p.hint { "ลิงก์นี้ใช้ได้ครั้งเดียว จนถึง " (moment(asked.expires_at)) " โปรดอย่าส่งต่อ" }
    }
}

fn said(problem: &Problem) -> String {
    match problem.code {
        ProblemCode::NoteTooLong => format!("เหตุผลยาวเกิน {MOST_REASON} ตัวอักษร ย่อให้สั้นลง"),
        _ => "เขียนเหตุผล เพื่อให้ผู้ขอรู้ว่าต้องทำอะไรต่อ".to_owned(),
    }
}

pub(super) fn confirmed(shell: &Shell) -> Response {
    let text = html! {
        p { "ขอบคุณ ระบบบันทึกการยืนยันของท่านแล้ว และแจ้งผู้ขอทางอีเมล" }
        p { "ขั้นต่อไป สำนักงานพัฒนารัฐบาลดิจิทัล (สพร.) จะพิจารณาคำขอ ท่านไม่ต้องทำอะไรอีก ปิดหน้านี้ได้" }
        p.hint lang="en" { "Thank you: your confirmation is recorded. You can close this page." }
    };
    shell.message(StatusCode::OK, Tone::Done, "ยืนยันแล้ว", text)
}

pub(super) fn declined(shell: &Shell) -> Response {
    let text = html! {
        p { "ระบบส่งเหตุผลของท่านถึงผู้ขอแล้ว ท่านไม่ต้องทำอะไรอีก ปิดหน้านี้ได้" }
        p.hint lang="en" { "Your reason was sent to the requester. You can close this page." }
    };
    shell.message(StatusCode::OK, Tone::Done, "บันทึกว่าไม่ยืนยันแล้ว", text)
}

/// The link asks nothing any more, or never did.
pub(super) fn refused(shell: &Shell, problem: &Problem) -> Response {
    let at = problem.args.get("at").and_then(|at| at.parse().ok());
    let at = at.map(|at| moment(Timestamp(at))).unwrap_or_default();
    match problem.code {
        ProblemCode::LinkExpired => shell.message(
            StatusCode::GONE,
            Tone::Problem,
            "ลิงก์นี้หมดอายุแล้ว",
            html! {
                p { "ลิงก์ใช้ได้ถึง " (at) }
                p { "แจ้งผู้ขอให้ส่งลิงก์ใหม่จาก InfoDesk ที่ \"คำขอของฉัน\"" }
                p.hint lang="en" { "This link has run out. Please ask the requester for a new one." }
            },
        ),
        ProblemCode::RequestMovedOn => shell.message(
            StatusCode::GONE,
            Tone::Done,
            "คำขอนี้มีคำตอบแล้ว",
            html! {
                p {
                    @if let Some(by) = problem.args.get("by").filter(|by| !by.is_empty()) { (by) " " }
                    "ดำเนินการแล้วเมื่อ " (at) " ท่านไม่ต้องทำอะไรอีก"
                }
                p.hint lang="en" { "This request was answered already." }
            },
        ),
        _ => shell.message(
            StatusCode::NOT_FOUND,
            Tone::Problem,
            "ลิงก์นี้ใช้ไม่ได้",
            html! {
                p { "อาจคัดลอกลิงก์มาไม่ครบ หรือมีอีเมลฉบับใหม่กว่านี้แล้ว" }
                p { "เปิดลิงก์จากอีเมลฉบับล่าสุดอีกครั้ง หรือแจ้งผู้ขอให้ส่งลิงก์ใหม่" }
                p.hint lang="en" { "This link does not work. Please open the one in the latest e-mail." }
            },
        ),
    }
}

pub(super) fn no_letter(shell: &Shell) -> Response {
    shell.message(
        StatusCode::NOT_FOUND,
        Tone::Problem,
        "ไม่มีหนังสือแนบ",
        html! { p { "คำขอนี้ไม่มีหนังสือแนบ กลับไปที่หน้าคำขอเพื่อตอบ" } },
    )
}

pub(super) fn unread(shell: &Shell) -> Response {
    shell.message(
        StatusCode::BAD_REQUEST,
        Tone::Problem,
        "อ่านคำตอบไม่ได้",
        html! { p { "ยังไม่มีอะไรเปลี่ยนแปลง เปิดลิงก์จากอีเมลอีกครั้ง แล้วเลือกคำตอบ" } },
    )
}

/// Too many links from here lead nowhere.
pub(crate) fn held_back(shell: &Shell, wait: Wait) -> Response {
    let text = html! {
        p { "เปิดลิงก์ที่ใช้ไม่ได้หลายครั้งเกินไป ยังไม่มีอะไรเปลี่ยนแปลง" }
        p { "รออีก " (duration(wait)) " แล้วเปิดลิงก์จากอีเมลฉบับล่าสุดอีกครั้ง" }
    };
    shell.wait(wait, "เปิดลิงก์ไม่ได้ในขณะนี้", text)
}

pub(super) fn later(shell: &Shell) -> Response {
    shell.message(
        StatusCode::SERVICE_UNAVAILABLE,
        Tone::Problem,
        "เปิดคำขอไม่ได้ในขณะนี้",
        html! { p { "ยังไม่มีอะไรเปลี่ยนแปลง รอสักครู่ แล้วเปิดลิงก์จากอีเมลอีกครั้ง" } },
    )
}

fn noindex() -> Markup {
    html! { meta name="robots" content="noindex"; }
}

fn moment(at: Timestamp) -> String {
    format!(
        "{} เวลา {}",
        dates::long_date(at.0),
        dates::time_of_day(at.0)
    )
}

const fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::NewService => "เปิดใช้บริการใหม่",
        RequestKind::ChangeDetails => "เปลี่ยนแปลงรายละเอียด",
        RequestKind::ChangeExecutive => "เปลี่ยนผู้บริหาร",
        RequestKind::EndService => "ยกเลิกการใช้บริการ",
    }
}
