//! What is printed, whatever stands on it: the finished file, and the pieces that posters and manuals share.

use infodesk_poster::{PosterError, Typesetter};
use infodesk_thailand::telephone;
use std::sync::OnceLock;

/// The fonts are read once for as long as the app runs.
static TYPESETTER: OnceLock<Typesetter> = OnceLock::new();

/// A finished poster or manual.
pub struct Sheets {
    /// A name for the file that any system takes.
    pub file_name: String,
    pub pdf: Vec<u8>,
}

pub(crate) fn typesetter() -> Result<&'static Typesetter, PosterError> {
    if let Some(typesetter) = TYPESETTER.get() {
        return Ok(typesetter);
    }
    let made = Typesetter::new()?;
    Ok(TYPESETTER.get_or_init(|| made))
}

/// Without what Windows, macOS or Linux refuse in a file name.
pub(crate) fn safe(name: &str) -> String {
    let safe: String = name
        .chars()
        .filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c))
        .take(80)
        .collect();
    safe.trim_matches([' ', '.']).to_owned()
}

/// In the usual Thai form; what does not read as a number stands as it was written.
pub(crate) fn readable(phone: &str) -> String {
    telephone::parse(phone).map_or_else(|_| phone.to_owned(), |number| number.display())
}
