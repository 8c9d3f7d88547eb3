//! What every page has around it: the practice strip, the mark, the card.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use infodesk_openid_provider::protective_headers;
use maud::{DOCTYPE, Markup, html};

pub(crate) const STYLE: &str = include_str!("style.css");

/// No `form-action`: browsers hold it against the redirect back to the hub as well.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'";

pub(super) fn page(status: StatusCode, title: &str, english: &str, content: Markup) -> Response {
    let markup = html! {
        (DOCTYPE)
        html lang="th" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                title { (title) " · Digital ID (ฝึกใช้)" }
                link rel="stylesheet" href="/style.css";
            }
            body {
                p.practice role="note" {
                    b { "ข้อมูลฝึกใช้" }
                    " หน้านี้อยู่ในเครื่องของท่านเอง ไม่ใช่ Digital ID จริง"
                }
                main {
                    header {
                        span.mark aria-hidden="true" { "ID" }
                        div {
                            h1 { (title) }
                            p.english lang="en" { (english) }
                        }
                    }
                    (content)
                }
            }
        }
    };
    let mut response = (status, Html(markup.into_string())).into_response();
    let policy = HeaderValue::from_static(POLICY);
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, policy);
    protective_headers(response)
}

/// The way back to the sign-in that the page was opened from.
pub(super) fn back_to_sign_in(question: &str, transaction: &str) -> Markup {
    html! {
        div.other {
            div {
                p { (question) }
                a #sign-in href={ "/sign-in?t=" (transaction) } { "กลับไปหน้าเข้าสู่ระบบ" }
            }
        }
    }
}

/// What went wrong with the whole form; with a field, it stands at the field.
pub(super) fn alert(text: &str) -> Markup {
    html! { p.alert role="alert" { (text) } }
}
