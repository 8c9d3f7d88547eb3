//! The counter card: on the left a panel with the symbol, on the right whose it is and what can be done there.

use super::emblem;
use super::hero::{each, stack};
use super::look::GUTTER;
use super::manuals::{Manuals, Setting};
use super::mark::Mark;
use super::sheet::Sheet;
use super::side::{HEADING_LEADING, heading};
use super::texts::{Shaped, Texts};
use super::{
    steps,
    words::{self, Phrase},
};
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Item, Link, Path, Rect};

/// Free margin at all edges.
const EDGE: f32 = 24.0;
/// Width of the panel.
const PANEL: f32 = 236.0;
/// Side of the white square around the symbol, its quiet zone with it.
const PLATE: f32 = PANEL - 2.0 * EDGE;
/// Height of the line at the foot.
const FOOT: f32 = 34.0;
const HEADING: f32 = 14.0;
/// The emblem beside the name.
const EMBLEM: f32 = 52.0;

/// Font sizes of the name, of what stands under it, and of the lists: from roomy to close.
const SIZES: [(f32, f32, f32); 9] = [
    (24.0, 12.5, 14.0),
    (22.0, 12.0, 13.0),
    (20.0, 11.5, 12.0),
    (18.0, 11.0, 11.5),
    (16.0, 10.5, 11.0),
    (14.0, 10.0, 10.5),
    (12.0, 9.0, 10.0),
    (9.0, 8.0, 9.0),
    (7.0, 6.5, 7.5),
];
/// The first of the sizes that only long texts need: lists are cut short rather than set in them.
const CLOSE: usize = 5;

/// Draws the card.
pub(super) fn draw(
    sheet: &mut Sheet,
    texts: &Texts,
    address: &str,
    mark: Mark,
) -> Result<(), PosterError> {
    panel(sheet, texts, address, mark)?;
    let card = SIZES
        .iter()
        .take(CLOSE)
        .find_map(|sizes| Card::whole(sheet, texts, *sizes, mark))
        .map_or_else(|| Card::cut_short(sheet, texts, mark), Ok)?;
    card.draw(sheet, mark)?;
    foot(sheet, texts)
}

/// The panel: the promise, the symbol on white, the address in letters.
fn panel(sheet: &mut Sheet, texts: &Texts, address: &str, mark: Mark) -> Result<(), PosterError> {
    let (height, look) = (sheet.page.height, sheet.look);
    if look.full {
        let area = Rect {
            x: 0.0,
            y: 0.0,
            width: PANEL,
            height,
        };
        sheet.fill(Path::rectangle(area), look.accent);
    } else {
        let rule = Rect {
            x: PANEL - 1.5,
            y: EDGE,
            width: 1.5,
            height: height - 2.0 * EDGE,
        };
        sheet.fill(Path::rectangle(rule), look.accent);
    }
    let mut lines = vec![
        (words::PROMISE[0], look.promise, 17.5),
        (words::PROMISE[1], look.promise, 14.5),
    ];
    lines.extend(look.both.then_some((words::PROMISE_EN, look.on_band, 9.5)));
    let mut y = EDGE - 4.0;
    for (text, style, size) in lines {
        let block = Block::set(sheet.typesetter, text, style, size, PLATE)?;
        sheet.put(&block, [EDGE, y]);
        y += block.height();
    }
    let plate = Rect {
        x: EDGE,
        y: y + 12.0,
        width: PLATE,
        height: PLATE,
    };
    sheet.plate(plate);
    let side = mark.symbol.side_within(PLATE);
    mark.check(side)?;
    let air = (PLATE - side) / 2.0;
    let symbol = mark.draw(sheet, [plate.x + air, plate.y + air], side);
    let letters = letters(sheet, texts, plate.bottom() + 8.0, height - EDGE + 8.0)?;
    for area in [symbol, letters] {
        let address = address.to_owned();
        sheet.page.items.push(Item::Link(Link { area, address }));
    }
    Ok(())
}

/// Sets the address under the symbol and gives its area.
fn letters(sheet: &mut Sheet, texts: &Texts, top: f32, last: f32) -> Result<Rect, PosterError> {
    let look = sheet.look;
    let hint = Block::set(
        sheet.typesetter,
        words::OR_TYPE.th,
        look.on_band,
        11.0,
        PLATE,
    )?;
    let style = Style {
        colour: look.promise.colour,
        ..look.address
    };
    let from = top + hint.height();
    let sizes = (0..=20).map(|step| 17.0 - 0.5 * step as f32);
    let sets = sizes.map(|size| each(sheet.typesetter, &texts.address, style, (size, PLATE)));
    let fits = |blocks: &Vec<Block>| {
        let height: f32 = blocks.iter().map(Block::height).sum();
        let lines: usize = blocks.iter().map(Block::line_count).sum();
        from + height <= last && lines <= 3
    };
    let mut sets = sets.filter(fits);
    // a line that is whole at a readable size is better than two large ones
    let one_line = |blocks: &Vec<Block>| blocks.iter().all(|block| block.line_count() == 1);
    let first = sets.next().ok_or(PosterError::DoesNotFit)?;
    let blocks = match one_line(&first) {
        true => first,
        false => sets.take(10).find(one_line).unwrap_or(first),
    };
    sheet.put(&hint, [EDGE, top]);
    let end = stack(sheet, &blocks, [EDGE, from]);
    Ok(Rect {
        x: EDGE,
        y: from,
        width: PLATE,
        height: end - from,
    })
}

