//! Pixels: every hard line looks as Pango sets it in the very same font.
//!
//! Pango draws with cairo, and `pdftocairo` draws our file with cairo: what may differ is which glyphs there are, and
//! where. (Pango's own PDF is no reference: cairo leaves out shifts of one or two thousandths of an em there.)
#![allow(clippy::unwrap_used)]

mod common;

use std::path::Path;
use std::process::Command;

use common::hard::{alone, hard_texts, shaped};
use common::programs::{File, run_for_bytes, text_of};
use common::{DATE_MS, TYPESETTER};
use infodesk_poster::{Colour, Line, Page, Text, Weight, pdf};

/// Font size in points.
const SIZE: f32 = 48.0;
/// An em is 200 pixels, so every place is a whole number of fifths of a pixel. Cairo draws a glyph at the nearest whole
/// pixel, which no difference in the last digit changes, and five font units always do.
const DPI: &str = "300";
/// So many pixels may differ: where the soft edges of two glyphs lie over each other, cairo adds them up when they were
/// drawn together, and lays one over the other when they were not. A mark at another pixel changes twice as many and more.
const TOLERANCE: usize = 20;
/// Where the pen begins: on a whole pixel both ways.
const ORIGIN: [f32; 2] = [14.4, 72.0];
/// The page is as high as this, and as wide as a multiple of this many points: whole pixels.
const WHOLE: f32 = 144.0;

/// The inked part of a picture: levels of grey, row by row.
struct Ink {
    width: usize,
    rows: Vec<Vec<u8>>,
}

impl Ink {
    /// What is inked in a picture in the PNG format, black on white.
    fn of(picture: &[u8]) -> Self {
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture))
            .read_info()
            .unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let frame = reader.next_frame(&mut pixels).unwrap();
        let samples = frame.color_type.samples();
        let rows = pixels[..frame.buffer_size()].chunks(frame.line_size);
        // red, green and blue are the same in black, grey and white
        let rows = rows.map(|row| row.iter().step_by(samples).copied().collect());
        Ink::inside(rows.collect())
    }

    fn inside(rows: Vec<Vec<u8>>) -> Self {
        let is_ink = |level: &u8| *level < u8::MAX;
        // compared as a whole, which is quick in a build without optimisation too
        let blank = vec![u8::MAX; rows[0].len()];
        let is_inked = |row: &Vec<u8>| *row != blank;
        let top = rows.iter().position(is_inked).unwrap();
        let bottom = rows.iter().rposition(is_inked).unwrap();
        let rows = &rows[top..=bottom];
        let first = |row: &Vec<u8>| row.iter().position(is_ink);
        let last = |row: &Vec<u8>| row.iter().rposition(is_ink);
        let inked = rows.iter().filter(|row| is_inked(row));
        let left = inked.clone().filter_map(first).min().unwrap();
        let right = inked.filter_map(last).max().unwrap();
        Ink {
            width: right + 1 - left,
            rows: rows.iter().map(|row| row[left..=right].to_vec()).collect(),
        }
    }

    /// How many pixels differ from another picture's; all of them where the pictures differ in size.
    fn difference(&self, other: &Ink) -> usize {
        if (self.width, self.rows.len()) != (other.width, other.rows.len()) {
            return self.width * self.rows.len();
        }
        let pairs = self.rows.iter().zip(&other.rows);
        let unequal = pairs.filter(|(a, b)| a != b);
        let pixels = unequal.flat_map(|(a, b)| a.iter().zip(b));
        pixels.filter(|(a, b)| a != b).count()
    }
}

/// Pango, with no other fonts than ours.
struct Pango {
    folder: tempfile::TempDir,
}

impl Pango {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let configuration = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">\
             <fontconfig><dir>{}</dir><cachedir>{}</cachedir></fontconfig>",
            fonts.display(),
            folder.path().join("cache").display()
        );
        std::fs::write(folder.path().join("fonts.conf"), configuration).unwrap();
        Pango { folder }
    }

    fn ink(&self, line: &str, weight: Weight) -> Ink {
        let file = self.folder.path().join("line.png");
        let name = match weight {
            Weight::Regular => "Sarabun",
            Weight::Medium => "Sarabun Medium",
            Weight::Bold => "Sarabun Bold",
        };
        let status = Command::new("pango-view")
            .env("FONTCONFIG_FILE", self.folder.path().join("fonts.conf"))
            .args(["--no-display", "--language=th", "--antialias=gray"])
            .args([
                "--hinting=none",
                "--hint-metrics=off",
                "--subpixel-positions",
            ])
            // in pixels, and enough for marks that stand higher than the font says
            .args(["--margin=120", &format!("--dpi={DPI}")])
            .arg(format!("--font={name} {SIZE}"))
            .arg(format!("--text={line}"))
            .arg(format!("--output={}", text_of(&file)))
            .status()
            .unwrap_or_else(|error| panic!("pango-view (Debian: pango1.0-tools): {error}"));
        assert!(status.success(), "pango-view: {line:?}");
        Ink::of(&std::fs::read(file).unwrap())
    }
}

