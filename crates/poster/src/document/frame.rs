//! What stands on every page: the running head, the date and the page's number.

use super::look::{FRAME_SIZE, LEFT, LIGHT, QUIET, RIGHT};
use super::piece::Piece;
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::page::{Item, Page};
use crate::typesetter::Typesetter;

/// Baseline and rule of the running head.
const HEAD: [f32; 2] = [44.0, 54.0];
/// Rule and baseline of the foot, from the lower edge of the sheet.
const FOOT: [f32; 2] = [50.0, 34.0];
/// The part of the line that the title may take in the running head; the agency has the rest.
const TITLE_SHARE: f32 = 0.6;
const GAP: f32 = 16.0;

/// What the pages of one document have in common.
pub(super) struct Frame<'a> {
    pub typesetter: &'a Typesetter,
    pub title: &'a str,
    pub agency: &'a str,
    pub as_of: &'a str,
}

impl Frame<'_> {
    /// Adds head and foot to page `number` of `count`. The first page has a head of its own.
    pub fn add(&self, page: &mut Page, number: usize, count: usize) -> Result<(), PosterError> {
        if number > 1 {
            self.head(page)?;
        }
        self.foot(page, &words::page(number, count))
    }

    fn head(&self, page: &mut Page) -> Result<(), PosterError> {
        let width = page.width - LEFT - RIGHT;
        let title = self.one_line(self.title, width * TITLE_SHARE)?;
        self.write(page, &title, LEFT, HEAD[0]);
        let agency = self.one_line(self.agency, width * (1.0 - TITLE_SHARE) - GAP)?;
        let x = page.width - RIGHT - agency.width();
        self.write(page, &agency, x, HEAD[0]);
        self.rule(page, HEAD[1]);
        Ok(())
    }

    fn foot(&self, page: &mut Page, number: &str) -> Result<(), PosterError> {
        let (width, height) = (page.width - LEFT - RIGHT, page.height);
        self.rule(page, height - FOOT[0]);
        let number = self.one_line(number, width)?;
        let as_of = self.one_line(self.as_of, width - number.width() - GAP)?;
        self.write(page, &as_of, LEFT, height - FOOT[1]);
        let x = page.width - RIGHT - number.width();
        self.write(page, &number, x, height - FOOT[1]);
        Ok(())
    }

    /// A text in one line; what is too long ends in "…" after its last word that fits.
    fn one_line(&self, text: &str, width: f32) -> Result<Block, PosterError> {
        let set = |text: &str| Block::running(self.typesetter, text, QUIET, FRAME_SIZE, width);
        let mut block = set(text)?;
        let mut kept = text.to_owned();
        while block.line_count() > 1 {
            let shown = block.place([0.0, 0.0]);
            let first = match &shown {
                Item::Text(text) => text
                    .lines
                    .first()
                    .map(|line| &text.text[line.bytes.clone()]),
                _ => None,
            };
            let shorter = first.unwrap_or_default().trim_end_matches(words::CONTINUED);
            // the mark itself may have gone to the second line: then one word more has to go
            kept = if shorter.len() < kept.len() {
                shorter.to_owned()
            } else {
                without_last_letter(shorter)
            };
            block = set(&format!("{kept}{}", words::CONTINUED))?;
        }
        Ok(block)
    }

    fn write(&self, page: &mut Page, block: &Block, x: f32, baseline: f32) {
        if block.line_count() > 0 {
            page.items
                .push(block.place([x, baseline - block.first_baseline()]));
        }
    }

    fn rule(&self, page: &mut Page, y: f32) {
        let mut rule = Piece::default();
        rule.rule([LEFT, y], page.width - LEFT - RIGHT, 0.4, LIGHT);
        page.items.extend(rule.at(0.0));
    }
}

fn without_last_letter(text: &str) -> String {
    let mut letters = text.chars();
    letters.next_back();
    letters.as_str().to_owned()
}
