//! The file: whose it is, and what happens when it is not as it should be.

use crate::people::{Pc, TestSurroundings, name_en, small_hub};
use infodesk_desk::{
    register::RegisterError,
    replica::{Replica, ReplicaError},
};
use rusqlite::Connection;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

fn open(path: &Path) -> Result<Option<PathBuf>, ReplicaError> {
    Replica::open(path, Arc::new(TestSurroundings::seeded(1))).map(|opened| opened.set_aside)
}

#[test]
fn a_damaged_file_is_put_aside_whole_and_a_new_one_begun() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("replica.sqlite");
    fs::write(&path, "this is not a database, whatever it is called").unwrap();
    fs::write(folder.path().join("replica.sqlite-wal"), "nor is this").unwrap();
    let aside = open(&path).unwrap().unwrap();
    let name = aside.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("replica.sqlite.damaged-2026"), "{name}");
    assert_eq!(
        fs::read_to_string(&aside).unwrap(),
        "this is not a database, whatever it is called"
    );
    assert_eq!(
        fs::read_to_string(folder.path().join(format!("{name}-wal"))).unwrap(),
        "nor is this"
    );
    assert_eq!(open(&path).unwrap(), None);
}

#[test]
fn a_second_damaged_file_does_not_take_the_place_of_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("replica.sqlite");
    let mut kept = Vec::new();
    for text in [
        "one broken file, long enough to be read",
        "another broken file, long enough to be read",
    ] {
        fs::write(&path, text).unwrap();
        kept.push((open(&path).unwrap().unwrap(), text));
        for ending in ["", "-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("replica.sqlite{ending}")));
        }
    }
    for (aside, text) in kept {
        assert_eq!(fs::read_to_string(aside).unwrap(), text);
    }
}

#[tokio::test]
async fn damage_inside_the_file_is_noticed_at_the_next_start() {
    let hub = small_hub();
    let pc = Pc::ready(&hub, 0x10, "มานี").await;
    pc.save(name_en("Mani")).await;
    let (folder, officer) = (pc.folder, pc.me.officer.id);
    drop(pc.register);
    let path = folder.path().join(format!("replica-{officer}.sqlite"));
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")
        .unwrap();
    let mut bytes = fs::read(&path).unwrap();
    for page in bytes.chunks_mut(4096).skip(1) {
        page[..64].fill(0xA5);
    }
    fs::write(&path, bytes).unwrap();
    assert!(open(&path).unwrap().is_some());
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("replica.sqlite");
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE future (x); PRAGMA user_version = 99")
        .unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        open(&path),
        Err(ReplicaError::NewerSchema { found: 99, .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_place_that_cannot_be_written_is_an_error_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let refused = open(&file.join("replica.sqlite"));
    assert!(matches!(refused, Err(ReplicaError::NotWritable { .. })));
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_on_the_pc_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let hub = small_hub();
    let pc = Pc::ready(&hub, 0x10, "มานี").await;
    let mut seen = 0;
    for file in fs::read_dir(pc.folder.path()).unwrap().map(Result::unwrap) {
        if file.file_name().to_str().unwrap().contains(".sqlite") {
            assert_eq!(
                file.metadata().unwrap().permissions().mode() & 0o777,
                0o600,
                "{:?}",
                file.path()
            );
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[tokio::test]
async fn two_officers_on_one_pc_have_a_replica_each() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    mani.save(name_en("Mani")).await;
    let changed = tokio::sync::broadcast::channel(8).0;
    let piti = crate::people::id(0x20);
    let surroundings = Arc::new(TestSurroundings::seeded(2));
    let (register, _) =
        infodesk_desk::register::Register::open(mani.folder.path(), piti, surroundings, changed)
            .unwrap();
    assert_eq!(register.profile().await.unwrap(), None);
    assert_eq!(register.sending().await.unwrap().unsent, 0);
}

fn replica_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .filter(|path| path.display().to_string().contains(".sqlite"))
        .collect()
}

#[tokio::test]
async fn an_officer_erases_all_of_theirs_but_never_an_edit_that_waits() {
    let hub = small_hub();
    let pc = Pc::ready(&hub, 0x10, "มานี").await;
    pc.save(name_en("Mani")).await;
    let (folder, officer) = (pc.folder.path(), pc.me.officer.id);

    let refused = pc.register.erase(folder, officer).await;
    assert!(
        matches!(refused, Err(RegisterError::Unsent(1))),
        "{refused:?}"
    );
    assert_eq!(pc.unsent().await, 1);
    assert!(!replica_files(folder).is_empty());

    pc.sync().await;
    pc.register.erase(folder, officer).await.unwrap();
    assert_eq!(replica_files(folder), Vec::<PathBuf>::new());
    // Whoever still holds the register finds nothing in it.
    assert_eq!(pc.register.profile().await.unwrap(), None);
    assert_eq!(pc.rows().await.len(), 0);
}
