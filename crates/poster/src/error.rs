//! What can go wrong between the texts and the file.

use crate::face::Weight;

/// Why a poster or a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PosterError {
    /// The built-in font of this weight cannot be read; the program itself is broken.
    #[error("the built-in font {0:?} cannot be read")]
    Font(Weight),
    /// The fonts have no glyph for a character; printing it would show an empty box.
    #[error("no glyph for {character:?} in {text:?}")]
    NoGlyph {
        /// The first such character.
        character: char,
        /// The text it stands in.
        text: String,
    },
    /// The text shaper gave up on a text.
    #[error("the text {text:?} cannot be shaped")]
    Shape {
        /// The text as given.
        text: String,
        /// The shaper's reason.
        #[source]
        source: harfrust::ShapeError,
    },
    /// The address cannot be put in a QR symbol.
    #[error("the address does not fit in a QR symbol")]
    Symbol(#[source] qrcode::types::QrError),
    /// The address is so long that a module would be too fine to read from a distance.
    #[error("the address needs a symbol of {modules} modules a side, too fine for this paper")]
    SymbolTooFine {
        /// Modules on one side, without the quiet zone.
        modules: usize,
    },
    /// The texts are too long for the paper even at the smallest size.
    #[error("the texts do not fit on the paper")]
    DoesNotFit,
    /// The date lies outside what a PDF can say.
    #[error("{0} ms since 1970 is no date for a document")]
    Date(i64),
    /// The PDF could not be put together.
    #[error("the PDF cannot be written")]
    Pdf(#[source] std::io::Error),
    /// The PDF library reported a fault that would show on paper.
    #[error("the PDF library reports: {0}")]
    Library(String),
}
