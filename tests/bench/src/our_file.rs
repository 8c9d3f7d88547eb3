//! Our own way, and the only place here that calls our typesetter and our writer.

use std::io::Write;

use anyhow::Result;
use infodesk_poster::{Design, EncodedPage, Page, PdfWriter, Typesetter};

use crate::contents::Content;
use crate::contest::BackEnd;

/// 25 November 2026, noon in Bangkok.
const DATE_MS: i64 = 1_795_582_800_000;

/// The typesetter of both back ends, and the writer of ours.
pub struct Ours(Typesetter);

impl Ours {
    /// Reads the fonts.
    pub fn new() -> Result<Self> {
        Ok(Ours(Typesetter::new()?))
    }

    /// Lays a poster out.
    pub fn page(&self, content: &Content) -> Result<Page> {
        Ok(self.0.poster(&content.to_poster(), &Design::default())?)
    }
}

impl BackEnd for Ours {
    fn write(
        &self,
        pages: &mut dyn Iterator<Item = Result<Page>>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let mut writer = PdfWriter::new(&self.0, out, "Posters", DATE_MS)?;
        for page in pages {
            writer.add(&EncodedPage::new(&self.0, &page?)?)?;
        }
        writer.finish()?;
        Ok(())
    }
}
