//! "บัญชีผู้ใช้งาน": who is signed in, and what they may do.

use crate::vault::Keeping;
use infodesk_domain::{
    officers::Officer,
    rights::Rights,
    wire::{GrantView, Me, SuspendedGrant},
};
use serde::Serialize;

/// The session as the screens see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionView {
    SignedOut {
        /// Not `kept`: there may be a session that the keyring does not give out.
        keyring: Keeping,
    },
    SigningIn,
    /// Signed in without a right in force: the Token comes next.
    NeedsToken {
        officer: Officer,
        /// They may be why there is no right in force.
        suspended: Vec<SuspendedGrant>,
        may: SessionActs,
    },
    Ready {
        officer: Officer,
        grants: Vec<GrantView>,
        suspended: Vec<SuspendedGrant>,
        may: SessionActs,
        /// Not `kept`: the officer signs in again at the next start.
        keyring: Keeping,
    },
}

/// What the officer may begin, for the ways that the screens show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct SessionActs {
    /// Tokens, and the rights of officers below.
    pub hand_out: bool,
    pub decide_requests: bool,
    pub ask_for_service: bool,
}

impl SessionActs {
    fn of(rights: &Rights) -> Self {
        Self {
            hand_out: rights.may_grant_something(),
            decide_requests: rights.may_decide_requests(),
            ask_for_service: rights.may_ask_for_service(),
        }
    }
}

impl SessionView {
    pub(crate) fn of(me: Me, keyring: Keeping) -> Self {
        let may = SessionActs::of(&me.rights());
        if me.grants.is_empty() {
            Self::NeedsToken {
                officer: me.officer,
                suspended: me.suspended,
                may,
            }
        } else {
            Self::Ready {
                officer: me.officer,
                grants: me.grants,
                suspended: me.suspended,
                may,
                keyring,
            }
        }
    }
}
