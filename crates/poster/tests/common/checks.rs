//! What holds for every page, whatever the texts: on the paper, nothing over anything else, the symbol free.

use infodesk_poster::{Fill, Item, Page, PosterContent, Rect, Stroke};

use super::designs::{Design, poster, promise};
use super::{TYPESETTER, texts};

/// The white that printers leave at the head and the foot of a sheet, in points.
const UNPRINTED: f32 = 5.0;
/// Narrower than this, a fill is a rule.
const RULE: f32 = 3.0;

/// Lays a poster out and checks its page.
pub fn check(content: &PosterContent, design: &Design) -> Page {
    let page =
        poster(content, design).unwrap_or_else(|error| panic!("{design:?} {content:?}: {error}"));
    check_page(&page, design);
    page
}

/// Every line inside its margins, apart from every other line, from every rule, and from the quiet zone.
pub fn check_page(page: &Page, design: &Design) {
    let symbol = symbol(page);
    let ink = ink(page);
    for (index, (line, area)) in ink.iter().enumerate() {
        assert!(
            is_inside(area, page, promise(design).margin),
            "{design:?}: {line:?} leaves the page: {area:?}"
        );
        for (other, taken) in &ink[..index] {
            assert!(
                !overlap(area, taken),
                "{design:?}: {line:?} {area:?} meets {other:?} {taken:?}"
            );
        }
        assert!(
            !overlap(area, &symbol),
            "{design:?}: {line:?} {area:?} stands in the quiet zone {symbol:?}"
        );
    }
    for picture in pictures(page) {
        assert!(
            is_inside(picture, page, promise(design).margin),
            "{design:?}: the emblem leaves the page: {picture:?}"
        );
        for (line, area) in &ink {
            assert!(
                !overlap(picture, area),
                "{design:?}: {line:?} {area:?} meets the emblem {picture:?}"
            );
        }
    }
    // level H loses up to 30 % of its words; an emblem may take 22 % of the side
    assert!(
        covered(page) <= 0.22 + 1e-5,
        "{design:?}: {} of the symbol's side is covered",
        covered(page)
    );
    for rule in rules(page) {
        assert!(
            !overlap(&rule, &symbol),
            "{design:?}: {rule:?} stands in the quiet zone"
        );
        for (line, area) in &ink {
            assert!(
                !overlap(&rule, area),
                "{design:?}: {rule:?} crosses {line:?} {area:?}"
            );
        }
    }
}

/// What each line says, and the area that it covers.
fn ink(page: &Page) -> Vec<(&str, Rect)> {
    let lines = texts(page).into_iter().flat_map(|text| {
        text.lines
            .iter()
            .map(|line| (&text.text[line.bytes.clone()], TYPESETTER.ink(text, line)))
    });
    lines.collect()
}

fn is_inside(area: &Rect, page: &Page, margin: f32) -> bool {
    let touch = 0.1;
    area.x >= margin - touch
        && area.right() <= page.width - margin + touch
        && area.y >= UNPRINTED
        && area.bottom() <= page.height - UNPRINTED
}

/// Whether two areas share more than an edge.
pub fn overlap(a: &Rect, b: &Rect) -> bool {
    let touch = 0.01;
    a.x < b.right() - touch
        && b.x < a.right() - touch
        && a.y < b.bottom() - touch
        && b.y < a.bottom() - touch
}

fn fills(page: &Page) -> impl Iterator<Item = &Fill> {
    page.items.iter().filter_map(|item| match item {
        Item::Fill(fill) => Some(fill),
        _ => None,
    })
}

fn bounds(fill: &Fill) -> Rect {
    let ends = fill.path.0.iter().flat_map(|ring| {
        let ends = ring.strokes.iter().map(|stroke| match *stroke {
            Stroke::Line(end) | Stroke::Curve([_, _, end]) => end,
        });
        std::iter::once(ring.start).chain(ends)
    });
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for end in ends {
        for axis in 0..2 {
            low[axis] = low[axis].min(end[axis]);
            high[axis] = high[axis].max(end[axis]);
        }
    }
    Rect {
        x: low[0],
        y: low[1],
        width: high[0] - low[0],
        height: high[1] - low[1],
    }
}

/// The symbol with its quiet zone, which is 4 modules wide.
fn symbol(page: &Page) -> Rect {
    let grid = page.symbol().expect("a symbol");
    assert!(
        grid.unit >= 0.8 * 72.0 / 25.4,
        "modules of {} points",
        grid.unit
    );
    let area = grid.area();
    let free = 4.0 * grid.unit - 0.01;
    Rect {
        x: area.x - free,
        y: area.y - free,
        width: area.width + 2.0 * free,
        height: area.height + 2.0 * free,
    }
}

/// The emblems that stand apart from the symbol.
fn pictures(page: &Page) -> impl Iterator<Item = &Rect> {
    let symbol = symbol(page);
    page.items.iter().filter_map(move |item| match item {
        Item::Picture(picture) if !overlap(&picture.area, &symbol) => Some(&picture.area),
        _ => None,
    })
}

/// How much of the symbol's side is covered by what stands in its middle.
fn covered(page: &Page) -> f32 {
    let symbol = page.symbol().expect("a symbol").area();
    let plates = fills(page).map(bounds).filter(|area| {
        area.x > symbol.x
            && area.right() < symbol.right()
            && area.y > symbol.y
            && area.bottom() < symbol.bottom()
    });
    plates
        .map(|area| area.width.max(area.height) / symbol.width)
        .fold(0.0, f32::max)
}

fn rules(page: &Page) -> Vec<Rect> {
    fills(page)
        .map(bounds)
        .filter(|area| area.height < RULE)
        .collect()
}
