//! A page as it stands in a file, made without knowing the file: pages can be encoded side by side.

use std::sync::Arc;

use super::bytes;
use super::content::Content;
use super::deflate;
use super::used::Used;
use crate::emblem::Emblem;
use crate::error::PosterError;
use crate::page::{Item, Link, Page};
use crate::typesetter::Typesetter;

/// A page ready to go into any file.
#[derive(Debug)]
pub struct EncodedPage {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) author: String,
    /// The content stream, deflated.
    pub(super) content: Vec<u8>,
    /// The links as an array of annotations.
    pub(super) annotations: Vec<u8>,
    pub(super) used: Used,
    pub(super) emblems: Vec<Arc<Emblem>>,
}

impl EncodedPage {
    /// Encodes a page.
    ///
    /// # Errors
    /// [`PosterError::Pdf`] when it cannot be compressed.
    pub fn new(typesetter: &Typesetter, page: &Page) -> Result<Self, PosterError> {
        let mut content = Content::new(typesetter, page.height);
        let mut annotations = Vec::new();
        let mut emblems = Vec::new();
        for item in &page.items {
            match item {
                Item::Text(text) => content.text(text),
                Item::Fill(fill) => content.fill(fill),
                Item::Grid(grid) => content.grid(grid),
                Item::Picture(picture) => {
                    content.picture(picture);
                    emblems.push(Arc::clone(&picture.emblem));
                }
                Item::Link(link) => annotate(&mut annotations, page, link),
            }
        }
        Ok(EncodedPage {
            width: page.width,
            height: page.height,
            author: page.author.clone(),
            content: deflate::page(&content.bytes).map_err(PosterError::Pdf)?,
            annotations,
            used: content.used,
            emblems,
        })
    }
}

/// An area without a frame that opens an address; it prints (flag 4) as it shows, which is not at all.
fn annotate(out: &mut Vec<u8>, page: &Page, link: &Link) {
    let area = link.area;
    out.extend(b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    for edge in [
        area.x,
        page.height - area.bottom(),
        area.right(),
        page.height - area.y,
    ] {
        bytes::number(out, edge);
    }
    out.extend(b"]/A<</S/URI/URI(");
    // an address is ASCII: it was written as the network writes it
    link.address
        .bytes()
        .for_each(|byte| bytes::literal(out, byte));
    out.extend(b")>>>>");
}
