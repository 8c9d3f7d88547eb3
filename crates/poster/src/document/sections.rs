//! The sections of a manual, as pieces.

use super::content::{ManualContent, PrintedProcedure};
use super::look::{
    BODY, BODY_SIZE, BOLD, CELL_SIZE, DARK, HEADING, HEADING_SIZE, LEFT, QUIET, SMALL_SIZE, STRONG,
};
use super::piece::Piece;
use super::table::{Side, Table, Words};
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::page::{Path, Rect};
use crate::typesetter::Typesetter;

/// How far a section's paragraphs stand in from its heading.
const INDENT: f32 = 20.0;
/// Side of a check box.
const BOX: f32 = 9.0;

/// All sections, numbered.
pub(super) fn sections(
    typesetter: &Typesetter,
    content: &ManualContent,
    width: f32,
) -> Result<Vec<Piece>, PosterError> {
    let mut making = Making {
        typesetter,
        width,
        number: 0,
        pieces: Vec::new(),
    };
    making.criteria(&content.criteria)?;
    making.channels(content)?;
    making.steps(content)?;
    making.documents(content)?;
    making.fees(content)?;
    making.complaints(content)?;
    making.forms(content)?;
    making.laws(&content.laws)?;
    Ok(making.pieces)
}

struct Making<'a> {
    typesetter: &'a Typesetter,
    width: f32,
    number: usize,
    pieces: Vec<Piece>,
}

