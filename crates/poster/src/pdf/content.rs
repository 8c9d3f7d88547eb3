//! A page's display list as the bytes of a content stream.

use super::bytes::{literal, number, text, whole};
use super::used::Used;
use crate::face::UNITS_PER_EM;
use crate::page::{Colour, Fill, Grid, Line, Picture, Ring, Stroke, Text};
use crate::shape::{Glyph, advance};
use crate::typesetter::Typesetter;

/// Collects operators; a PDF's y runs upwards from the bottom edge.
pub(super) struct Content<'a> {
    pub typesetter: &'a Typesetter,
    /// Height of the page.
    pub top: f32,
    colour: Option<Colour>,
    pub used: Used,
    pub bytes: Vec<u8>,
}

impl<'a> Content<'a> {
    pub fn new(typesetter: &'a Typesetter, top: f32) -> Self {
        Content {
            typesetter,
            top,
            colour: None,
            used: Used::default(),
            bytes: Vec::with_capacity(16 * 1024),
        }
    }

    fn numbers(&mut self, values: &[f32], operator: &str) {
        for value in values {
            number(&mut self.bytes, *value);
        }
        self.bytes.extend(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    fn colour(&mut self, colour: Colour) {
        if self.colour.replace(colour) != Some(colour) {
            let parts = [colour.red, colour.green, colour.blue].map(|part| f32::from(part) / 255.0);
            self.numbers(&parts, "rg");
        }
    }

    /// One marked span a text carries what it says: the glyph map cannot, it knows one string a glyph. The span
    /// goes over all lines, so that readers find words that two lines share, and columns never mix.
    pub fn text(&mut self, set: &Text) {
        self.colour(set.colour);
        self.bytes.extend(b"/Span<</ActualText");
        text(&mut self.bytes, &set.text);
        self.bytes.extend(b">>BDC BT/");
        self.bytes.extend(set.weight.resource().as_bytes());
        self.bytes.push(b' ');
        self.numbers(&[set.size], "Tf");
        for line in &set.lines {
            let mut pen = 0;
            for run in line.glyphs.chunk_by(|a, b| a.dy == b.dy) {
                self.run(set, line, run, pen);
                pen += advance(run);
            }
        }
        self.bytes.extend(b"ET EMC\n");
    }

    /// Glyphs on one baseline go out as one run; `pen` is where it begins, in font units from the line's start.
    fn run(&mut self, set: &Text, line: &Line, glyphs: &[Glyph], pen: i32) {
        let lift = glyphs.first().map_or(0, |glyph| glyph.dy);
        let [x, y] = [pen as f32, f32::from(lift)].map(|units| units * set.size / UNITS_PER_EM);
        let at = [1.0, 0.0, 0.0, 1.0, line.x + x, self.top - line.baseline + y];
        self.numbers(&at, "Tm");
        let face = self.typesetter.face(set.weight);
        self.bytes.extend(b"[(");
        // how far a reader's pen, which knows the font's own advances only, is ahead of where it should be
        let mut ahead = 0;
        for glyph in glyphs {
            let shift = ahead - i32::from(glyph.dx);
            if shift != 0 {
                self.bytes.push(b')');
                whole(&mut self.bytes, i64::from(shift));
                self.bytes.push(b'(');
            }
            for byte in glyph.id.to_be_bytes() {
                literal(&mut self.bytes, byte);
            }
            ahead =
                i32::from(glyph.dx) + i32::from(face.advance(glyph.id)) - i32::from(glyph.advance);
            self.used.note(set.weight, glyph, face, &set.text);
        }
        self.bytes.extend(b")]TJ\n");
    }

    pub fn fill(&mut self, fill: &Fill) {
        self.colour(fill.colour);
        for ring in &fill.path.0 {
            self.ring(ring);
        }
        self.bytes.extend(b"f*\n");
    }

    fn ring(&mut self, ring: &Ring) {
        let top = self.top;
        self.numbers(&[ring.start[0], top - ring.start[1]], "m");
        for stroke in &ring.strokes {
            match *stroke {
                Stroke::Line([x, y]) => self.numbers(&[x, top - y], "l"),
                Stroke::Curve([near, far, end]) => {
                    let points = [near, far, end];
                    let flat = points.map(|[x, y]| [x, top - y]);
                    self.numbers(flat.as_flattened(), "c");
                }
            }
        }
        self.bytes.extend(b"h\n");
    }

    /// Rings on a grid go out in whole numbers under a matrix of their own.
    pub fn grid(&mut self, grid: &Grid) {
        self.colour(grid.colour);
        self.bytes.extend(b"q ");
        let [x, y] = grid.corner;
        self.numbers(&[grid.unit, 0.0, 0.0, -grid.unit, x, self.top - y], "cm");
        for ring in &grid.rings {
            for (index, (x, y)) in ring.iter().enumerate() {
                whole(&mut self.bytes, i64::from(*x));
                whole(&mut self.bytes, i64::from(*y));
                self.bytes.extend(if index == 0 { b"m " } else { b"l " });
            }
            self.bytes.extend(b"h\n");
        }
        self.bytes.extend(b"f* Q\n");
    }

    pub fn picture(&mut self, picture: &Picture) {
        let area = picture.area;
        self.bytes.extend(b"/Figure<</Alt");
        text(&mut self.bytes, &picture.says);
        self.bytes.extend(b">>BDC q ");
        let matrix = [
            area.width,
            0.0,
            0.0,
            area.height,
            area.x,
            self.top - area.bottom(),
        ];
        self.numbers(&matrix, "cm");
        self.bytes.push(b'/');
        self.bytes.extend(picture.emblem.resource().as_bytes());
        self.bytes.extend(b" Do Q EMC\n");
    }
}
