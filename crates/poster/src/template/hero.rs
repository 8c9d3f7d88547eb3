//! The symbol, and beside it whose it is: name, agency, place, and the address in letters.

use super::look::{ADDRESS, BLACK, GUTTER, MARGIN, NAME, NAVY, QUIET};
use super::sheet::Sheet;
use super::texts::{Shaped, Texts};
use super::words;
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Item, Link, Path, Rect};
use crate::symbol::Symbol;
use crate::typesetter::Typesetter;

/// The part of the page with the symbol.
pub(super) struct Hero<'a> {
    /// Width and height of the symbol without its quiet zone.
    side: f32,
    symbol: &'a Symbol,
    quiet_zone: f32,
    name: Vec<Block>,
    name_en: Vec<Block>,
    whose: Vec<Block>,
    hint: Block,
    address: Vec<Block>,
}

/// Sizes to try: of the name, of what stands under it, and the most lines of the name that look designed at it.
const SIZES: [(f32, f32, usize); 16] = [
    (32.0, 16.0, 2),
    (30.0, 16.0, 2),
    (28.0, 15.5, 3),
    (26.0, 15.0, 3),
    (24.0, 14.5, 4),
    (22.0, 14.0, 4),
    (20.0, 13.5, 5),
    (18.5, 13.0, 6),
    (17.0, 12.5, 6),
    (16.0, 12.0, 7),
    (15.0, 11.0, 8),
    (13.5, 10.0, usize::MAX),
    (12.0, 9.0, usize::MAX),
    (10.0, 8.0, usize::MAX),
    (8.5, 7.0, usize::MAX),
    (7.0, 6.5, usize::MAX),
];
/// The smallest name that is read from across a room.
const EASY: f32 = 17.0;
/// The height that long names may take.
const TALL: f32 = 300.0;
/// Sizes to try for the address: of one line, then of two.
const ADDRESS_SIZES: [(f32, usize); 12] = [
    (21.0, 1),
    (20.0, 1),
    (19.0, 1),
    (18.0, 1),
    (17.0, 1),
    (16.0, 1),
    (15.0, 2),
    (14.0, 2),
    (13.0, 2),
    (12.0, 3),
    (10.0, 4),
    (7.5, usize::MAX),
];

/// Between the name and what stands under it.
const UNDER_NAME: f32 = 6.0;
/// Above and below the rule over the address.
const RULE_GAPS: (f32, f32) = (13.0, 7.0);
const RULE: f32 = 2.0;

impl<'a> Hero<'a> {
    /// Sets the texts beside a symbol of `side` points, as large as they go in `limit` points of height. Names that
    /// would become small in that height get more of it, up to [`TALL`].
    pub fn set(
        typesetter: &Typesetter,
        texts: &Texts,
        symbol: &'a Symbol,
        (width, side, limit): (f32, f32, f32),
    ) -> Result<Self, PosterError> {
        symbol.check(side)?;
        let quiet_zone = symbol.quiet_zone(side);
        if quiet_zone > MARGIN {
            return Err(PosterError::DoesNotFit);
        }
        let room = width - 2.0 * MARGIN - side - quiet_zone.max(GUTTER);
        let in_lines = |(size, most): (f32, usize)| {
            let blocks = each(typesetter, &texts.address, ADDRESS, (size, room));
            blocks
                .iter()
                .all(|block| block.line_count() <= most)
                .then_some(blocks)
        };
        let address = ADDRESS_SIZES.into_iter().find_map(in_lines);
        let mut hero = Hero {
            side,
            symbol,
            quiet_zone,
            name: Vec::new(),
            name_en: Vec::new(),
            whose: Vec::new(),
            hint: Block::set(typesetter, words::OR_TYPE, QUIET, 13.0, room)?,
            address: address.ok_or(PosterError::DoesNotFit)?,
        };
        for (limit, smallest) in [(limit, EASY), (limit.max(TALL), 0.0)] {
            for (size, quiet, most_lines) in
                SIZES.into_iter().filter(|(size, ..)| *size >= smallest)
            {
                hero.name = each(typesetter, &texts.name, NAME, (size, room));
                hero.name_en = each(typesetter, &texts.name_en, QUIET, (quiet, room));
                hero.whose = each(typesetter, &texts.whose, QUIET, (quiet, room));
                let lines = hero.name.iter().map(Block::line_count).max().unwrap_or(0);
                if lines <= most_lines && hero.text_height() <= limit {
                    return Ok(hero);
                }
            }
        }
        Err(PosterError::DoesNotFit)
    }

    /// Free height above and below the part, `least` at least: the quiet zone reaches into it.
    pub fn gap(&self, least: f32) -> f32 {
        least.max(self.quiet_zone - (self.height() - self.side) / 2.0)
    }

    /// The height of the part.
    pub fn height(&self) -> f32 {
        self.text_height().max(self.side)
    }

    fn text_height(&self) -> f32 {
        let blocks = [&self.name, &self.name_en, &self.whose, &self.address]
            .into_iter()
            .flatten();
        let set: f32 = blocks.map(Block::height).sum();
        set + self.hint.height() + UNDER_NAME + RULE_GAPS.0 + RULE + RULE_GAPS.1
    }

    /// Draws the part with its top at `top`.
    pub fn draw(&self, sheet: &mut Sheet, top: f32, address: &str) -> Result<(), PosterError> {
        let height = self.height();
        let corner = [MARGIN, top + (height - self.side) / 2.0];
        sheet.fill(self.symbol.outline(corner, self.side)?, BLACK);
        let symbol = Rect {
            x: corner[0],
            y: corner[1],
            width: self.side,
            height: self.side,
        };
        let x = MARGIN + self.side + self.quiet_zone.max(GUTTER);
        let letters = self.draw_texts(sheet, [x, top + (height - self.text_height()) / 2.0]);
        for area in [symbol, letters] {
            sheet.page.items.push(Item::Link(Link {
                area,
                address: address.to_owned(),
            }));
        }
        Ok(())
    }

    /// Gives the area of the address.
    fn draw_texts(&self, sheet: &mut Sheet, [x, top]: [f32; 2]) -> Rect {
        let mut y = top;
        for block in [&self.name, &self.name_en, &self.whose]
            .into_iter()
            .flatten()
        {
            sheet.put(block, [x, y]);
            y += block.height();
        }
        y += RULE_GAPS.0;
        let room = sheet.page.width - MARGIN - x;
        sheet.fill(
            Path::rectangle(Rect {
                x,
                y,
                width: room,
                height: RULE,
            }),
            NAVY,
        );
        y += RULE + RULE_GAPS.1;
        sheet.put(&self.hint, [x, y]);
        y += self.hint.height();
        let from = y;
        for block in &self.address {
            sheet.put(block, [x, y]);
            y += block.height();
        }
        Rect {
            x,
            y: from,
            width: room,
            height: y - from,
        }
    }
}

/// Each text as a block of one size and width.
fn each(
    typesetter: &Typesetter,
    texts: &[Shaped],
    style: Style,
    (size, width): (f32, f32),
) -> Vec<Block> {
    texts
        .iter()
        .map(|text| Block::of(typesetter, text.clone(), style, size, width))
        .collect()
}
