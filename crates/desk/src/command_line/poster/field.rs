//! The columns of the list.

use infodesk_poster::PosterContent;

/// A column, in the order of the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Code,
    NameTh,
    AgencyTh,
    HoursTh,
    Phone,
    Manuals,
}

impl Field {
    pub const ALL: [Self; 6] = [
        Self::Code,
        Self::NameTh,
        Self::AgencyTh,
        Self::HoursTh,
        Self::Phone,
        Self::Manuals,
    ];

    /// The columns whose texts are set on the poster as they are.
    pub const PRINTED: [Self; 5] = [
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
        }
    }

    /// The column with this name; capitals do not matter.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|field| field.name().eq_ignore_ascii_case(name))
    }

    /// The texts of this column in a poster, to be changed in place.
    pub fn texts(self, content: &mut PosterContent) -> Vec<&mut String> {
        match self {
            Self::Code => vec![&mut content.code],
            Self::NameTh => vec![&mut content.name_th],
            Self::AgencyTh => vec![&mut content.agency_th],
            Self::HoursTh => content.hours_th.iter_mut().collect(),
            Self::Phone => content.phones.iter_mut().collect(),
            Self::Manuals => content.manuals.iter_mut().collect(),
        }
    }
}
