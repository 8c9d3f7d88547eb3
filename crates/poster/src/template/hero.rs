//! The symbol, and beside it whose it is: name, agency, place, and the address in letters.

use super::look::{ADDRESS, BLACK, GUTTER, MARGIN, NAME, NAVY, QUIET};
use super::sheet::Sheet;
use super::texts::{Text, Texts};
use super::words;
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Item, Link, Path, Rect};
use crate::symbol::Symbol;
use crate::typesetter::Typesetter;

/// The part of the page with the symbol.
pub(super) struct Hero {
    /// Width and height of the symbol without its quiet zone.
    side: f32,
    symbol: Symbol,
    quiet_zone: f32,
    name: Vec<Block>,
    name_en: Vec<Block>,
    whose: Vec<Block>,
    hint: Block,
    address: Vec<Block>,
}

/// Sizes to try for the name, with the most lines that still look designed at that size.
const NAME_SIZES: [(f32, usize); 14] = [
    (32.0, 2),
    (30.0, 3),
    (28.0, 3),
    (26.0, 4),
    (24.0, 4),
    (22.0, 5),
    (20.0, 6),
    (18.0, 7),
    (16.0, 8),
    (14.0, usize::MAX),
    (12.0, usize::MAX),
    (10.0, usize::MAX),
    (8.5, usize::MAX),
    (7.0, usize::MAX),
];

/// Above and below the rule over the address.
const RULE_GAPS: (f32, f32) = (13.0, 7.0);
const RULE: f32 = 2.0;

impl Hero {
    /// Sets the texts beside a symbol of `side` points, as large as they go in `limit` points of height.
    pub fn set(
        typesetter: &Typesetter,
        texts: &Texts,
        address: &str,
        (width, side, limit): (f32, f32, f32),
    ) -> Result<Self, PosterError> {
        let quiet_zone = Symbol::encode(address)?.quiet_zone(side);
        if quiet_zone > MARGIN {
            return Err(PosterError::DoesNotFit);
        }
        let room = width - 2.0 * MARGIN - side - quiet_zone.max(GUTTER);
        for (size, most_lines) in NAME_SIZES {
            let hero = Hero::at(typesetter, texts, address, (size, side, room))?;
            let lines = hero.name.iter().map(Block::line_count).max().unwrap_or(0);
            if lines <= most_lines && hero.text_height() <= limit {
                return Ok(hero);
            }
        }
        Err(PosterError::DoesNotFit)
    }

    fn at(
        typesetter: &Typesetter,
        texts: &Texts,
        address: &str,
        (size, side, room): (f32, f32, f32),
    ) -> Result<Self, PosterError> {
        let set = |texts: &[Text], style: Style, size: f32| -> Vec<Block> {
            texts
                .iter()
                .map(|text| Block::of(typesetter, text.clone(), style, size, room))
                .collect()
        };
        let quiet = (size * 0.55).clamp(6.5, 16.5);
        let one_line = |size: &f32| {
            set(&texts.address, ADDRESS, *size)
                .iter()
                .all(|block| block.line_count() == 1)
        };
        let address_size = [
            21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0,
        ]
        .into_iter()
        .find(one_line);
        let symbol = Symbol::encode(address)?;
        Ok(Hero {
            side,
            quiet_zone: symbol.quiet_zone(side),
            symbol,
            name: set(&texts.name, NAME, size),
            name_en: set(&texts.name_en, QUIET, quiet),
            whose: set(&texts.whose, QUIET, quiet),
            hint: Block::set(typesetter, words::OR_TYPE, QUIET, 13.0, room)?,
            address: set(
                &texts.address,
                ADDRESS,
                address_size.unwrap_or(size.clamp(7.0, 11.0)),
            ),
        })
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
        set + self.hint.height() + RULE_GAPS.0 + RULE + RULE_GAPS.1
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
