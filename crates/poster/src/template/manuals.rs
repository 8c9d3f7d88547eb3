//! The pinned manuals: a list with a rule between the rows, in one column or two.

use super::look::GUTTER;
use super::sheet::Sheet;
use super::side::{HEADING_LEADING, heading};
use super::texts::Pair;
use super::title::Title;
use super::words;
use crate::error::PosterError;

/// How the list is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// Font size.
    pub size: f32,
    /// Width of the whole list.
    pub width: f32,
    /// 1 or 2.
    pub columns: usize,
    /// Air above and below each row.
    pub padding: f32,
    /// Font size of the heading.
    pub heading: f32,
}

/// The pinned manuals, set.
pub(super) struct Manuals {
    titles: Vec<Title>,
    more: Option<Title>,
    setting: Setting,
}

/// No sheet holds more titles than this at the smallest size.
const MOST: usize = 60;

impl Manuals {
    /// Sets all titles.
    pub fn all(sheet: &Sheet, titles: &[Pair], setting: Setting) -> Self {
        let (width, size) = (setting.column_width(), setting.size);
        let set = |pair: &Pair| Title::set(sheet, pair, sheet.look.body, size, width);
        Manuals {
            titles: titles.iter().map(set).collect(),
            more: None,
            setting,
        }
    }

    /// Sets the first titles, as many as fit in `room`, and says how many are left.
    pub fn first(
        sheet: &Sheet,
        titles: &[Pair],
        setting: Setting,
        room: f32,
    ) -> Result<Self, PosterError> {
        let mut list = Manuals::all(sheet, &titles[..titles.len().min(MOST)], setting);
        while list.titles.len() < titles.len() || list.height() > room {
            list.more = Some(list.said_of_the_rest(sheet, titles.len())?);
            if list.height() <= room {
                break;
            }
            list.titles.pop().ok_or(PosterError::DoesNotFit)?;
        }
        Ok(list)
    }

    fn said_of_the_rest(&self, sheet: &Sheet, all: usize) -> Result<Title, PosterError> {
        let (shown, look) = (self.titles.len(), &sheet.look);
        let shape = |words: &str, weight| sheet.typesetter.paragraph(words, weight);
        let th = shape(&words::more(shown, all - shown), look.more.weight)?;
        let en = match look.both {
            true => Some(shape(
                &words::more_en(shown, all - shown),
                look.quiet.weight,
            )?),
            false => None,
        };
        let Setting { size, width, .. } = self.setting;
        Ok(Title::set(sheet, &Pair { th, en }, look.more, size, width))
    }

    /// The height with the heading.
    pub fn height(&self) -> f32 {
        let rows = self
            .rows()
            .map(|row| row_height(&row))
            .chain(self.more.iter().map(Title::height));
        let paddings = 2.0 * self.row_count().saturating_sub(1) as f32 * self.setting.padding;
        self.heading_height() + rows.sum::<f32>() + paddings
    }

    /// How many titles there are.
    pub fn shown(&self) -> usize {
        self.titles.len()
    }

    /// How many rows there are, with the one that says what is left.
    pub fn row_count(&self) -> usize {
        self.per_column() + usize::from(self.more.is_some())
    }

    /// Gives every row more air.
    pub fn loosen(&mut self, by: f32) {
        self.setting.padding += by;
    }

    /// Draws the list with its top left corner at `corner`.
    pub fn draw(&self, sheet: &mut Sheet, [x, top]: [f32; 2]) -> Result<(), PosterError> {
        heading(sheet, words::MANUALS, self.setting.heading, [x, top])?;
        let Setting { width, padding, .. } = self.setting;
        let column = self.setting.column_width() + GUTTER;
        let faint = sheet.look.faint;
        let mut y = top + self.heading_height();
        // columns are read downwards, so the titles go out column by column
        let mut placed = Vec::with_capacity(self.titles.len());
        for (index, row) in self.rows().enumerate() {
            if index > 0 {
                y += padding;
                for (in_row, _) in row.iter().enumerate() {
                    sheet.rule(
                        [x + in_row as f32 * column, y],
                        self.setting.column_width(),
                        0.75,
                        faint,
                    );
                }
                y += padding;
            }
            let height = row_height(&row);
            placed.extend(
                row.into_iter()
                    .enumerate()
                    .map(|(in_row, title)| (in_row, title, y)),
            );
            y += height;
        }
        placed.sort_by_key(|(in_row, _, _)| *in_row);
        for (in_row, title, y) in placed {
            title.draw(sheet, [x + in_row as f32 * column, y]);
        }
        if let Some(more) = &self.more {
            y += padding;
            sheet.rule([x, y], width, 0.75, faint);
            more.draw(sheet, [x, y + padding]);
        }
        Ok(())
    }

    fn per_column(&self) -> usize {
        self.titles.len().div_ceil(self.setting.columns)
    }

    fn heading_height(&self) -> f32 {
        self.setting.heading * HEADING_LEADING
    }

    fn rows(&self) -> impl Iterator<Item = Vec<&Title>> + '_ {
        let step = self.per_column();
        (0..step).map(move |row| self.titles[row..].iter().step_by(step).collect())
    }
}

impl Setting {
    fn column_width(&self) -> f32 {
        let gutters = self.columns.saturating_sub(1) as f32 * GUTTER;
        (self.width - gutters) / self.columns as f32
    }
}

fn row_height(row: &[&Title]) -> f32 {
    row.iter().map(|title| title.height()).fold(0.0, f32::max)
}
