//! A file, written page by page: nothing of a page stays in memory once it has gone out.
//!
//! Objects are numbered as they come. Only the few that the pages point to have numbers from the start, and are
//! written in the end, when it is known what the pages use.

use std::collections::HashMap;
use std::io::{BufWriter, Write};

use lopdf::Object;

use super::about::{About, Author};
use super::archive;
use super::bytes;
use super::counted::Counted;
use super::encoded::EncodedPage;
use super::fonts;
use super::objects;
use super::used::Used;
use crate::emblem::Emblem;
use crate::error::PosterError;
use crate::typesetter::Typesetter;

const CATALOGUE: u32 = 1;
const ROOT: u32 = 2;
const RESOURCES: u32 = 3;
/// Objects whose numbers are known before they are written.
const FIXED: usize = 3;

/// Pages under one node of the page tree: readers look for a page in a thousand without reading them all.
const PAGES_A_NODE: usize = 50;

/// Writes pages into one file.
pub struct PdfWriter<'a, W: Write> {
    typesetter: &'a Typesetter,
    about: About,
    author: Author,
    out: Counted<BufWriter<W>>,
    /// Where each object begins; 0 while it has not been written.
    offsets: Vec<u64>,
    /// The number of each node of the page tree, and of the pages below it.
    nodes: Vec<(u32, Vec<u32>)>,
    used: Used,
    /// The number of each emblem by its name.
    emblems: HashMap<String, u32>,
}

type Result<T> = std::result::Result<T, PosterError>;

impl<'a, W: Write> PdfWriter<'a, W> {
    /// Begins a file. The same pages, title and date give the same bytes.
    ///
    /// `date_ms` is the document's date in milliseconds since 1970 UTC.
    ///
    /// # Errors
    /// [`PosterError::Date`], and [`PosterError::Pdf`] with what `out` refuses.
    pub fn new(typesetter: &'a Typesetter, out: W, title: &str, date_ms: i64) -> Result<Self> {
        let mut writer = PdfWriter {
            typesetter,
            about: About::new(title, date_ms)?,
            author: Author::default(),
            out: Counted::new(BufWriter::with_capacity(1 << 16, out)),
            offsets: vec![0; FIXED],
            nodes: Vec::new(),
            used: Used::default(),
            emblems: HashMap::new(),
        };
        // four bytes above 127 tell programs that carry files that this is no text
        writer.put(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(writer)
    }

    /// Adds a page.
    ///
    /// # Errors
    /// [`PosterError::Pdf`] with what the way out refuses.
    pub fn add(&mut self, page: &EncodedPage) -> Result<()> {
        self.add_copies(page, 1)
    }

    /// Adds a page several times; what it shows is written once.
    ///
    /// # Errors
    /// As [`PdfWriter::add`].
    pub fn add_copies(&mut self, page: &EncodedPage, copies: u32) -> Result<()> {
        self.author.add(&page.author);
        self.used.add(&page.used);
        for emblem in &page.emblems {
            self.emblem(emblem)?;
        }
        let content = self.stream(b"/Filter/FlateDecode", &page.content)?;
        for _ in 0..copies {
            self.leaf(page, content)?;
        }
        Ok(())
    }

    fn leaf(&mut self, page: &EncodedPage, content: u32) -> Result<()> {
        let parent = self.node()?;
        let mut text = format!("<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 ").into_bytes();
        bytes::number(&mut text, page.width);
        bytes::number(&mut text, page.height);
        text.extend(format!("]/Resources {RESOURCES} 0 R/Contents {content} 0 R").into_bytes());
        if !page.annotations.is_empty() {
            text.extend(b"/Annots[");
            text.extend(&page.annotations);
            text.push(b']');
        }
        text.extend(b">>");
        let number = self.object(&text)?;
        if let Some((_, pages)) = self.nodes.last_mut() {
            pages.push(number);
        }
        Ok(())
    }

    /// Writes what all pages share, and gives back where the file went.
    ///
    /// # Errors
    /// [`PosterError::Pdf`] with what the way out refuses, [`PosterError::Library`] when the fonts cannot be
    /// embedded.
    pub fn finish(mut self) -> Result<W> {
        let fonts = fonts::embed(&mut self)?;
        self.resources(&fonts)?;
        self.page_tree()?;
        let info = self.about.info(self.author.name());
        let info = self.dictionary(&info)?;
        let intent = archive::output_intent(&mut self)?;
        let description = self.about.description(self.author.name());
        let metadata = self.stream(b"/Type/Metadata/Subtype/XML", description.as_bytes())?;
        let catalogue = format!(
            "<</Type/Catalog/Pages {ROOT} 0 R/Lang(th-TH)/Metadata {metadata} 0 R\
             /OutputIntents[{intent} 0 R]/ViewerPreferences<</DisplayDocTitle true>>>>"
        );
        self.numbered(CATALOGUE, catalogue.as_bytes())?;
        self.table(info)?;
        self.out.flush().map_err(PosterError::Pdf)?;
        let buffer = self.out.into_inner();
        buffer
            .into_inner()
            .map_err(|error| PosterError::Pdf(error.into_error()))
    }

    pub(super) fn typesetter(&self) -> &'a Typesetter {
        self.typesetter
    }

