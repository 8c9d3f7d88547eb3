//! The program `infodesk-hub` itself: its commands and exit statuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use std::{
    path::Path,
    process::{Command, Output, Stdio},
};

/// The program with a configuration that can be used, working in `folder`.
fn hub(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_infodesk-hub"));
    command
        .env_clear()
        .env(
            "INFODESK_HUB_DATABASE",
            format!("sqlite:{}", folder.join("hub.sqlite").display()),
        )
        .env("INFODESK_HUB_SECRET_FILE", folder.join("secret"))
        .env("INFODESK_HUB_LISTEN", "127.0.0.1:0")
        .env("INFODESK_HUB_PUBLIC_URL", "http://127.0.0.1:8080")
        .env("INFODESK_HUB_IDENTITY_ISSUER", "http://127.0.0.1:1")
        .env("INFODESK_HUB_IDENTITY_CLIENT_ID", "infodesk-hub")
        .env("INFODESK_HUB_IDENTITY_CLIENT_SECRET", "s3cret");
    command
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("{output:?}"))
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn a_good_configuration_is_called_good() {
    let folder = tempfile::tempdir().unwrap();
    let output = hub(folder.path())
        .args(["config", "check"])
        .output()
        .unwrap();
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(
        !folder.path().join("secret").exists(),
        "checking makes nothing"
    );
}

#[test]
fn a_wrong_setting_is_named_with_status_three() {
    let folder = tempfile::tempdir().unwrap();
    let output = hub(folder.path())
        .args(["config", "check"])
        .env("INFODESK_HUB_LISTEN", "here")
        .output()
        .unwrap();
    assert_eq!(status(&output), 3, "{output:?}");
    assert!(said(&output).contains("INFODESK_HUB_LISTEN"), "{output:?}");
}

#[test]
fn wrong_usage_is_status_two() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        status(&hub(folder.path()).arg("dance").output().unwrap()),
        2
    );
}

#[test]
fn migrating_makes_the_database_and_may_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let output = hub(folder.path()).arg("migrate").output().unwrap();
        assert_eq!(status(&output), 0, "{output:?}");
    }
    assert!(folder.path().join("hub.sqlite").exists());
}

#[test]
fn practice_data_enter_a_practice_hub_only() {
    let folder = tempfile::tempdir().unwrap();
    let output = hub(folder.path())
        .args(["seed", "practice"])
        .output()
        .unwrap();
    assert_eq!(status(&output), 4, "{output:?}");
    let practice = |folder: &Path| {
        hub(folder)
            .args(["seed", "practice"])
            .env("INFODESK_HUB_PRACTICE", "true")
            .output()
    };
    let filled = practice(folder.path()).unwrap();
    assert_eq!(status(&filled), 0, "{filled:?}");
    assert!(said(&filled).contains("is filled"), "{filled:?}");
    assert!(said(&practice(folder.path()).unwrap()).contains("not empty"));
}

#[test]
fn a_database_that_cannot_be_reached_is_status_five() {
    let folder = tempfile::tempdir().unwrap();
    let address = "postgres://hub:hunter2@127.0.0.1:1/hub";
    let output = hub(folder.path())
        .arg("migrate")
        .env("INFODESK_HUB_DATABASE", address)
        .output()
        .unwrap();
    assert_eq!(status(&output), 5, "{output:?}");
    assert!(!said(&output).contains("hunter2"), "{output:?}");
}

#[test]
fn a_port_that_is_taken_is_status_five() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = hub(folder.path())
        .arg("serve")
        .env("INFODESK_HUB_LISTEN", &address)
        .output()
        .unwrap();
    assert_eq!(status(&output), 5, "{output:?}");
    assert!(said(&output).contains(&address), "{output:?}");
}

/// A practice hub whose register is filled: some Tokens have been issued and rights given.
fn filled(folder: &Path) -> impl Fn(&[&str]) -> Output {
    let run = |arguments: &[&str]| {
        let mut command = hub(folder);
        let command = command.args(arguments).env("INFODESK_HUB_PRACTICE", "true");
        command.output().unwrap()
    };
    assert_eq!(status(&run(&["seed", "practice"])), 0);
    run
}

#[test]
fn a_whole_audit_is_counted_in_thai() {
    let folder = tempfile::tempdir().unwrap();
    let verified = filled(folder.path())(&["audit", "verify"]);
    assert_eq!(status(&verified), 0, "{verified:?}");
    let said = said(&verified);
    assert!(said.contains("ตรวจบันทึกเหตุการณ์แล้ว 6 รายการ"), "{said}");
    assert!(said.contains("ครบถ้วน ไม่พบการแก้ไข"), "{said}");
}

#[test]
fn a_broken_audit_is_named_with_status_three() {
    let folder = tempfile::tempdir().unwrap();
    let run = filled(folder.path());
    let database = rusqlite::Connection::open(folder.path().join("hub.sqlite")).unwrap();
    let forge = "drop trigger audit_event_no_update;
        update audit_event set at = at + 1 where number = 2";
    database.execute_batch(forge).unwrap();
    drop(database);
    let verified = run(&["audit", "verify"]);
    assert_eq!(status(&verified), 3, "{verified:?}");
    assert!(
        said(&verified).contains("รายการลำดับที่ 2 ถูกแก้ไข"),
        "{verified:?}"
    );
}

#[test]
fn verifying_makes_neither_database_nor_secret() {
    let folder = tempfile::tempdir().unwrap();
    let verified = hub(folder.path())
        .args(["audit", "verify"])
        .output()
        .unwrap();
    assert_eq!(status(&verified), 3, "{verified:?}");
    assert!(!folder.path().join("secret").exists());
    assert!(!folder.path().join("hub.sqlite").exists());
}

#[cfg(unix)]
#[test]
fn serving_ends_well_on_sigterm() {
    use std::io::{BufRead, BufReader};
    let folder = tempfile::tempdir().unwrap();
    let mut serving = hub(folder.path())
        .arg("serve")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(serving.stderr.take().unwrap()).lines();
    let up = lines.by_ref().any(|line| line.unwrap().contains("serving"));
    assert!(up, "it ended before it served");
    let killed = Command::new("kill")
        .args(["-TERM", &serving.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    assert_eq!(serving.wait().unwrap().code(), Some(0));
}
