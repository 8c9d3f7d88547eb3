//! Agencies: the tree ministry → department → unit.

use crate::AgencyId;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgencyKind {
    Ministry,
    /// A department or its equivalent: the level that asks for the service and has a stream of its own.
    Department,
    Unit,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Agency {
    pub id: AgencyId,
    pub parent_id: Option<AgencyId>,
    /// The stream that numbers its changes: the department at or above it; a ministry is its own.
    pub stream_id: AgencyId,
    pub kind: AgencyKind,
    pub name_th: String,
    pub name_en: Option<String>,
}

/// The agency and all above it, itself first, found through `find`.
///
/// Stops at a missing parent or after eight levels, so that a broken tree cannot hang the app.
pub fn path<'a>(
    agency: &'a Agency,
    find: impl Fn(AgencyId) -> Option<&'a Agency>,
) -> Vec<AgencyId> {
    const DEEPEST: usize = 8;
    std::iter::successors(Some(agency), |a| a.parent_id.and_then(&find))
        .take(DEEPEST)
        .map(|a| a.id)
        .collect()
}
