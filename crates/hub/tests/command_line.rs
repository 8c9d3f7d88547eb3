//! The program `infodesk-hub` itself: its commands and exit statuses.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use std::{
    fs,
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
fn a_fault_in_a_template_is_named_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("hub.toml");
    fs::write(&settings, "[mail]\ntemplates = \"templates\"\n").unwrap();
    fs::create_dir_all(folder.path().join("templates/en")).unwrap();
    let template = folder.path().join("templates/en/token.txt");
    let check = || {
        let mut command = hub(folder.path());
        command.args(["config", "check"]);
        let command = command.env("INFODESK_HUB_CONFIG", &settings);
        command.current_dir(folder.path()).output().unwrap()
    };
    fs::write(&template, "Your Token\n{{ token }}\n").unwrap();
    assert_eq!(status(&check()), 0);
    fs::write(&template, "Your Token\n{{ token }}\n{{ tokn }}\n").unwrap();
    let output = check();
    assert_eq!(status(&output), 3, "{output:?}");
    let said = said(&output);
    assert!(
        said.contains("en/token.txt") && said.contains("line 3"),
        "{said}"
    );
}

#[test]
fn that_no_mail_will_leave_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let check = |set: &[(&str, &str)]| {
        let mut command = hub(folder.path());
        command.args(["config", "check"]).envs(set.iter().copied());
        let output = command.output().unwrap();
        assert_eq!(status(&output), 0, "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let server = ("INFODESK_HUB_SMTP", "smtps://mail.office.example");
    let from = ("INFODESK_HUB_SMTP_FROM", "infodesk@office.example");
    assert!(check(&[]).contains("smtp"));
    assert!(!check(&[server, from]).contains("smtp"));
    assert!(!check(&[("INFODESK_HUB_PRACTICE", "true")]).contains("smtp"));
}

#[test]
fn mails_that_did_not_arrive_can_be_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| hub(folder.path()).args(arguments).output().unwrap();
    fs::write(folder.path().join("secret"), "ab".repeat(32)).unwrap();
    assert_eq!(status(&run(&["migrate"])), 0);
    let output = run(&["mails", "list"]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 1);
    assert_eq!(status(&run(&["mails", "send-again", "0"])), 4);
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

/// Runs the program as a practice hub.
fn practise(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = hub(folder);
    let command = command.args(arguments).env("INFODESK_HUB_PRACTICE", "true");
    command.output().unwrap()
}

/// A hub whose register is filled: some Tokens have been issued and rights given.
fn fill(folder: &Path) {
    assert_eq!(status(&practise(folder, &["seed", "practice"])), 0);
}

#[test]
fn a_whole_audit_is_counted_in_thai() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let verified = practise(folder.path(), &["audit", "verify"]);
    assert_eq!(status(&verified), 0, "{verified:?}");
    let said = said(&verified);
    assert!(said.contains("ตรวจบันทึกเหตุการณ์แล้ว 7 รายการ"), "{said}");
    assert!(said.contains("ครบถ้วน ไม่พบการแก้ไข"), "{said}");
}

#[test]
fn a_broken_audit_is_named_with_status_three() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let database = rusqlite::Connection::open(folder.path().join("hub.sqlite")).unwrap();
    let forge = "drop trigger audit_event_no_update;
        update audit_event set at = at + 1 where number = 2";
    database.execute_batch(forge).unwrap();
    drop(database);
    let verified = practise(folder.path(), &["audit", "verify"]);
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

/// Writes a list and runs `accounts import` on it.
fn imported(folder: &Path, list: &[u8], options: &[&str]) -> Output {
    let file = folder.join("accounts.csv");
    std::fs::write(&file, list).unwrap();
    let mut command = hub(folder);
    let command = command.args(["accounts", "import"]).arg(&file);
    command.args(options).output().unwrap()
}

fn listed(folder: &Path) -> String {
    let output = hub(folder).args(["accounts", "list"]).output().unwrap();
    assert_eq!(status(&output), 0, "{output:?}");
    said(&output)
}

const ACCOUNTS: &str = "\u{FEFF}username,email,role,unit\r\n\
    somchai,,เจ้าหน้าที่ส่วนกลาง,กรมการปกครอง\r\n\
    ,somying@office.example,operator,กรุงเทพมหานคร\r\n";

