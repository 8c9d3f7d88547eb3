//! Shaping: text to glyphs, run by run of one script.
//!
//! A text goes to the shaper in runs of one script: mixed runs put Thai marks wrong. Everything that is neither
//! Thai nor Latin (spaces, digits, punctuation, ฿) joins the run before it.

use std::ops::Range;

use harfrust::{
    Buffer, ClusterLevel, Direction, Font, Language, Script, ShapeError, ShapeOptions, ShapePlan,
    ShaperFont, Tag,
};

use crate::face::Face;

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
pub(crate) fn shape(face: &Face, text: &str) -> Result<Vec<Glyph>, ShapeError> {
    let font = ShaperFont::new(&face.font);
    let mut glyphs = Vec::with_capacity(text.chars().count());
    let mut buffer = Buffer::new();
    for (run, script) in script_runs(text) {
        buffer.reset();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script.tag());
        buffer.set_language(language());
        for (offset, character) in text[run.clone()].char_indices() {
            buffer.push(character as u32, (run.start + offset) as u32);
        }
        let options = ShapeOptions::new().plan(Some(face.plans.of(script)));
        harfrust::shape(&font, &mut buffer, options)?;
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

/// The scripts that runs are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Run {
    Thai,
    Latin,
}

impl Run {
    fn tag(self) -> Option<Script> {
        Script::from_iso15924_tag(match self {
            Run::Thai => Tag::new(b"Thai"),
            Run::Latin => Tag::new(b"Latn"),
        })
    }
}

fn language() -> Option<Language> {
    Language::new("th")
}

/// How a font shapes each script; the same for all texts.
pub(crate) struct Plans {
    thai: ShapePlan,
    latin: ShapePlan,
}

impl Plans {
    pub fn of_font(font: &Font) -> Self {
        let plan = |run: Run| {
            let direction = Direction::LeftToRight;
            ShapePlan::new(font, direction, run.tag(), language().as_ref(), &[])
        };
        Plans {
            thai: plan(Run::Thai),
            latin: plan(Run::Latin),
        }
    }

    fn of(&self, run: Run) -> &ShapePlan {
        match run {
            Run::Thai => &self.thai,
            Run::Latin => &self.latin,
        }
    }
}

fn script_runs(text: &str) -> Vec<(Range<usize>, Run)> {
    let mut runs: Vec<(Range<usize>, Run)> = Vec::new();
    let mut script = text.chars().find_map(script_of).unwrap_or(Run::Latin);
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

fn script_of(character: char) -> Option<Run> {
    match character {
        '฿' => None,
        '\u{0E00}'..='\u{0E7F}' => Some(Run::Thai),
        'A'..='Z'
        | 'a'..='z'
        | 'ª'
        | 'º'
        | 'À'..='Ö'
        | 'Ø'..='ö'
        | 'ø'..='\u{024F}'
        | '\u{1E00}'..='\u{1EFF}' => Some(Run::Latin),
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
                .map(|(run, script)| (&text[run], script))
                .collect::<Vec<_>>()
        };
        assert_eq!(parts("A วันที่"), [("A ", Run::Latin), ("วันที่", Run::Thai)]);
        assert_eq!(
            parts("(ก) 50 ฿ ABC"),
            [("(ก) 50 ฿ ", Run::Thai), ("ABC", Run::Latin)]
        );
        assert_eq!(parts("12:30"), [("12:30", Run::Latin)]);
        assert_eq!(parts(""), []);
    }
}
