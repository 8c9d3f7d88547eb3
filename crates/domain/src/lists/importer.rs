//! Who hands in a list.

use crate::rights::{Place, Rights, Role};

/// Nobody grants what they do not hold; see [`Rights::may_grant`].
#[derive(Debug, Clone, Copy)]
pub enum Importer<'a> {
    /// Whoever can run commands on the server.
    CommandLine,
    Officer(&'a Rights),
}

impl Importer<'_> {
    pub fn may_grant(&self, role: Role, place: &Place) -> bool {
        match self {
            Self::CommandLine => true,
            Self::Officer(rights) => rights.may_grant(role, place),
        }
    }

    /// Is there anything at all that they may grant?
    pub fn may_grant_something(&self) -> bool {
        match self {
            Self::CommandLine => true,
            Self::Officer(rights) => rights.may_grant_something(),
        }
    }
}
