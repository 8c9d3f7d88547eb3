//! What lists that are handed in have in common: who hands them in, which units there are, what is to be done.

use super::{agencies, db::Tx, error::Result, grants, service_points};
use infodesk_domain::{
    OfficerId,
    lists::{Importer, Units},
    rights::Rights,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Says what would happen, and changes nothing.
    DryRun,
    /// Nothing, if any row is bad.
    AllOrNothing,
    SkipBad,
}

impl Mode {
    /// Of what was sent over the wire.
    pub const fn of(apply: bool, skip_bad: bool) -> Self {
        match (apply, skip_bad) {
            (false, _) => Self::DryRun,
            (true, false) => Self::AllOrNothing,
            (true, true) => Self::SkipBad,
        }
    }

    /// `is_read`: the list as a whole could be read; `is_clean`: and so could all its rows.
    pub(super) const fn applies(self, is_read: bool, is_clean: bool) -> bool {
        match self {
            Self::DryRun => false,
            Self::AllOrNothing => is_clean,
            Self::SkipBad => is_read,
        }
    }
}

/// Who acts: an officer with the rights in force, or none for the command line.
pub(super) struct Acting(Option<Rights>);

impl Acting {
    pub async fn find(tx: &mut Tx, officer: Option<OfficerId>) -> Result<Self> {
        Ok(Self(match officer {
            Some(officer) => Some(grants::rights_of(tx, officer).await?),
            None => None,
        }))
    }

    pub fn importer(&self) -> Importer<'_> {
        self.0
            .as_ref()
            .map_or(Importer::CommandLine, Importer::Officer)
    }
}

/// All of them, to look names and places up in.
pub(super) async fn units(tx: &mut Tx) -> Result<Units> {
    let agencies = agencies::all(tx).await?;
    let points = service_points::listed(tx).await?;
    Ok(Units::new(agencies, points))
}
