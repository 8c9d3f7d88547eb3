//! The template: where everything stands on the sheet.
//!
//! From top to bottom: a band with the promise, the symbol with name and address beside it, the three steps, the
//! manuals with hours and telephones beside them, and the foot. What is short is set large; what is long is set
//! smaller, step by step; manuals that still do not fit are counted, never cut.

mod band;
mod hero;
mod lists;
mod look;
mod sheet;
mod steps;
mod texts;
mod words;

use hero::Hero;
use lists::{Manuals, Side};
use look::{GUTTER, MARGIN};
use sheet::Sheet;
use texts::Texts;

use crate::content::{Paper, PosterContent};
use crate::error::PosterError;
use crate::page::Page;
use crate::typesetter::Typesetter;

pub(crate) use words::FIXED;

/// How closely the sheet is filled.
#[derive(Debug, Clone, Copy)]
struct Density {
    /// Width of the symbol.
    symbol: f32,
    /// Most height for the texts beside the symbol.
    hero: f32,
    /// Font size of the lists.
    list: f32,
    /// Air above and below a row.
    padding: f32,
}

const fn density(symbol: f32, hero: f32, list: f32, padding: f32) -> Density {
    Density {
        symbol,
        hero,
        list,
        padding,
    }
}

/// From roomy to close: the first in which everything fits is taken.
const DENSITIES: [Density; 7] = [
    density(236.0, 246.0, 18.0, 5.0),
    density(226.0, 236.0, 17.0, 4.0),
    density(214.0, 226.0, 16.0, 3.5),
    density(204.0, 226.0, 15.0, 3.0),
    density(196.0, 226.0, 14.0, 2.0),
    density(190.0, 226.0, 13.0, 1.5),
    density(190.0, 330.0, 13.0, 1.5),
];
/// For lists that do not fit at all: what is shown stays easy to read.
const OVERFULL: [Density; 2] = [
    density(190.0, 226.0, 14.0, 2.0),
    density(190.0, 330.0, 14.0, 2.0),
];
/// Without manuals the symbol takes their room.
const INVITING: [Density; 4] = [
    density(250.0, 256.0, 18.0, 0.0),
    density(230.0, 256.0, 17.0, 0.0),
    density(214.0, 270.0, 16.0, 0.0),
    density(190.0, 330.0, 14.0, 0.0),
];

/// Above and below the symbol with its texts, at least.
const AROUND_HERO: f32 = 22.0;
/// Between the rule and the lists.
const ABOVE_LISTS: f32 = 16.0;
/// Between the lists and the foot, at least.
const BEFORE_FOOT: f32 = 10.0;

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
    band::head(&mut sheet)?;
    let body = Body {
        texts: &texts,
        address: &content.address,
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

/// What stands between the band and the foot.
struct Body<'a> {
    texts: &'a Texts,
    address: &'a str,
    width: f32,
    /// Where the foot begins.
    foot: f32,
}