impl Making<'_> {
    fn criteria(&mut self, paragraphs: &[String]) -> Result<(), PosterError> {
        self.heading(words::CRITERIA)?;
        self.numbered_or(paragraphs, words::NOT_SAID)
    }

    fn channels(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::CHANNELS)?;
        if content.channels.is_empty() {
            return self.statement(words::NOT_SAID);
        }
        for channel in &content.channels {
            let mut lines: Vec<Words> = vec![(&channel.place, STRONG, BODY_SIZE)];
            lines.extend(
                channel
                    .details
                    .iter()
                    .map(|text| (text.as_str(), BODY, CELL_SIZE)),
            );
            self.entry(&lines)?;
        }
        Ok(())
    }

    fn steps(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::STEPS)?;
        if content.procedures.is_empty() {
            self.statement(words::NOT_SAID)?;
        }
        for (number, procedure) in (1..).zip(&content.procedures) {
            if let Some(case) = &procedure.case {
                let case = words::case(number, case);
                let block = Block::set(self.typesetter, &case, BOLD, BODY_SIZE, self.width)?;
                self.pieces
                    .push(Piece::block(&block, LEFT).before(12.0).with_next());
            }
            self.procedure(procedure)?;
        }
        match &content.legal_time {
            Some(time) => self.remark(&words::legal_time(time)),
            None => Ok(()),
        }
    }

    fn procedure(&mut self, procedure: &PrintedProcedure) -> Result<(), PosterError> {
        let widths = [
            (18.0, Side::Right),
            (0.0, Side::Left),
            (78.0, Side::Left),
            (118.0, Side::Left),
        ];
        let mut table = self.table(&widths);
        table.head(&[words::NUMBER, words::STEP, words::TIME, words::UNIT])?;
        for (number, step) in (1..).zip(&procedure.steps) {
            let number = format!("{number}");
            let unit = said(&step.unit);
            table.row(&[
                vec![(&number, BODY, CELL_SIZE)],
                vec![(said(&step.what), BODY, CELL_SIZE)],
                vec![(said(&step.time), STRONG, CELL_SIZE)],
                vec![(unit, QUIET, SMALL_SIZE)],
            ])?;
        }
        if let Some(total) = &procedure.total {
            table.keep_last();
            table.row(&[
                Vec::new(),
                vec![(words::TOTAL, BOLD, CELL_SIZE)],
                vec![(total, BOLD, CELL_SIZE)],
                Vec::new(),
            ])?;
        }
        self.pieces.extend(table.rows);
        Ok(())
    }

    fn documents(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::DOCUMENTS)?;
        if content.documents.is_empty() {
            return self.statement(words::NO_DOCUMENTS);
        }
        let widths = [
            (18.0, Side::Left),
            (0.0, Side::Left),
            (52.0, Side::Middle),
            (44.0, Side::Middle),
        ];
        let mut table = self.table(&widths);
        table.head(&["", words::DOCUMENT, words::ORIGINALS, words::COPIES])?;
        let x = table.column(0).map_or(LEFT, |column| column.x);
        for (number, document) in (1..).zip(&content.documents) {
            let name = format!("{number}. {}", said(&document.name));
            let mut cell: Vec<Words> = vec![(&name, BODY, CELL_SIZE)];
            cell.extend(
                document
                    .details
                    .iter()
                    .map(|text| (text.as_str(), QUIET, SMALL_SIZE)),
            );
            let (originals, copies) = (count(document.originals), count(document.copies));
            let row = table.row(&[
                Vec::new(),
                cell,
                vec![(&originals, STRONG, CELL_SIZE)],
                vec![(&copies, STRONG, CELL_SIZE)],
            ])?;
            check_box(row, [x + 2.0, 7.5]);
        }
        self.pieces.extend(table.rows);
        Ok(())
    }

    fn fees(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::FEES)?;
        if content.fees.is_empty() {
            return self.statement(words::NO_FEES);
        }
        let mut table = self.table(&[(0.0, Side::Left), (150.0, Side::Right)]);
        table.head(&[words::FEE, words::AMOUNT])?;
        for fee in &content.fees {
            let mut cell: Vec<Words> = vec![(said(&fee.what), BODY, CELL_SIZE)];
            let condition = fee.condition.iter();
            cell.extend(condition.map(|text| (text.as_str(), QUIET, SMALL_SIZE)));
            table.row(&[cell, vec![(said(&fee.amount), STRONG, CELL_SIZE)]])?;
        }
        self.pieces.extend(table.rows);
        Ok(())
    }

    fn complaints(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::COMPLAINTS)?;
        if content.complaints.is_empty() {
            return self.statement(words::NOT_SAID);
        }
        for contact in &content.complaints {
            let phones = words::phones(&contact.phones);
            let mut lines: Vec<Words> = vec![(&contact.name, STRONG, BODY_SIZE)];
            if !contact.phones.is_empty() {
                lines.push((&phones, BOLD, CELL_SIZE));
            }
            lines.extend(
                contact
                    .address
                    .iter()
                    .map(|text| (text.as_str(), BODY, CELL_SIZE)),
            );
            self.entry(&lines)?;
        }
        Ok(())
    }

    fn forms(&mut self, content: &ManualContent) -> Result<(), PosterError> {
        self.heading(words::FORMS)?;
        if content.forms.is_empty() {
            return self.statement(words::NO_FORMS);
        }
        for form in &content.forms {
            let mut lines: Vec<Words> = vec![(&form.name, BODY, BODY_SIZE)];
            lines.extend(
                form.address
                    .iter()
                    .map(|text| (text.as_str(), QUIET, SMALL_SIZE)),
            );
            self.entry(&lines)?;
        }
        Ok(())
    }

    fn laws(&mut self, laws: &[String]) -> Result<(), PosterError> {
        self.heading(words::LAWS)?;
        self.numbered_or(laws, words::NOT_SAID)
    }

    fn heading(&mut self, text: &str) -> Result<(), PosterError> {
        self.number += 1;
        let text = format!("{}. {text}", self.number);
        let block = Block::set(self.typesetter, &text, HEADING, HEADING_SIZE, self.width)?;
        self.pieces
            .push(Piece::block(&block, LEFT).before(15.0).with_next());
        Ok(())
    }

    /// Paragraphs with their numbers in front, or one that says there are none.
    fn numbered_or(&mut self, paragraphs: &[String], none: &str) -> Result<(), PosterError> {
        if paragraphs.is_empty() {
            return self.statement(none);
        }
        for (number, text) in (1..).zip(paragraphs) {
            let number = format!("{}.{number}", self.number);
            let mark = Block::set(self.typesetter, &number, BODY, BODY_SIZE, f32::MAX)?;
            let indent = INDENT + 8.0;
            let block =
                Block::running(self.typesetter, text, BODY, BODY_SIZE, self.width - indent)?;
            if block.line_count() == 0 {
                continue;
            }
            let mut piece = Piece::paragraph(&block, LEFT + indent).before(3.0);
            let lift = block.first_baseline() - mark.first_baseline();
            piece.items.insert(0, mark.place([LEFT, lift]));
            self.pieces.push(piece);
        }
        Ok(())
    }

    /// What is stated where there is nothing to list.
    fn statement(&mut self, text: &str) -> Result<(), PosterError> {
        self.entry(&[(text, STRONG, BODY_SIZE)])
    }

    fn remark(&mut self, text: &str) -> Result<(), PosterError> {
        let block = Block::running(self.typesetter, text, BODY, CELL_SIZE, self.width)?;
        self.pieces.push(Piece::paragraph(&block, LEFT).before(6.0));
        Ok(())
    }

    /// Texts under each other that belong together, set in from the heading.
    fn entry(&mut self, lines: &[Words]) -> Result<(), PosterError> {
        let mut piece = Piece::default();
        for &(text, style, size) in lines {
            let block = Block::running(self.typesetter, text, style, size, self.width - INDENT)?;
            if block.line_count() > 0 {
                piece.items.push(block.place([LEFT + INDENT, piece.height]));
                piece.height += block.height();
            }
        }
        if piece.height > 0.0 {
            let first = self.pieces.last().is_some_and(|above| above.with_next);
            let before = if first || lines.len() == 1 { 3.0 } else { 8.0 };
            self.pieces.push(piece.before(before));
        }
        Ok(())
    }

    fn table(&self, widths: &[(f32, Side)]) -> Table<'_> {
        Table::new(self.typesetter, [LEFT, self.width], widths)
    }
}

/// A dash for what is left out: no cell is blank.
fn said(text: &str) -> &str {
    if text.trim().is_empty() {
        words::NONE
    } else {
        text
    }
}

fn count(number: u16) -> String {
    match number {
        0 => words::NONE.to_owned(),
        number => number.to_string(),
    }
}

/// An empty box to tick, its top left corner at `corner`.
fn check_box(row: &mut Piece, [x, y]: [f32; 2]) {
    let side = |inset: f32| {
        let area = Rect {
            x: x + inset,
            y: y + inset,
            width: BOX - 2.0 * inset,
            height: BOX - 2.0 * inset,
        };
        Path::rectangle(area).0
    };
    row.fill(Path([side(0.0), side(0.8)].concat()), DARK);
}
