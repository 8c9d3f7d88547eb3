//! The designs that every check runs over, and the only place of the tests that knows how one is asked for.

use infodesk_poster::{Page, Paper, PosterContent, PosterError, Typesetter};

use super::TYPESETTER;

/// How a poster looks: what the typesetter takes beside the content.
pub type Design = Paper;

/// Every design there is.
pub fn designs() -> Vec<Design> {
    vec![Paper::A4]
}

/// Lays a poster out.
pub fn poster(content: &PosterContent, design: &Design) -> Result<Page, PosterError> {
    poster_by(&TYPESETTER, content, design)
}

/// Lays a poster out with a typesetter of one's own.
pub fn poster_by(
    typesetter: &Typesetter,
    content: &PosterContent,
    design: &Design,
) -> Result<Page, PosterError> {
    typesetter.poster(content, *design)
}

/// What a design promises, whatever the texts.
pub struct Promise {
    /// White left and right that no text enters, in points.
    pub margin: f32,
    /// The smallest size of a name of 131 characters, in points, and the most lines that it takes.
    pub long_name: (f32, usize),
    /// So many manuals are shown however many there are.
    pub manuals: usize,
}

/// What a design promises.
pub fn promise(design: &Design) -> Promise {
    match design {
        Paper::A4 => Promise {
            margin: 40.0,
            long_name: (17.0, 6),
            manuals: 3,
        },
    }
}
