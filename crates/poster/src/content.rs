//! What a poster says.

/// The texts of one poster, finished for print.
///
/// White space in the texts is evened out (runs become one space); lines are broken by the template. Empty texts
/// and lists close up: nothing is printed for them. English texts are printed where the design asks for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PosterContent {
    /// The point's permanent code, as it stands at the end of the address.
    pub code: String,
    /// The full address for the QR symbol and the link, as [`crate::address()`] builds it.
    pub address: String,
    /// The number of the poster: names the point and the version of what the poster says, for scanning back.
    pub number: Option<String>,
    /// The point's name.
    pub name_th: String,
    /// The point's name in English, where there is one.
    pub name_en: Option<String>,
    /// The agency that runs the point.
    pub agency_th: String,
    /// The agency's name in English, where there is one.
    pub agency_en: Option<String>,
    /// Sub-district, district and province in one line.
    pub place_th: Option<String>,
    /// The same in English.
    pub place_en: Option<String>,
    /// Titles of the pinned manuals, in the officer's order.
    pub manuals: Vec<Title>,
    /// Opening hours: one or more lines, parted by `\n`.
    pub hours_th: Option<String>,
    /// The same in English.
    pub hours_en: Option<String>,
    /// Telephone numbers as they are to be read.
    pub phones: Vec<String>,
    /// The date of the information, as a finished sentence.
    pub as_of: Option<String>,
}

/// The title of a manual.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// In Thai.
    pub th: String,
    /// In English, where there is one.
    pub en: Option<String>,
}

impl From<String> for Title {
    fn from(th: String) -> Self {
        Title { th, en: None }
    }
}

impl From<&str> for Title {
    fn from(th: &str) -> Self {
        th.to_owned().into()
    }
}
