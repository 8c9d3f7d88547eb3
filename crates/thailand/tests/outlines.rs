#![allow(clippy::unwrap_used)]

mod shared;

use infodesk_thailand::divisions::{provinces, subdistrict};
use infodesk_thailand::outlines::{distance_outside_km, inside_point, province_at};

/// What a service point's coordinates are checked with.
const TOLERANCE_KM: f64 = 3.0;

#[test]
fn a_point_in_each_outline_falls_in_that_province() {
    for province in provinces() {
        let (lat, lon) = inside_point(province.code).unwrap();
        assert_eq!(
            province_at(lat, lon),
            Some(province.code),
            "{}",
            province.name_en
        );
        assert_eq!(distance_outside_km(province.code, lat, lon), Some(0.0));
    }
}

#[test]
fn known_places_fall_in_their_province() {
    for (province, lat, lon) in [
        (10, 13.7563, 100.5018),
        (38, 18.3609, 103.6466),
        (50, 18.7883, 98.9853),
        (83, 7.8804, 98.3923),
        (96, 6.4264, 101.8230),
    ] {
        assert_eq!(province_at(lat, lon), Some(province));
    }
}

/// Measured: 7,363 of the 7,422 points known, 99.2 %. What is left are islands too small for
/// the outlines and borders that were drawn coarsely.
#[test]
fn nearly_every_subdistrict_is_in_its_province_within_the_tolerance() {
    let distances: Vec<f64> = shared::subdistrict_points()
        .into_iter()
        .filter_map(|place| Some((subdistrict(place.code).unwrap().province_code, place.point?)))
        .map(|(province, (lat, lon))| distance_outside_km(province, lat, lon).unwrap())
        .collect();
    let near = distances.iter().filter(|km| **km <= TOLERANCE_KM).count();
    assert!(distances.len() > 7_400, "{} points", distances.len());
    assert!(
        near * 1000 >= distances.len() * 990,
        "{near} of {}",
        distances.len()
    );
    assert!(distances.iter().all(|km| *km < 50.0));
}

#[test]
fn distances_are_kilometres() {
    // Chiang Mai's centre from Bangkok's border: about 500 km as the crow flies.
    let far = distance_outside_km(10, 18.7883, 98.9853).unwrap();
    assert!((500.0..600.0).contains(&far), "{far}");
    // Latitude and longitude swapped.
    let swapped = distance_outside_km(10, 100.5018, 13.7563).unwrap();
    assert!(swapped > 1000.0, "{swapped}");
}

#[test]
fn places_abroad_and_at_sea_are_in_no_province() {
    assert_eq!(province_at(17.9757, 102.6331), None, "Vientiane");
    assert_eq!(province_at(10.0, 100.6), None, "the Gulf");
    assert_eq!(province_at(f64::NAN, 100.0), None);
}

#[test]
fn unknown_provinces_and_numbers_are_answered() {
    assert_eq!(distance_outside_km(99, 13.7, 100.5), None);
    assert_eq!(inside_point(99), None);
    assert_eq!(distance_outside_km(10, f64::NAN, 100.5), None);
    assert_eq!(distance_outside_km(10, 13.7, f64::INFINITY), None);
}