    pub(super) fn used(&self) -> &Used {
        &self.used
    }

    /// Writes an object and gives its number.
    pub(super) fn object(&mut self, body: &[u8]) -> Result<u32> {
        let number = self.number();
        self.numbered(number, body)?;
        Ok(number)
    }

    /// Writes a stream; `entries` are those of its dictionary but the length.
    pub(super) fn stream(&mut self, entries: &[u8], content: &[u8]) -> Result<u32> {
        let number = self.number();
        self.begin(number)?;
        self.put(b"<<")?;
        self.put(entries)?;
        self.put(format!("/Length {}>>stream\n", content.len()).as_bytes())?;
        self.put(content)?;
        self.put(b"\nendstream\nendobj\n")?;
        Ok(number)
    }

    /// Writes an object of the PDF library and gives its number.
    pub(super) fn dictionary(&mut self, object: &Object) -> Result<u32> {
        let mut body = Vec::new();
        objects::write(&mut body, object);
        self.object(&body)
    }

    fn number(&mut self) -> u32 {
        self.offsets.push(0);
        self.offsets.len() as u32
    }

    fn numbered(&mut self, number: u32, body: &[u8]) -> Result<()> {
        self.begin(number)?;
        self.put(body)?;
        self.put(b"\nendobj\n")
    }

    fn begin(&mut self, number: u32) -> Result<()> {
        self.offsets[number as usize - 1] = self.out.count();
        self.put(format!("{number} 0 obj\n").as_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.out.write_all(bytes).map_err(PosterError::Pdf)
    }

    /// The node that the next page belongs to.
    fn node(&mut self) -> Result<u32> {
        match self.nodes.last() {
            Some((node, pages)) if pages.len() < PAGES_A_NODE => Ok(*node),
            _ => {
                let node = self.number();
                self.nodes.push((node, Vec::with_capacity(PAGES_A_NODE)));
                Ok(node)
            }
        }
    }

    fn page_tree(&mut self) -> Result<()> {
        let nodes = std::mem::take(&mut self.nodes);
        for (node, pages) in &nodes {
            let text = format!(
                "<</Type/Pages/Parent {ROOT} 0 R/Count {}/Kids[{}]>>",
                pages.len(),
                references(pages)
            );
            self.numbered(*node, text.as_bytes())?;
        }
        let count: usize = nodes.iter().map(|(_, pages)| pages.len()).sum();
        let nodes: Vec<u32> = nodes.into_iter().map(|(node, _)| node).collect();
        let text = format!("<</Type/Pages/Count {count}/Kids[{}]>>", references(&nodes));
        self.numbered(ROOT, text.as_bytes())
    }

    fn resources(&mut self, fonts: &[(&'static str, u32)]) -> Result<()> {
        let fonts: String = fonts
            .iter()
            .map(|(name, number)| format!("/{name} {number} 0 R"))
            .collect();
        let mut emblems: Vec<_> = self.emblems.iter().collect();
        emblems.sort_by_key(|(_, number)| **number);
        let emblems: String = emblems
            .into_iter()
            .map(|(name, number)| format!("/{name} {number} 0 R"))
            .collect();
        let text = format!("<</Font<<{fonts}>>/XObject<<{emblems}>>>>");
        self.numbered(RESOURCES, text.as_bytes())
    }

    fn emblem(&mut self, emblem: &Emblem) -> Result<()> {
        if self.emblems.contains_key(emblem.resource()) {
            return Ok(());
        }
        let size = format!(
            "/Type/XObject/Subtype/Image/Width {}/Height {}/BitsPerComponent 8/Filter/FlateDecode",
            emblem.width(),
            emblem.height()
        );
        let mask = match emblem.opacity() {
            None => String::new(),
            Some(opacity) => {
                let entries = format!("{size}/ColorSpace/DeviceGray");
                let mask = self.stream(entries.as_bytes(), opacity)?;
                format!("/SMask {mask} 0 R")
            }
        };
        let entries = format!("{size}/ColorSpace/DeviceRGB{mask}");
        let number = self.stream(entries.as_bytes(), emblem.colours())?;
        self.emblems.insert(emblem.resource().to_owned(), number);
        Ok(())
    }

    /// The table of offsets, and where readers begin.
    fn table(&mut self, info: u32) -> Result<()> {
        let start = self.out.count();
        let identity: String = self
            .out
            .identity()
            .iter()
            .map(|byte| format!("{byte:02X}"))
            .collect();
        let size = self.offsets.len() + 1;
        self.put(format!("xref\n0 {size}\n0000000000 65535 f \n").as_bytes())?;
        for offset in std::mem::take(&mut self.offsets) {
            self.put(format!("{offset:010} 00000 n \n").as_bytes())?;
        }
        let trailer = format!(
            "trailer\n<</Size {size}/Root {CATALOGUE} 0 R/Info {info} 0 R\
             /ID[<{identity}><{identity}>]>>\nstartxref\n{start}\n%%EOF\n"
        );
        self.put(trailer.as_bytes())
    }
}

fn references(numbers: &[u32]) -> String {
    let texts: Vec<String> = numbers
        .iter()
        .map(|number| format!("{number} 0 R"))
        .collect();
    texts.join(" ")
}
