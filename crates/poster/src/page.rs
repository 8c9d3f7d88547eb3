//! The display list: everything on a page, placed and shaped, in points from the top left corner.

use std::ops::Range;

use crate::face::Weight;
use crate::shape::Glyph;

/// One page, ready to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Who answers for what the page says.
    pub author: String,
    /// What is drawn, from back to front.
    pub items: Vec<Item>,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A text.
    Text(Text),
    /// A filled outline.
    Fill(Fill),
    /// An area that opens an address.
    Link(Link),
}

/// A text, shaped and cut in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// What the lines say together, exactly.
    pub text: String,
    /// The font's weight.
    pub weight: Weight,
    /// Font size in points.
    pub size: f32,
    /// The colour of the letters.
    pub colour: Colour,
    /// From top to bottom.
    pub lines: Vec<Line>,
}

/// One line of a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What the line shows of the text, in bytes; white space between lines belongs to none.
    pub bytes: Range<usize>,
    /// Where the first glyph's pen stands.
    pub x: f32,
    /// Where the letters stand.
    pub baseline: f32,
    /// Sum of the advances, in points.
    pub width: f32,
    /// The glyphs in writing order; [`Glyph::at`] counts in the whole text.
    pub glyphs: Vec<Glyph>,
}

/// A filled outline.
#[derive(Debug, Clone, PartialEq)]
pub struct Fill {
    /// The colour of the area.
    pub colour: Colour,
    /// Its outline; filled by the even-odd rule.
    pub path: Path,
}

/// An area that opens an address.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where to touch.
    pub area: Rect,
    /// What opens.
    pub address: String,
}

/// Closed rings.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Path(pub Vec<Ring>);

/// One closed ring.
#[derive(Debug, Clone, PartialEq)]
pub struct Ring {
    /// The first point.
    pub start: [f32; 2],
    /// The way back to it; the last stretch may be left out.
    pub strokes: Vec<Stroke>,
}

/// A piece of a ring.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stroke {
    /// Straight to a point.
    Line([f32; 2]),
    /// A cubic curve: two handles and the end point.
    Curve([[f32; 2]; 3]),
}

/// A rectangle, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// A screen and office-printer colour, 0 to 255 each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// The colour `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Colour { red, green, blue }
    }
}

impl Rect {
    /// The right edge.
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }
}

impl Path {
    /// The outline of a rectangle.
    pub fn rectangle(area: Rect) -> Self {
        let (right, bottom) = (area.right(), area.bottom());
        let corners = [[right, area.y], [right, bottom], [area.x, bottom]];
        Path(vec![Ring {
            start: [area.x, area.y],
            strokes: corners.map(Stroke::Line).to_vec(),
        }])
    }

    /// The outline of a circle.
    pub fn circle([x, y]: [f32; 2], radius: f32) -> Self {
        // the handle length with which four cubic curves come within 0.03 % of a circle
        let handle = radius * 0.552_284_8;
        let quarter = |from: [f32; 2], to: [f32; 2]| {
            let near = [
                x + from[0] * radius + to[0] * handle,
                y + from[1] * radius + to[1] * handle,
            ];
            let far = [
                x + to[0] * radius + from[0] * handle,
                y + to[1] * radius + from[1] * handle,
            ];
            Stroke::Curve([near, far, [x + to[0] * radius, y + to[1] * radius]])
        };
        let (east, south, west, north) = ([1.0, 0.0], [0.0, 1.0], [-1.0, 0.0], [0.0, -1.0]);
        let strokes = vec![
            quarter(east, south),
            quarter(south, west),
            quarter(west, north),
            quarter(north, east),
        ];
        Path(vec![Ring {
            start: [x + radius, y],
            strokes,
        }])
    }
}
