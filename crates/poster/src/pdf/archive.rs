//! What an archive asks of a file: the colours named, so that they can be shown alike in decades (ISO 19005-2, 6.2).

use std::io::Write;

use super::deflate::deflated;
use super::writer::PdfWriter;
use crate::error::PosterError;

/// The colour space of screens and offices, sRGB (IEC 61966-2-1), as an ICC profile; see `icc/README.md`.
const SRGB: &[u8] = include_bytes!("../../icc/srgb.icc");

/// Writes what the colours mean, and gives the number of the output intent.
pub(super) fn output_intent<W: Write>(writer: &mut PdfWriter<'_, W>) -> Result<u32, PosterError> {
    let profile = deflated(SRGB).map_err(PosterError::Pdf)?;
    let profile = writer.stream(b"/N 3/Filter/FlateDecode", &profile)?;
    let intent = format!(
        "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)\
         /Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>"
    );
    writer.object(intent.as_bytes())
}