/// The right side, set.
struct Card {
    /// Name, agency and place.
    whose: Vec<Block>,
    /// The height that they take at least: that of the emblem beside them.
    least: f32,
    manuals: Option<Manuals>,
    /// Hours and telephones, beside each other.
    lists: Vec<List>,
}

/// A heading with what stands under it.
struct List {
    heading: Phrase,
    blocks: Vec<Block>,
    x: f32,
}

/// A card should show so many manuals, rather than set its lists large.
const FEW: usize = 4;
/// What a heading, a title and the line that counts the others need.
const LEAST: f32 = 90.0;
const ABOVE_RULE: f32 = 8.0;
const BELOW_RULE: f32 = 8.0;
const BETWEEN: f32 = 10.0;

impl Card {
    /// Sets everything at one size, if it fits.
    fn whole(sheet: &Sheet, texts: &Texts, sizes: (f32, f32, f32), mark: Mark) -> Option<Self> {
        let mut card = Card::without_manuals(sheet, texts, sizes, mark);
        let room = room(sheet) - card.height();
        if !texts.manuals.is_empty() {
            let manuals = Manuals::all(sheet, &texts.manuals, setting(sheet, sizes.2));
            (manuals.height() + BETWEEN <= room).then(|| card.manuals = Some(manuals))?;
        }
        (card.height() <= self::room(sheet)).then_some(card)
    }

    /// Sets as much as fits: at the largest size at which a few manuals are shown, or where the most are.
    fn cut_short(sheet: &Sheet, texts: &Texts, mark: Mark) -> Result<Self, PosterError> {
        let wanted = texts.manuals.len().min(FEW);
        let mut best: Option<Card> = None;
        for sizes in &SIZES[2..] {
            let Some(card) = Card::cut_short_at(sheet, texts, *sizes, mark)? else {
                continue;
            };
            if card.shown() >= wanted {
                return Ok(card);
            }
            if best.as_ref().is_none_or(|best| best.shown() < card.shown()) {
                best = Some(card);
            }
        }
        best.ok_or(PosterError::DoesNotFit)
    }

    fn cut_short_at(
        sheet: &Sheet,
        texts: &Texts,
        sizes: (f32, f32, f32),
        mark: Mark,
    ) -> Result<Option<Self>, PosterError> {
        let mut card = Card::without_manuals(sheet, texts, sizes, mark);
        let least = if texts.manuals.is_empty() { 0.0 } else { LEAST };
        card.leave_out(sheet, room(sheet) - least)?;
        let room = room(sheet) - card.height();
        if room < least {
            return Ok(None);
        }
        if !texts.manuals.is_empty() {
            let setting = setting(sheet, sizes.2.min(12.0));
            match Manuals::first(sheet, &texts.manuals, setting, room - BETWEEN) {
                Ok(manuals) => card.manuals = Some(manuals),
                Err(PosterError::DoesNotFit) => return Ok(None),
                Err(other) => return Err(other),
            }
        }
        Ok(Some(card))
    }

    /// How many manuals are shown.
    fn shown(&self) -> usize {
        self.manuals.as_ref().map_or(0, Manuals::shown)
    }

    fn without_manuals(
        sheet: &Sheet,
        texts: &Texts,
        (name, quiet, list): (f32, f32, f32),
        mark: Mark,
    ) -> Self {
        let (typesetter, look) = (sheet.typesetter, &sheet.look);
        let beside = if mark.emblem.is_some() {
            EMBLEM + 12.0
        } else {
            0.0
        };
        let width = width(sheet);
        let set =
            |texts: &[Shaped], style, size, width| each(typesetter, texts, style, (size, width));
        let whose = [
            set(&texts.name, look.name, name, width - beside),
            set(&texts.name_en, look.quiet, quiet, width - beside),
            set(&texts.whose, look.quiet, quiet, width - beside),
            set(&texts.whose_en, look.quiet, quiet * 0.88, width - beside),
        ]
        .concat();
        let both = !texts.hours.is_empty() && !texts.phones.is_empty();
        let split = if both { (width - GUTTER) * 0.58 } else { width };
        let mut hours = set(&texts.hours, look.body, list, split);
        hours.extend(set(&texts.hours_en, look.quiet, list * 0.85, split));
        let right = if both { width - split - GUTTER } else { width };
        let phones = set(&texts.phones, look.figures, list, right);
        let x = left();
        let lists = [
            (words::HOURS, hours, x),
            (words::PHONES, phones, x + width - right),
        ];
        Card {
            whose,
            least: if mark.emblem.is_some() { EMBLEM } else { 0.0 },
            manuals: None,
            lists: lists
                .into_iter()
                .filter(|(_, blocks, _)| !blocks.is_empty())
                .map(|(heading, blocks, x)| List { heading, blocks, x })
                .collect(),
        }
    }

