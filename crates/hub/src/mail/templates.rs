//! What mails say: a text file for each kind and language, built in, and replaced by files of the same names in the
//! folder that the hub's configuration names.
//!
//! The first line of a file is the subject, the rest the text; both are minijinja templates over the mail's facts.
//! The HTML is made from the texts: a paragraph for each block of lines, an address on a line of its own as a link,
//! set into `layout.html`.

use crate::store::{MailKind, Says, StoredMail};
use infodesk_domain::wire::Contact;
use infodesk_thailand::dates;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, context};
use serde::Serialize;
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

const LAYOUT: &str = "layout.html";

macro_rules! built_in {
    ($($word:literal),+ $(,)?) => {
        /// The name of each file with what it says.
        const BUILT_IN: &[(&str, &str)] = &[
            (LAYOUT, include_str!("templates/layout.html")),
            $(
                (concat!("th/", $word, ".txt"), include_str!(concat!("templates/th/", $word, ".txt"))),
                (concat!("en/", $word, ".txt"), include_str!(concat!("templates/en/", $word, ".txt"))),
            )+
        ];
    };
}

built_in!(
    "token",
    "executive_asked",
    "executive_reminded",
    "request_sent",
    "request_confirmed",
    "request_declined",
    "request_link_expired",
    "request_returned",
    "request_rejected",
    "request_approved",
    "token_request_declined",
    "grant_suspended",
    "grant_resumed",
    "grant_ended",
    "grant_changed",
    "grant_handed_over",
    "review_opened",
    "review_warned",
    "review_lapsed",
    "digest",
);

#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    #[error("the template {path} cannot be read")]
    NotRead {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the template {name} has a fault in line {line}: {what}")]
    Faulty {
        name: String,
        line: usize,
        what: String,
    },
}

/// A mail as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// All templates, ready to be filled in.
pub struct Templates {
    environment: Environment<'static>,
    /// Stands below each mail.
    footer: String,
    practice: bool,
}

impl Templates {
    /// With the files of `folder` in the place of those built in, and each tried on every kind of fact it may meet.
    ///
    /// # Errors
    /// A file that cannot be read, or that has a fault.
    pub fn read(
        folder: Option<&Path>,
        contact: &Contact,
        practice: bool,
    ) -> Result<Self, TemplateError> {
        let mut environment = environment();
        for (name, built_in) in BUILT_IN {
            let text = text_of(folder, name, built_in)?;
            environment
                .add_template_owned(*name, text)
                .map_err(|error| faulty(name, &error))?;
        }
        let templates = Self {
            environment,
            footer: format!("{} โทรศัพท์ {}", contact.email, contact.telephone),
            practice,
        };
        for kind in MailKind::ALL {
            let facts = example();
            for name in [file("th", *kind), file("en", *kind)] {
                templates
                    .fill_in(&name, &facts)
                    .map_err(|error| faulty(&name, &error))?;
            }
        }
        Ok(templates)
    }

    /// The mail in words.
    ///
    /// # Errors
    /// A template that asks for what the mail does not say.
    pub fn write(&self, mail: &StoredMail) -> Result<Written, TemplateError> {
        match &mail.says {
            Says::Words { subject, body } => Ok(Written {
                subject: subject.clone(),
                text: body.clone(),
                html: String::new(),
            }),
            Says::Facts(kind, facts) => self.write_facts(*kind, facts),
        }
    }

    fn write_facts(
        &self,
        kind: MailKind,
        facts: &BTreeMap<String, String>,
    ) -> Result<Written, TemplateError> {
        let (thai, english) = (file("th", kind), file("en", kind));
        let thai = self
            .fill_in(&thai, facts)
            .map_err(|error| faulty(&thai, &error))?;
        let english = self
            .fill_in(&english, facts)
            .map_err(|error| faulty(&english, &error))?;
        let html = self
            .set(&thai, &english)
            .map_err(|error| faulty(LAYOUT, &error))?;
        Ok(Written {
            text: format!(
                "{}\n\n----------\n\n{}\n\n{}\n",
                thai.body, english.body, self.footer
            ),
            subject: thai.subject,
            html,
        })
    }

    fn fill_in(&self, name: &str, facts: &BTreeMap<String, String>) -> Result<Filled, Error> {
        let template = self.environment.get_template(name)?;
        let practice = self.practice;
        let text =
            template.render(context! { practice, ..minijinja::Value::from_serialize(facts) })?;
        let (subject, body) = text.split_once('\n').unwrap_or((&text, ""));
        let body = if practice && name.starts_with("th/") {
            format!("{}\n\nอีเมลฉบับนี้เป็นข้อมูลฝึกใช้ อยู่ในเครื่องนี้เท่านั้น", body.trim())
        } else {
            body.trim().to_owned()
        };
        Ok(Filled {
            subject: subject.trim().to_owned(),
            body,
        })
    }

    fn set(&self, thai: &Filled, english: &Filled) -> Result<String, Error> {
        self.environment.get_template(LAYOUT)?.render(context! {
            subject => thai.subject,
            thai => paragraphs(&thai.body),
            english => paragraphs(&english.body),
            footer => self.footer,
        })
    }
}

struct Filled {
    subject: String,
    body: String,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    link: bool,
}