/// Each line of a text as a text of its own.
fn lines(text: &Text) -> Vec<Text> {
    let one = |line: &Line| Text {
        lines: vec![line.clone()],
        colour: Colour::hex(0),
        ..text.clone()
    };
    text.lines.iter().map(one).collect()
}

fn our_ink(line: Text) -> Ink {
    let advance: f32 = line.lines[0].width * SIZE / line.size;
    let page = Page {
        width: ((advance + 2.0 * ORIGIN[0]) / WHOLE).ceil() * WHOLE,
        height: WHOLE,
        author: String::new(),
        items: vec![alone(line, SIZE, ORIGIN)],
    };
    let file = File::new(&pdf(&TYPESETTER, [page], "", DATE_MS).unwrap());
    let picture = ["-r", DPI, "-gray", "-png", "-singlefile"];
    let path = file.path();
    let picture = [&picture[..], &[path.as_str(), "-"]].concat();
    Ink::of(&run_for_bytes("pdftocairo", &picture))
}

/// What is wrong with the lines of a text, if anything.
fn faults(pango: &Pango, text: &str, weight: Weight) -> Vec<String> {
    let set = shaped(text, weight);
    let compare = |line: Text| {
        let said = line.text[line.lines[0].bytes.clone()].to_owned();
        let (ours, theirs) = (our_ink(line), pango.ink(&said, weight));
        let count = ours.difference(&theirs);
        (count > TOLERANCE).then(|| format!("{weight:?} {said:?}: {count} pixels differ"))
    };
    lines(&set).into_iter().filter_map(compare).collect()
}

fn every_hard_text_looks_as_pango_sets_it(weight: Weight) {
    let texts = hard_texts();
    let half = texts.len().div_ceil(2);
    let faults = std::thread::scope(|scope| {
        let work = |part: &'_ [String]| {
            let pango = Pango::new();
            part.iter()
                .flat_map(|text| faults(&pango, text, weight))
                .collect::<Vec<_>>()
        };
        let started: Vec<_> = texts
            .chunks(half)
            .map(|part| scope.spawn(move || work(part)))
            .collect();
        let ended = started.into_iter().map(|thread| thread.join().unwrap());
        ended.collect::<Vec<_>>().concat()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn hard_texts_in_regular() {
    every_hard_text_looks_as_pango_sets_it(Weight::Regular);
}

#[test]
fn hard_texts_in_medium() {
    every_hard_text_looks_as_pango_sets_it(Weight::Medium);
}

#[test]
fn hard_texts_in_bold() {
    every_hard_text_looks_as_pango_sets_it(Weight::Bold);
}

/// The comparison above sees a mark that stands wrong by five font units: a quarter of a millimetre where letters are 5 cm high.
#[test]
fn a_mark_out_of_place_is_seen() {
    let text = "ที่นี่ ลิ้น";
    let theirs = Pango::new().ink(text, Weight::Regular);
    let moved = |dx: i16, dy: i16| {
        let mut line = lines(&shaped(text, Weight::Regular)).remove(0);
        let glyph = &mut line.lines[0].glyphs[2];
        assert_eq!(glyph.advance, 0, "the third glyph is a tone mark");
        (glyph.dx, glyph.dy) = (glyph.dx + dx, glyph.dy + dy);
        our_ink(line).difference(&theirs)
    };
    assert_eq!(moved(0, 0), 0);
    for (dx, dy) in [(5, 0), (-5, 0), (0, 5), (0, -5)] {
        let count = moved(dx, dy);
        assert!(count > 2 * TOLERANCE, "moved by {dx}, {dy}: {count}");
    }
}

/// And it sees a wrong form of a mark: on a tall consonant a tone mark stands farther left.
#[test]
fn a_wrong_form_is_seen() {
    let right = lines(&shaped("ปุ่ม", Weight::Bold)).remove(0);
    let mut wrong = right.clone();
    let other = lines(&shaped("ม่", Weight::Bold)).remove(0);
    let (mark, usual) = (&mut wrong.lines[0].glyphs[2], other.lines[0].glyphs[1]);
    mark.id = usual.id;
    assert_ne!(right, wrong);
    let theirs = Pango::new().ink("ปุ่ม", Weight::Bold);
    assert_eq!(our_ink(right).difference(&theirs), 0);
    assert!(our_ink(wrong).difference(&theirs) > 2 * TOLERANCE);
}
