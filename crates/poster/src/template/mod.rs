//! The templates: where everything stands on the sheet.
//!
//! A poster, from top to bottom: a band with the promise, the symbol with name and address beside it, the three
//! steps, the manuals with hours and telephones beside them, and the foot. The counter card has the symbol on the
//! left. What is short is set large; what is long is set smaller, step by step; manuals that still do not fit are
//! counted, never cut.
//!
//! Posters are laid out on A4 and then enlarged or reduced: the sheets of ISO 216 have one proportion.

mod band;
mod body;
mod card;
mod density;
mod emblem;
mod hero;
mod look;
mod manuals;
mod mark;
mod sheet;
mod side;
mod steps;
mod texts;
mod title;
mod words;

use body::Body;
use look::Look;
use mark::Mark;
use sheet::Sheet;
use texts::Texts;

use crate::content::PosterContent;
use crate::design::{Design, Paper, Template};
use crate::error::PosterError;
use crate::page::Page;
use crate::symbol::Symbol;
use crate::typesetter::Typesetter;

pub(crate) use words::fixed;

/// Lays a poster out.
pub(crate) fn poster(
    typesetter: &Typesetter,
    content: &PosterContent,
    design: &Design,
) -> Result<Page, PosterError> {
    let look = Look::new(design.ink, design.language);
    let texts = Texts::shape(typesetter, content, &look)?;
    let emblem = design.emblem.as_ref();
    let symbol = Symbol::encode(&content.address, mark::reserve(emblem))?;
    let (width, height) = design.template.size();
    let factor = match design.template {
        Template::Poster(_) => width / Paper::A4.size().0,
        Template::CounterCard => 1.0,
    };
    let page = Page {
        width: width / factor,
        height: height / factor,
        author: content.agency_th.trim().to_owned(),
        items: Vec::with_capacity(64),
    };
    let mark = Mark {
        symbol: &symbol,
        emblem,
        factor,
    };
    let mut sheet = Sheet {
        typesetter,
        look,
        page,
    };
    match design.template {
        Template::Poster(_) => upright(&mut sheet, &texts, &content.address, mark)?,
        Template::CounterCard => card::draw(&mut sheet, &texts, &content.address, mark)?,
    }
    let mut page = sheet.page.scaled(factor);
    // exactly, whatever was lost on the way
    (page.width, page.height) = (width, height);
    Ok(page)
}

fn upright(sheet: &mut Sheet, texts: &Texts, address: &str, mark: Mark) -> Result<(), PosterError> {
    let body = Body {
        texts,
        address,
        mark,
        width: sheet.page.width,
        foot: sheet.page.height - band::foot_height(&sheet.look),
    };
    if texts.manuals.is_empty() {
        body.inviting(sheet)?;
    } else {
        body.with_manuals(sheet)?;
    }
    band::foot(sheet, texts)
}
