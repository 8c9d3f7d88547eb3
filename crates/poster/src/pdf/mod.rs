//! The back end: pages to one PDF file, written with printpdf.
//!
//! printpdf draws, subsets and embeds; what it does not say (language, fixed identity) is added to its document
//! before that is saved.

mod drawing;
mod finish;
mod fonts;

use std::borrow::Borrow;

use printpdf::{OffsetDateTime, PdfDocument, PdfSaveOptions};

use crate::error::PosterError;
use crate::page::Page;
use crate::typesetter::Typesetter;

/// Writes pages into one file, fonts embedded once. The same pages, title and date give the same bytes.
///
/// `date_ms` is the document's date in milliseconds since 1970 UTC.
pub fn pdf<P: Borrow<Page>>(
    typesetter: &Typesetter,
    pages: impl IntoIterator<Item = P>,
    title: &str,
    date_ms: i64,
) -> Result<Vec<u8>, PosterError> {
    let mut document = PdfDocument::new(title);
    let mut author = Author::default();
    let drawn = pages.into_iter().map(|page| {
        author.add(&page.borrow().author);
        drawing::draw(typesetter, page.borrow())
    });
    let drawn: Vec<_> = drawn.collect();
    fonts::embed(typesetter, &mut document, &drawn);
    document.with_pages(drawn);

    let date = OffsetDateTime::from_unix_timestamp(date_ms.div_euclid(1000))
        .map_err(|_| PosterError::Date(date_ms))?;
    let info = &mut document.metadata.info;
    (
        info.creation_date,
        info.modification_date,
        info.metadata_date,
    ) = (date, date, date);
    info.author = author.name;
    info.creator = "InfoDesk".to_owned();
    info.producer = "InfoDesk".to_owned();

    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let written = printpdf::to_lopdf_doc(&document, &options, &mut warnings);
    drop(document);
    if let Some(warning) = warnings.into_iter().find(fonts::is_fault) {
        return Err(PosterError::Library(warning.msg));
    }
    finish::finish(written)
}

/// The author named in the file: the pages' author where all agree, nobody where they differ.
#[derive(Default)]
struct Author {
    name: String,
    pages: usize,
}

impl Author {
    fn add(&mut self, name: &str) {
        if self.pages == 0 {
            name.clone_into(&mut self.name);
        } else if self.name != name {
            self.name.clear();
        }
        self.pages += 1;
    }
}
