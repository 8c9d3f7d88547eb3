//! The columns of the list.

use crate::poster_batch::PosterField;

/// A column, in the order of the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Code,
    NameTh,
    AgencyTh,
    HoursTh,
    Phone,
    Manuals,
    NameEn,
    AgencyEn,
    HoursEn,
    ManualsEn,
    Subdistrict,
    District,
    Province,
    Copies,
    Version,
}

impl Field {
    pub const ALL: [Self; 15] = [
        Self::Code,
        Self::NameTh,
        Self::AgencyTh,
        Self::HoursTh,
        Self::Phone,
        Self::Manuals,
        Self::NameEn,
        Self::AgencyEn,
        Self::HoursEn,
        Self::ManualsEn,
        Self::Subdistrict,
        Self::District,
        Self::Province,
        Self::Copies,
        Self::Version,
    ];

    /// The columns that every list has, filled in or not; the others may be left away.
    pub const NEEDED: [Self; 6] = [
        Self::Code,
        Self::NameTh,
        Self::AgencyTh,
        Self::HoursTh,
        Self::Phone,
        Self::Manuals,
    ];

    /// What stands in the header.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::NameTh => "name_th",
            Self::AgencyTh => "agency_th",
            Self::HoursTh => "hours_th",
            Self::Phone => "phone",
            Self::Manuals => "manuals",
            Self::NameEn => "name_en",
            Self::AgencyEn => "agency_en",
            Self::HoursEn => "hours_en",
            Self::ManualsEn => "manuals_en",
            Self::Subdistrict => "subdistrict",
            Self::District => "district",
            Self::Province => "province",
            Self::Copies => "copies",
            Self::Version => "version",
        }
    }

    /// The column with this name; capitals do not matter.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.name().eq_ignore_ascii_case(name))
    }
}

impl From<PosterField> for Field {
    fn from(field: PosterField) -> Self {
        match field {
            PosterField::Code => Self::Code,
            PosterField::NameTh => Self::NameTh,
            PosterField::NameEn => Self::NameEn,
            PosterField::AgencyTh => Self::AgencyTh,
            PosterField::AgencyEn => Self::AgencyEn,
            PosterField::PlaceTh | PosterField::PlaceEn => Self::Subdistrict,
            PosterField::HoursTh => Self::HoursTh,
            PosterField::HoursEn => Self::HoursEn,
            PosterField::Phones => Self::Phone,
            PosterField::Manuals => Self::Manuals,
        }
    }
}
