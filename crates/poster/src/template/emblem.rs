//! An emblem with its place on the sheet.

use std::sync::Arc;

use super::sheet::Sheet;
use super::words;
use crate::emblem::Emblem;
use crate::page::{Item, Picture, Rect};

/// Air between an emblem and the edge of its plate, as a part of the plate's side.
const AIR: f32 = 0.08;

/// Draws an emblem in the middle of an area; on a white plate where areas are filled, so that any emblem shows.
pub(super) fn on_plate(sheet: &mut Sheet, emblem: &Arc<Emblem>, area: Rect) {
    let air = match sheet.look.full {
        true => area.width.min(area.height) * AIR,
        false => 0.0,
    };
    if sheet.look.full {
        sheet.plate(area);
    }
    let inner = Rect {
        x: area.x + air,
        y: area.y + air,
        width: area.width - 2.0 * air,
        height: area.height - 2.0 * air,
    };
    within(sheet, emblem, inner);
}

/// Draws an emblem as large as it goes in the middle of an area.
pub(super) fn within(sheet: &mut Sheet, emblem: &Arc<Emblem>, area: Rect) {
    let [width, height] = emblem.within([area.width, area.height]);
    sheet.page.items.push(Item::Picture(Picture {
        emblem: Arc::clone(emblem),
        area: Rect {
            x: area.x + (area.width - width) / 2.0,
            y: area.y + (area.height - height) / 2.0,
            width,
            height,
        },
        says: words::EMBLEM.to_owned(),
    }));
}
