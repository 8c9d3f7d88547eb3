//! Words and names that are never broken: compounds that the segmenter's dictionary lacks, and
//! the divisions of the country with the word for their level before them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::divisions::{districts, provinces, subdistricts};

/// One or more to a line; `#` opens a comment.
const WORDS: &str = include_str!("words.txt");

/// By first letter, the longest first.
static BY_LETTER: LazyLock<HashMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut by_letter: HashMap<char, Vec<&'static str>> = HashMap::new();
    for word in words() {
        if let Some(letter) = word.chars().next() {
            by_letter.entry(letter).or_default().push(word);
        }
    }
    for words in by_letter.values_mut() {
        words.sort_by_key(|word| usize::MAX - word.len());
    }
    by_letter
});

static LEVELS: LazyLock<[Level; 3]> = LazyLock::new(|| {
    [
        Level::new(&["จังหวัด", "จ."], provinces().iter().map(|p| p.name_th)),
        Level::new(
            &["กิ่งอำเภอ", "อำเภอ", "เขต", "อ."],
            districts().iter().map(|d| d.name_th),
        ),
        Level::new(
            // Villages bear the names of the subdistricts around them.
            &["ตำบล", "แขวง", "ต.", "บ้าน"],
            subdistricts().iter().map(|s| s.name_th),
        ),
    ]
});

/// A level of division: the words before its names, and the names.
struct Level {
    words: &'static [&'static str],
    names: HashSet<&'static str>,
    longest: usize,
}

/// The length in bytes of the unbroken word or name at the beginning of the text.
pub(super) fn length_at(text: &str) -> Option<usize> {
    let letter = text.chars().next()?;
    let word = BY_LETTER.get(&letter).and_then(|words| {
        let found = words.iter().find(|word| text.starts_with(**word))?;
        Some(found.len())
    });
    let name = LEVELS.iter().find_map(|level| level.length_at(text));
    word.max(name)
}

fn words() -> impl Iterator<Item = &'static str> {
    WORDS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
}

impl Level {
    fn new(words: &'static [&'static str], names: impl Iterator<Item = &'static str>) -> Self {
        let names: HashSet<_> = names.collect();
        let longest = names.iter().map(|name| name.len()).max().unwrap_or(0);
        Self {
            words,
            names,
            longest,
        }
    }

    /// The longest name that follows one of the level's words.
    fn length_at(&self, text: &str) -> Option<usize> {
        let word = self.words.iter().find(|word| text.starts_with(**word))?;
        let rest = &text[word.len()..];
        let rest = &rest[..rest.floor_char_boundary(self.longest)];
        let ends = rest.char_indices().rev().map(|(at, c)| at + c.len_utf8());
        let name = ends
            .into_iter()
            .find(|&end| self.names.contains(&rest[..end]))?;
        Some(word.len() + name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::line_breaks::opportunities;

    #[test]
    fn no_word_of_the_list_is_broken() {
        let broken: Vec<_> = words().filter(|w| !opportunities(w).is_empty()).collect();
        assert!(broken.is_empty(), "{broken:?}");
    }

    #[test]
    fn every_word_of_the_list_is_needed() {
        use icu_segmenter::{LineSegmenter, options::LineBreakOptions};
        let segmenter = LineSegmenter::new_dictionary(LineBreakOptions::default());
        let whole = |word: &&str| segmenter.segment_str(word).count() == 2;
        let needless: Vec<_> = words().filter(whole).collect();
        assert!(needless.is_empty(), "{needless:?}");
    }

    #[test]
    fn no_division_is_broken() {
        use crate::divisions::{district_label, province_label, subdistrict_label};
        let labels = provinces().iter().map(province_label);
        let labels = labels.chain(districts().iter().map(district_label));
        let labels = labels.chain(subdistricts().iter().map(subdistrict_label));
        let broken: Vec<_> = labels
            .filter(|label| !opportunities(label).is_empty())
            .collect();
        assert!(broken.is_empty(), "{broken:?}");
    }
}
