//! The executive's link: signed, good for one round of asking, and never kept.

use crate::store::{hash::mac, keys::StoreKeys};
use infodesk_domain::ServiceRequestId;
use subtle::ConstantTimeEq;

/// As it stands in the address: which request, which round, and the signature over both.
pub(super) fn of(keys: &StoreKeys, id: ServiceRequestId, round: i64) -> String {
    let signature = hex::encode(signed(keys, id, round));
    format!("{id}.{round}.{signature}")
}

/// What a link is for; `None`: it is none of ours.
pub(super) fn read(keys: &StoreKeys, text: &str) -> Option<(ServiceRequestId, i64)> {
    let mut parts = text.split('.');
    let (id, round, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let (id, round) = (id.parse().ok()?, round.parse().ok()?);
    let given = hex::decode(signature).ok()?;
    let holds: bool = signed(keys, id, round).as_slice().ct_eq(&given).into();
    (holds && parts.next().is_none()).then_some((id, round))
}

fn signed(keys: &StoreKeys, id: ServiceRequestId, round: i64) -> [u8; 32] {
    mac(&keys.links, format!("confirm {id} {round}").as_bytes())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KEYS: StoreKeys = StoreKeys {
        audit: [1; 32],
        limits: [2; 32],
        tokens: [6; 32],
        mails: [3; 32],
        links: [4; 32],
    };

    #[test]
    fn only_what_was_signed_reads_back() {
        let id: ServiceRequestId = "00000000-0000-0000-0000-000000000007".parse().unwrap();
        let link = of(&KEYS, id, 2);
        assert_eq!(read(&KEYS, &link), Some((id, 2)));
        let other = StoreKeys {
            links: [5; 32],
            ..KEYS
        };
        assert_eq!(read(&other, &link), None);
        let parts: Vec<&str> = link.split('.').collect();
        for forged in [
            format!("{}.3.{}", parts[0], parts[2]),
            format!("00000000-0000-0000-0000-000000000008.2.{}", parts[2]),
            format!("{link}.x"),
            format!("{}.2.", parts[0]),
            String::new(),
        ] {
            assert_eq!(read(&KEYS, &forged), None, "{forged}");
        }
    }
}
