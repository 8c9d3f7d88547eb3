//! Opening a database: what is made, and what is refused without being touched.

use crate::bench::{on_both, open, profile};
use infodesk_hub::store::StoreError;
use infodesk_test_support::FixedSurroundings;
use std::{fs, path::Path};

on_both! {
    async fn what_is_kept_is_there_when_opened_again(bench) {
        let officer = bench.officer("somchai").await;
        let again = bench.open_again().await.unwrap();
        assert_eq!(again.officer(officer).await.unwrap().unwrap().name, "somchai ทดลองงาน");
    }

    async fn it_answers_and_all_its_statements_fit_the_schema(bench) {
        bench.store.ping().await.unwrap();
        bench.store.check_statements().await.unwrap();
    }
}

fn address(path: &Path) -> String {
    format!("sqlite:{}", path.display())
}

async fn failure(address: &str) -> StoreError {
    open(address, &FixedSurroundings::default())
        .await
        .unwrap_err()
}

#[tokio::test]
async fn folder_and_file_are_made_for_their_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/hub.sqlite");
    open(&address(&path), &FixedSurroundings::default())
        .await
        .unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    assert!(path.is_file());
}

#[tokio::test]
async fn a_database_in_memory_serves_readers_and_the_writer() {
    let store = open("sqlite::memory:", &FixedSurroundings::default())
        .await
        .unwrap();
    let officer = store.officer_signed_in(&profile("somchai")).await.unwrap();
    assert!(store.officer(officer).await.unwrap().is_some());
}

#[tokio::test]
async fn a_damaged_file_is_named_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hub.sqlite");
    fs::write(
        &path,
        "this is no database, and long enough to be asked for its header".repeat(40),
    )
    .unwrap();
    let before = fs::read(&path).unwrap();
    let error = failure(&address(&path)).await;
    assert!(
        matches!(&error, StoreError::Damaged { path: named, .. } if *named == path),
        "{error:?}"
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[tokio::test]
async fn damage_in_the_middle_of_a_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hub.sqlite");
    drop(
        open(&address(&path), &FixedSurroundings::default())
            .await
            .unwrap(),
    );
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch("pragma wal_checkpoint(truncate); pragma journal_mode = delete;")
        .unwrap();
    drop(connection);
    let mut bytes = fs::read(&path).unwrap();
    // Every page but the first, which holds the schema.
    bytes[4096..].fill(0xA5);
    fs::write(&path, &bytes).unwrap();
    let error = failure(&address(&path)).await;
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let in_the_way = folder.path().join("a-file");
    fs::write(&in_the_way, "").unwrap();
    let error = failure(&address(&in_the_way.join("hub.sqlite"))).await;
    assert!(
        matches!(error, StoreError::FolderNotWritable { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn another_address_is_not_understood_and_not_repeated() {
    let error = failure("mysql://root:geheim@localhost/hub").await;
    assert!(matches!(error, StoreError::Address), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("geheim"));
}

#[tokio::test]
async fn a_server_that_is_not_there_cannot_be_reached() {
    // Port 9 (discard) is served by nobody.
    let error = failure("postgres://hub@127.0.0.1:9/hub").await;
    assert!(matches!(error, StoreError::Unreachable(_)), "{error:?}");
}
