//! A page's display list as printpdf's operations.

use std::collections::BTreeMap;

use printpdf::{
    Actions, BorderArray, Codepoint, Color, DictItem, LinePoint, LinkAnnotation, Op, PaintMode,
    PdfFontHandle, PdfPage, Point, Polygon, PolygonRing, Pt, Rect, Rgb, TextItem, TextMatrix,
    WindingOrder,
};

use super::fonts::font_id;
use crate::face::UNITS_PER_EM;
use crate::page::{Colour, Fill, Item, Line, Link, Page, Ring, Stroke, Text};
use crate::shape::{Glyph, advance};
use crate::typesetter::Typesetter;

/// Everything on a page as operations.
pub(super) fn draw(typesetter: &Typesetter, page: &Page) -> PdfPage {
    let mut pen = Pen {
        typesetter,
        top: page.height,
        colour: None,
        operations: Vec::new(),
    };
    for item in &page.items {
        match item {
            Item::Text(text) => pen.text(text),
            Item::Fill(fill) => pen.fill(fill),
            Item::Link(link) => pen.link(link),
        }
    }
    PdfPage::new(
        Pt(page.width).into(),
        Pt(page.height).into(),
        pen.operations,
    )
}

/// Collects operations; a PDF's y runs upwards from the bottom edge.
struct Pen<'a> {
    typesetter: &'a Typesetter,
    top: f32,
    colour: Option<Colour>,
    operations: Vec<Op>,
}

impl Pen<'_> {
    fn colour(&mut self, colour: Colour) {
        if self.colour.replace(colour) != Some(colour) {
            let [r, g, b] = [colour.red, colour.green, colour.blue]
                .map(|part| thousandths(f32::from(part) / 255.0));
            self.operations.push(Op::SetFillColor {
                col: Color::Rgb(Rgb {
                    r,
                    g,
                    b,
                    icc_profile: None,
                }),
            });
        }
    }

    /// One marked span a text carries what it says: the glyph map cannot, it knows one string a glyph. The span
    /// goes over all lines, so that readers find words that two lines share, and columns never mix.
    fn text(&mut self, text: &Text) {
        self.colour(text.colour);
        let actual = DictItem::String {
            data: utf16(&text.text),
            literal: false,
        };
        let properties = DictItem::Dict {
            map: BTreeMap::from([("ActualText".to_owned(), actual)]),
        };
        self.operations.extend([
            Op::StartTextSection,
            Op::SetFont {
                font: PdfFontHandle::External(font_id(text.weight)),
                size: Pt(text.size),
            },
            Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties,
            },
        ]);
        for line in &text.lines {
            let mut pen = 0;
            for run in line.glyphs.chunk_by(|a, b| a.dy == b.dy) {
                self.run(text, line, run, pen);
                pen += advance(run);
            }
        }
        self.operations
            .extend([Op::EndMarkedContent, Op::EndTextSection]);
    }

    /// Glyphs on one baseline go out as one run; `pen` is where it begins, in font units from the line's start.
    fn run(&mut self, text: &Text, line: &Line, glyphs: &[Glyph], pen: i32) {
        let lift = glyphs.first().map_or(0, |glyph| glyph.dy);
        let [x, y] = [pen as f32, f32::from(lift)].map(|units| units * text.size / UNITS_PER_EM);
        let matrix = TextMatrix::Translate(
            Pt(thousandths(line.x + x)),
            Pt(thousandths(self.top - line.baseline + y)),
        );
        let face = self.typesetter.face(text.weight);
        let mut items = Vec::new();
        let mut plain = Vec::with_capacity(glyphs.len());
        for glyph in glyphs {
            if glyph.dx != 0 {
                if !plain.is_empty() {
                    items.push(TextItem::GlyphIds(std::mem::take(&mut plain)));
                }
                items.push(TextItem::Offset(-f32::from(glyph.dx)));
            }
            let ahead =
                f32::from(glyph.dx) + f32::from(face.advance(glyph.id)) - f32::from(glyph.advance);
            plain.push(match face.character(glyph.id) {
                Some(_) => Codepoint::new(glyph.id, ahead),
                None => Codepoint::with_cid(glyph.id, ahead, shown(&text.text, glyph)),
            });
        }
        items.push(TextItem::GlyphIds(plain));
        self.operations
            .extend([Op::SetTextMatrix { matrix }, Op::ShowText { items }]);
    }

    fn fill(&mut self, fill: &Fill) {
        self.colour(fill.colour);
        let rings = fill.path.0.iter().map(|ring| self.ring(ring)).collect();
        let polygon = Polygon {
            rings,
            mode: PaintMode::Fill,
            winding_order: WindingOrder::EvenOdd,
        };
        self.operations.push(Op::DrawPolygon { polygon });
    }

    fn ring(&self, ring: &Ring) -> PolygonRing {
        let point = |[x, y]: [f32; 2], bezier| {
            let p = Point {
                x: Pt(thousandths(x)),
                y: Pt(thousandths(self.top - y)),
            };
            LinePoint { p, bezier }
        };
        let mut points = vec![point(ring.start, false)];
        for stroke in &ring.strokes {
            match *stroke {
                Stroke::Line(end) => points.push(point(end, false)),
                Stroke::Curve([near, far, end]) => {
                    points.extend([point(near, true), point(far, true), point(end, false)])
                }
            }
        }
        PolygonRing { points }
    }

    fn link(&mut self, link: &Link) {
        let area = link.area;
        let rect = Rect::from_xywh(
            Pt(area.x),
            Pt(self.top - area.bottom()),
            Pt(area.width),
            Pt(area.height),
        );
        let frame = Some(BorderArray::Solid([0.0; 3]));
        let link = LinkAnnotation::new(rect, Actions::uri(link.address.clone()), frame, None, None);
        self.operations.push(Op::LinkAnnotation { link });
    }
}

/// The character that a glyph without one of its own stands for, for readers that do not know the true text.
fn shown(text: &str, glyph: &Glyph) -> String {
    text[glyph.at as usize..]
        .chars()
        .next()
        .map(String::from)
        .unwrap_or_default()
}

fn utf16(text: &str) -> Vec<u8> {
    let mark = [0xFE, 0xFF];
    mark.into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}

/// Short numbers keep the file small; a thousandth of a point is far below what any printer shows.
fn thousandths(value: f32) -> f32 {
    (value * 1000.0).round() / 1000.0
}
