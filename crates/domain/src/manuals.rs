//! Citizens' manuals under the Licensing Facilitation Act B.E. 2558.

use crate::{AgencyId, ManualId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Manual {
    pub id: ManualId,
    /// The department that wrote it, and whose stream numbers its changes.
    pub department_id: AgencyId,
    pub title_th: String,
    pub title_en: Option<String>,
    /// Where the whole manual is published, if anywhere.
    pub source_url: Option<String>,
}
