//! Where the list comes from and the posters go.

use crate::running::{HEADER, Ran};
use infodesk_desk::command_line::poster::Status;
use std::fs;
use tempfile::TempDir;

fn folder_with_list() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let list = format!("{HEADER}A,โรงเรียนหนึ่ง,สพฐ.,,,\n");
    fs::write(folder.path().join("points.csv"), list).unwrap();
    folder
}

/// Runs with these places; gives what was said, which is the same as JSON and in words.
fn refused(points: &str, out: &str, status: Status) -> String {
    let ran = Ran::within(folder_with_list(), points, out, &["--json"]);
    assert_eq!(ran.status, status);
    let json = ran.json();
    assert_eq!(
        json["problems"].as_array().map(Vec::len),
        Some(1),
        "{json:#}"
    );
    assert_eq!(json["problems"][0]["reason"].as_str(), Some(ran.err.trim()));
    assert_eq!(ran.files(), ["points.csv"]);
    ran.err
}

#[test]
fn a_missing_folder_is_made() {
    let ran = Ran::within(
        folder_with_list(),
        "points.csv",
        "ปี 2569/พ.ย./posters.pdf",
        &[],
    );
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    let made = ran.folder.path().join("ปี 2569/พ.ย./posters.pdf");
    assert!(fs::read(made).unwrap().starts_with(b"%PDF-"));
}

#[test]
fn an_older_file_is_replaced_only_by_a_whole_one() {
    let folder = folder_with_list();
    fs::write(folder.path().join("posters.pdf"), "older").unwrap();
    fs::write(folder.path().join("bad.csv"), "code\n").unwrap();
    let ran = Ran::within(folder, "bad.csv", "posters.pdf", &[]);
    assert_eq!(
        (ran.status, ran.pdf()),
        (Status::BadInput, b"older".to_vec())
    );
    let ran = Ran::within(ran.folder, "points.csv", "posters.pdf", &[]);
    assert_eq!(ran.status, Status::Done, "{}", ran.err);
    assert!(ran.pdf().starts_with(b"%PDF-"));
}

#[test]
fn a_list_that_cannot_be_read() {
    let said = refused("missing.csv", "posters.pdf", Status::BadInput);
    assert!(
        said.contains("missing.csv") && said.contains("ไม่พบไฟล์"),
        "{said}"
    );
    let said = refused("", "posters.pdf", Status::BadInput);
    assert!(said.contains("เป็นโฟลเดอร์"), "{said}");
}

#[test]
fn a_place_that_cannot_be_written() {
    let said = refused("points.csv", "", Status::BadInput);
    assert!(said.contains("เป็นโฟลเดอร์"), "{said}");
    let said = refused("points.csv", "points.csv/posters.pdf", Status::BadInput);
    assert!(said.contains("เป็นไฟล์ ไม่ใช่โฟลเดอร์"), "{said}");
}

#[test]
fn the_list_is_never_the_target() {
    let said = refused("points.csv", "./points.csv", Status::WrongUsage);
    assert!(said.contains("เลือกชื่ออื่น"), "{said}");
}
