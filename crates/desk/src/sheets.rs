//! Finished sheets, whatever stands on them: what posters and manuals share.

use infodesk_domain::Timestamp;
use infodesk_thailand::{dates, telephone};

/// A finished poster or manual.
pub struct Sheets {
    /// A name for the file that any system takes.
    pub file_name: String,
    pub pdf: Vec<u8>,
}

/// The date of the information, in full.
pub(crate) fn as_of(now: Timestamp) -> String {
    format!("ข้อมูล ณ วันที่ {}", dates::long_date(now.0))
}

/// A telephone number in the usual Thai form; what does not read as one stands as it was written.
pub(crate) fn readable(phone: &str) -> String {
    telephone::parse(phone).map_or_else(|_| phone.to_owned(), |number| number.display())
}
