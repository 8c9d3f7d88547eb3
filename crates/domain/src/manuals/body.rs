//! The full text of a manual, part by part as section 7 of the Licensing Facilitation Act B.E. 2558 asks for it:
//! criteria, methods and conditions; steps and time; documents; and what agencies add by the same form: channels,
//! fees, complaints, forms and laws.
//!
//! Texts are in Thai, as the agency wrote them.

use super::{
    stated::Stated,
    time::{Duration, TotalTime},
};
use crate::Timestamp;
use serde::{Deserialize, Serialize};

/// All parts of a manual.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ManualBody {
    /// What the reader must know before anything else: a trial text, a rule that has just changed.
    #[serde(default)]
    pub notice: Option<String>,
    /// Criteria, methods and conditions, a paragraph each.
    pub criteria: Vec<String>,
    /// Where and when.
    pub channels: Vec<Channel>,
    /// One, or several where the way differs from case to case.
    pub procedures: Vec<Procedure>,
    pub documents: Stated<NeededDocument>,
    pub fees: Stated<Fee>,
    pub complaints: Vec<ComplaintChannel>,
    pub forms: Stated<Form>,
    /// Acts, regulations and announcements that it rests on.
    pub laws: Vec<String>,
    /// Within what time the law wants it done, where a law says so.
    #[serde(default)]
    pub legal_time: Option<Duration>,
    #[serde(default)]
    pub published_at: Option<Timestamp>,
}

/// A place or a way of asking for the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Channel {
    pub place: String,
    /// Days and hours, the lunch break and the holidays among them.
    pub hours: String,
    #[serde(default)]
    pub remark: Option<String>,
}

/// A row of steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Procedure {
    /// For which case; absent where there is only one.
    #[serde(default)]
    pub case: Option<String>,
    pub steps: Vec<Step>,
}

impl Procedure {
    /// How long all steps take together.
    pub fn total_time(&self) -> TotalTime {
        TotalTime::of(self.steps.iter().map(|step| step.duration))
    }
}

/// What is done, for how long, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Step {
    pub what: String,
    #[serde(default)]
    pub duration: Option<Duration>,
    /// The unit that answers for it.
    pub unit: String,
}

/// A document or piece of evidence that the citizen brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NeededDocument {
    pub name: String,
    /// Who issues it.
    #[serde(default)]
    pub issuer: Option<String>,
    pub originals: u16,
    pub copies: u16,
    /// When it is needed, or in what state.
    #[serde(default)]
    pub condition: Option<String>,
}

/// Something that costs money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Fee {
    pub what: String,
    pub amount: Amount,
    #[serde(default)]
    pub condition: Option<String>,
}

/// How much a fee is. Money is in satang, a hundredth of a baht; percentages in hundredths of a percent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Amount {
    Fixed {
        satang: u32,
    },
    PerUnit {
        satang: u32,
        /// What is counted: "ฉบับ", "แปลง".
        unit: String,
    },
    Percent {
        hundredths: u32,
        /// Of what: "ราคาประเมิน".
        of: String,
    },
    /// What fits none of these, as it is to be read.
    Text {
        text: String,
    },
}

/// Where to complain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ComplaintChannel {
    pub name: String,
    #[serde(default)]
    pub phones: Vec<String>,
    /// Postal or web address.
    #[serde(default)]
    pub address: Option<String>,
}

/// A form to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Form {
    pub name: String,
    #[serde(default)]
    pub url: Option<String>,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const LEAST: &str = r#"{
        "criteria": [], "channels": [], "procedures": [], "complaints": [], "laws": [],
        "documents": {"stated": "none"}, "fees": {"stated": "none"}, "forms": {"stated": "none"}
    }"#;

    #[test]
    fn the_least_body_still_states_documents_fees_and_forms() {
        let body: ManualBody = serde_json::from_str(LEAST).unwrap();
        assert_eq!(body.fees, Stated::None);
        for part in ["documents", "fees", "forms"] {
            let mut value: serde_json::Value = serde_json::from_str(LEAST).unwrap();
            value.as_object_mut().unwrap().remove(part);
            assert!(
                serde_json::from_value::<ManualBody>(value).is_err(),
                "{part} may not be left out"
            );
        }
    }

    #[test]
    fn amounts_say_their_kind() {
        let per_unit = Amount::PerUnit {
            satang: 1000,
            unit: "ฉบับ".to_owned(),
        };
        let text = serde_json::to_string(&per_unit).unwrap();
        assert_eq!(text, r#"{"kind":"per_unit","satang":1000,"unit":"ฉบับ"}"#);
        assert_eq!(serde_json::from_str::<Amount>(&text).unwrap(), per_unit);
    }
}
