//! What printpdf leaves open: version, language, identity; and the bytes.

use lopdf::{Dictionary, Document, Object, StringFormat};
use sha2::{Digest, Sha256};

use crate::error::PosterError;

/// Completes a document and writes it.
pub(super) fn finish(mut document: Document) -> Result<Vec<u8>, PosterError> {
    // true text for spans of glyphs came with version 1.5; readers of the last twenty years know 1.7
    "1.7".clone_into(&mut document.version);
    document.trailer.remove(b"ID");
    say_language(&mut document);
    drop_empty_claims(&mut document);
    document.compress();
    let identity = identity(&document);
    document
        .trailer
        .set("ID", Object::Array(vec![identity.clone(), identity]));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(PosterError::Pdf)?;
    Ok(bytes)
}

/// Screen readers pick their voice by the language; the window shows the title instead of the file's name.
fn say_language(document: &mut Document) {
    if let Ok(catalogue) = document.catalog_mut() {
        catalogue.set("Lang", Object::string_literal("th-TH"));
        let preferences = Dictionary::from_iter([("DisplayDocTitle", Object::Boolean(true))]);
        catalogue.set("ViewerPreferences", Object::Dictionary(preferences));
    }
}

/// printpdf always names a print-industry standard, trapping, and empty subjects; none of it is so here.
fn drop_empty_claims(document: &mut Document) {
    let info = document.trailer.get(b"Info").and_then(Object::as_reference);
    if let Some(info) = info
        .ok()
        .and_then(|id| document.get_dictionary_mut(id).ok())
    {
        for claim in [
            &b"GTS_PDFXVersion"[..],
            b"Trapped",
            b"Subject",
            b"Keywords",
            b"Identifier",
        ] {
            info.remove(claim);
        }
    }
}

/// An identity that follows from the content, so that the same poster is the same file.
fn identity(document: &Document) -> Object {
    let mut digest = Sha256::new();
    for (id, object) in &document.objects {
        digest.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => digest.update(&stream.content),
            other => digest.update(format!("{other:?}")),
        }
    }
    Object::String(digest.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}
