//! Our display list through krilla: what the same pages cost with another back end.
//!
//! Everything goes over that our own writer writes: glyphs where they stand, outlines, links, title, language. The
//! true text goes over as krilla wants it, a range of the text for each glyph; it writes `/ActualText` where the
//! glyph map does not do.

use std::io::Write;
use std::ops::Range;

use anyhow::{Context, Result, anyhow};
use infodesk_poster::{Colour, Grid, Item, Line, Link, Page, Path, Stroke, Text, Weight};
use krilla::Document;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

use crate::contest::BackEnd;

/// krilla with the fonts of the posters.
pub struct Krilla {
    fonts: [Font; 3],
}

impl Krilla {
    /// Reads the fonts.
    pub fn new() -> Result<Self> {
        let [regular, medium, bold] = [
            &include_bytes!("../../../crates/poster/fonts/Sarabun_400Regular.ttf")[..],
            include_bytes!("../../../crates/poster/fonts/Sarabun_500Medium.ttf"),
            include_bytes!("../../../crates/poster/fonts/Sarabun_700Bold.ttf"),
        ]
        .map(|data| Font::new(data.to_vec().into(), 0).context("krilla cannot read the font"));
        Ok(Krilla {
            fonts: [regular?, medium?, bold?],
        })
    }

    fn page(&self, document: &mut Document, page: &Page) -> Result<()> {
        let size = PageSettings::from_wh(page.width, page.height).context("a page without area")?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        for item in &page.items {
            match item {
                Item::Text(text) => self.text(&mut surface, text),
                Item::Fill(fill) => draw(&mut surface, &fill.path, fill.colour)?,
                Item::Grid(grid) => draw_grid(&mut surface, grid)?,
                // the posters of the contest have no emblem, and a link draws nothing
                Item::Picture(_) | Item::Link(_) => {}
            }
        }
        surface.finish();
        for item in &page.items {
            if let Item::Link(link) = item {
                sheet.add_annotation(annotation(link)?.into());
            }
        }
        sheet.finish();
        Ok(())
    }

    fn text(&self, surface: &mut Surface, text: &Text) {
        surface.set_fill(Some(paint(text.colour, FillRule::NonZero)));
        let [regular, medium, bold] = &self.fonts;
        let font = match text.weight {
            Weight::Regular => regular,
            Weight::Medium => medium,
            Weight::Bold => bold,
        };
        for line in &text.lines {
            let pen = Point::from_xy(line.x, line.baseline);
            let glyphs = glyphs(line);
            surface.draw_glyphs(pen, &glyphs, font.clone(), &text.text, text.size, false);
        }
    }
}

impl BackEnd for Krilla {
    fn write(
        &self,
        pages: &mut dyn Iterator<Item = Result<Page>>,
        out: &mut dyn Write,
    ) -> Result<()> {
        let mut document = Document::new();
        for page in pages {
            self.page(&mut document, &page?)?;
        }
        let metadata = Metadata::new().title("Posters".to_owned());
        document.set_metadata(metadata.language("th-TH".to_owned()));
        let bytes = document
            .finish()
            .map_err(|error| anyhow!("krilla: {error:?}"))?;
        Ok(out.write_all(&bytes)?)
    }
}

/// krilla measures glyphs in em.
const UNITS_PER_EM: f32 = 1000.0;

fn glyphs(line: &Line) -> Vec<KrillaGlyph> {
    let ranges = ranges(line);
    let placed = line.glyphs.iter().zip(ranges).map(|(glyph, range)| {
        let [advance, right, up] =
            [glyph.advance, glyph.dx, glyph.dy].map(|units| f32::from(units) / UNITS_PER_EM);
        KrillaGlyph::new(
            GlyphId::new(u32::from(glyph.id)),
            advance,
            right,
            up,
            0.0,
            range,
            None,
        )
    });
    placed.collect()
}

/// What of the text each glyph stands for: up to where another glyph's characters begin.
fn ranges(line: &Line) -> Vec<Range<usize>> {
    let mut end = line.bytes.end;
    let mut next = end;
    let backwards = line.glyphs.iter().rev().map(|glyph| {
        let start = glyph.at as usize;
        if start < next {
            end = next;
            next = start;
        }
        start..end
    });
    let mut ranges: Vec<_> = backwards.collect();
    ranges.reverse();
    ranges
}

fn draw(surface: &mut Surface, path: &Path, colour: Colour) -> Result<()> {
    let mut builder = PathBuilder::new();
    for ring in &path.0 {
        builder.move_to(ring.start[0], ring.start[1]);
        for stroke in &ring.strokes {
            match *stroke {
                Stroke::Line([x, y]) => builder.line_to(x, y),
                Stroke::Curve([[ax, ay], [bx, by], [x, y]]) => {
                    builder.cubic_to(ax, ay, bx, by, x, y)
                }
            }
        }
        builder.close();
    }
    fill(surface, builder, colour)
}

fn draw_grid(surface: &mut Surface, grid: &Grid) -> Result<()> {
    let mut builder = PathBuilder::new();
    let place = |(x, y): (u16, u16)| {
        let [left, top] = grid.corner;
        (
            left + f32::from(x) * grid.unit,
            top + f32::from(y) * grid.unit,
        )
    };
    for ring in &grid.rings {
        for (number, corner) in ring.iter().enumerate() {
            let (x, y) = place(*corner);
            match number {
                0 => builder.move_to(x, y),
                _ => builder.line_to(x, y),
            }
        }
        builder.close();
    }
    fill(surface, builder, grid.colour)
}

fn fill(surface: &mut Surface, builder: PathBuilder, colour: Colour) -> Result<()> {
    surface.set_fill(Some(paint(colour, FillRule::EvenOdd)));
    surface.draw_path(&builder.finish().context("an outline without area")?);
    Ok(())
}

fn paint(colour: Colour, rule: FillRule) -> Fill {
    Fill {
        paint: rgb::Color::new(colour.red, colour.green, colour.blue).into(),
        opacity: NormalizedF32::ONE,
        rule,
    }
}

fn annotation(link: &Link) -> Result<LinkAnnotation> {
    let area = link.area;
    let area = Rect::from_xywh(area.x, area.y, area.width, area.height);
    let target = Target::Action(Action::Link(LinkAction::new(link.address.clone())));
    Ok(LinkAnnotation::new(
        area.context("a link without area")?,
        target,
    ))
}

#[cfg(test)]
mod tests {
    use infodesk_poster::Glyph;

    use super::*;

    #[test]
    fn a_mark_and_its_letter_stand_for_the_same_characters() {
        let glyph = |at| Glyph {
            id: 1,
            advance: 500,
            dx: 0,
            dy: 0,
            at,
        };
        let line = Line {
            bytes: 3..12,
            x: 0.0,
            baseline: 0.0,
            width: 0.0,
            glyphs: vec![glyph(3), glyph(6), glyph(6)],
        };
        assert_eq!(ranges(&line), [3..6, 6..12, 6..12]);
    }
}
