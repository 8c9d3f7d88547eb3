//! The back end: pages to PDF files.
//!
//! A page is encoded by itself ([`EncodedPage`]) and then written into a file ([`PdfWriter`]), so that pages can be
//! encoded side by side and a file of ten thousand takes no more memory than one of ten. printpdf cuts down and
//! describes the fonts; the pages do not go through it, because it holds every page as operations, as objects and
//! as bytes before it writes the first (docs/benchmarks.md has the figures).

mod about;
mod archive;
mod bytes;
mod content;
mod counted;
mod deflate;
mod encoded;
mod fonts;
mod objects;
mod used;
mod writer;

use std::borrow::Borrow;

pub(crate) use deflate::deflated;
pub use encoded::EncodedPage;
pub use writer::PdfWriter;

use crate::error::PosterError;
use crate::page::Page;
use crate::typesetter::Typesetter;

/// Writes pages into one file, fonts embedded once. The same pages, title and date give the same bytes.
///
/// `date_ms` is the document's date in milliseconds since 1970 UTC.
///
/// # Errors
/// [`PosterError::Date`], and [`PosterError::Library`] when the fonts cannot be embedded.
pub fn pdf<P: Borrow<Page>>(
    typesetter: &Typesetter,
    pages: impl IntoIterator<Item = P>,
    title: &str,
    date_ms: i64,
) -> Result<Vec<u8>, PosterError> {
    let mut writer = PdfWriter::new(typesetter, Vec::new(), title, date_ms)?;
    for page in pages {
        writer.add(&EncodedPage::new(typesetter, page.borrow())?)?;
    }
    writer.finish()
}
