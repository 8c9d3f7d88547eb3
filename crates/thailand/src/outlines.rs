//! Where the provinces lie, good to two or three kilometres: enough to notice coordinates that
//! were swapped or belong to another province, and no more. Use it for a warning.
//!
//! Small islands are missing from the outlines: a point on one is as far outside as the nearest
//! shore of its province.

mod read;

use std::sync::LazyLock;

use read::{Outline, Ring, outlines};

const KM_PER_DEGREE_OF_LATITUDE: f64 = 110.57;
const KM_PER_DEGREE_OF_LONGITUDE_AT_EQUATOR: f64 = 111.32;

static OUTLINES: LazyLock<Vec<Outline>> = LazyLock::new(outlines);

/// How far a point (degrees, WGS 84) lies outside a province, in kilometres; 0 inside.
/// `None` for a province without an outline, and for coordinates that are not numbers.
#[must_use]
pub fn distance_outside_km(province: u16, lat: f64, lon: f64) -> Option<f64> {
    let outline = OUTLINES
        .iter()
        .find(|outline| outline.province == province)?;
    if !lat.is_finite() || !lon.is_finite() {
        return None;
    }
    if outline.contains(lat, lon) {
        return Some(0.0);
    }
    outline
        .rings
        .iter()
        .map(|ring| distance_to_ring_km(ring, lat, lon))
        .reduce(f64::min)
}

/// The province whose outline holds a point (degrees, WGS 84).
#[must_use]
pub fn province_at(lat: f64, lon: f64) -> Option<u16> {
    OUTLINES
        .iter()
        .find(|outline| outline.contains(lat, lon))
        .map(|outline| outline.province)
}

/// A point (latitude, longitude) well inside a province's largest part: where a map opens.
#[must_use]
pub fn inside_point(province: u16) -> Option<(f64, f64)> {
    OUTLINES
        .iter()
        .find(|outline| outline.province == province)?
        .inside_point()
}

/// Degrees become kilometres on a plane that touches the earth at the point.
fn distance_to_ring_km(ring: &Ring, lat: f64, lon: f64) -> f64 {
    let km_per_lon = KM_PER_DEGREE_OF_LONGITUDE_AT_EQUATOR * lat.to_radians().cos();
    let place = |&(x, y): &(f64, f64)| {
        (
            (x - lon) * km_per_lon,
            (y - lat) * KM_PER_DEGREE_OF_LATITUDE,
        )
    };
    ring.windows(2)
        .map(|side| from_origin_to_segment(place(&side[0]), place(&side[1])))
        .fold(f64::INFINITY, f64::min)
}

fn from_origin_to_segment((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared > 0.0 {
        (-(ax * dx + ay * dy) / length_squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (ax + along * dx).hypot(ay + along * dy)
}