    /// Leaves the last hours and numbers out until the rest fits, and says so.
    fn leave_out(&mut self, sheet: &Sheet, room: f32) -> Result<(), PosterError> {
        if self.height() <= room {
            return Ok(());
        }
        let style = sheet.look.more;
        let rest = Block::set(sheet.typesetter, words::REST.th, style, 10.0, f32::MAX)?;
        while self.height() + rest.height() > room {
            let longest = self
                .lists
                .iter_mut()
                .max_by(|a, b| a.height().total_cmp(&b.height()));
            if longest.and_then(|list| list.blocks.pop()).is_none() {
                return Ok(());
            }
        }
        if let Some(list) = self.lists.first_mut() {
            list.blocks.push(rest);
        }
        Ok(())
    }

    fn height(&self) -> f32 {
        let whose = self.whose.iter().map(Block::height).sum::<f32>();
        let whose = whose.max(self.least);
        let manuals = self.manuals.iter().map(|list| list.height() + BETWEEN);
        whose + ABOVE_RULE + BELOW_RULE + manuals.sum::<f32>() + self.lists_height()
    }

    fn lists_height(&self) -> f32 {
        self.lists.iter().map(List::height).fold(0.0, f32::max)
    }

    fn draw(&self, sheet: &mut Sheet, mark: Mark) -> Result<(), PosterError> {
        let (x, width, look) = (left(), width(sheet), sheet.look);
        if let Some(emblem) = mark.emblem {
            let area = Rect {
                x: x + width - EMBLEM,
                y: EDGE,
                width: EMBLEM,
                height: EMBLEM,
            };
            emblem::within(sheet, emblem, area);
        }
        // what is left of the height goes above and below the rule
        let spare = ((room(sheet) - self.height()) / 3.0).clamp(0.0, 14.0);
        let mut y = stack(sheet, &self.whose, [x, EDGE - 6.0 + spare]) + ABOVE_RULE + spare / 2.0;
        y = y.max(EDGE + self.least + ABOVE_RULE);
        sheet.rule([x, y], width, 1.5, look.accent);
        y += BELOW_RULE + spare / 2.0;
        if let Some(manuals) = &self.manuals {
            manuals.draw(sheet, [x, y])?;
            y += manuals.height() + BETWEEN;
        } else {
            let steps = spare + steps::SMALL + BETWEEN;
            if y + steps + self.lists_height() <= room(sheet) + EDGE {
                y = steps::small(sheet, [x, y + spare])? + BETWEEN;
            }
        }
        for list in &self.lists {
            heading(sheet, list.heading, HEADING, [list.x, y])?;
            let at = [list.x, y + HEADING * HEADING_LEADING];
            stack(sheet, &list.blocks, at);
        }
        Ok(())
    }
}

impl List {
    fn height(&self) -> f32 {
        let blocks: f32 = self.blocks.iter().map(Block::height).sum();
        HEADING * HEADING_LEADING + blocks
    }
}

fn setting(sheet: &Sheet, size: f32) -> Setting {
    Setting {
        size,
        width: width(sheet),
        columns: 1,
        padding: 1.5,
        heading: HEADING,
    }
}

fn left() -> f32 {
    PANEL + EDGE
}

fn width(sheet: &Sheet) -> f32 {
    sheet.page.width - left() - EDGE
}

/// The height for everything above the foot.
fn room(sheet: &Sheet) -> f32 {
    sheet.page.height - FOOT - EDGE
}

/// The line at the foot: the way without a telephone on the left, date and number on the right.
fn foot(sheet: &mut Sheet, texts: &Texts) -> Result<(), PosterError> {
    let (x, look) = (left(), sheet.look);
    let top = sheet.page.height - FOOT;
    sheet.rule([x, top], width(sheet), 0.75, look.rule);
    let mut left = vec![(words::ON_PAPER.th, 8.5)];
    left.extend(look.both.then_some((words::ON_PAPER.en, 7.0)));
    let (mut y, mut end) = (top + 2.0, x);
    for (text, size) in left {
        let block = Block::set(sheet.typesetter, text, look.quiet, size, f32::MAX)?;
        sheet.put(&block, [x, y]);
        y += block.height();
        end = end.max(x + block.width());
    }
    let last = sheet.page.width - EDGE;
    let room = last - end - 10.0;
    let mut y = top + 2.0;
    for (text, size) in [(&texts.as_of, 8.5), (&texts.number, 7.0)] {
        let sizes = (0..=5).map(|step| size - 0.8 * step as f32);
        for text in text {
            let set = |size: f32| Block::of(sheet.typesetter, text.clone(), look.quiet, size, room);
            let fits = |block: &Block| y + block.height() <= sheet.page.height - 4.0;
            let mut fitting = sizes.clone().map(set).filter(fits);
            let one = |block: &Block| block.line_count() == 1;
            let first = fitting.next().ok_or(PosterError::DoesNotFit)?;
            let block = match one(&first) {
                true => first,
                false => fitting.find(one).unwrap_or(first),
            };
            sheet.put(&block, [last - block.width(), y]);
            y += block.height();
        }
    }
    Ok(())
}
