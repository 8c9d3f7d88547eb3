//! Officers: people who signed in with Digital ID.

use crate::OfficerId;
use serde::{Deserialize, Serialize};

/// An officer as others may see them. The citizen number is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Officer {
    pub id: OfficerId,
    pub name: String,
    pub email: Option<String>,
}
