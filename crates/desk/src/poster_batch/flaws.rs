//! What keeps a poster from being made, all of it at once.

use infodesk_poster::{Design, EncodedPage, PosterContent, PosterError, Title, Typesetter};
use std::collections::BTreeMap;

/// A text of a poster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PosterField {
    Code,
    NameTh,
    NameEn,
    AgencyTh,
    AgencyEn,
    PlaceTh,
    PlaceEn,
    HoursTh,
    HoursEn,
    Phones,
    Manuals,
}

impl PosterField {
    /// The texts that are set as they are.
    const PRINTED: [Self; 10] = [
        Self::NameTh,
        Self::NameEn,
        Self::AgencyTh,
        Self::AgencyEn,
        Self::PlaceTh,
        Self::PlaceEn,
        Self::HoursTh,
        Self::HoursEn,
        Self::Phones,
        Self::Manuals,
    ];

    fn texts(self, content: &mut PosterContent) -> Vec<&mut String> {
        match self {
            Self::Code => vec![&mut content.code],
            Self::NameTh => vec![&mut content.name_th],
            Self::NameEn => content.name_en.iter_mut().collect(),
            Self::AgencyTh => vec![&mut content.agency_th],
            Self::AgencyEn => content.agency_en.iter_mut().collect(),
            Self::PlaceTh => content.place_th.iter_mut().collect(),
            Self::PlaceEn => content.place_en.iter_mut().collect(),
            Self::HoursTh => content.hours_th.iter_mut().collect(),
            Self::HoursEn => content.hours_en.iter_mut().collect(),
            Self::Phones => content.phones.iter_mut().collect(),
            Self::Manuals => content.manuals.iter_mut().flat_map(both).collect(),
        }
    }
}

fn both(title: &mut Title) -> impl Iterator<Item = &mut String> {
    std::iter::once(&mut title.th).chain(&mut title.en)
}

/// One thing that keeps a poster from being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The text, where it is one alone.
    pub field: Option<PosterField>,
    pub kind: FlawKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlawKind {
    /// Characters that the poster's font does not have.
    NoGlyph(Vec<char>),
    /// The QR symbol would be too fine to be read.
    AddressTooLong,
    /// Too much text for the paper at the smallest size.
    DoesNotFit,
}

/// Lays a poster out and encodes it, or says all that is wrong with it: what the font lacks is taken out until
/// nothing is missing, so that it is said at once.
///
/// # Errors
/// What is not the texts' fault.
pub(super) fn encode(
    typesetter: &Typesetter,
    design: &Design,
    mut content: PosterContent,
) -> Result<Result<EncodedPage, Vec<Flaw>>, PosterError> {
    let mut lacking: BTreeMap<PosterField, Vec<char>> = BTreeMap::new();
    let laid_out = loop {
        match typesetter.poster(&content, design) {
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
    let mut flaws: Vec<Flaw> = lacking
        .into_iter()
        .map(|(field, all)| Flaw {
            field: Some(field),
            kind: FlawKind::NoGlyph(all),
        })
        .collect();
    match laid_out {
        Ok(page) if flaws.is_empty() => return Ok(Ok(EncodedPage::new(typesetter, &page)?)),
        Ok(_) => {}
        Err(PosterError::Symbol(_) | PosterError::SymbolTooFine { .. }) => flaws.push(Flaw {
            field: Some(PosterField::Code),
            kind: FlawKind::AddressTooLong,
        }),
        Err(PosterError::DoesNotFit) => flaws.push(Flaw {
            field: None,
            kind: FlawKind::DoesNotFit,
        }),
        Err(broken) => return Err(broken),
    }
    Ok(Err(flaws))
}

/// Takes a character out of all texts, and says in which it was.
fn take_out(content: &mut PosterContent, character: char) -> Vec<PosterField> {
    let mut fields = Vec::new();
    for field in PosterField::PRINTED {
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
