//! The printed manual: a citizens' manual over as many A4 pages as it needs.
//!
//! The content becomes a row of pieces ([`piece`]), the flow ([`flow`]) lays them down page after page, and the frame
//! ([`frame`]) adds running head, date and "page 2 of 5" when their number is known. A heading never stands alone at
//! a page's foot, the head of a table comes again on each page, and a row stays whole unless it is taller than one.

mod content;
mod flow;
mod frame;
mod look;
mod opening;
mod piece;
mod sections;
mod table;
mod words;

pub use content::{
    ManualContent, PrintedChannel, PrintedContact, PrintedDocument, PrintedFee, PrintedForm,
    PrintedProcedure, PrintedStep,
};

use crate::design::Paper;
use crate::error::PosterError;
use crate::page::Page;
use crate::typesetter::Typesetter;
use frame::Frame;
use look::{LEFT, RIGHT};

/// Lays a manual out.
pub(crate) fn manual(
    typesetter: &Typesetter,
    content: &ManualContent,
) -> Result<Vec<Page>, PosterError> {
    let (width, height) = Paper::A4.size();
    let measure = width - LEFT - RIGHT;
    let mut pieces = opening::opening(typesetter, content, measure)?;
    pieces.extend(sections::sections(typesetter, content, measure)?);
    pieces.extend(opening::closing(typesetter, content, measure)?);
    let frame = Frame {
        typesetter,
        title: &content.title,
        agency: &content.agency,
        as_of: &content.as_of,
    };
    let laid = flow::pages(typesetter, pieces, height);
    let count = laid.len();
    let framed = (1..).zip(laid).map(|(number, items)| {
        let mut page = Page {
            width,
            height,
            author: content.agency.trim().to_owned(),
            items,
        };
        frame.add(&mut page, number, count)?;
        Ok(page)
    });
    framed.collect()
}
