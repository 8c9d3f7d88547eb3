//! A piece of a document: something that stands in one place, or is parted between two pages.

use std::sync::Arc;

use crate::block::Block;
use crate::page::{Colour, Fill, Item, Link, Path, Picture, Rect, Stroke, Text};
use crate::typesetter::Typesetter;

/// A paragraph of so few lines stays whole: two cannot stand on each side.
const SHORT: usize = 3;

/// What is laid down in one go. Its items stand as if its top edge were at 0.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub items: Vec<Item>,
    pub height: f32,
    /// Air above; none at the head of a page.
    pub before: f32,
    /// May not be the last on a page: a heading, the head of a table.
    pub with_next: bool,
    /// May be parted between two pages although it would fit on one: a paragraph.
    pub parts: bool,
    /// Stands above it again when it begins a page: the head of its table.
    pub head: Option<Arc<Piece>>,
}

impl Piece {
    /// A block at `x`.
    pub fn block(block: &Block, x: f32) -> Self {
        Piece {
            items: vec![block.place([x, 0.0])],
            height: block.height(),
            ..Piece::default()
        }
    }

    /// A paragraph that may go on on the next page.
    pub fn paragraph(block: &Block, x: f32) -> Self {
        Piece {
            parts: true,
            ..Piece::block(block, x)
        }
    }

    pub fn before(self, before: f32) -> Self {
        Piece { before, ..self }
    }

    pub fn with_next(self) -> Self {
        Piece {
            with_next: true,
            ..self
        }
    }

    /// Adds a level rule whose top edge is at `y`.
    pub fn rule(&mut self, [x, y]: [f32; 2], width: f32, height: f32, colour: Colour) {
        let area = Rect {
            x,
            y,
            width,
            height,
        };
        self.fill(Path::rectangle(area), colour);
    }

    /// Adds a filled outline.
    pub fn fill(&mut self, path: Path, colour: Colour) {
        self.items.push(Item::Fill(Fill { colour, path }));
    }

    /// The items with the top edge at `y`.
    pub fn at(&self, y: f32) -> impl Iterator<Item = Item> + '_ {
        self.items.iter().map(move |item| lowered(item, y))
    }

    /// The height without which beginning the piece makes no sense: all of it, or two lines where it may be
    /// parted because it is a paragraph or taller than `most`.
    pub fn least(&self, typesetter: &Typesetter, most: f32) -> f32 {
        let short = |text: &Text| text.lines.len() <= SHORT;
        if (!self.parts && self.height <= most) || (self.parts && self.texts().all(short)) {
            return self.height;
        }
        let two_lines = |text: &Text| {
            let line = text.lines.get(1).or(text.lines.first());
            line.map_or(0.0, |line| bottom(typesetter, text, line.baseline))
        };
        let begun = self.texts().map(two_lines).fold(0.0, f32::max);
        begun.min(self.height)
    }

    /// Parts the piece into what fits in `room` and the rest. Nothing where not even a line fits.
    pub fn part(&self, typesetter: &Typesetter, room: f32) -> Option<(Piece, Piece)> {
        let (mut above, mut below, mut drawn) = (Vec::new(), Vec::new(), Vec::new());
        for item in &self.items {
            match item {
                Item::Text(text) => {
                    let count = fitting(typesetter, text, room);
                    above.extend(lines_of(text, 0, count));
                    below.extend(lines_of(text, count, text.lines.len()));
                }
                // what cannot be parted stays with the beginning
                Item::Link(_) | Item::Grid(_) | Item::Picture(_) => above.push(item.clone()),
                Item::Fill(_) => drawn.push(item),
            }
        }
        let texts_of = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Text(_)));
        if !texts_of(&above) || !texts_of(&below) {
            return None;
        }
        let taken = below.iter().filter_map(|item| match item {
            Item::Text(text) => text.lines.first().map(|line| top(text, line.baseline)),
            _ => None,
        });
        let taken = taken.fold(f32::MAX, f32::min);
        for fill in drawn {
            let Item::Fill(fill) = fill else { continue };
            let (upper, lower) = edges(fill);
            // a bar beside the text goes on; a rule or a box stays whole
            if lower <= room {
                above.push(Item::Fill(fill.clone()));
            } else if upper >= taken {
                below.push(Item::Fill(fill.clone()));
            } else {
                above.push(between(fill, f32::MIN, room));
                below.push(between(fill, taken, f32::MAX));
            }
        }
        let rest = Piece {
            height: self.height - taken,
            items: below.iter().map(|item| lowered(item, -taken)).collect(),
            before: 0.0,
            ..self.clone()
        };
        let begun = Piece {
            height: room,
            items: above,
            ..self.clone()
        };
        Some((begun, rest))
    }

    fn texts(&self) -> impl Iterator<Item = &Text> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
    }
}

