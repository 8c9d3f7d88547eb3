//! What a service point still lacks.

use super::ServicePoint;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    NameEn,
    Address,
    Phones,
    Hours,
    Coordinates,
    Manuals,
    Assurance,
}

impl Missing {
    pub const ALL: [Self; 7] = [
        Self::NameEn,
        Self::Address,
        Self::Phones,
        Self::Hours,
        Self::Coordinates,
        Self::Manuals,
        Self::Assurance,
    ];
}

/// What the point lacks, in the order of the form; `pinned` is its number of pinned manuals.
pub fn missing(point: &ServicePoint, pinned: usize) -> Vec<Missing> {
    let given = &point.particulars;
    let lacks = [
        (Missing::NameEn, given.name_en.trim().is_empty()),
        (
            Missing::Address,
            given.address.subdistrict.is_none() || given.address.postcode.is_none(),
        ),
        (Missing::Phones, given.phones.is_empty()),
        (Missing::Hours, !given.hours.is_given()),
        (Missing::Coordinates, given.coordinates.is_none()),
        (Missing::Manuals, pinned == 0),
        (Missing::Assurance, point.assurance.is_none()),
    ];
    lacks
        .into_iter()
        .filter(|(_, lacking)| *lacking)
        .map(|(what, _)| what)
        .collect()
}
