//! Mails that wait to be carried, as a test reads them.

use crate::bench::Bench;
use infodesk_domain::tokens::TokenText;
use infodesk_hub::store::{MailKind, Says};
use std::collections::BTreeMap;

pub struct Mailed {
    pub to: String,
    pub facts: BTreeMap<String, String>,
}

impl Mailed {
    /// What it carries, where it carries a Token.
    pub fn token(&self) -> TokenText {
        self.facts["token"].parse().unwrap()
    }
}

/// Those of one kind, the oldest first.
pub async fn all(bench: &Bench, kind: MailKind) -> Vec<Mailed> {
    let mails = bench.store.unsent_mails(1_000).await.unwrap();
    let of_kind = mails.into_iter().filter_map(|mail| match mail.says {
        Says::Facts(found, facts) if found == kind => Some(Mailed { to: mail.to, facts }),
        _ => None,
    });
    of_kind.collect()
}
