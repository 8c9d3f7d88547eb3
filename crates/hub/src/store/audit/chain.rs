//! The hashes that chain the events.
//!
//! They are keyed (HMAC-SHA256 under a key made from the hub's secret): a plain hash would only stop
//! whoever forgets to compute it again, for anybody who may write to the database could rebuild the whole
//! chain after a change. The head has a seal of its own, so that the chain cannot be cut off at its end
//! and the last row that is left be passed off as the head.
//!
//! What is hashed is unambiguous: each field with its length before it, an absent one told apart from an
//! empty one.

use super::event::Entry;
use crate::store::hash::mac;
use subtle::ConstantTimeEq;

/// `previous_hash` of the first event.
pub(super) const BEGINNING: &str =
    "0000000000000000000000000000000000000000000000000000000000000000";

const EVENT: &str = "infodesk-audit-event-1";
const HEAD: &str = "infodesk-audit-head-1";

pub(super) type Key = [u8; 32];

/// The last event's number and hash, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Head {
    pub number: i64,
    pub hash: String,
    pub seal: String,
}

impl Head {
    pub fn sealed(key: &Key, number: i64, hash: &str) -> Self {
        Self {
            number,
            hash: hash.to_owned(),
            seal: seal(key, number, hash),
        }
    }

    pub fn holds(&self, key: &Key) -> bool {
        same(&self.seal, &seal(key, self.number, &self.hash))
    }
}

/// The hash that the entry should have.
pub(super) fn hash(key: &Key, entry: &Entry) -> String {
    let number = entry.number.to_string();
    let at = entry.at.0.to_string();
    let fields = [
        Some(EVENT),
        Some(&number),
        Some(&at),
        Some(&entry.kind),
        entry.actor.as_deref(),
        entry.subject.as_deref(),
        entry.device.as_deref(),
        entry.address.as_deref(),
        Some(&entry.outcome),
        entry.reason.as_deref(),
        Some(&entry.details),
        Some(&entry.previous_hash),
    ];
    hex::encode(mac(key, &encode(&fields)))
}

pub(super) fn holds(key: &Key, entry: &Entry) -> bool {
    same(&entry.hash, &hash(key, entry))
}

fn seal(key: &Key, number: i64, hash: &str) -> String {
    let number = number.to_string();
    let fields = [Some(HEAD), Some(&number), Some(hash)];
    hex::encode(mac(key, &encode(&fields)))
}

fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

fn encode(fields: &[Option<&str>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(512);
    for field in fields {
        match field {
            None => bytes.push(0),
            Some(text) => {
                bytes.push(1);
                bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
                bytes.extend_from_slice(text.as_bytes());
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use infodesk_domain::Timestamp;

    const KEY: Key = [3; 32];

    fn entry() -> Entry {
        Entry {
            number: 7,
            at: Timestamp(1_795_399_200_000),
            kind: "signed_in".to_owned(),
            actor: Some("somchai".to_owned()),
            subject: None,
            device: Some("InfoDesk/0.1.0".to_owned()),
            address: Some("203.0.113.9".to_owned()),
            outcome: "done".to_owned(),
            reason: None,
            details: "{}".to_owned(),
            previous_hash: BEGINNING.to_owned(),
            hash: String::new(),
        }
    }

    #[test]
    fn every_field_counts() {
        let changes: [fn(&mut Entry); 11] = [
            |e| e.number = 8,
            |e| e.at = Timestamp(0),
            |e| e.kind = "signed_out".to_owned(),
            |e| e.actor = None,
            |e| e.subject = Some(String::new()),
            |e| e.device = Some("InfoDesk/0.1.1".to_owned()),
            |e| e.address = None,
            |e| e.outcome = "refused".to_owned(),
            |e| e.reason = Some("lost".to_owned()),
            |e| e.details = "{ }".to_owned(),
            |e| e.previous_hash = hash(&KEY, &entry()),
        ];
        let mut hashes = vec![hash(&KEY, &entry()), hash(&[4; 32], &entry())];
        for change in changes {
            let mut changed = entry();
            change(&mut changed);
            hashes.push(hash(&KEY, &changed));
        }
        let all = hashes.len();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), all);
    }

    #[test]
    fn text_that_moves_from_one_field_to_the_next_is_seen() {
        assert_ne!(
            encode(&[Some("ab"), Some("c")]),
            encode(&[Some("a"), Some("bc")])
        );
        assert_ne!(encode(&[None, Some("")]), encode(&[Some(""), None]));
    }

    #[test]
    fn the_last_rows_hash_is_no_seal() {
        let entry = Entry {
            hash: hash(&KEY, &entry()),
            ..entry()
        };
        assert!(holds(&KEY, &entry));
        let forged = Head {
            number: 7,
            hash: entry.hash.clone(),
            seal: entry.hash.clone(),
        };
        assert!(!forged.holds(&KEY));
        assert!(Head::sealed(&KEY, 7, &entry.hash).holds(&KEY));
    }
}
