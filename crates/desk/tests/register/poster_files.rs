//! Posters of many points as files.

use crate::people::{POINT, Pc, id, point, small_hub};
use infodesk_desk::{
    poster_files::{FilesOutcome, FilesPer, FilesWanted},
    register::RegisterError,
};
use infodesk_domain::service_points::Address;
use std::{fs, path::Path};

async fn ready() -> Pc {
    let hub = small_hub();
    let mut second = point(POINT + 1, "ที่ว่าการอำเภอเมืองเชียงใหม่");
    second.particulars.address = Address {
        province: Some(50),
        ..Address::default()
    };
    hub.add_point(&second);
    Pc::ready(&hub, 0x10, "มานี").await
}

fn wanted(points: &[u128], per: FilesPer, place: &Path) -> FilesWanted {
    FilesWanted {
        points: points.iter().map(|point| id(*point)).collect(),
        per,
        copies: 2,
        place: place.to_owned(),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

fn figures(outcome: &FilesOutcome) -> (u32, u32, u32) {
    match outcome {
        FilesOutcome::Made {
            posters,
            files,
            kept,
            ..
        } => (*posters, *files, *kept),
        FilesOutcome::Cancelled => panic!("cancelled"),
    }
}

#[tokio::test]
async fn a_file_a_province_and_what_stands_is_kept() {
    let mani = ready().await;
    let folder = tempfile::tempdir().unwrap();
    // the third is nobody's: it is left out, and nothing is said of it
    let points = [POINT, POINT + 1, 0x999];
    let once = mani
        .register
        .make_files(wanted(&points, FilesPer::Province, folder.path()));
    assert_eq!(figures(&once.await.unwrap()), (2, 2, 0));
    let made = names(folder.path());
    assert!(made.iter().any(|name| name.contains("เชียงใหม่")), "{made:?}");
    let again = mani
        .register
        .make_files(wanted(&points, FilesPer::Province, folder.path()));
    assert_eq!(figures(&again.await.unwrap()), (2, 0, 2));
    assert_eq!(mani.register.files_progress(), None);
}

#[tokio::test]
async fn one_file_for_all() {
    let mani = ready().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.pdf");
    let made = mani
        .register
        .make_files(wanted(&[POINT, POINT + 1], FilesPer::Batch, &file));
    assert_eq!(figures(&made.await.unwrap()), (2, 1, 0));
    assert_eq!(names(folder.path()), ["all.pdf"]);
}

#[tokio::test]
async fn a_place_that_cannot_be_written_and_points_that_are_nobody_s_leave_nothing() {
    let mani = ready().await;
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("a file");
    fs::write(&in_the_way, "no folder").unwrap();
    let nowhere = in_the_way.join("all.pdf");
    let made = mani
        .register
        .make_files(wanted(&[POINT], FilesPer::Batch, &nowhere))
        .await;
    assert!(
        matches!(made, Err(RegisterError::FileNotWritten(_))),
        "{made:?}"
    );
    let made = mani
        .register
        .make_files(wanted(&[0x999], FilesPer::Point, folder.path()))
        .await;
    assert!(matches!(made, Err(RegisterError::NotFound)), "{made:?}");
    assert_eq!(names(folder.path()), ["a file"]);
}
