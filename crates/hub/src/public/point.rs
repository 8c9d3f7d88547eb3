//! The public page of one service point.

use crate::{
    page::{Icon, Keep, Shell, dial_link, icon},
    store::{PublicManual, PublicPoint},
};
use axum::{http::StatusCode, response::Response};
use infodesk_domain::{
    Timestamp,
    service_points::{Address, AssuranceState, Coordinates},
};
use infodesk_thailand::{dates, divisions, telephone};
use maud::{Markup, html};
use url::Url;

/// `origin`: the hub's, without a slash at the end.
pub(super) fn page(shell: &Shell, origin: &str, point: &PublicPoint, now: Timestamp) -> Response {
    let given = &point.particulars;
    let agency = agency(point);
    let head = html! { link rel="canonical" href={ (origin) "/S/" (point.code) }; };
    let main = html! {
        h1 { (unbroken(&given.name_th)) }
        @if !given.name_en.trim().is_empty() { p.en lang="en" { (given.name_en) } }
        @if !agency.is_empty() { p.agency { (agency) } }
        (actions(point))
        (facts(point))
        (manuals(&point.manuals))
        (foot(point, now))
        (shell.whom_to_call())
    };
    shell.page(StatusCode::OK, Keep::AMinute, &given.name_th, head, main)
}

/// The unit and its department; a unit that bears the point's own name says nothing new.
fn agency(point: &PublicPoint) -> String {
    let PublicPoint {
        agency_name_th: unit,
        department_name_th: department,
        particulars,
        ..
    } = point;
    let mut parts = vec![unit.as_str(), department.as_str()];
    parts.dedup();
    parts.retain(|part| !part.is_empty() && *part != particulars.name_th);
    parts.join(" ")
}

fn actions(point: &PublicPoint) -> Markup {
    let number = point
        .particulars
        .phones
        .iter()
        .find_map(|text| telephone::parse(text).ok());
    let way = point.particulars.coordinates.map(way_link);
    if number.is_none() && way.is_none() {
        return html! {};
    }
    html! {
        div.acts {
            @if let Some(number) = number {
                a.btn.pri href=(dial_link(&number)) { (icon(Icon::Telephone)) span { "โทร " (number.display()) } }
            }
            @if let Some(way) = way {
                a.btn href=(way) rel="noreferrer" { (icon(Icon::Way)) "ดูเส้นทาง" }
            }
        }
    }
}

/// Opens the map of the telephone, or a map in the browser.
fn way_link(at: Coordinates) -> String {
    format!(
        "https://www.google.com/maps/dir/?api=1&destination={},{}",
        at.latitude, at.longitude
    )
}

fn facts(point: &PublicPoint) -> Markup {
    let given = &point.particulars;
    let address = address_lines(&given.address);
    let hours = given.hours.lines_th();
    html! {
        dl.facts {
            div {
                (icon(Icon::Place)) dt { "ที่อยู่" }
                dd {
                    @if address.is_empty() { (not_given()) }
                    @for part in &address { span.nb { (part) } " " }
                }
            }
            div {
                (icon(Icon::Clock)) dt { "วันและเวลาเปิด" }
                dd {
                    @if hours.is_empty() { (not_given()) }
                    @for line in &hours { p { (line) } }
                }
            }
            div {
                (icon(Icon::Telephone)) dt { "โทรศัพท์" }
                dd {
                    @if given.phones.is_empty() { (not_given()) }
                    @for text in &given.phones { p { (phone(text)) } }
                }
            }
        }
    }
}

fn not_given() -> Markup {
    html! { span.none { "ยังไม่มีข้อมูล" } }
}

/// A link to dial where the number is understood, the text as it stands where not.
fn phone(text: &str) -> Markup {
    match telephone::parse(text) {
        Ok(number) => html! { a.nb href=(dial_link(&number)) { (number.display()) } },
        Err(_) => html! { span { (text) } },
    }
}

/// From the house to the postcode, each part with the word for its level. Parts that are not given
/// are left out.
fn address_lines(address: &Address) -> Vec<String> {
    let subdistrict = address
        .subdistrict
        .and_then(divisions::subdistrict)
        .map(divisions::subdistrict_label);
    let district = address
        .district
        .and_then(divisions::district)
        .map(divisions::district_label);
    let province = address
        .province
        .and_then(divisions::province)
        .map(divisions::province_label);
    let postcode = address.postcode.map(|p| format!("{p:05}"));
    let line = Some(address.line.trim().to_owned()).filter(|l| !l.is_empty());
    let last = match (province, postcode) {
        (Some(province), Some(postcode)) => Some(format!("{province} {postcode}")),
        (province, postcode) => province.or(postcode),
    };
    [line, subdistrict, district, last]
        .into_iter()
        .flatten()
        .collect()
}

