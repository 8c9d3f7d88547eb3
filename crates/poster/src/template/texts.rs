//! The texts of one poster, shaped once for all the sizes that are tried.

use std::sync::Arc;

use super::look::{ADDRESS, BODY, FIGURES, Look, NAME, QUIET};
use super::words;
use crate::address::printed_address;
use crate::content::{PosterContent, Title};
use crate::error::PosterError;
use crate::face::Weight;
use crate::paragraph::Paragraph;
use crate::typesetter::Typesetter;

/// A shaped text; empty ones are left out before they get here.
pub(super) type Shaped = Arc<Paragraph>;

/// A shaped text with its English, where the design asks for it and there is one.
pub(super) struct Pair {
    pub th: Shaped,
    pub en: Option<Shaped>,
}

/// The texts of one poster.
pub(super) struct Texts {
    pub name: Vec<Shaped>,
    pub name_en: Vec<Shaped>,
    /// Agency and place.
    pub whose: Vec<Shaped>,
    pub whose_en: Vec<Shaped>,
    pub address: Vec<Shaped>,
    pub manuals: Vec<Pair>,
    pub hours: Vec<Shaped>,
    pub hours_en: Vec<Shaped>,
    pub phones: Vec<Shaped>,
    pub as_of: Vec<Shaped>,
    pub number: Vec<Shaped>,
}

impl Texts {
    /// Shapes what the content says.
    pub fn shape(
        typesetter: &Typesetter,
        content: &PosterContent,
        look: &Look,
    ) -> Result<Self, PosterError> {
        let shape = |texts: &[&str], weight| shaped(typesetter, texts, weight);
        let english = |text: &Option<String>| match look.both {
            true => optional(text),
            false => String::new(),
        };
        let hours = optional(&content.hours_th);
        // English hours without Thai ones would stand for something that Thai readers are not told
        let hours_en = match hours.is_empty() {
            true => String::new(),
            false => english(&content.hours_en),
        };
        let phones: Vec<&str> = content.phones.iter().map(String::as_str).collect();
        let whose_en = [english(&content.agency_en), english(&content.place_en)];
        let number = content.number.as_deref().map(words::number);
        Ok(Texts {
            name: shape(&[&content.name_th], NAME)?,
            name_en: shape(&[&english(&content.name_en)], QUIET)?,
            whose: shape(&[&content.agency_th, &optional(&content.place_th)], QUIET)?,
            whose_en: shape(&[&whose_en[0], &whose_en[1]], QUIET)?,
            address: shape(&[&printed_address(&content.address)], ADDRESS)?,
            manuals: pairs(typesetter, &content.manuals, look)?,
            hours: shape(&hours.lines().collect::<Vec<_>>(), BODY)?,
            hours_en: shape(&hours_en.lines().collect::<Vec<_>>(), QUIET)?,
            phones: shape(&phones, FIGURES)?,
            as_of: shape(&[&optional(&content.as_of)], QUIET)?,
            number: shape(&[&number.unwrap_or_default()], QUIET)?,
        })
    }
}

fn optional(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

fn pairs(typesetter: &Typesetter, titles: &[Title], look: &Look) -> Result<Vec<Pair>, PosterError> {
    let mut pairs = Vec::with_capacity(titles.len());
    for title in titles {
        let Some(th) = shaped(typesetter, &[&title.th], BODY)?.pop() else {
            continue;
        };
        let en = match &title.en {
            Some(en) if look.both => shaped(typesetter, &[en], QUIET)?.pop(),
            _ => None,
        };
        pairs.push(Pair { th, en });
    }
    Ok(pairs)
}

fn shaped(
    typesetter: &Typesetter,
    texts: &[&str],
    weight: Weight,
) -> Result<Vec<Shaped>, PosterError> {
    let paragraphs = texts
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| typesetter.paragraph(text, weight));
    let mut paragraphs = paragraphs.collect::<Result<Vec<_>, _>>()?;
    paragraphs.retain(|paragraph| !paragraph.text.is_empty());
    Ok(paragraphs)
}