impl Body<'_> {
    /// Symbol, strip of steps, manuals; hours and telephones beside them.
    fn with_manuals(&self, sheet: &mut Sheet) -> Result<(), PosterError> {
        let (left, _) = self.columns();
        for density in DENSITIES {
            let Some(hero) = self.hero(sheet.typesetter, density)? else {
                continue;
            };
            let room = self.room_under(&hero);
            let manuals = Manuals::all(
                sheet.typesetter,
                self.texts,
                (density.list, density.padding, left),
            );
            let side = self.side(sheet.typesetter, density.list, room)?;
            if manuals.height() <= room && side.as_ref().is_none_or(|side| side.height() <= room) {
                return self.draw(sheet, &hero, manuals, side);
            }
        }
        for density in OVERFULL {
            let Some(hero) = self.hero(sheet.typesetter, density)? else {
                continue;
            };
            let room = self.room_under(&hero);
            let manuals = Manuals::all(
                sheet.typesetter,
                self.texts,
                (density.list, density.padding, left),
            );
            let manuals = manuals.cut_to(sheet.typesetter, room, (density.list, left))?;
            let side = self.side(sheet.typesetter, density.list, room)?;
            return self.draw(sheet, &hero, manuals, side);
        }
        Err(PosterError::DoesNotFit)
    }

    /// A larger symbol, and large steps in the manuals' place.
    fn inviting(&self, sheet: &mut Sheet) -> Result<(), PosterError> {
        let (left, right_x) = self.columns();
        for density in INVITING {
            let Some(hero) = self.hero(sheet.typesetter, density)? else {
                continue;
            };
            let gap = hero.gap(AROUND_HERO);
            let room =
                self.foot - BEFORE_FOOT - band::HEAD - hero.height() - 2.0 * gap - ABOVE_LISTS;
            if room < steps::LARGE {
                continue;
            }
            let slack = room - steps::LARGE;
            let hero_top = band::HEAD + gap + slack * 0.3;
            hero.draw(sheet, hero_top, self.address)?;
            let rule = hero_top + hero.height() + gap + slack * 0.3;
            sheet.rule([MARGIN, rule], self.width - 2.0 * MARGIN, 0.75, look::RULE);
            let top = rule + ABOVE_LISTS;
            steps::large(sheet, [MARGIN, top], left)?;
            if let Some(side) = self.side(sheet.typesetter, density.list, steps::LARGE)? {
                side.draw(sheet, [right_x, top])?;
            }
            return Ok(());
        }
        Err(PosterError::DoesNotFit)
    }

    fn hero(&self, typesetter: &Typesetter, density: Density) -> Result<Option<Hero>, PosterError> {
        match Hero::set(
            typesetter,
            self.texts,
            self.address,
            (self.width, density.symbol, density.hero),
        ) {
            Ok(hero) => Ok(Some(hero)),
            Err(PosterError::DoesNotFit) => Ok(None),
            Err(other) => Err(other),
        }
    }

    /// The width of the left column, and where the right one begins. Without hours and telephones there is one.
    fn columns(&self) -> (f32, f32) {
        let inner = self.width - 2.0 * MARGIN;
        if !Side::is_needed(self.texts) {
            return (inner, self.width);
        }
        let left = (inner - GUTTER) * 0.6;
        (left, MARGIN + left + GUTTER)
    }

    /// The height that the lists may take under a hero and the strip of steps.
    fn room_under(&self, hero: &Hero) -> f32 {
        let above =
            band::HEAD + hero.height() + 2.0 * hero.gap(AROUND_HERO) + steps::STRIP + ABOVE_LISTS;
        self.foot - BEFORE_FOOT - above
    }

    fn side(
        &self,
        typesetter: &Typesetter,
        largest: f32,
        room: f32,
    ) -> Result<Option<Side>, PosterError> {
        let (_, x) = self.columns();
        let width = self.width - MARGIN - x;
        Side::is_needed(self.texts)
            .then(|| Side::fit(typesetter, self.texts, (largest, width, room)))
            .transpose()
    }

    /// Draws all, and spreads what is left of the height: first in the rows, then around the symbol.
    fn draw(
        &self,
        sheet: &mut Sheet,
        hero: &Hero,
        mut manuals: Manuals,
        side: Option<Side>,
    ) -> Result<(), PosterError> {
        let (left, right_x) = self.columns();
        let lists = side
            .as_ref()
            .map_or(0.0, Side::height)
            .max(manuals.height());
        let mut slack = self.room_under(hero) - lists;
        let in_rows = (slack * 0.4 / (2.0 * manuals.row_count() as f32)).min(3.0);
        if manuals.height() >= lists {
            manuals.padding += in_rows;
            slack -= in_rows * 2.0 * manuals.row_count() as f32;
        }
        let breath = (slack * 0.25).min(16.0);
        let gap = hero.gap(AROUND_HERO) + breath;
        let hero_top = band::HEAD + gap;
        hero.draw(sheet, hero_top, self.address)?;
        let strip = hero_top + hero.height() + gap;
        steps::strip(sheet, strip)?;
        let top = strip + steps::STRIP + ABOVE_LISTS;
        manuals.draw(sheet, [MARGIN, top], left)?;
        if let Some(side) = side {
            side.draw(sheet, [right_x, top])?;
        }
        Ok(())
    }
}
