//! Reads the data for tests that stands beside the repository and is never part of it.

#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "each test binary reads another part")]

use std::fs;
use std::path::{Path, PathBuf};

pub fn path(name: &str) -> PathBuf {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    data.join(name)
}

pub fn lines(name: &str) -> Vec<String> {
    let path = path(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines().map(str::to_owned).collect()
}

pub struct SubdistrictPoint {
    pub code: u32,
    pub name_th: String,
    pub postcodes: Vec<u32>,
    /// Latitude, longitude; unknown for a few.
    pub point: Option<(f64, f64)>,
}

pub fn subdistrict_points() -> Vec<SubdistrictPoint> {
    let path = path("places/subdistrict_points.csv");
    let mut table =
        csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    table
        .records()
        .map(|row| subdistrict_point(&row.unwrap()))
        .collect()
}

fn subdistrict_point(row: &csv::StringRecord) -> SubdistrictPoint {
    let numbers = |text: &str| {
        text.split([' ', '|', ';', ','])
            .map(|n| n.parse().unwrap())
            .collect()
    };
    SubdistrictPoint {
        code: row[0].parse().unwrap(),
        name_th: row[1].to_owned(),
        postcodes: numbers(&row[3]),
        point: row[4].parse().ok().zip(row[5].parse().ok()),
    }
}
