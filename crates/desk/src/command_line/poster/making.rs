//! From a list to the PDF.
//!
//! The pages are laid out one at a time, while the file is drawn: laid out and drawn together they would take the
//! memory twice.

use super::{
    console::Console,
    failure::Failure,
    field::Field,
    list::List,
    problem::{Fault, Problem},
    progress::Progress,
    row::Point,
    words,
};
use infodesk_domain::Timestamp;
use infodesk_poster::{Page, Paper, PosterContent, PosterError, Typesetter};
use infodesk_thailand::dates;
use std::collections::BTreeMap;

/// The file, a page a row.
///
/// # Errors
/// [`Failure::BadList`] with all problems, those from reading and those from laying out, by row.
pub(super) fn pdf(
    list: List,
    paper: Paper,
    now: Timestamp,
    console: &mut Console,
) -> Result<Vec<u8>, Failure> {
    let typesetter = Typesetter::new()?;
    let mut making = Making {
        typesetter: &typesetter,
        paper,
        as_of: words::as_of(&dates::long_date(now.0)),
        problems: list.problems,
        broken: None,
        progress: Progress::new(console, now, list.rows.len()),
    };
    let pages = list.rows.into_iter().filter_map(|point| making.page(point));
    let pdf = infodesk_poster::pdf(&typesetter, pages, words::TITLE, now.0);
    making.progress.finish();
    if let Some(broken) = making.broken {
        return Err(broken.into());
    }
    if !making.problems.is_empty() {
        making
            .problems
            .sort_by_key(|problem| (problem.row, problem.field));
        return Err(Failure::BadList(making.problems));
    }
    Ok(pdf?)
}

struct Making<'a, 'c> {
    typesetter: &'a Typesetter,
    paper: Paper,
    as_of: String,
    problems: Vec<Problem>,
    /// What is not the list's fault.
    broken: Option<PosterError>,
    progress: Progress<'a, 'c>,
}

impl Making<'_, '_> {
    /// The page of a point. None once something is wrong: there will be no file, the rows after are only checked.
    fn page(&mut self, point: Point) -> Option<Page> {
        if self.broken.is_some() {
            return None;
        }
        let page = self.lay_out(point).unwrap_or_else(|broken| {
            self.broken = Some(broken);
            None
        });
        self.progress.step();
        page.filter(|_| self.problems.is_empty())
    }

    /// Lays out until nothing is missing in the font, so that all that is missing is said at once.
    fn lay_out(&mut self, point: Point) -> Result<Option<Page>, PosterError> {
        let Point { row, mut content } = point;
        content.as_of = Some(self.as_of.clone());
        let mut lacking: BTreeMap<Field, Vec<char>> = BTreeMap::new();
        let laid_out = loop {
            match self.typesetter.poster(&content, self.paper) {
                Err(PosterError::NoGlyph { character, text }) => {
                    let fields = take_out(&mut content, character);
                    if fields.is_empty() {
                        return Err(PosterError::NoGlyph { character, text });
                    }
                    for field in fields {
                        lacking.entry(field).or_default().push(character);
                    }
                }
                other => break other,
            }
        };
        let faults = lacking.into_iter();
        self.problems
            .extend(faults.map(|(field, all)| Problem::at(row, field, Fault::NoGlyph(all))));
        match laid_out {
            Ok(page) => Ok(Some(page)),
            Err(PosterError::Symbol(_) | PosterError::SymbolTooFine { .. }) => {
                self.problems
                    .push(Problem::at(row, Field::Code, Fault::AddressTooLong));
                Ok(None)
            }
            Err(PosterError::DoesNotFit) => {
                self.problems.push(Problem::of_row(row, Fault::DoesNotFit));
                Ok(None)
            }
            Err(broken) => Err(broken),
        }
    }
}

/// Takes a character out of all texts, and says in which it was.
fn take_out(content: &mut PosterContent, character: char) -> Vec<Field> {
    let mut fields = Vec::new();
    for field in Field::PRINTED {
        let mut texts = field.texts(content);
        if texts.iter().any(|text| text.contains(character)) {
            texts
                .iter_mut()
                .for_each(|text| text.retain(|c| c != character));
            fields.push(field);
        }
    }
    fields
}