/// How many lines of a text stand above `room`; never one alone of several, above or below.
fn fitting(typesetter: &Typesetter, text: &Text, room: f32) -> usize {
    let all = text.lines.len();
    let fits = text
        .lines
        .iter()
        .take_while(|line| bottom(typesetter, text, line.baseline) <= room)
        .count();
    match fits {
        1 if all > 1 => 0,
        _ if fits > 2 && fits + 1 == all => fits - 1,
        _ => fits,
    }
}

/// Where the area of a line ends: below its deepest vowel, whatever it says.
fn bottom(typesetter: &Typesetter, text: &Text, baseline: f32) -> f32 {
    let deepest = text.lines.iter().map(|line| {
        let ink = typesetter.ink(text, line);
        ink.bottom() - line.baseline
    });
    baseline + deepest.fold(0.3 * text.size, f32::max)
}

/// Where the area of a line begins: above the highest tone mark.
fn top(text: &Text, baseline: f32) -> f32 {
    baseline - 1.3 * text.size
}

/// Some lines of a text as a text of their own.
fn lines_of(text: &Text, from: usize, to: usize) -> Option<Item> {
    let lines = &text.lines[from..to];
    let (start, end) = (lines.first()?.bytes.start, lines.last()?.bytes.end);
    let lines = lines.iter().map(|line| {
        let mut line = line.clone();
        line.bytes = line.bytes.start - start..line.bytes.end - start;
        for glyph in &mut line.glyphs {
            glyph.at -= start as u32;
        }
        line
    });
    Some(Item::Text(Text {
        text: text.text[start..end].to_owned(),
        lines: lines.collect(),
        ..text.clone()
    }))
}

/// The upper and the lower edge of an outline.
fn edges(fill: &Fill) -> (f32, f32) {
    let ends = fill.path.0.iter().flat_map(|ring| {
        let strokes = ring.strokes.iter().map(|stroke| match stroke {
            Stroke::Line(end) | Stroke::Curve([_, _, end]) => end[1],
        });
        strokes.chain([ring.start[1]])
    });
    ends.fold((f32::MAX, f32::MIN), |(upper, lower), y| {
        (upper.min(y), lower.max(y))
    })
}

/// The part of an upright rectangle between two heights.
fn between(fill: &Fill, upper: f32, lower: f32) -> Item {
    let mut item = Item::Fill(fill.clone());
    each_height(&mut item, &mut |y| *y = y.clamp(upper, lower));
    item
}

fn lowered(item: &Item, by: f32) -> Item {
    let mut item = item.clone();
    each_height(&mut item, &mut |y| *y += by);
    item
}

/// Goes through every height that an item is drawn at.
fn each_height(item: &mut Item, change: &mut impl FnMut(&mut f32)) {
    match item {
        Item::Text(text) => text
            .lines
            .iter_mut()
            .for_each(|line| change(&mut line.baseline)),
        Item::Link(Link { area, .. }) | Item::Picture(Picture { area, .. }) => change(&mut area.y),
        Item::Grid(grid) => change(&mut grid.corner[1]),
        Item::Fill(fill) => {
            for ring in &mut fill.path.0 {
                change(&mut ring.start[1]);
                for stroke in &mut ring.strokes {
                    match stroke {
                        Stroke::Line(end) => change(&mut end[1]),
                        Stroke::Curve(points) => {
                            points.iter_mut().for_each(|point| change(&mut point[1]));
                        }
                    }
                }
            }
        }
    }
}
