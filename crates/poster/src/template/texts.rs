//! The texts of one poster, shaped once for all the sizes that are tried.

use std::sync::Arc;

use super::look::{ADDRESS, BODY, FIGURES, NAME, QUIET};
use crate::address::printed_address;
use crate::block::Style;
use crate::content::PosterContent;
use crate::error::PosterError;
use crate::paragraph::Paragraph;
use crate::typesetter::Typesetter;

/// A shaped text; empty ones are left out before they get here.
pub(super) type Shaped = Arc<Paragraph>;

/// The texts of one poster.
pub(super) struct Texts {
    pub name: Vec<Shaped>,
    pub name_en: Vec<Shaped>,
    /// Agency and place.
    pub whose: Vec<Shaped>,
    pub address: Vec<Shaped>,
    pub manuals: Vec<Shaped>,
    pub hours: Vec<Shaped>,
    pub phones: Vec<Shaped>,
    pub as_of: Vec<Shaped>,
}

impl Texts {
    /// Shapes what the content says.
    pub fn shape(typesetter: &Typesetter, content: &PosterContent) -> Result<Self, PosterError> {
        let shape = |texts: &[&str], style: Style| shaped(typesetter, texts, style);
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        let hours = optional(&content.hours_th);
        let manuals: Vec<&str> = content.manuals.iter().map(String::as_str).collect();
        let phones: Vec<&str> = content.phones.iter().map(String::as_str).collect();
        Ok(Texts {
            name: shape(&[&content.name_th], NAME)?,
            name_en: shape(&[&optional(&content.name_en)], QUIET)?,
            whose: shape(&[&content.agency_th, &optional(&content.place_th)], QUIET)?,
            address: shape(&[&printed_address(&content.address)], ADDRESS)?,
            manuals: shape(&manuals, BODY)?,
            hours: shape(&hours.lines().collect::<Vec<_>>(), BODY)?,
            phones: shape(&phones, FIGURES)?,
            as_of: shape(&[&optional(&content.as_of)], QUIET)?,
        })
    }
}

fn shaped(
    typesetter: &Typesetter,
    texts: &[&str],
    style: Style,
) -> Result<Vec<Shaped>, PosterError> {
    let paragraphs = texts
        .iter()
        .map(|text| typesetter.paragraph(text, style.weight));
    let mut paragraphs = paragraphs.collect::<Result<Vec<_>, _>>()?;
    paragraphs.retain(|paragraph| !paragraph.text.is_empty());
    Ok(paragraphs)
}
