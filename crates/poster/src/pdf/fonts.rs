//! The fonts of a file: only what its pages use.
//!
//! printpdf cuts the fonts down and describes them, in a document of one page that shows every glyph used. It
//! numbers the glyphs anew while it does so; the pages of our file were written before that, with the font's own
//! numbers, so the fonts taken over from that document are given a map from the one to the other.

use std::io::Write;

use lopdf::{Dictionary, Document, Object, Stream};
use printpdf::{
    Codepoint, FontId, Mm, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions,
    PdfWarnMsg, Pt, TextItem,
};

use super::writer::PdfWriter;
use crate::error::PosterError;
use crate::face::{Face, Weight};
use crate::typesetter::Typesetter;

/// The glyphs of one weight by number, each with the character it stands for.
type Glyphs = Vec<(u16, String)>;

impl Weight {
    /// The name of the font in content streams.
    pub(super) fn resource(self) -> &'static str {
        match self {
            Weight::Regular => "R",
            Weight::Medium => "M",
            Weight::Bold => "B",
        }
    }

    /// The name of the font in the document that printpdf makes. The first six letters become the tag that marks a
    /// subset, by which programs that join files tell fonts apart.
    fn font_id(self) -> FontId {
        let name = match self {
            Weight::Regular => "IDESKR",
            Weight::Medium => "IDESKM",
            Weight::Bold => "IDESKB",
        };
        FontId(name.to_owned())
    }
}

/// Writes the weights that the pages use, and gives the number of each by the name that the pages call it.
pub(super) fn embed<W: Write>(
    writer: &mut PdfWriter<'_, W>,
) -> Result<Vec<(&'static str, u32)>, PosterError> {
    let typesetter = writer.typesetter();
    let used: Vec<(Weight, Glyphs)> = Weight::ALL
        .into_iter()
        .map(|weight| (weight, writer.used().of(weight, typesetter.face(weight))))
        .filter(|(_, glyphs)| !glyphs.is_empty())
        .collect();
    let document = specimen(typesetter, &used)?;
    let mut numbers = Vec::new();
    for (weight, glyphs) in &used {
        let face = typesetter.face(*weight);
        let mut font = font_of(&document, *weight)?.clone();
        font.remove(b"ToUnicode");
        let mut font = take_over_entries(writer, &document, &font)?;
        renumber(writer, &mut font, face, glyphs)?;
        say_characters(writer, &mut font, *weight, face, glyphs)?;
        let number = writer.dictionary(&Object::Dictionary(font))?;
        numbers.push((weight.resource(), number));
    }
    Ok(numbers)
}

/// A document of one page that shows every glyph used.
fn specimen(typesetter: &Typesetter, used: &[(Weight, Glyphs)]) -> Result<Document, PosterError> {
    let mut document = PdfDocument::new("");
    let mut operations = vec![Op::StartTextSection];
    for (weight, glyphs) in used {
        let font = PdfFont::new(typesetter.face(*weight).embedded.clone());
        document.resources.fonts.map.insert(weight.font_id(), font);
        let shown = glyphs
            .iter()
            .map(|(glyph, character)| Codepoint::with_cid(*glyph, 0.0, character.clone()));
        operations.extend([
            Op::SetFont {
                font: PdfFontHandle::External(weight.font_id()),
                size: Pt(10.0),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(shown.collect())],
            },
        ]);
    }
    operations.push(Op::EndTextSection);
    document.with_pages(vec![PdfPage::new(Mm(210.0), Mm(297.0), operations)]);
    let mut warnings = Vec::new();
    let written = printpdf::to_lopdf_doc(&document, &PdfSaveOptions::default(), &mut warnings);
    match warnings.into_iter().find(is_fault) {
        Some(warning) => Err(PosterError::Library(warning.msg)),
        None => Ok(written),
    }
}

/// Whether a warning of the library means that the file would not look as laid out.
fn is_fault(warning: &PdfWarnMsg) -> bool {
    matches!(warning.severity, printpdf::PdfParseErrorSeverity::Error)
}

fn font_of(document: &Document, weight: Weight) -> Result<&Dictionary, PosterError> {
    let name = weight.font_id().0;
    let is_it = |font: &&Dictionary| {
        let base = font.get(b"BaseFont").and_then(Object::as_name);
        font.has(b"DescendantFonts") && base.is_ok_and(|base| base.starts_with(name.as_bytes()))
    };
    let every = document.objects.values();
    let mut fonts = every.flat_map(dictionaries).filter(is_it);
    fonts
        .next()
        .ok_or_else(|| PosterError::Library(format!("no font {name}")))
}

