//! The designs that every check runs over, and the only place of the tests that knows how one is asked for.

use std::sync::{Arc, LazyLock};

pub use infodesk_poster::Design;
use infodesk_poster::{
    Emblem, Ink, Language, Page, Paper, PosterContent, PosterError, Template, Typesetter,
};

use super::TYPESETTER;

/// An invented emblem: a disc with a square in it.
static EMBLEM: LazyLock<Arc<Emblem>> = LazyLock::new(|| {
    let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">
        <circle cx="60" cy="60" r="56" fill="#7a1f2b"/>
        <path d="M35 35h50v50h-50z" fill="#f2c94c"/></svg>"##;
    Arc::new(Emblem::read(drawing).unwrap())
});

/// Every template in both languages; ink is saved in one of the two, and an emblem stands on one of the two. The first is
/// the design that the program takes when nobody chooses.
pub fn designs() -> Vec<Design> {
    let templates = [
        Template::default(),
        Template::Poster(Paper::A3),
        Template::Poster(Paper::A5),
        Template::CounterCard,
    ];
    let of = |(number, template): (usize, Template)| {
        let languages = [Language::Thai, Language::ThaiAndEnglish];
        languages
            .into_iter()
            .enumerate()
            .map(move |(turn, language)| Design {
                template,
                language,
                ink: if (number / 2 + turn) % 2 == 0 {
                    Ink::Full
                } else {
                    Ink::Saving
                },
                emblem: ((number + turn) % 2 == 1).then(|| EMBLEM.clone()),
            })
    };
    templates.into_iter().enumerate().flat_map(of).collect()
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
    typesetter.poster(content, design)
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
    match design.template {
        Template::Poster(paper) => {
            let factor = paper.size().0 / Paper::A4.size().0;
            Promise {
                margin: 40.0 * factor,
                long_name: (17.0 * factor, 6),
                manuals: 3,
            }
        }
        Template::CounterCard => Promise {
            margin: 24.0,
            long_name: (12.0, 6),
            manuals: 2,
        },
    }
}
