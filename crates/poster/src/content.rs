//! What a poster says, and on which paper.

/// The texts of one poster, finished for print.
///
/// White space in the texts is evened out (runs become one space); lines are broken by the template. Empty texts
/// and lists close up: nothing is printed for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PosterContent {
    /// The point's permanent code, as it stands at the end of the address.
    pub code: String,
    /// The full address for the QR symbol and the link, as [`crate::address()`] builds it.
    pub address: String,
    /// The point's name.
    pub name_th: String,
    /// The point's name in English, where there is one.
    pub name_en: Option<String>,
    /// The agency that runs the point.
    pub agency_th: String,
    /// Sub-district, district and province in one line.
    pub place_th: Option<String>,
    /// Titles of the pinned manuals, in the officer's order.
    pub manuals: Vec<String>,
    /// Opening hours: one or more lines, parted by `\n`.
    pub hours_th: Option<String>,
    /// Telephone numbers as they are to be read.
    pub phones: Vec<String>,
    /// The date of the information, as a finished sentence.
    pub as_of: Option<String>,
}

/// Paper sizes that the template is made for, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
}

impl Paper {
    /// Width and height in points.
    pub fn size(self) -> (f32, f32) {
        match self {
            Paper::A4 => (595.28, 841.89),
        }
    }
}
