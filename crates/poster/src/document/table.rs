//! Tables: columns, a head that comes again on each page, rows that stay whole.

use std::sync::Arc;

use super::look::{BOLD, DARK, LIGHT, SMALL_SIZE};
use super::piece::Piece;
use crate::block::{Block, Style};
use crate::error::PosterError;
use crate::page::Item;
use crate::typesetter::Typesetter;

/// Air between two columns.
const GUTTER: f32 = 12.0;
/// Air above and below the texts of a row.
const PADDING: f32 = 3.0;

/// Where a column's texts stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Middle,
    Right,
}

/// A column: its left edge and width in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub x: f32,
    pub width: f32,
    pub side: Side,
}

/// A text in a cell, or one of several under each other.
pub(super) type Words<'a> = (&'a str, Style, f32);

/// A table in the making.
pub(super) struct Table<'a> {
    typesetter: &'a Typesetter,
    columns: Vec<Column>,
    head: Option<Arc<Piece>>,
    pub rows: Vec<Piece>,
}

impl<'a> Table<'a> {
    /// `widths` of 0 share what the others leave of `width`.
    pub fn new(typesetter: &'a Typesetter, [x, width]: [f32; 2], widths: &[(f32, Side)]) -> Self {
        let fixed: f32 = widths.iter().map(|(width, _)| width).sum();
        let gutters = GUTTER * widths.len().saturating_sub(1) as f32;
        let open = widths
            .iter()
            .filter(|(width, _)| *width == 0.0)
            .count()
            .max(1);
        let share = (width - fixed - gutters) / open as f32;
        let mut left = x;
        let column = |&(width, side): &(f32, Side)| {
            let width = if width == 0.0 { share } else { width };
            let column = Column {
                x: left,
                width,
                side,
            };
            left += width + GUTTER;
            column
        };
        Table {
            typesetter,
            columns: widths.iter().map(column).collect(),
            head: None,
            rows: Vec::new(),
        }
    }

    /// The left edge of a column.
    pub fn column(&self, index: usize) -> Option<Column> {
        self.columns.get(index).copied()
    }

    /// Sets the head, between two dark rules.
    pub fn head(&mut self, names: &[&str]) -> Result<(), PosterError> {
        let cells: Vec<Vec<Words>> = names
            .iter()
            .map(|&name| vec![(name, BOLD, SMALL_SIZE)])
            .collect();
        let mut head = self.cells(&cells)?;
        let (x, width) = self.span();
        head.rule([x, 0.0], width, 0.9, DARK);
        head.rule([x, head.height - 0.6], width, 0.6, DARK);
        let head = head.before(4.0).with_next();
        self.head = Some(Arc::new(head.clone()));
        self.rows.push(head);
        Ok(())
    }

    /// Adds a row with a light rule under it; gives it back for what else is to stand in it.
    pub fn row(&mut self, cells: &[Vec<Words>]) -> Result<&mut Piece, PosterError> {
        let mut row = self.cells(cells)?;
        let (x, width) = self.span();
        row.rule([x, row.height - 0.4], width, 0.4, LIGHT);
        row.head = self.head.clone();
        self.rows.push(row);
        let last = self.rows.len() - 1;
        Ok(&mut self.rows[last])
    }

    /// Keeps the last row together with the one that follows.
    pub fn keep_last(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.with_next = true;
        }
    }

    fn span(&self) -> (f32, f32) {
        let left = self.columns.first().map_or(0.0, |column| column.x);
        let right = self
            .columns
            .last()
            .map_or(0.0, |column| column.x + column.width);
        (left, right - left)
    }

    fn cells(&self, cells: &[Vec<Words>]) -> Result<Piece, PosterError> {
        let mut piece = Piece::default();
        for (column, texts) in self.columns.iter().zip(cells) {
            let mut y = PADDING;
            for &(text, style, size) in texts {
                let block = Block::running(self.typesetter, text, style, size, column.width)?;
                if block.line_count() > 0 {
                    piece
                        .items
                        .push(aligned(block.place([column.x, y]), *column));
                    y += block.height();
                }
            }
            piece.height = piece.height.max(y + PADDING);
        }
        Ok(piece)
    }
}

fn aligned(mut item: Item, column: Column) -> Item {
    if let Item::Text(text) = &mut item {
        for line in &mut text.lines {
            let free = (column.width - line.width).max(0.0);
            line.x += match column.side {
                Side::Left => 0.0,
                Side::Middle => free / 2.0,
                Side::Right => free,
            };
        }
    }
    item
}
