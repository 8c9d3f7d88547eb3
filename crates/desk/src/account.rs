//! "บัญชีผู้ใช้งาน": who is signed in, and what they may do.

use crate::vault::Keeping;
use infodesk_domain::{
    officers::Officer,
    wire::{GrantView, Me},
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
    /// Signed in for the first time: the Token comes next.
    NeedsToken {
        officer: Officer,
    },
    Ready {
        officer: Officer,
        grants: Vec<GrantView>,
        /// Not `kept`: the officer signs in again at the next start.
        keyring: Keeping,
    },
}

impl SessionView {
    pub(crate) fn of(me: Me, keyring: Keeping) -> Self {
        if me.grants.is_empty() {
            Self::NeedsToken {
                officer: me.officer,
            }
        } else {
            Self::Ready {
                officer: me.officer,
                grants: me.grants,
                keyring,
            }
        }
    }
}
