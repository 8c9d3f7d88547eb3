//! The flow: pieces laid down under each other, page after page.

use std::sync::Arc;

use super::look::{BOTTOM, FIRST_TOP, TOP};
use super::piece::Piece;
use crate::page::Item;
use crate::typesetter::Typesetter;

/// Lays pieces down on pages of `height` points; the items of each page.
pub(super) fn pages(typesetter: &Typesetter, pieces: Vec<Piece>, height: f32) -> Vec<Vec<Item>> {
    let mut flow = Flow {
        typesetter,
        bottom: height - BOTTOM,
        pages: vec![Vec::new()],
        y: FIRST_TOP,
        fresh: true,
    };
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let headings = rest.iter().take_while(|piece| piece.with_next).count();
        let together = &rest[..(headings + 1).min(rest.len())];
        flow.begin(together);
        for piece in together {
            flow.lay(piece.clone());
        }
        rest = &rest[together.len()..];
    }
    flow.pages
}

struct Flow<'a> {
    typesetter: &'a Typesetter,
    bottom: f32,
    pages: Vec<Vec<Item>>,
    y: f32,
    /// Nothing stands on the page yet.
    fresh: bool,
}

impl Flow<'_> {
    /// Turns the page unless some pieces, of which only the last may be parted, can begin on this one.
    fn begin(&mut self, together: &[Piece]) {
        let needed: f32 = match together.split_last() {
            Some((last, headings)) => {
                let above: f32 = headings
                    .iter()
                    .map(|piece| piece.before + piece.height)
                    .sum();
                above + last.before + last.least(self.typesetter, self.most(last))
            }
            None => 0.0,
        };
        if self.y + needed > self.bottom && !self.fresh {
            self.turn();
        }
    }

    fn lay(&mut self, piece: Piece) {
        let mut piece = piece;
        loop {
            let room = self.room_for(&piece);
            if piece.height <= room {
                return self.put(&piece);
            }
            match piece.part(self.typesetter, room) {
                Some((begun, rest)) => {
                    self.put(&begun);
                    piece = rest;
                }
                // not even a line fits on an empty page: laid down as it is, for nothing can be better
                None if self.fresh => return self.put(&piece),
                None => {}
            }
            self.turn();
        }
    }

    /// The height that is left for a piece, its air above and a repeated head taken off.
    fn room_for(&self, piece: &Piece) -> f32 {
        let above = match self.repeated(piece) {
            Some(head) => head.height,
            None if self.fresh => 0.0,
            None => piece.before,
        };
        self.bottom - self.y - above
    }

    fn put(&mut self, piece: &Piece) {
        if let Some(head) = self.repeated(piece) {
            self.add(&head);
        } else if !self.fresh {
            self.y += piece.before;
        }
        self.add(piece);
        self.fresh = false;
    }

    fn add(&mut self, piece: &Piece) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.extend(piece.at(y));
        }
        self.y += piece.height;
    }

    /// The head of the piece's table, when the piece begins a page.
    fn repeated(&self, piece: &Piece) -> Option<Arc<Piece>> {
        piece.head.clone().filter(|_| self.fresh)
    }

    /// The height of the tallest piece that still fits on a page of its own.
    fn most(&self, piece: &Piece) -> f32 {
        self.bottom - TOP - piece.head.as_ref().map_or(0.0, |head| head.height)
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
        self.fresh = true;
    }
}
