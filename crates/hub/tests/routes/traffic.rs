//! The traffic log.

use crate::answers::ok;
use infodesk_hub::TrafficConfig;
use infodesk_test_support::TestHub;
use serde_json::Value;
use std::{fs, path::Path};

async fn hub(folder: &Path) -> TestHub {
    let kept = TrafficConfig {
        folder: folder.join("traffic"),
        days: 90,
    };
    TestHub::setup()
        .configure(|config| config.traffic = Some(kept))
        .start()
        .await
}

fn lines(folder: &Path, day: &str) -> Vec<Value> {
    let path = folder.join(format!("traffic/traffic-{day}.jsonl"));
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn each_request_is_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let hub = hub(folder.path()).await;
    let access = hub.sign_in("daranee").await;
    let me = ok(hub.get("/api/v1/me?q=1").bearer_auth(&access)).await;
    let about = hub
        .get("/api/v1/about")
        .send()
        .await
        .unwrap()
        .bytes()
        .await
        .unwrap();
    let all = lines(folder.path(), "2026-11-23");
    let [.., of_me, of_about] = all.as_slice() else {
        panic!("{all:?}")
    };
    assert_eq!(of_me["at"], "2026-11-23T02:00:00.000Z");
    assert_eq!(of_me["address"], "127.0.0.1");
    assert_eq!(
        (&of_me["method"], &of_me["path"]),
        (&"GET".into(), &"/api/v1/me".into())
    );
    assert_eq!(
        (&of_me["status"], &of_me["officer"]),
        (&200.into(), &me["officer"]["id"])
    );
    assert!(of_me["millis"].is_u64());
    assert_eq!(
        (&of_about["officer"], &of_about["bytes"]),
        (&Value::Null, &about.len().into())
    );
}

#[tokio::test]
async fn a_new_day_has_a_new_file_and_old_ones_go() {
    let folder = tempfile::tempdir().unwrap();
    let hub = hub(folder.path()).await;
    ok(hub.get("/api/v1/about")).await;
    hub.clock.pass_days(90);
    ok(hub.get("/api/v1/about")).await;
    assert_eq!(lines(folder.path(), "2026-11-23").len(), 1);
    hub.clock.pass_days(1);
    ok(hub.get("/api/v1/about")).await;
    assert_eq!(lines(folder.path(), "2027-02-22").len(), 1);
    let first = folder.path().join("traffic/traffic-2026-11-23.jsonl");
    assert!(!first.exists(), "it is more than ninety days old");
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let _hub = hub(folder.path()).await;
    let file = folder.path().join("traffic/traffic-2026-11-23.jsonl");
    assert_eq!(
        fs::metadata(file).unwrap().permissions().mode() & 0o777,
        0o600
    );
}
