//! Service points: where citizens are served.

mod assurance;
mod check;
mod edit;
mod missing;
#[cfg(test)]
pub(crate) mod testing;

pub use assurance::{AssuranceState, LIFE_DAYS, WARNING_DAYS, confirm};
pub use check::check;
pub use edit::{Conflict, Edited, edit};
pub use missing::{Missing, missing};

use crate::{
    AgencyId, OfficerId, ServicePointId, Timestamp, codes::PublicCode, hours::OpeningHours,
    prints::LastPrint,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Address {
    /// House number, building, street; may be empty.
    pub line: String,
    /// Two digits, the code of the Department of Provincial Administration: 10 is Bangkok.
    pub province: Option<u16>,
    /// Four digits.
    pub district: Option<u32>,
    /// Six digits.
    pub subdistrict: Option<u32>,
    pub postcode: Option<u32>,
}

/// Degrees in WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Coordinates {
    pub latitude: f64,
    pub longitude: f64,
}

/// The fields an officer edits, each with a version of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    NameTh,
    NameEn,
    Address,
    Phones,
    Hours,
    Coordinates,
}

impl Field {
    pub const ALL: [Self; 6] = [
        Self::NameTh,
        Self::NameEn,
        Self::Address,
        Self::Phones,
        Self::Hours,
        Self::Coordinates,
    ];
}

/// A field with a value for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    NameTh(String),
    NameEn(String),
    Address(Address),
    Phones(Vec<String>),
    Hours(OpeningHours),
    Coordinates(Option<Coordinates>),
}

impl FieldValue {
    pub const fn field(&self) -> Field {
        match self {
            Self::NameTh(_) => Field::NameTh,
            Self::NameEn(_) => Field::NameEn,
            Self::Address(_) => Field::Address,
            Self::Phones(_) => Field::Phones,
            Self::Hours(_) => Field::Hours,
            Self::Coordinates(_) => Field::Coordinates,
        }
    }
}

/// The last change of a field: its number in the department's stream, by whom, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldVersion {
    // A stream's numbers stay far below what JavaScript counts exactly.
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub version: i64,
    pub by: String,
    pub at: Timestamp,
}

/// What an officer may write about a service point.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Particulars {
    pub name_th: String,
    /// Empty: not given.
    pub name_en: String,
    pub address: Address,
    pub phones: Vec<String>,
    pub hours: OpeningHours,
    pub coordinates: Option<Coordinates>,
}

impl Particulars {
    pub fn get(&self, field: Field) -> FieldValue {
        match field {
            Field::NameTh => FieldValue::NameTh(self.name_th.clone()),
            Field::NameEn => FieldValue::NameEn(self.name_en.clone()),
            Field::Address => FieldValue::Address(self.address.clone()),
            Field::Phones => FieldValue::Phones(self.phones.clone()),
            Field::Hours => FieldValue::Hours(self.hours.clone()),
            Field::Coordinates => FieldValue::Coordinates(self.coordinates),
        }
    }

    pub fn set(&mut self, value: FieldValue) {
        match value {
            FieldValue::NameTh(v) => self.name_th = v,
            FieldValue::NameEn(v) => self.name_en = v,
            FieldValue::Address(v) => self.address = v,
            FieldValue::Phones(v) => self.phones = v,
            FieldValue::Hours(v) => self.hours = v,
            FieldValue::Coordinates(v) => self.coordinates = v,
        }
    }
}

/// "Still correct", by whom and when. Never implied by saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Assurance {
    pub at: Timestamp,
    pub by: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServicePoint {
    pub id: ServicePointId,
    pub code: PublicCode,
    /// The unit that runs it.
    pub agency_id: AgencyId,
    /// The department at or above the unit: the stream that numbers its changes.
    pub department_id: AgencyId,
    pub particulars: Particulars,
    pub assurance: Option<Assurance>,
    /// Fields never changed since the point was entered have no entry: their version is 0.
    pub field_versions: BTreeMap<Field, FieldVersion>,
    /// The last time its poster came on paper.
    #[serde(default)]
    pub last_print: Option<LastPrint>,
}

impl ServicePoint {
    pub fn version_of(&self, field: Field) -> i64 {
        self.field_versions.get(&field).map_or(0, |v| v.version)
    }

    /// Notes on each of `fields` that it changed as number `version` of the stream.
    pub fn stamp(&mut self, fields: &[Field], version: i64, by: &str, at: Timestamp) {
        for field in fields {
            self.field_versions.insert(
                *field,
                FieldVersion {
                    version,
                    by: by.to_owned(),
                    at,
                },
            );
        }
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub officer_id: OfficerId,
    pub name: String,
    pub rights: crate::rights::Rights,
}
