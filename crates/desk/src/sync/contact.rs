//! What is known of the contact with the hub. Not kept: at each start it is found out anew.

use crate::register::Inner;
use serde::{Deserialize, Serialize};
use std::sync::PoisonError;

/// How far the first pull of the register has come, in changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Progress {
    pub done: u32,
    pub total: u32,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Contact {
    /// The hub did not answer when last asked.
    pub offline: bool,
    pub progress: Option<Progress>,
}

impl Inner {
    pub(crate) fn contact(&self) -> Contact {
        *self.contact.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True when that is something new.
    pub(super) fn set_contact(&self, contact: Contact) -> bool {
        let mut known = self.contact.lock().unwrap_or_else(PoisonError::into_inner);
        let new = *known != contact;
        *known = contact;
        new
    }
}
