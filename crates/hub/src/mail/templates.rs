//! What mails say: a text file for each kind and language, built in, and replaced by files of the same names in the
//! folder that the hub's configuration names.
//!
//! The first line of a file is the subject, the rest the text; both are minijinja templates over the mail's facts.
//! The HTML is made from the texts: a paragraph for each block of lines, an address on a line of its own as a link,
//! set into `layout.html`.

use super::{
    filled::{self, Filled},
    terms,
};
use crate::store::{MailKind, Says, StoredMail};
use infodesk_domain::wire::Contact;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, context};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

const LAYOUT: &str = "layout.html";
/// Below the text of each language; it has no subject.
const FOOTER: &str = "footer";
/// Thai first: a mail says everything in both, and bears the Thai subject.
const LANGUAGES: [&str; 2] = ["th", "en"];
/// Of a subject and of a fact, so many characters are shown.
const LONGEST_SUBJECT: usize = 200;
const LONGEST_FACT: usize = 2000;

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
    "footer",
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
    #[error("the mail is one of another version, or was sealed under another secret of the hub")]
    Unreadable,
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
    contact: Contact,
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
            contact: contact.clone(),
            practice,
        };
        for kind in MailKind::ALL {
            templates.write_facts(*kind, &example())?;
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
            Says::Unreadable => Err(TemplateError::Unreadable),
        }
    }

    fn write_facts(
        &self,
        kind: MailKind,
        facts: &BTreeMap<String, String>,
    ) -> Result<Written, TemplateError> {
        let [thai, english] = LANGUAGES.map(|language| self.fill_in(language, kind, facts));
        let filled = [thai?, english?];
        let subject = filled[0].subject.clone();
        let page = context! { subject, parts => filled.each_ref().map(Filled::part) };
        Ok(Written {
            html: self.render(LAYOUT, page)?,
            text: filled::text(&filled),
            subject,
        })
    }

    fn fill_in(
        &self,
        language: &'static str,
        kind: MailKind,
        facts: &BTreeMap<String, String>,
    ) -> Result<Filled, TemplateError> {
        let surroundings = context! {
            practice => self.practice,
            telephone => self.contact.telephone,
            email => self.contact.email,
        };
        let values = context! { ..surroundings.clone(), ..minijinja::Value::from_serialize(facts) };
        let text = self.render(&file(language, kind.word()), values)?;
        let footer = self.render(&file(language, FOOTER), surroundings)?;
        let (subject, body) = text.split_once('\n').unwrap_or((&text, ""));
        Ok(Filled {
            language,
            subject: terms::one_line(subject, LONGEST_SUBJECT),
            body: body.trim().to_owned(),
            footer: footer.trim().to_owned(),
        })
    }

    fn render(&self, name: &str, values: minijinja::Value) -> Result<String, TemplateError> {
        let template = self.environment.get_template(name);
        let rendered = template.and_then(|template| template.render(values));
        rendered.map_err(|error| faulty(name, &error))
    }
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
    environment.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if state.name() != LAYOUT => {
            let line = terms::one_line(text, LONGEST_FACT);
            minijinja::escape_formatter(out, state, &line.into())
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    terms::add_to(&mut environment);
    environment
}

fn file(language: &str, name: &str) -> String {
    format!("{language}/{name}.txt")
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
                for name in ["กรุณาอย่าตอบกลับ", "Please do not reply"]
                {
                    assert!(part.contains(name), "{kind:?}");
                }
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
