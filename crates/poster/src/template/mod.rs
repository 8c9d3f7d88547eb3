//! The template: where everything stands on the sheet.
//!
//! From top to bottom: a band with the promise, the symbol with name and address beside it, the three steps, the
//! manuals with hours and telephones beside them, and the foot. What is short is set large; what is long is set
//! smaller, step by step; manuals that still do not fit are counted, never cut.

mod band;
mod body;
mod density;
mod hero;
mod look;
mod manuals;
mod sheet;
mod side;
mod steps;
mod texts;
mod words;

use body::Body;
use sheet::Sheet;
use texts::Texts;

use crate::content::{Paper, PosterContent};
use crate::error::PosterError;
use crate::page::Page;
use crate::symbol::Symbol;
use crate::typesetter::Typesetter;

pub(crate) use words::FIXED;

/// Lays a poster out.
pub(crate) fn poster(
    typesetter: &Typesetter,
    content: &PosterContent,
    paper: Paper,
) -> Result<Page, PosterError> {
    let texts = Texts::shape(typesetter, content)?;
    let (width, height) = paper.size();
    let author = content.agency_th.trim().to_owned();
    let page = Page {
        width,
        height,
        author,
        items: Vec::new(),
    };
    let mut sheet = Sheet { typesetter, page };
    let symbol = Symbol::encode(&content.address)?;
    let body = Body {
        typesetter,
        texts: &texts,
        address: &content.address,
        symbol: &symbol,
        width,
        foot: height - band::FOOT,
    };
    if texts.manuals.is_empty() {
        body.inviting(&mut sheet)?;
    } else {
        body.with_manuals(&mut sheet)?;
    }
    band::foot(&mut sheet, &texts)?;
    Ok(sheet.page)
}
