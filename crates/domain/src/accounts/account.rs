//! How an account is named in a list and by an identity provider, and when the two mean the same.

use serde::{Deserialize, Serialize};
use url::Host;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    Username,
    Email,
}

/// A username or an e-mail address that can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    kind: AccountKind,
    written: String,
    key: String,
}

/// RFC 5321 §4.5.3.1, in octets.
const LONGEST_LOCAL_PART: usize = 64;
const LONGEST_EMAIL: usize = 254;
/// Characters; no provider is known to allow more.
const LONGEST_USERNAME: usize = 100;

impl Account {
    /// `None`: empty, too long, or with something that cannot be seen in it. The case is kept for reading and does
    /// not count in comparing; that goes for ASCII alone, so that no foreign letter (the Kelvin sign) passes for
    /// one of ours.
    pub fn username(text: &str) -> Option<Self> {
        let fits = |text: &str| {
            !text.is_empty()
                && text.chars().count() <= LONGEST_USERNAME
                && !text.chars().any(crate::records::is_invisible)
        };
        fits(text).then(|| Self {
            kind: AccountKind::Username,
            written: text.to_owned(),
            key: text.to_ascii_lowercase(),
        })
    }

    /// `None`: no address of the usual form, or its part before the @ is not ASCII. A domain in another script
    /// is kept as mail servers see it (`xn--…`); all in lower case.
    pub fn email(text: &str) -> Option<Self> {
        let (local, domain) = text.rsplit_once('@')?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
        let dots_fit = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
        let local_fits = !local.is_empty()
            && local.len() <= LONGEST_LOCAL_PART
            && local.chars().all(plain)
            && dots_fit;
        let key = format!("{}@{}", local.to_ascii_lowercase(), ascii_domain(domain)?);
        (local_fits && key.len() <= LONGEST_EMAIL).then(|| Self {
            kind: AccountKind::Email,
            written: key.clone(),
            key,
        })
    }

    pub const fn kind(&self) -> AccountKind {
        self.kind
    }

    /// For people.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// For comparing.
    pub fn key(&self) -> &str {
        &self.key
    }
}

fn ascii_domain(domain: &str) -> Option<String> {
    // The parser of addresses would decode %61; nobody writes an e-mail so.
    if domain.contains('%') {
        return None;
    }
    let Host::Domain(name) = Host::parse(domain).ok()? else {
        return None;
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let is_label = |label: &str| !label.is_empty() && label.chars().all(fits);
    (name.contains('.') && name.split('.').all(is_label)).then_some(name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn email(text: &str) -> Option<String> {
        Account::email(text).map(|a| a.key().to_owned())
    }

    #[test]
    fn an_email_is_compared_in_lower_case_with_an_ascii_domain() {
        let table = [
            ("Somchai@Office.Example", Some("somchai@office.example")),
            ("a.b+c@sub.office.example", Some("a.b+c@sub.office.example")),
            (
                "somchai@ตัวอย่าง.ไทย",
                Some("somchai@xn--72c1a1bt4awk9o.xn--o3cw4h"),
            ),
            ("somchai", None),
            ("@office.example", None),
            ("somchai@", None),
            ("somchai@localhost", None),
            ("somchai@office.example.", None),
            ("somchai@office..example", None),
            ("somchai@127.0.0.1", None),
            ("somchai@office%2eexample", None),
            ("som chai@office.example", None),
            ("somchai@somying@office.example", None),
            ("somchai@office.example, somying@office.example", None),
            (".somchai@office.example", None),
            ("สมชาย@office.example", None),
            ("\u{212A}@office.example", None),
            ("Somchai <somchai@office.example>", None),
        ];
        for (text, key) in table {
            assert_eq!(email(text).as_deref(), key, "{text}");
        }
        assert_eq!(email(&format!("{}@office.example", "a".repeat(65))), None);
    }

    #[test]
    fn a_username_keeps_its_case_for_reading_only() {
        let account = Account::username("Somchai.T").unwrap();
        assert_eq!(
            (account.written(), account.key()),
            ("Somchai.T", "somchai.t")
        );
        assert_eq!(Account::username("สมชาย").unwrap().key(), "สมชาย");
        for unfit in [
            "",
            "som chai",
            "som\u{200B}chai",
            "som\u{0}chai",
            "som\u{202E}chai",
        ] {
            assert_eq!(Account::username(unfit), None, "{unfit:?}");
        }
        assert_eq!(Account::username(&"ก".repeat(101)), None);
    }

    #[test]
    fn a_foreign_letter_that_lower_case_makes_ours_stays_foreign() {
        let kelvin = Account::username("\u{212A}anda").unwrap();
        assert_ne!(kelvin.key(), Account::username("kanda").unwrap().key());
    }
}
