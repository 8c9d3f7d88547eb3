//! The sheet that the parts of the template draw on.

use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::{Colour, Fill, Item, Page, Path, Rect};
use crate::typesetter::Typesetter;

/// A page in the making.
pub(super) struct Sheet<'a> {
    pub typesetter: &'a Typesetter,
    pub page: Page,
}

impl Sheet<'_> {
    /// Puts a block with its top left corner at `corner`.
    pub fn put(&mut self, block: &Block, corner: [f32; 2]) {
        self.page.items.push(block.place(corner));
    }

    /// Sets a text of the template in one line, its baseline at `baseline`.
    pub fn write(
        &mut self,
        text: &str,
        style: Style,
        size: f32,
        [x, baseline]: [f32; 2],
    ) -> Result<(), PosterError> {
        let block = Block::set(self.typesetter, text, style, size, f32::MAX)?;
        self.put(&block, [x, baseline - block.first_baseline()]);
        Ok(())
    }

    /// Fills an outline.
    pub fn fill(&mut self, path: Path, colour: Colour) {
        self.page.items.push(Item::Fill(Fill { colour, path }));
    }

    /// Draws a level rule whose top edge is at `y`.
    pub fn rule(&mut self, [x, y]: [f32; 2], width: f32, thickness: f32, colour: Colour) {
        self.fill(
            Path::rectangle(Rect {
                x,
                y,
                width,
                height: thickness,
            }),
            colour,
        );
    }
}
