//! The typesetter of the program: its fonts are read once.

use infodesk_poster::{PosterError, Typesetter};
use std::sync::OnceLock;

static TYPESETTER: OnceLock<Typesetter> = OnceLock::new();

/// The one typesetter, read when it is first asked for.
///
/// # Errors
/// [`PosterError::Font`] where the program itself is broken.
pub fn shared() -> Result<&'static Typesetter, PosterError> {
    match TYPESETTER.get() {
        Some(typesetter) => Ok(typesetter),
        None => {
            let made = Typesetter::new()?;
            Ok(TYPESETTER.get_or_init(|| made))
        }
    }
}
