//! Paper, by its names in PWG 5101.1.

use serde::{Deserialize, Serialize};

/// A size of paper.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Media {
    A3,
    A4,
    A5,
    /// By the printer's own name for it.
    Other(String),
}

impl Media {
    /// The self-describing name (PWG 5101.1, 5) that IPP takes.
    pub fn keyword(&self) -> &str {
        match self {
            Self::A3 => "iso_a3_297x420mm",
            Self::A4 => "iso_a4_210x297mm",
            Self::A5 => "iso_a5_148x210mm",
            Self::Other(name) => name,
        }
    }

    /// Reads a printer's name for it. Some add a tray, a kind of paper or "borderless" after the size.
    pub(crate) fn read(keyword: &str) -> Self {
        let lower = keyword.to_ascii_lowercase();
        for media in [Self::A3, Self::A4, Self::A5] {
            let rest = lower.strip_prefix(media.keyword());
            if rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())) {
                return media;
            }
        }
        match lower.as_str() {
            "a3" => Self::A3,
            "a4" => Self::A4,
            "a5" => Self::A5,
            _ => Self::Other(keyword.to_owned()),
        }
    }

    /// Each size once, in the printer's order.
    pub(crate) fn read_all<'a>(keywords: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let mut all = Vec::new();
        for media in keywords.into_iter().map(Self::read) {
            if !all.contains(&media) {
                all.push(media);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_known_whatever_stands_after_it() {
        for name in [
            "iso_a4_210x297mm",
            "iso_a4_210x297mm_main_stationery",
            "iso_a4_210x297mm.fullbleed",
            "A4",
        ] {
            assert_eq!(Media::read(name), Media::A4, "{name}");
        }
        let letter = Media::Other("na_letter_8.5x11in".to_owned());
        assert_eq!(Media::read("na_letter_8.5x11in"), letter);
        assert_eq!(
            Media::read_all(["iso_a5_148x210mm", "iso_a4_210x297mm", "A4"]),
            [Media::A5, Media::A4]
        );
    }
}
