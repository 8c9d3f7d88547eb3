//! Citizens' manuals under the Licensing Facilitation Act B.E. 2558.

mod body;
mod stated;
mod time;

pub use body::{
    Amount, Channel, ComplaintChannel, Fee, Form, ManualBody, NeededDocument, Procedure, Step,
};
pub use stated::Stated;
pub use time::{Duration, TimeUnit, TotalTime};

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
    /// Its full text, where the register has it. Boxed: most of what is kept of manuals is only their titles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<ManualBody>>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_manual_written_before_there_were_bodies_reads_on() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let old = format!(
            r#"{{"id":"{id}","department_id":"{id}","title_th":"การแจ้งเกิด","title_en":null,"source_url":null}}"#
        );
        let manual: Manual = serde_json::from_str(&old).unwrap();
        assert_eq!(manual.body, None);
        assert_eq!(serde_json::to_string(&manual).unwrap(), old);
    }
}
