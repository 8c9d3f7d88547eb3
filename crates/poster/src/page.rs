//! The display list: everything on a page, placed and shaped, in points from the top left corner.

use std::ops::Range;
use std::sync::Arc;

use crate::design::MM;
use crate::emblem::Emblem;
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
    /// A filled outline whose corners lie on a grid: the QR symbol.
    Grid(Grid),
    /// An emblem.
    Picture(Picture),
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

/// A filled outline whose corners lie on a grid.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The colour of the area.
    pub colour: Colour,
    /// Where the grid begins: its top left corner.
    pub corner: [f32; 2],
    /// From one line of the grid to the next.
    pub unit: f32,
    /// How many units the grid is wide and high.
    pub side: u16,
    /// The corners of each closed ring in units; filled by the even-odd rule.
    pub rings: Vec<Vec<(u16, u16)>>,
}

/// An emblem with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What is drawn; the same one for all pages.
    pub emblem: Arc<Emblem>,
    /// Where; the sides are in the emblem's proportion.
    pub area: Rect,
    /// What it shows, for those who do not see it.
    pub says: String,
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

impl Page {
    /// The page in another size: everything on it `factor` times as large.
    pub(crate) fn scaled(mut self, factor: f32) -> Self {
        self.width *= factor;
        self.height *= factor;
        for item in &mut self.items {
            match item {
                Item::Text(text) => text.scale(factor),
                Item::Fill(fill) => fill.path.scale(factor),
                Item::Grid(grid) => {
                    grid.corner = grid.corner.map(|side| side * factor);
                    grid.unit *= factor;
                }
                Item::Picture(picture) => picture.area = picture.area.scaled(factor),
                Item::Link(link) => link.area = link.area.scaled(factor),
            }
        }
        self
    }

    /// The symbol on the page, if there is one.
    pub fn symbol(&self) -> Option<&Grid> {
        self.items.iter().find_map(|item| match item {
            Item::Grid(grid) => Some(grid),
            _ => None,
        })
    }
}

impl Text {
    fn scale(&mut self, factor: f32) {
        self.size *= factor;
        for line in &mut self.lines {
            line.x *= factor;
            line.baseline *= factor;
            line.width *= factor;
        }
    }
}

impl Grid {
    /// The area that the grid covers.
    pub fn area(&self) -> Rect {
        let side = f32::from(self.side) * self.unit;
        Rect {
            x: self.corner[0],
            y: self.corner[1],
            width: side,
            height: side,
        }
    }
}

impl Grid {
    /// From how far a telephone reads the symbol, in metres.
    ///
    /// A symbol of 25 modules is read from ten times its width (the rule of thumb of the trade); finer modules are
    /// read from less far, in proportion.
    pub fn reading_distance(&self) -> f32 {
        let module_in_metres = self.unit / MM / 1000.0;
        module_in_metres * 25.0 * 10.0
    }
}

impl Rect {
    fn scaled(self, factor: f32) -> Self {
        Rect {
            x: self.x * factor,
            y: self.y * factor,
            width: self.width * factor,
            height: self.height * factor,
        }
    }

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
    fn scale(&mut self, factor: f32) {
        let scaled = |point: [f32; 2]| point.map(|side| side * factor);
        for ring in &mut self.0 {
            ring.start = scaled(ring.start);
            for stroke in &mut ring.strokes {
                *stroke = match *stroke {
                    Stroke::Line(end) => Stroke::Line(scaled(end)),
                    Stroke::Curve(points) => Stroke::Curve(points.map(scaled)),
                };
            }
        }
    }

    /// The outline of a rectangle.
    pub fn rectangle(area: Rect) -> Self {
        let (right, bottom) = (area.right(), area.bottom());
        let corners = [[right, area.y], [right, bottom], [area.x, bottom]];
        Path(vec![Ring {
            start: [area.x, area.y],
            strokes: corners.map(Stroke::Line).to_vec(),
        }])
    }

    /// The outline of a rectangle with round corners.
    pub fn rounded(area: Rect, radius: f32) -> Self {
        // as in a circle
        let handle = radius * (1.0 - 0.552_284_8);
        let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
        let corner = |from: [f32; 2], corner: [f32; 2], to: [f32; 2]| {
            let near = |end: [f32; 2]| {
                let part = handle / radius;
                [
                    corner[0] + (end[0] - corner[0]) * part,
                    corner[1] + (end[1] - corner[1]) * part,
                ]
            };
            [
                Stroke::Line(from),
                Stroke::Curve([near(from), near(to), to]),
            ]
        };
        let r = radius;
        let strokes = [
            corner([right - r, top], [right, top], [right, top + r]),
            corner([right, bottom - r], [right, bottom], [right - r, bottom]),
            corner([left + r, bottom], [left, bottom], [left, bottom - r]),
            corner([left, top + r], [left, top], [left + r, top]),
        ];
        Path(vec![Ring {
            start: [left + r, top],
            strokes: strokes.concat(),
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
