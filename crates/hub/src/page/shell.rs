//! The frame of a page and the headers it is sent with.

use super::{Icon, icon, icons::mark};
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_domain::{limits::Wait, wire::Contact};
use infodesk_thailand::telephone;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLE: &str = include_str!("style.css");

/// Only this very style, no script at all; forms go to this hub only.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
});

/// How long a page may be kept by whoever carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    Never,
    /// A minute: what an officer corrects is soon seen, and a busy poster does not wear the hub down.
    AMinute,
}

/// The kind of message, said by an icon beside the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Problem,
    Done,
}

/// What all pages of one hub have in common.
#[derive(Debug, Clone)]
pub(crate) struct Shell {
    /// What the hub calls itself.
    pub name: String,
    pub practice: bool,
    pub contact: Contact,
}

impl Shell {
    /// A whole page.
    pub(crate) fn page(
        &self,
        status: StatusCode,
        keep: Keep,
        title: &str,
        head: Markup,
        main: Markup,
    ) -> Response {
        let keep = match keep {
            Keep::Never => "no-store",
            Keep::AMinute => "public, max-age=60",
        };
        let headers: [(HeaderName, &str); 2] = [
            (header::CACHE_CONTROL, keep),
            (header::CONTENT_SECURITY_POLICY, &POLICY),
        ];
        let page = html! {
            (DOCTYPE)
            html lang="th" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="format-detection" content="telephone=no";
                    title { (title) " · " (self.name) }
                    (head)
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    @if self.practice { p.practice { "ข้อมูลฝึกใช้ ไม่ใช่ข้อมูลจริงของหน่วยงาน" } }
                    header { span.brand { (mark()) (self.name) } }
                    main { (main) }
                }
            }
        };
        (status, headers, Html(page.into_string())).into_response()
    }

    /// A page that says one thing, and whom to call.
    pub(crate) fn message(
        &self,
        status: StatusCode,
        tone: Tone,
        title: &str,
        text: Markup,
    ) -> Response {
        let (class, picture) = match tone {
            Tone::Problem => ("card problem", Icon::Attention),
            Tone::Done => ("card done", Icon::Check),
        };
        let main = html! {
            div class=(class) {
                h1 { (icon(picture)) (title) }
                (text)
            }
            @if tone == Tone::Problem { (self.whom_to_call()) }
        };
        self.page(
            status,
            Keep::Never,
            title,
            html! { meta name="robots" content="noindex"; },
            main,
        )
    }

    /// The same for whoever has to wait, and their program.
    pub(crate) fn wait(&self, wait: Wait, title: &str, text: Markup) -> Response {
        let mut page = self.message(StatusCode::TOO_MANY_REQUESTS, Tone::Problem, title, text);
        let seconds = HeaderValue::from(wait.seconds());
        page.headers_mut().insert(header::RETRY_AFTER, seconds);
        page
    }

    pub(crate) fn whom_to_call(&self) -> Markup {
        let Contact { telephone, email } = &self.contact;
        html! {
            p.help {
                "ต้องการความช่วยเหลือ ติดต่อ DGA Contact Center โทร "
                @match telephone::parse(telephone) {
                    Ok(number) => { a.nb href=(dial_link(&number)) { (number.display()) } },
                    Err(_) => span.nb { (telephone) },
                }
                " หรือ "
                a href={ "mailto:" (email) } { (email) }
            }
        }
    }
}

/// In words, for "wait … more".
pub(crate) fn duration(wait: Wait) -> String {
    match wait.seconds() {
        seconds @ ..60 => format!("{seconds} วินาที"),
        seconds => format!("{} นาที", (seconds + 59) / 60),
    }
}

/// "tel:+6626126060"
pub(crate) fn dial_link(number: &telephone::Telephone) -> String {
    format!("tel:{}", number.dial())
}
