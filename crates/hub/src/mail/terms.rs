//! What templates call moments and the words of the wire, in either language; and how much of a fact they show.

use infodesk_thailand::dates;
use minijinja::{Environment, Error, ErrorKind};

/// Filters: `date_th`, `date_en`, `time_th`, `role_th`, `role_en`, `kind_th`, `kind_en` (of a request), `reason_th`,
/// `reason_en`.
pub(super) fn add_to(environment: &mut Environment<'_>) {
    environment.add_filter("date_th", |at: String| moment(&at).map(dates::long_date));
    environment.add_filter("date_en", |at: String| moment(&at).map(dates::long_date_en));
    environment.add_filter("time_th", |at: String| moment(&at).map(dates::time_of_day));
    environment.add_filter("role_th", |role: String| word(&ROLES, &role, 0));
    environment.add_filter("role_en", |role: String| word(&ROLES, &role, 1));
    environment.add_filter("kind_th", |kind: String| word(&KINDS, &kind, 0));
    environment.add_filter("kind_en", |kind: String| word(&KINDS, &kind, 1));
    environment.add_filter("reason_th", |reason: String| {
        word(&REASONS, &reason, 0).unwrap_or(reason)
    });
    environment.add_filter("reason_en", |reason: String| {
        word(&REASONS, &reason, 1).unwrap_or(reason)
    });
}

/// The word on the wire, in Thai, in English.
type Words<const N: usize> = [(&'static str, [&'static str; 2]); N];

const ROLES: Words<4> = [
    ("operator", ["ผู้ดูแลระบบ (สพร.)", "operator (DGA)"]),
    ("central_officer", ["เจ้าหน้าที่ส่วนกลาง", "central officer"]),
    ("agency_officer", ["เจ้าหน้าที่หน่วยงาน", "agency officer"]),
    (
        "service_point_officer",
        ["เจ้าหน้าที่จุดบริการ", "service-point officer"],
    ),
];

const KINDS: Words<4> = [
    ("new_service", ["เปิดใช้บริการใหม่", "new service"]),
    (
        "change_details",
        ["เปลี่ยนแปลงรายละเอียด", "change of details"],
    ),
    ("change_executive", ["เปลี่ยนผู้บริหาร", "change of executive"]),
    ("end_service", ["ยกเลิกการใช้บริการ", "end of the service"]),
];

/// Reasons that the hub itself has; those of people stand as they were written.
const REASONS: Words<2> = [
    (
        "review_lapsed",
        [
            "ไม่ได้รับการยืนยันในรอบทบทวนสิทธิ์",
            "it was not confirmed in the review of rights",
        ],
    ),
    (
        "review_not_kept",
        [
            "เจ้าหน้าที่ส่วนกลางไม่ได้เลือกให้ใช้สิทธิ์ต่อในรอบทบทวนสิทธิ์",
            "a central officer did not keep it in the review of rights",
        ],
    ),
];

fn word<const N: usize>(words: &Words<N>, wanted: &str, language: usize) -> Result<String, Error> {
    let found = words.iter().find(|(word, _)| *word == wanted);
    let found = found.and_then(|(_, texts)| texts.get(language));
    found
        .map(|text| (*text).to_owned())
        .ok_or_else(|| Error::new(ErrorKind::InvalidOperation, "no such word"))
}

fn moment(text: &str) -> Result<i64, Error> {
    text.parse()
        .map_err(|_| Error::new(ErrorKind::InvalidOperation, "no moment in milliseconds"))
}

/// Control characters and white space become single spaces, and so do the marks that turn the direction of writing
/// around, with which one address can be made to look like another. What is longer than `longest` is cut.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let spaced = text.replace(breaks, " ");
    let line = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(longest) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}

fn breaks(c: char) -> bool {
    let turns =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || turns || matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_stays_on_its_line_and_has_an_end() {
        let typed = "a\r\nBcc: x@evil.example\u{2028}b\u{202e}c\u{0}";
        assert_eq!(one_line(typed, 100), "a Bcc: x@evil.example b c");
        assert_eq!(one_line("กขคง", 3), "กขค…");
    }
}
