//! Our own way, and the only place here that calls our typesetter and our writer.

use std::io::Write;
use std::ops::ControlFlow;
use std::thread;

use anyhow::Result;
use infodesk_poster::{Design, EncodedPage, Page, PdfWriter, Typesetter, in_order};

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

impl Ours {
    /// Makes a file of contents as the program does: posters are laid out and encoded side by side, and written as
    /// they come.
    pub fn file(&self, contents: &[Content], out: &mut dyn Write) -> Result<()> {
        let workers = thread::available_parallelism()?;
        let mut writer = PdfWriter::new(&self.0, out, "Posters", DATE_MS)?;
        let mut failure = None;
        let work = |content: &Content| Ok(EncodedPage::new(&self.0, &self.page(content)?)?);
        in_order(workers, contents, work, |page: Result<EncodedPage>| {
            let added = page.and_then(|page| Ok(writer.add(&page)?));
            failure = added.err();
            match failure {
                None => ControlFlow::Continue(()),
                Some(_) => ControlFlow::Break(()),
            }
        });
        match failure {
            Some(error) => Err(error),
            None => Ok(writer.finish().map(drop)?),
        }
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
