//! The head of the first page: whose manual it is, what it is about, and the answers most people look for.

use super::content::ManualContent;
use super::look::{
    BODY, BODY_SIZE, BOLD, DARK, INK, LEFT, LIGHT, QUIET, SMALL_SIZE, STRONG, TITLE,
};
use super::piece::Piece;
use super::words;
use crate::block::Block;
use crate::error::PosterError;
use crate::typesetter::Typesetter;

/// Title sizes, from the one for short titles to the one for the longest.
const TITLE_SIZES: [f32; 4] = [24.0, 21.0, 18.0, 16.0];
/// A title of more lines is set smaller.
const TITLE_LINES: usize = 2;

/// The pieces before the first section.
pub(super) fn opening(
    typesetter: &Typesetter,
    content: &ManualContent,
    width: f32,
) -> Result<Vec<Piece>, PosterError> {
    let kind = Block::set(typesetter, words::KIND, BOLD, 12.0, width)?;
    let agency = Block::running(typesetter, &content.agency, QUIET, BODY_SIZE, width)?;
    let title = title(typesetter, &content.title, width)?;
    let mut pieces = vec![
        Piece::block(&kind, LEFT).with_next(),
        Piece::block(&title, LEFT).with_next(),
        Piece::block(&agency, LEFT).before(2.0).with_next(),
        glance(typesetter, content, width)?.before(12.0),
    ];
    if let Some(notice) = &content.notice {
        pieces.push(note(typesetter, notice, width)?.before(12.0));
    }
    Ok(pieces)
}

fn title(typesetter: &Typesetter, title: &str, width: f32) -> Result<Block, PosterError> {
    let mut block = Block::set(typesetter, title, TITLE, TITLE_SIZES[0], width)?;
    for size in &TITLE_SIZES[1..] {
        if block.line_count() > TITLE_LINES {
            block = Block::set(typesetter, title, TITLE, *size, width)?;
        }
    }
    Ok(block)
}

/// Time, fees and documents, side by side between two rules.
fn glance(
    typesetter: &Typesetter,
    content: &ManualContent,
    width: f32,
) -> Result<Piece, PosterError> {
    let answers = [
        (words::TIME, time(content)),
        (words::FEES, fees(content)),
        (words::TO_BRING, documents(content)),
    ];
    let gap = 16.0;
    let column = (width - gap * (answers.len() - 1) as f32) / answers.len() as f32;
    let mut piece = Piece::default();
    let mut x = LEFT;
    for (label, answer) in &answers {
        let label = Block::set(typesetter, label, QUIET, SMALL_SIZE, column)?;
        let answer = Block::set(typesetter, answer, BOLD, 13.0, column)?;
        let top = 7.0;
        piece.items.push(label.place([x, top]));
        piece.items.push(answer.place([x, top + label.height()]));
        piece.height = piece
            .height
            .max(top + label.height() + answer.height() + 7.0);
        x += column + gap;
    }
    piece.rule([LEFT, 0.0], width, 1.4, INK);
    piece.rule([LEFT, piece.height - 0.6], width, 0.6, DARK);
    Ok(piece)
}

fn time(content: &ManualContent) -> String {
    match content.procedures.as_slice() {
        [only] => only.total.clone().unwrap_or_else(|| words::NONE.to_owned()),
        [] => words::NONE.to_owned(),
        cases => words::cases(cases.len()),
    }
}

fn fees(content: &ManualContent) -> String {
    match content.fees.as_slice() {
        [] => words::NO_FEES.to_owned(),
        [only] => only.amount.clone(),
        several => words::counted(several.len()),
    }
}

fn documents(content: &ManualContent) -> String {
    match content.documents.len() {
        0 => words::NO_DOCUMENTS.to_owned(),
        count => words::counted(count),
    }
}

/// What must be seen first: a bar on its left, so that it needs no area of ink.
fn note(typesetter: &Typesetter, notice: &str, width: f32) -> Result<Piece, PosterError> {
    let indent = 14.0;
    let block = Block::running(typesetter, notice, STRONG, SMALL_SIZE + 0.5, width - indent)?;
    let mut piece = Piece::block(&block, LEFT + indent);
    piece.rule([LEFT, 0.0], 3.0, piece.height, DARK);
    Ok(piece)
}

/// Since when it holds and where it is published, at the end of the document.
pub(super) fn closing(
    typesetter: &Typesetter,
    content: &ManualContent,
    width: f32,
) -> Result<Vec<Piece>, PosterError> {
    let source = content.source.as_deref().map(words::source);
    let lines: Vec<String> = [content.published.clone(), source]
        .into_iter()
        .flatten()
        .collect();
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let mut rule = Piece {
        height: 6.0,
        ..Piece::default()
    };
    rule.rule([LEFT, 0.0], width, 0.4, LIGHT);
    let mut pieces = vec![rule.before(20.0).with_next()];
    for line in lines {
        let block = Block::running(typesetter, &line, BODY, SMALL_SIZE, width)?;
        pieces.push(Piece::paragraph(&block, LEFT));
    }
    Ok(pieces)
}
