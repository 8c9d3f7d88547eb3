//! The symbol, and beside it whose it is: name, agency, place, and the address in letters.

use super::look::{GUTTER, MARGIN};
use super::mark::Mark;
use super::sheet::Sheet;
use super::texts::{Shaped, Texts};
use super::words;
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Item, Link, Path, Rect};
use crate::typesetter::Typesetter;

/// The part of the page with the symbol.
pub(super) struct Hero<'a> {
    /// Width and height of the symbol without its quiet zone.
    side: f32,
    mark: Mark<'a>,
    quiet_zone: f32,
    /// Name, agency and place, in the order in which they stand.
    whose: Vec<Block>,
    /// How many lines the name takes.
    name_lines: usize,
    hint: Vec<Block>,
    address: Vec<Block>,
}

/// Sizes to try: of the name, of what stands under it, and the most lines of the name that look designed at it.
const SIZES: [(f32, f32, usize); 17] = [
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
    (6.0, 5.5, usize::MAX),
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
        sheet: &Sheet,
        texts: &Texts,
        mark: Mark<'a>,
        (side, limit): (f32, f32),
    ) -> Result<Self, PosterError> {
        mark.check(side)?;
        let quiet_zone = mark.symbol.quiet_zone(side);
        if quiet_zone > MARGIN {
            return Err(PosterError::DoesNotFit);
        }
        let (typesetter, look) = (sheet.typesetter, &sheet.look);
        let room = sheet.page.width - 2.0 * MARGIN - side - quiet_zone.max(GUTTER);
        let in_lines = |(size, most): (f32, usize)| {
            let blocks = each(typesetter, &texts.address, look.address, (size, room));
            blocks
                .iter()
                .all(|block| block.line_count() <= most)
                .then_some(blocks)
        };
        let address = ADDRESS_SIZES.into_iter().find_map(in_lines);
        let mut hint = vec![Block::set(
            typesetter,
            words::OR_TYPE.th,
            look.quiet,
            13.0,
            room,
        )?];
        if look.both {
            hint.push(Block::set(
                typesetter,
                words::OR_TYPE.en,
                look.quiet,
                11.5,
                room,
            )?);
        }
        let mut hero = Hero {
            side,
            mark,
            quiet_zone,
            whose: Vec::new(),
            name_lines: 0,
            hint,
            address: address.ok_or(PosterError::DoesNotFit)?,
        };
        for (limit, smallest) in [(limit, EASY), (limit.max(TALL), 0.0)] {
            for (size, quiet, most_lines) in
                SIZES.into_iter().filter(|(size, ..)| *size >= smallest)
            {
                hero.set_whose(sheet, texts, (size, quiet), room);
                if hero.name_lines <= most_lines && hero.text_height() <= limit {
                    return Ok(hero);
                }
            }
        }
        Err(PosterError::DoesNotFit)
    }

    fn set_whose(&mut self, sheet: &Sheet, texts: &Texts, (size, quiet): (f32, f32), room: f32) {
        let look = &sheet.look;
        let smaller = quiet * 0.88;
        let groups = [
            (&texts.name, look.name, size),
            (&texts.name_en, look.quiet, quiet),
            (&texts.whose, look.quiet, quiet),
            (&texts.whose_en, look.quiet, smaller),
        ];
        let set = |(texts, style, size): (&Vec<Shaped>, Style, f32)| {
            each(sheet.typesetter, texts, style, (size, room))
        };
        let [name, name_en, whose, whose_en] = groups.map(set);
        self.name_lines = name.iter().map(Block::line_count).max().unwrap_or(0);
        self.whose = [name, name_en, whose, whose_en].concat();
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
        let blocks = [&self.whose, &self.hint, &self.address]
            .into_iter()
            .flatten();
        let set: f32 = blocks.map(Block::height).sum();
        set + UNDER_NAME + RULE_GAPS.0 + RULE + RULE_GAPS.1
    }

    /// Draws the part with its top at `top`.
    pub fn draw(&self, sheet: &mut Sheet, top: f32, address: &str) {
        let height = self.height();
        let corner = [MARGIN, top + (height - self.side) / 2.0];
        let symbol = self.mark.draw(sheet, corner, self.side);
        let x = MARGIN + self.side + self.quiet_zone.max(GUTTER);
        let letters = self.draw_texts(sheet, [x, top + (height - self.text_height()) / 2.0]);
        for area in [symbol, letters] {
            sheet.page.items.push(Item::Link(Link {
                area,
                address: address.to_owned(),
            }));
        }
    }

    /// Gives the area of the address.
    fn draw_texts(&self, sheet: &mut Sheet, [x, top]: [f32; 2]) -> Rect {
        let mut y = stack(sheet, &self.whose, [x, top]) + RULE_GAPS.0;
        let room = sheet.page.width - MARGIN - x;
        let rule = Rect {
            x,
            y,
            width: room,
            height: RULE,
        };
        sheet.fill(Path::rectangle(rule), sheet.look.accent);
        y += RULE + RULE_GAPS.1;
        let from = stack(sheet, &self.hint, [x, y]);
        Rect {
            x,
            y: from,
            width: room,
            height: stack(sheet, &self.address, [x, from]) - from,
        }
    }
}

/// Puts blocks under each other and gives where the last one ends.
pub(super) fn stack(sheet: &mut Sheet, blocks: &[Block], [x, mut y]: [f32; 2]) -> f32 {
    for block in blocks {
        sheet.put(block, [x, y]);
        y += block.height();
    }
    y
}

/// Each text as a block of one size and width.
pub(super) fn each(
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
