//! Outlines out of their table, and the questions that one outline answers.

use std::collections::HashMap;

use crate::table::{parsed, rows};

const UNITS_PER_DEGREE: f64 = 1000.0;
/// How many lines across a province are tried for [`Outline::inside_point`].
const TRIED_LINES: i32 = 9;

/// Longitude, latitude in degrees; the last point is the first again.
pub(super) type Ring = Vec<(f64, f64)>;

pub(super) struct Outline {
    pub(super) province: u16,
    pub(super) rings: Vec<Ring>,
}

impl Outline {
    /// Odd number of sides to the east means inside; a hole is a ring too.
    pub(super) fn contains(&self, lat: f64, lon: f64) -> bool {
        self.crossings(lat).iter().filter(|x| lon < **x).count() % 2 == 1
    }

    /// The middle of the widest stretch on any of the lines tried.
    pub(super) fn inside_point(&self) -> Option<(f64, f64)> {
        let lats = || self.rings.iter().flatten().map(|(_, y)| *y);
        let (south, north) = (lats().reduce(f64::min)?, lats().reduce(f64::max)?);
        let step = (north - south) / f64::from(TRIED_LINES + 1);
        (1..=TRIED_LINES)
            .flat_map(|line| self.stretches(south + step * f64::from(line)))
            .max_by(|(_, a), (_, b)| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
            .map(|(lat, (west, east))| (lat, f64::midpoint(west, east)))
    }

    /// The parts of a parallel that lie inside: its latitude with west and east end.
    fn stretches(&self, lat: f64) -> Vec<(f64, (f64, f64))> {
        let mut crossings = self.crossings(lat);
        crossings.sort_by(f64::total_cmp);
        crossings
            .chunks_exact(2)
            .map(|pair| (lat, (pair[0], pair[1])))
            .collect()
    }

    /// The longitudes at which sides cross a parallel.
    fn crossings(&self, lat: f64) -> Vec<f64> {
        let sides = self.rings.iter().flat_map(|ring| ring.windows(2));
        sides
            .filter_map(|side| {
                let ((ax, ay), (bx, by)) = (side[0], side[1]);
                ((ay > lat) != (by > lat)).then(|| ax + (lat - ay) / (by - ay) * (bx - ax))
            })
            .collect()
    }
}

pub(super) fn outlines() -> Vec<Outline> {
    let mut arcs: HashMap<i32, Ring> = HashMap::new();
    let mut outlines = Vec::new();
    for mut row in rows(include_str!("../../data/outlines.tsv")) {
        if row.text() == "arc" {
            arcs.insert(row.number(), arc(row.text()));
        } else {
            outlines.push(Outline {
                province: row.number(),
                rings: row
                    .text()
                    .split(';')
                    .map(|ring| joined(ring, &arcs))
                    .collect(),
            });
        }
    }
    outlines
}

/// The first point and the steps to the others.
fn arc(text: &str) -> Ring {
    let (mut x, mut y) = (0, 0);
    text.split(' ')
        .map(|step| {
            let (dx, dy) = step.split_once(',').expect("a step has two parts");
            x += parsed::<i32>(dx);
            y += parsed::<i32>(dy);
            (
                f64::from(x) / UNITS_PER_DEGREE,
                f64::from(y) / UNITS_PER_DEGREE,
            )
        })
        .collect()
}

/// Arcs one after the other, each beginning where the one before ended; -n is arc n - 1 backwards.
fn joined(ring: &str, arcs: &HashMap<i32, Ring>) -> Ring {
    let mut points: Ring = Vec::new();
    for number in ring.split(',').map(parsed::<i32>) {
        let backwards = number < 0;
        let arc = &arcs[&if backwards { -number - 1 } else { number }];
        points.pop();
        if backwards {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    points
}
