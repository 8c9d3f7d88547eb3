//! The packing list: what lies in a parcel of posters, point by point, to be ticked off.

use std::ops::Range;

use crate::block::{Block, Style};
use crate::design::Paper;
use crate::error::PosterError;
use crate::face::Weight;
use crate::page::{Colour, Fill, Item, Page, Path, Rect};
use crate::typesetter::Typesetter;

/// What lies in a parcel.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackingList {
    /// Where the parcel goes, such as a province.
    pub title: String,
    /// The date of the list, as a finished sentence.
    pub as_of: String,
    /// The posters, in the order in which they lie.
    pub rows: Vec<PackingRow>,
}

/// One point's posters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackingRow {
    /// The point's name.
    pub name: String,
    /// Its sub-district, or more of where it is.
    pub place: String,
    /// Its code, as it stands on the poster.
    pub code: String,
    /// How many posters of it lie there.
    pub copies: u32,
}

const INK: Colour = Colour::hex(0x111111);
const GREY: Colour = Colour::hex(0x55514B);
const RULE: Colour = Colour::hex(0x8A8A8A);
const FAINT: Colour = Colour::hex(0xD0D0D0);

const fn style(weight: Weight, colour: Colour) -> Style {
    Style {
        weight,
        colour,
        leading: 1.5,
    }
}

const TITLE: Style = style(Weight::Bold, INK);
const HEAD: Style = style(Weight::Medium, GREY);
const BODY: Style = style(Weight::Regular, INK);
const QUIET: Style = style(Weight::Regular, GREY);
const COUNT: Style = style(Weight::Medium, INK);

const MARGIN: f32 = 48.0;
const FOOT: f32 = 40.0;
const SIZE: f32 = 11.0;
const PADDING: f32 = 3.0;
/// From the left margin to each column, and its width; the box to tick stands before the first.
const COLUMNS: [(f32, f32); 5] = [
    (22.0, 24.0),
    (50.0, 214.0),
    (276.0, 120.0),
    (404.0, 56.0),
    (466.0, 33.0),
];
const HEADINGS: [&str; 5] = ["ที่", "จุดบริการ", "ตำบล/แขวง", "รหัส", "แผ่น"];

/// Lays the list out, over as many pages as it needs.
pub(crate) fn pages(typesetter: &Typesetter, list: &PackingList) -> Result<Vec<Page>, PosterError> {
    let rows = list.rows.iter().enumerate();
    let rows = rows.map(|(index, row)| Row::set(typesetter, index, row));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    let parts = parts(&rows);
    let count = parts.len();
    parts
        .into_iter()
        .enumerate()
        .map(|(index, part)| page(typesetter, list, &rows[part], (index, count)))
        .collect()
}

/// Where the rows begin: the first page has the title above them.
fn top(is_first: bool) -> f32 {
    if is_first { 132.0 } else { 84.0 }
}

/// The rows of each page; there is one page at least.
fn parts(rows: &[Row]) -> Vec<Range<usize>> {
    let last = Paper::A4.size().1 - FOOT - 8.0;
    let mut parts: Vec<Range<usize>> = Vec::new();
    let (mut from, mut y) = (0, top(true));
    for (index, row) in rows.iter().enumerate() {
        if y + row.height() > last && index > from {
            parts.push(from..index);
            (from, y) = (index, top(false));
        }
        y += row.height();
    }
    parts.push(from..rows.len());
    parts
}

struct Row([Block; 5]);

impl Row {
    fn set(typesetter: &Typesetter, index: usize, row: &PackingRow) -> Result<Self, PosterError> {
        let number = (index + 1).to_string();
        let copies = row.copies.to_string();
        let texts = [
            (number.as_str(), QUIET),
            (&row.name, BODY),
            (&row.place, BODY),
            (&row.code, BODY),
            (&copies, COUNT),
        ];
        let mut blocks = Vec::with_capacity(texts.len());
        for ((text, style), (_, width)) in texts.into_iter().zip(COLUMNS) {
            blocks.push(Block::set(typesetter, text, style, SIZE, width)?);
        }
        // five texts went in
        blocks
            .try_into()
            .map(Row)
            .map_err(|_| PosterError::DoesNotFit)
    }

    fn height(&self) -> f32 {
        let highest = self.0.iter().map(Block::height).fold(0.0, f32::max);
        highest + 2.0 * PADDING
    }
}

fn page(
    typesetter: &Typesetter,
    list: &PackingList,
    rows: &[Row],
    (index, count): (usize, usize),
) -> Result<Page, PosterError> {
    let (width, height) = Paper::A4.size();
    let mut items = Vec::new();
    let mut write = |text: &str, style, size, right: bool, [x, baseline]: [f32; 2]| {
        let block = Block::set(typesetter, text, style, size, f32::MAX)?;
        let x = if right { x - block.width() } else { x };
        items.push(block.place([x, baseline - block.first_baseline()]));
        Ok::<(), PosterError>(())
    };
    let end = width - MARGIN;
    if index == 0 {
        let copies: u32 = list.rows.iter().map(|row| row.copies).sum();
        let sum = format!("{} จุดบริการ รวม {copies} แผ่น", list.rows.len());
        write("รายการส่งโปสเตอร์", QUIET, 12.0, false, [MARGIN, 52.0])?;
        write(&list.title, TITLE, 22.0, false, [MARGIN, 82.0])?;
        write(&sum, BODY, 12.0, true, [end, 82.0])?;
    }
    let head = top(index == 0) - 8.0;
    for (heading, (x, column)) in HEADINGS.into_iter().zip(COLUMNS) {
        let right = heading == HEADINGS[4];
        let x = MARGIN + if right { x + column } else { x };
        write(heading, HEAD, 10.0, right, [x, head])?;
    }
    let foot = height - FOOT + 16.0;
    write(&list.as_of, QUIET, 9.5, false, [MARGIN, foot])?;
    let number = format!("{} หน้า {} จาก {count}", list.title, index + 1);
    write(&number, QUIET, 9.5, true, [end, foot])?;
    let mut y = top(index == 0);
    items.push(rule(y - 1.0, 1.0, RULE));
    for row in rows {
        items.extend(tick_box(y + PADDING + 3.0));
        for (column, (block, (x, width))) in row.0.iter().zip(COLUMNS).enumerate() {
            let x = if column == 4 {
                x + width - block.width()
            } else {
                x
            };
            items.push(block.place([MARGIN + x, y + PADDING]));
        }
        y += row.height();
        items.push(rule(y - 0.5, 0.5, FAINT));
    }
    Ok(Page {
        width,
        height,
        author: String::new(),
        items,
    })
}

fn rule(y: f32, height: f32, colour: Colour) -> Item {
    let width = Paper::A4.size().0 - 2.0 * MARGIN;
    let area = Rect {
        x: MARGIN,
        y,
        width,
        height,
    };
    let path = Path::rectangle(area);
    Item::Fill(Fill { colour, path })
}

/// An empty box.
fn tick_box(y: f32) -> [Item; 1] {
    let square = |inset: f32| {
        Path::rectangle(Rect {
            x: MARGIN + inset,
            y: y + inset,
            width: 10.0 - 2.0 * inset,
            height: 10.0 - 2.0 * inset,
        })
    };
    let mut path = square(0.0);
    path.0.extend(square(0.8).0);
    [Item::Fill(Fill { colour: INK, path })]
}
