//! Shaping: text to glyphs, run by run of one script.
//!
//! A text goes to the shaper in runs of one script: mixed runs put Thai marks wrong. Everything that is neither
//! Thai nor Latin (spaces, digits, punctuation, ฿) joins the run before it.

use std::ops::Range;

use harfrust::{
    Buffer, ClusterLevel, Direction, Language, Script, ShapeError, ShapeOptions, ShaperFont, Tag,
};

/// One glyph, in font units (1000 to the em).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The glyph's number in the font.
    pub id: u16,
    /// How far the pen moves.
    pub advance: i16,
    /// How far right of the pen the glyph is drawn.
    pub dx: i16,
    /// How far above the baseline the glyph is drawn.
    pub dy: i16,
    /// Where in the text the characters begin that the glyph stands for, in bytes.
    pub at: u32,
}

/// The advances of some glyphs together, in font units.
pub(crate) fn advance(glyphs: &[Glyph]) -> i32 {
    glyphs.iter().map(|glyph| i32::from(glyph.advance)).sum()
}

/// Shapes a text of one line. A glyph with number 0 means that the font lacks a character.
pub(crate) fn shape(font: &ShaperFont<'_, '_>, text: &str) -> Result<Vec<Glyph>, ShapeError> {
    let mut glyphs = Vec::with_capacity(text.chars().count());
    let mut buffer = Buffer::new();
    for (run, script) in script_runs(text) {
        buffer.reset();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Script::from_iso15924_tag(script));
        buffer.set_language(Language::new("th"));
        for (offset, character) in text[run.clone()].char_indices() {
            buffer.push(character as u32, (run.start + offset) as u32);
        }
        harfrust::shape(font, &mut buffer, ShapeOptions::new())?;
        let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        glyphs.extend(placed.map(|(info, position)| Glyph {
            id: info.glyph_id as u16,
            advance: position.x_advance as i16,
            dx: position.x_offset as i16,
            dy: position.y_offset as i16,
            at: info.cluster,
        }));
    }
    Ok(glyphs)
}

const THAI: Tag = Tag::new(b"Thai");
const LATIN: Tag = Tag::new(b"Latn");

fn script_runs(text: &str) -> Vec<(Range<usize>, Tag)> {
    let mut runs: Vec<(Range<usize>, Tag)> = Vec::new();
    let mut script = text.chars().find_map(script_of).unwrap_or(LATIN);
    for (start, character) in text.char_indices() {
        script = script_of(character).unwrap_or(script);
        let end = start + character.len_utf8();
        match runs.last_mut() {
            Some((run, of_run)) if *of_run == script => run.end = end,
            _ => runs.push((start..end, script)),
        }
    }
    runs
}

fn script_of(character: char) -> Option<Tag> {
    match character {
        '฿' => None,
        '\u{0E00}'..='\u{0E7F}' => Some(THAI),
        'A'..='Z'
        | 'a'..='z'
        | 'ª'
        | 'º'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{024F}'
        | '\u{1E00}'..='\u{1EFF}' => Some(LATIN),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_by_script() {
        let parts = |text: &'static str| {
            script_runs(text)
                .into_iter()
                .map(|(run, tag)| (&text[run], tag))
                .collect::<Vec<_>>()
        };
        assert_eq!(parts("A วันที่"), [("A ", LATIN), ("วันที่", THAI)]);
        assert_eq!(parts("(ก) 50 ฿ ABC"), [("(ก) 50 ฿ ", THAI), ("ABC", LATIN)]);
        assert_eq!(parts("12:30"), [("12:30", LATIN)]);
        assert_eq!(parts(""), []);
    }
}
