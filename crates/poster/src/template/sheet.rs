//! The sheet that the parts of a template draw on.

use super::look::{Look, WHITE};
use super::words::Phrase;
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Colour, Fill, Item, Page, Path, Rect};
use crate::typesetter::Typesetter;

/// A page in the making.
pub(super) struct Sheet<'a> {
    pub typesetter: &'a Typesetter,
    pub look: Look,
    pub page: Page,
}

impl Sheet<'_> {
    /// Puts a block with its top left corner at `corner`.
    pub fn put(&mut self, block: &Block, corner: [f32; 2]) {
        self.page.items.push(block.place(corner));
    }

    /// Sets a text of the template in one line, its baseline at `baseline`, and gives where it ends.
    pub fn write(
        &mut self,
        text: &str,
        style: Style,
        size: f32,
        [x, baseline]: [f32; 2],
    ) -> Result<f32, PosterError> {
        let block = Block::set(self.typesetter, text, style, size, f32::MAX)?;
        self.put(&block, [x, baseline - block.first_baseline()]);
        Ok(x + block.width())
    }

    /// Sets Thai and behind it, smaller, English where the design asks for it.
    pub fn write_both(
        &mut self,
        phrase: Phrase,
        style: Style,
        size: f32,
        [x, baseline]: [f32; 2],
    ) -> Result<(), PosterError> {
        let end = self.write(phrase.th, style, size, [x, baseline])?;
        if self.look.both {
            let quiet = self.look.quiet;
            let at = [end + size * 0.4, baseline];
            self.write(phrase.en, quiet, size * 0.72, at)?;
        }
        Ok(())
    }

    /// Fills an outline.
    pub fn fill(&mut self, path: Path, colour: Colour) {
        self.page.items.push(Item::Fill(Fill { colour, path }));
    }

    /// Draws a level rule whose top edge is at `y`.
    pub fn rule(&mut self, [x, y]: [f32; 2], width: f32, thickness: f32, colour: Colour) {
        let height = thickness;
        self.fill(
            Path::rectangle(Rect {
                x,
                y,
                width,
                height,
            }),
            colour,
        );
    }

    /// Lays a white plate over what is drawn.
    pub fn plate(&mut self, area: Rect) {
        self.fill(Path::rounded(area, 6.0), WHITE);
    }

    /// A number in a circle: white on the accent, or in a ring where ink is saved.
    pub fn badge(
        &mut self,
        number: &str,
        centre: [f32; 2],
        radius: f32,
    ) -> Result<(), PosterError> {
        let mut circle = Path::circle(centre, radius);
        if !self.look.full {
            circle.0.extend(Path::circle(centre, radius - 1.2).0);
        }
        self.fill(circle, self.look.accent);
        let (size, style) = (radius * 1.2, self.look.badge);
        let digit = Block::set(self.typesetter, number, style, size, f32::MAX)?;
        // the digits of Sarabun are 0.7 em high
        let baseline = centre[1] + size * 0.35;
        let at = [centre[0] - digit.width() / 2.0, baseline];
        self.write(number, style, size, at)?;
        Ok(())
    }
}
