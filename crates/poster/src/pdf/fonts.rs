//! The fonts of a file: only what its pages use.

use std::collections::BTreeSet;

use printpdf::{FontId, Op, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfWarnMsg};

use crate::face::Weight;
use crate::typesetter::Typesetter;

/// The name of a weight in the file. The first six letters become the tag that marks a subset, by which programs
/// that join files tell fonts apart.
pub(super) fn font_id(weight: Weight) -> FontId {
    let name = match weight {
        Weight::Regular => "IDESKR",
        Weight::Medium => "IDESKM",
        Weight::Bold => "IDESKB",
    };
    FontId(name.to_owned())
}

/// Adds the weights that the pages use; printpdf embeds a subset of each.
pub(super) fn embed(typesetter: &Typesetter, document: &mut PdfDocument, pages: &[PdfPage]) {
    let operations = pages.iter().flat_map(|page| &page.ops);
    let used: BTreeSet<&FontId> = operations
        .filter_map(|operation| match operation {
            Op::SetFont {
                font: PdfFontHandle::External(id),
                ..
            } => Some(id),
            _ => None,
        })
        .collect();
    for weight in Weight::ALL {
        let id = font_id(weight);
        if used.contains(&id) {
            let font = PdfFont::new(typesetter.face(weight).embedded.clone());
            document.resources.fonts.map.insert(id, font);
        }
    }
}

/// Whether a warning of the library means that the file would not look as laid out.
pub(super) fn is_fault(warning: &PdfWarnMsg) -> bool {
    matches!(warning.severity, printpdf::PdfParseErrorSeverity::Error)
}