/// The dictionaries in an object: itself, and those directly in it.
fn dictionaries(object: &Object) -> Vec<&Dictionary> {
    let Ok(dictionary) = object.as_dict() else {
        return Vec::new();
    };
    let within = dictionary.iter().flat_map(|(_, entry)| dictionaries(entry));
    std::iter::once(dictionary).chain(within).collect()
}

/// Lets the font be asked by its own glyph numbers: how wide each glyph is, and where it is among those embedded.
///
/// printpdf numbers the glyphs that it keeps from 1, in the order of their numbers; 0 stays the empty glyph.
fn renumber<W: Write>(
    writer: &mut PdfWriter<'_, W>,
    font: &mut Dictionary,
    face: &Face,
    glyphs: &Glyphs,
) -> Result<(), PosterError> {
    let last = glyphs.last().map_or(0, |(glyph, _)| usize::from(*glyph));
    let mut map = vec![0; 2 * (last + 1)];
    for (place, (glyph, _)) in (1u16..).zip(glyphs) {
        let at = 2 * usize::from(*glyph);
        map[at..at + 2].copy_from_slice(&place.to_be_bytes());
    }
    let map = writer.dictionary(&compressed(map)?)?;
    let widths = glyphs
        .chunk_by(|a, b| a.0 + 1 == b.0)
        .filter_map(|run| {
            let advances = run.iter().map(|(glyph, _)| face.advance(*glyph).into());
            Some([
                Object::from(i64::from(run.first()?.0)),
                Object::Array(advances.collect()),
            ])
        })
        .flatten()
        .collect();
    let descendant = font
        .get_mut(b"DescendantFonts")
        .and_then(Object::as_array_mut)
        .ok()
        .and_then(|fonts| fonts.first_mut()?.as_dict_mut().ok())
        .ok_or_else(|| PosterError::Library("no descendant font".to_owned()))?;
    descendant.set("CIDToGIDMap", Object::Reference((map, 0)));
    descendant.set("W", Object::Array(widths));
    Ok(())
}

fn say_characters<W: Write>(
    writer: &mut PdfWriter<'_, W>,
    font: &mut Dictionary,
    weight: Weight,
    face: &Face,
    glyphs: &Glyphs,
) -> Result<(), PosterError> {
    let map = printpdf::generate_cmap_string(&face.embedded, &weight.font_id(), glyphs);
    let map = writer.dictionary(&compressed(map.into_bytes())?)?;
    font.set("ToUnicode", Object::Reference((map, 0)));
    Ok(())
}

/// A dictionary of the document with all that it points to written into the file.
fn take_over_entries<W: Write>(
    writer: &mut PdfWriter<'_, W>,
    document: &Document,
    entries: &Dictionary,
) -> Result<Dictionary, PosterError> {
    let entries = entries.iter().map(|(key, entry)| {
        let entry = take_over(writer, document, entry)?;
        Ok((key.clone(), entry))
    });
    entries.collect()
}

fn take_over<W: Write>(
    writer: &mut PdfWriter<'_, W>,
    document: &Document,
    object: &Object,
) -> Result<Object, PosterError> {
    Ok(match object {
        Object::Reference(id) => {
            let target = document.get_object(*id).map_err(library)?;
            let target = take_over(writer, document, target)?;
            Object::Reference((writer.dictionary(&target)?, 0))
        }
        Object::Array(items) => {
            let items = items.iter().map(|item| take_over(writer, document, item));
            Object::Array(items.collect::<Result<_, _>>()?)
        }
        Object::Dictionary(entries) => {
            Object::Dictionary(take_over_entries(writer, document, entries)?)
        }
        Object::Stream(stream) => {
            let entries = take_over_entries(writer, document, &stream.dict)?;
            let mut stream = Stream::new(entries, stream.content.clone());
            stream.compress().map_err(library)?;
            Object::Stream(stream)
        }
        other => other.clone(),
    })
}

fn compressed(bytes: Vec<u8>) -> Result<Object, PosterError> {
    let mut stream = Stream::new(Dictionary::new(), bytes);
    stream.compress().map_err(library)?;
    Ok(Object::Stream(stream))
}

fn library(error: lopdf::Error) -> PosterError {
    PosterError::Library(error.to_string())
}