#[test]
fn a_list_of_accounts_is_looked_through_before_it_is_imported() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let dry = imported(folder.path(), ACCOUNTS.as_bytes(), &[]);
    assert_eq!(status(&dry), 0, "{dry:?}");
    let words = said(&dry);
    assert!(
        words.contains("แถว 2: ใหม่ somchai เจ้าหน้าที่ส่วนกลาง กรมการปกครอง"),
        "{words}"
    );
    assert!(
        words.contains("ใหม่ 2  มีอยู่แล้ว 0  เข้าใช้งานแล้ว 0  ต้องแก้ 0"),
        "{words}"
    );
    assert!(words.contains("--apply"), "{words}");
    assert!(listed(folder.path()).contains("ยังไม่มีบัญชีที่นำเข้า"));

    let applied = imported(folder.path(), ACCOUNTS.as_bytes(), &["--apply"]);
    assert_eq!(status(&applied), 0, "{applied:?}");
    assert!(
        listed(folder.path()).contains("somying@office.example (ทุกผู้ให้บริการ) ผู้ดูแลระบบ กรุงเทพมหานคร")
    );
    let again = imported(folder.path(), ACCOUNTS.as_bytes(), &["--apply", "--json"]);
    assert_eq!(status(&again), 0, "{again:?}");
    let report: serde_json::Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(report["totals"]["already_there"], 2, "{report}");
}

#[test]
fn bad_rows_come_back_with_row_field_and_reason_and_status_three() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let list = format!(
        "{ACCOUNTS}\r\n1-2345-45678-78-1,,อธิบดี,กรมการปกครอง\r\ndaranee,,อธิบดี,กรมการปกครอง\r\n"
    );
    let refused = imported(folder.path(), list.as_bytes(), &["--apply"]);
    assert_eq!(status(&refused), 3, "{refused:?}");
    let words = said(&refused);
    assert!(
        words.contains("แถว 5 ช่อง username: มีเลขประจำตัวประชาชน"),
        "{words}"
    );
    assert!(words.contains("แถว 6 ช่อง role: ไม่รู้จักสิทธิ์นี้"), "{words}");
    assert!(words.contains("ยังไม่ได้นำเข้า มี 2 แถวที่ต้องแก้ก่อน"), "{words}");
    assert!(!words.contains("45678"), "{words}");
    assert!(listed(folder.path()).contains("ยังไม่มีบัญชีที่นำเข้า"));
    let skipped = imported(folder.path(), list.as_bytes(), &["--apply", "--skip-bad"]);
    assert_eq!(status(&skipped), 3, "{skipped:?}");
    assert!(
        said(&skipped).contains("นำเข้าแล้ว โดยข้าม 2 แถวที่ต้องแก้"),
        "{skipped:?}"
    );
    assert!(listed(folder.path()).contains("somchai"));
}

#[test]
fn a_list_in_another_encoding_says_how_to_save_it() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    // "กขค" in Windows-874, in UTF-16, and something that is neither.
    let lists: [(&[u8], &str); 3] = [
        (b"username,role,unit\na,\xA1\xA2\xA4,b\n", "Windows-874"),
        (b"\xFF\xFEu\0s\0", "UTF-16"),
        (b"username,role,unit\na,\xFF\xFD,b\n", "UTF-8"),
    ];
    for (list, named) in lists {
        let output = imported(folder.path(), list, &[]);
        assert_eq!(status(&output), 3, "{output:?}");
        let words = said(&output);
        assert!(
            words.contains(named) && words.contains("CSV UTF-8"),
            "{words}"
        );
    }
    let missing = ["accounts", "import", "nowhere.csv"];
    let output = hub(folder.path()).args(missing).output().unwrap();
    assert_eq!(status(&output), 3, "{output:?}");
}

#[test]
fn an_unknown_provider_is_status_two_and_the_known_ones_are_named() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    let output = imported(folder.path(), ACCOUNTS.as_bytes(), &["--provider", "thaid"]);
    assert_eq!(status(&output), 2, "{output:?}");
    assert!(said(&output).contains("digital-id"), "{output:?}");
}

#[test]
fn an_account_is_withdrawn_by_its_id() {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path());
    imported(folder.path(), ACCOUNTS.as_bytes(), &["--apply"]);
    let list = listed(folder.path());
    let id = list.split_whitespace().next().unwrap();
    let withdraw = || {
        let mut command = hub(folder.path());
        command.args(["accounts", "withdraw", id]).output().unwrap()
    };
    assert_eq!(status(&withdraw()), 0);
    assert!(!listed(folder.path()).contains("somchai"));
    assert_eq!(status(&withdraw()), 4);
}

#[test]
fn importing_makes_neither_database_nor_secret() {
    let folder = tempfile::tempdir().unwrap();
    let output = imported(folder.path(), ACCOUNTS.as_bytes(), &["--apply"]);
    assert_eq!(status(&output), 3, "{output:?}");
    assert!(!folder.path().join("secret").exists());
    assert!(!folder.path().join("hub.sqlite").exists());
}
