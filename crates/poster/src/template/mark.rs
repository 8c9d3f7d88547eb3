//! The symbol as it stands on a sheet: with the emblem in its middle, where there is one.

use std::sync::Arc;

use super::emblem;
use super::look::BLACK;
use super::sheet::Sheet;
use crate::emblem::Emblem;
use crate::error::PosterError;
use crate::page::{Item, Path, Rect};
use crate::symbol::{Reserve, Symbol};

/// The white plate under an emblem, as a part of the symbol's side. With level H, 22 % of the side hide less than 5 %
/// of the modules, of which 30 % may be lost.
const PLATE: f32 = 0.22;
/// The emblem on its plate, as a part of the symbol's side.
const EMBLEM: f32 = 0.185;

/// The symbol and what stands in it.
#[derive(Clone, Copy)]
pub(super) struct Mark<'a> {
    pub symbol: &'a Symbol,
    pub emblem: Option<&'a Arc<Emblem>>,
    /// How much larger the sheet will be on paper than it is laid out.
    pub factor: f32,
}

/// How much of the symbol may be lost where there is an emblem or none.
pub(super) fn reserve(emblem: Option<&Arc<Emblem>>) -> Reserve {
    match emblem {
        Some(_) => Reserve::Third,
        None => Reserve::Quarter,
    }
}

impl Mark<'_> {
    /// Whether telephones can read the symbol when it is laid out `side` points wide.
    pub fn check(&self, side: f32) -> Result<(), PosterError> {
        self.symbol.check(side * self.factor)
    }

    /// Draws the symbol and gives the area it covers.
    pub fn draw(&self, sheet: &mut Sheet, corner: [f32; 2], side: f32) -> Rect {
        let outline = self.symbol.outline(corner, side, BLACK);
        let area = outline.area();
        sheet.page.items.push(Item::Grid(outline));
        if let Some(mark) = self.emblem {
            sheet.fill(Path::rectangle(middle(area, PLATE)), super::look::WHITE);
            emblem::within(sheet, mark, middle(area, EMBLEM));
        }
        area
    }
}

/// A square in the middle of another, `part` of its side wide.
fn middle(area: Rect, part: f32) -> Rect {
    let side = area.width * part;
    Rect {
        x: area.x + (area.width - side) / 2.0,
        y: area.y + (area.height - side) / 2.0,
        width: side,
        height: side,
    }
}