fn paragraphs(body: &str) -> Vec<Vec<Line<'_>>> {
    let is_link = |text: &str| {
        let begins = ["https://", "http://", "infodesk://"];
        begins.iter().any(|begin| text.starts_with(begin)) && !text.contains(char::is_whitespace)
    };
    let line = |text| Line {
        text,
        link: is_link(text),
    };
    let blocks = body.split("\n\n").map(str::trim);
    let blocks = blocks.filter(|block| !block.is_empty());
    blocks
        .map(|block| block.lines().map(|text| line(text.trim())).collect())
        .collect()
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_keep_trailing_newline(true);
    environment.set_auto_escape_callback(|name| match name {
        LAYOUT => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    // A fact is one line wherever it stands: nothing of it can pass for words of ours, or for a header.
    environment.set_formatter(|out, state, value| {
        let text = value.as_str().map(|text| text.replace(['\r', '\n'], " "));
        match text {
            Some(text) => minijinja::escape_formatter(out, state, &text.into()),
            None => minijinja::escape_formatter(out, state, value),
        }
    });
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
    environment
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
const REASONS: Words<1> = [(
    "review_lapsed",
    [
        "ไม่ได้รับการยืนยันในรอบทบทวนสิทธิ์",
        "it was not confirmed in the review of rights",
    ],
)];

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

fn file(language: &str, kind: MailKind) -> String {
    format!("{language}/{}.txt", kind.word())
}

fn text_of(folder: Option<&Path>, name: &str, built_in: &str) -> Result<String, TemplateError> {
    let Some(path) = folder.map(|folder| folder.join(name)) else {
        return Ok(built_in.to_owned());
    };
    match fs::read_to_string(&path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(built_in.to_owned()),
        Err(source) => Err(TemplateError::NotRead { path, source }),
    }
}

fn faulty(name: &str, error: &Error) -> TemplateError {
    TemplateError::Faulty {
        name: name.to_owned(),
        line: error.line().unwrap_or(1),
        what: error.to_string(),
    }
}

/// Every fact that any mail has, for trying the templates.
fn example() -> BTreeMap<String, String> {
    [
        ("role", "central_officer"),
        ("unit", "กรมตัวอย่าง"),
        ("agency", "กรมตัวอย่าง"),
        ("expires_at", "1795400000000"),
        ("due_at", "1795400000000"),
        ("oldest_at", "1795400000000"),
        ("note", "ตัวอย่าง"),
        ("token", "0000-0000-0000-0000-0000-0000"),
        ("number", "2569-000001"),
        ("kind", "new_service"),
        ("requester", "สมหญิง ตัวอย่าง"),
        ("requester_position", "นักวิชาการ"),
        ("executive", "สมชาย ตัวอย่าง"),
        ("position", "ผู้อำนวยการ"),
        ("details", "ตัวอย่าง"),
        ("link", "https://hub.example/confirm/x"),
        ("reason", "ตัวอย่าง"),
        ("by", "สมศรี ตัวอย่าง"),
        ("count", "3"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::config::default_contact;
    use infodesk_domain::Timestamp;

    fn templates(folder: Option<&Path>) -> Result<Templates, TemplateError> {
        Templates::read(folder, &default_contact(), false)
    }

    fn mail(kind: MailKind, facts: BTreeMap<String, String>) -> StoredMail {
        StoredMail {
            id: "0".repeat(32),
            to: "somchai@office.example".to_owned(),
            at: Timestamp(0),
            attempts: 1,
            says: Says::Facts(kind, facts),
        }
    }

    #[test]
    fn every_kind_is_written_in_both_languages_with_whom_to_call() {
        let templates = templates(None).unwrap();
        for kind in MailKind::ALL {
            let written = templates.write(&mail(*kind, example())).unwrap();
            assert!(!written.subject.is_empty() && !written.subject.contains('\n'));
            for part in [&written.text, &written.html] {
                assert!(part.contains("02-612-6060"), "{kind:?}");
                assert!(
                    part.contains("InfoDesk") || part.contains("info"),
                    "{kind:?}"
                );
            }
        }
    }

    #[test]
    fn nothing_that_somebody_typed_passes_for_words_of_ours() {
        let templates = templates(None).unwrap();
        let hostile = "x\r\nBcc: a@b.example\n\nhttps://evil.example\n<script>alert(1)</script>";
        for kind in MailKind::ALL {
            let mut facts = example();
            for name in [
                "agency",
                "unit",
                "reason",
                "note",
                "details",
                "executive",
                "requester",
                "by",
            ] {
                facts.insert(name.to_owned(), hostile.to_owned());
            }
            let written = templates.write(&mail(*kind, facts)).unwrap();
            assert!(!written.subject.contains(['\r', '\n']));
            assert!(
                !written
                    .text
                    .lines()
                    .any(|line| line.starts_with("Bcc") || line.starts_with("https://evil"))
            );
            assert!(
                !written.html.contains("<script>") && !written.html.contains("href=\"https://evil")
            );
        }
    }

    #[test]
    fn an_operators_file_takes_the_place_of_ours_and_a_fault_is_named() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("th")).unwrap();
        let file = folder.path().join("th/request_sent.txt");
        fs::write(&file, "เรื่องของเรา {{ number }}\nสวัสดี\n").unwrap();
        let sent = mail(MailKind::RequestSent, example());
        let written = templates(Some(folder.path()))
            .unwrap()
            .write(&sent)
            .unwrap();
        assert_eq!(written.subject, "เรื่องของเรา 2569-000001");
        assert!(written.text.starts_with("สวัสดี"));

        for (faulty, expected) in [("a\nb {{ number", 2), ("a\n\n{{ nothing_like_it }}", 3)] {
            fs::write(&file, faulty).unwrap();
            let Err(TemplateError::Faulty { name, line, .. }) = templates(Some(folder.path()))
            else {
                panic!("{faulty}")
            };
            assert_eq!((name.as_str(), line), ("th/request_sent.txt", expected));
        }
    }
}
