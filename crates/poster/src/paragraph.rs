//! A paragraph: a text shaped once, and where its lines may end.
//!
//! Lines are cut out of the shaped text, so trying many widths and sizes costs no shaping.

use std::ops::Range;

use crate::shape::{Glyph, advance};

/// A text without line breaks, shaped, with the places where a line may end.
#[derive(Debug)]
pub(crate) struct Paragraph {
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// From the text's start (first) to its end (last).
    stops: Vec<Stop>,
}

/// A place where a line may end and the next begin.
#[derive(Debug, Clone, Copy)]
struct Stop {
    /// Where the line before it ends, white space left out.
    end: Place,
    /// Where the line after it begins.
    start: Place,
    /// How unwelcome a break is here; 1 is as bad as a line half empty.
    cost: f32,
}

/// A place in the text, in bytes, in glyphs and in advances from the start.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    byte: usize,
    glyph: usize,
    pen: i32,
}

/// A line cut out of a paragraph: bytes of the text, glyphs, and the advance in font units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    pub bytes: Range<usize>,
    pub glyphs: Range<usize>,
    pub advance: i32,
}

/// More lines than this are filled one after the other: nobody sees them balanced, and balancing takes time.
const MOST_BALANCED: usize = 12;
/// A break inside a Thai phrase, between two words; a space is better.
const INSIDE_PHRASE: f32 = 0.1;
/// A break inside brackets.
const INSIDE_BRACKETS: f32 = 0.06;
/// A break at a space that is to hold together, as a number and its unit are, where both are wider than the line.
const AT_GLUED_SPACE: f32 = 0.3;
/// A break inside a word that is wider than the line.
const INSIDE_WORD: f32 = 1.0;

impl Paragraph {
    /// `opportunities` are the byte offsets at which words end, as line breaking knows them.
    pub fn new(text: String, glyphs: Vec<Glyph>, opportunities: &[usize]) -> Self {
        let places = Places::new(&text, &glyphs);
        let inner = opportunities
            .iter()
            .copied()
            .filter(|&at| at > 0 && at < text.len());
        let mut brackets = Brackets::of(&text);
        let mut stops = vec![places.stop(&text, 0, 0.0)];
        stops.extend(inner.map(|at| places.stop(&text, at, cost(&text, at, &mut brackets))));
        stops.push(places.stop(&text, text.len(), 0.0));
        Paragraph {
            text,
            glyphs,
            stops,
        }
    }

    /// The advance of the whole text in font units.
    pub fn advance(&self) -> i32 {
        advance(&self.glyphs)
    }

    /// Cuts the text in as few lines as fit in `limit` font units, of about equal length, at the best places.
    pub fn lines(&self, limit: i32) -> Vec<Cut> {
        if self.text.is_empty() {
            return Vec::new();
        }
        if self.advance() <= limit {
            return vec![cut(&self.stops[0], &self.stops[self.stops.len() - 1])];
        }
        let stops = self.stops_for(limit);
        let filled = filled(&stops, limit);
        let chosen = match filled.len() - 1 {
            count @ ..=MOST_BALANCED => balanced(&stops, limit, count),
            _ => filled,
        };
        cuts(&stops, &chosen)
    }

    /// Cuts the text in lines of at most `limit` font units, each filled to the brim, as running text is.
    pub fn filled_lines(&self, limit: i32) -> Vec<Cut> {
        if self.text.is_empty() {
            return Vec::new();
        }
        let stops = self.stops_for(limit);
        cuts(&stops, &filled(&stops, limit))
    }

    /// The stops, with emergency stops inside what is wider than a line: at its spaces, and inside its words where
    /// those are too wide themselves.
    fn stops_for(&self, limit: i32) -> Vec<Stop> {
        let is_wide = |pair: &[Stop]| width(&pair[0], &pair[1]) > limit;
        if !self.stops.windows(2).any(is_wide) {
            return self.stops.clone();
        }
        let places = Places::new(&self.text, &self.glyphs);
        let at_spaces = |at| self.text[..at].ends_with(is_gap);
        let between_letters = |at| parts_letters(&self.text, at);
        let stops = self.with_stops(&places, &self.stops, limit, at_spaces, AT_GLUED_SPACE);
        self.with_stops(&places, &stops, limit, between_letters, INSIDE_WORD)
    }

    /// `stops`, and between two that are further apart than a line every place that `may` be one, at `cost`.
    fn with_stops(
        &self,
        places: &Places,
        stops: &[Stop],
        limit: i32,
        may: impl Fn(usize) -> bool,
        cost: f32,
    ) -> Vec<Stop> {
        let mut all = vec![stops[0]];
        for pair in stops.windows(2) {
            if width(&pair[0], &pair[1]) > limit {
                let (from, to) = (pair[0].start.byte, pair[1].end.byte);
                let inner = self.text[from..to].char_indices().skip(1);
                let between = inner.map(|(offset, _)| from + offset).filter(|&at| may(at));
                all.extend(between.map(|at| places.stop(&self.text, at, cost)));
            }
            all.push(pair[1]);
        }
        all
    }
}

fn width(from: &Stop, to: &Stop) -> i32 {
    to.end.pen - from.start.pen
}

fn cut(from: &Stop, to: &Stop) -> Cut {
    Cut {
        bytes: from.start.byte..to.end.byte,
        glyphs: from.start.glyph..to.end.glyph,
        advance: width(from, to),
    }
}