fn manuals(manuals: &[PublicManual]) -> Markup {
    html! {
        section {
            h2 { "มาติดต่อเรื่องอะไรได้บ้าง" }
            @if manuals.is_empty() {
                p.note { "จุดบริการนี้ยังไม่ได้ระบุเรื่องที่ให้บริการ สอบถามเจ้าหน้าที่ของจุดบริการได้" }
            } @else {
                ol.manuals { @for manual in manuals { li { (manual_line(manual)) } } }
            }
        }
    }
}

fn manual_line(manual: &PublicManual) -> Markup {
    match manual
        .source_url
        .as_deref()
        .filter(|url| is_web_address(url))
    {
        Some(url) => {
            html! { a href=(url) rel="noreferrer" { span { (unbroken(&manual.title_th)) } (icon(Icon::Onward)) } }
        }
        None => html! { span { (unbroken(&manual.title_th)) } },
    }
}

/// A text whose short bracketed parts stay on one line: "(กรณีบัตรหาย)".
fn unbroken(text: &str) -> Markup {
    const LONGEST: usize = 28;
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((start, end)) = brackets(rest) {
        parts.push((&rest[..start], false));
        parts.push((
            &rest[start..end],
            rest[start..end].chars().count() <= LONGEST,
        ));
        rest = &rest[end..];
    }
    parts.push((rest, false));
    html! { @for (part, whole) in parts { @if whole { span.nb { (part) } } @else { (part) } } }
}

/// Where the first bracketed part begins and ends.
fn brackets(text: &str) -> Option<(usize, usize)> {
    let start = text.find('(')?;
    let end = start + text[start..].find(')')? + 1;
    Some((start, end))
}

/// An address from the register becomes a link only if it leads to a page: never `javascript:`.
fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn foot(point: &PublicPoint, now: Timestamp) -> Markup {
    html! {
        div.foot {
            (assurance(point.assured_at, now))
            p { "ข้อมูล ณ วันที่ " span.nb { (dates::short_date(now.0)) } }
            p { "รหัสจุดบริการ " span.nb { (point.code) } }
        }
    }
}

/// What the agency said last, without calling it current when it is not.
fn assurance(at: Option<Timestamp>, now: Timestamp) -> Markup {
    let given = at.map(|at| infodesk_domain::service_points::Assurance {
        at,
        by: String::new(),
    });
    match (at, AssuranceState::of(given.as_ref(), now)) {
        (None, _) | (_, AssuranceState::Never) => {
            html! { p.wait { "หน่วยงานยังไม่ได้ยืนยันข้อมูลนี้ สอบถามก่อนเดินทาง" } }
        }
        (Some(at), AssuranceState::Overdue { .. }) => html! {
            p.wait { "หน่วยงานยืนยันข้อมูลนี้ครั้งล่าสุดเมื่อ " span.nb { (dates::short_date(at.0)) } " สอบถามก่อนเดินทาง" }
        },
        (Some(at), AssuranceState::Current { .. } | AssuranceState::DueSoon { .. }) => html! {
            p.ok { (icon(Icon::Check)) span { "หน่วยงานยืนยันว่าข้อมูลถูกต้องเมื่อ " span.nb { (dates::short_date(at.0)) } } }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_brackets_stay_together_and_no_text_is_lost() {
        assert_eq!(
            unbroken("ก (ข) ค").into_string(),
            "ก <span class=\"nb\">(ข)</span> ค"
        );
        let long = format!("ก ({})", "ข".repeat(40));
        assert_eq!(unbroken(&long).into_string(), long);
        for odd in ["", ")", "((", ") (", "(ก"] {
            assert_eq!(unbroken(odd).into_string(), odd);
        }
    }

    #[test]
    fn only_addresses_of_pages_become_links() {
        assert!(is_web_address("https://www.bora.dopa.go.th/x"));
        for text in [
            "javascript:alert(1)",
            "data:text/html,x",
            "www.example.go.th",
            "",
            "ftp://x",
        ] {
            assert!(!is_web_address(text), "{text}");
        }
    }

    #[test]
    fn what_is_not_given_leaves_no_hole_in_the_address() {
        assert_eq!(address_lines(&Address::default()), Vec::<String>::new());
        let province = Address {
            province: Some(50),
            ..Address::default()
        };
        assert_eq!(address_lines(&province), ["จังหวัดเชียงใหม่"]);
        let whole = Address {
            line: " 1 ถนนอินทวโรรส ".to_owned(),
            province: Some(50),
            district: Some(5001),
            subdistrict: Some(500_101),
            postcode: Some(50_200),
        };
        let expected = [
            "1 ถนนอินทวโรรส",
            "ตำบลศรีภูมิ",
            "อำเภอเมืองเชียงใหม่",
            "จังหวัดเชียงใหม่ 50200",
        ];
        assert_eq!(address_lines(&whole), expected);
    }
}