fn cuts(stops: &[Stop], chosen: &[usize]) -> Vec<Cut> {
    chosen
        .windows(2)
        .map(|pair| cut(&stops[pair[0]], &stops[pair[1]]))
        .collect()
}

/// The stops that part the text when each line is filled to the brim: no way of breaking gives fewer lines.
fn filled(stops: &[Stop], limit: i32) -> Vec<usize> {
    let mut chosen = vec![0];
    let mut start = 0;
    for stop in 1..stops.len() {
        if width(&stops[start], &stops[stop]) > limit && stop - 1 > start {
            start = stop - 1;
            chosen.push(start);
        }
    }
    chosen.push(stops.len() - 1);
    chosen
}

/// The stops that part the text in `count` lines with the least cost: uneven lines cost, and so do bad places.
fn balanced(stops: &[Stop], limit: i32, count: usize) -> Vec<usize> {
    let total = width(&stops[0], &stops[stops.len() - 1]);
    let even = total as f32 / count as f32;
    let line_cost = |from: usize, to: usize| {
        let wide = width(&stops[from], &stops[to]);
        let uneven = (wide as f32 - even) / limit as f32;
        // a single letter that is wider than the line still has to stand somewhere
        let overfull = if wide > limit && to > from + 1 {
            f32::INFINITY
        } else {
            0.0
        };
        uneven * uneven + stops[to].cost + overfull
    };
    let mut best = vec![f32::INFINITY; stops.len()];
    best[0] = 0.0;
    let mut before: Vec<Vec<usize>> = Vec::with_capacity(count);
    for _ in 0..count {
        let mut reached = vec![f32::INFINITY; stops.len()];
        let mut from_stop = vec![0; stops.len()];
        for to in 1..stops.len() {
            for from in (0..to).rev() {
                if to > from + 1 && width(&stops[from], &stops[to]) > limit {
                    break;
                }
                let cost = best[from] + line_cost(from, to);
                if cost < reached[to] {
                    (reached[to], from_stop[to]) = (cost, from);
                }
            }
        }
        best = reached;
        before.push(from_stop);
    }
    let mut chosen = vec![stops.len() - 1];
    for from_stop in before.iter().rev() {
        chosen.push(from_stop[chosen[chosen.len() - 1]]);
    }
    chosen.reverse();
    chosen
}

/// The glyph index and the pen at every byte where a cluster begins.
struct Places {
    starts: Vec<Place>,
}

impl Places {
    fn new(text: &str, glyphs: &[Glyph]) -> Self {
        let mut starts = Vec::with_capacity(glyphs.len() + 1);
        let mut pen = 0;
        for (index, glyph) in glyphs.iter().enumerate() {
            let byte = glyph.at as usize;
            if starts.last().is_none_or(|last: &Place| last.byte < byte) {
                starts.push(Place {
                    byte,
                    glyph: index,
                    pen,
                });
            }
            pen += i32::from(glyph.advance);
        }
        starts.push(Place {
            byte: text.len(),
            glyph: glyphs.len(),
            pen,
        });
        Places { starts }
    }

    /// The place of a byte, or of the first cluster after it.
    fn at(&self, byte: usize) -> Place {
        let index = self.starts.partition_point(|place| place.byte < byte);
        self.starts.get(index).copied().unwrap_or_default()
    }

    fn stop(&self, text: &str, at: usize, cost: f32) -> Stop {
        let end = text[..at].trim_end_matches(is_gap).len();
        let start = text.len() - text[at..].trim_start_matches(is_gap).len();
        Stop {
            end: self.at(end),
            start: self.at(start),
            cost,
        }
    }
}

/// White space that vanishes where a line ends.
fn is_gap(character: char) -> bool {
    character == '\u{200B}' || (character.is_whitespace() && character != '\u{00A0}')
}

fn cost(text: &str, at: usize, brackets: &mut Brackets) -> f32 {
    let (before, after) = text.split_at(at);
    let at_space = before.ends_with(is_gap) || after.starts_with(is_gap);
    let phrase = if at_space { 0.0 } else { INSIDE_PHRASE };
    phrase
        + if brackets.enclose(at) {
            INSIDE_BRACKETS
        } else {
            0.0
        }
}

/// Counts brackets on the way through a text.
struct Brackets<'a> {
    text: &'a str,
    counted: usize,
    open: i32,
    last_closing: usize,
}

impl<'a> Brackets<'a> {
    fn of(text: &'a str) -> Self {
        Brackets {
            text,
            counted: 0,
            open: 0,
            last_closing: text.rfind(')').unwrap_or(0),
        }
    }

    /// Whether a place stands in brackets. Places are asked for from the text's start to its end.
    fn enclose(&mut self, at: usize) -> bool {
        for sign in self.text[self.counted..at].bytes() {
            self.open += i32::from(sign == b'(') - i32::from(sign == b')');
        }
        self.counted = at;
        self.open > 0 && at <= self.last_closing
    }
}

/// Whether a place parts two letters, rather than a letter from its vowel or mark.
fn parts_letters(text: &str, at: usize) -> bool {
    let leading = |c: char| ('\u{0E40}'..='\u{0E44}').contains(&c);
    let following = |c: char| matches!(c, '\u{0E30}'..='\u{0E3A}' | '\u{0E45}'..='\u{0E4E}' | '\u{0300}'..='\u{036F}' | '\u{200C}' | '\u{200D}');
    !text[..at].ends_with(leading) && !text[at..].starts_with(following)
}

#[cfg(test)]
mod tests;
