use crate::fixture::{PASSWORD, config, with_account};
use infodesk_practice_id::{OpenError, PracticeId};
use reqwest::StatusCode;
use std::{fs, sync::Arc};
use url::Url;

#[test]
fn only_loopback_addresses_are_served_unless_forced() {
    let folder = tempfile::tempdir().unwrap();
    let open = |address: &str, forced| {
        let url = Url::parse(address).unwrap();
        let mut config = config(folder.path(), &url, Arc::new(|| 0));
        config.allow_other_hosts = forced;
        PracticeId::open(config)
    };
    for address in [
        "http://127.0.0.1:4712",
        "http://[::1]:4712",
        "http://localhost:4712",
    ] {
        assert!(open(address, false).is_ok(), "{address}");
    }
    for address in [
        "http://0.0.0.0:4712",
        "http://192.168.1.5:4712",
        "https://id.example",
        "http://127.0.0.1.example:4712",
    ] {
        let refused = matches!(open(address, false), Err(OpenError::NotLoopback(_)));
        assert!(refused, "{address}");
        assert!(open(address, true).is_ok(), "{address}");
    }
}

#[test]
fn a_folder_that_cannot_be_used_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    fs::write(&file, "").unwrap();
    let url = Url::parse("http://127.0.0.1:4712").unwrap();
    let opened = PracticeId::open(config(&file, &url, Arc::new(|| 0)));
    assert!(matches!(opened, Err(OpenError::Folder { .. })));
}

#[tokio::test]
async fn accounts_are_there_after_reopening() {
    let (practice, _, _) = with_account().await;
    let practice = practice.reopen().await;
    assert_eq!(practice.damaged_kept_at(), None);
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    assert!(
        browser
            .sign_in(&transaction, "somchai", PASSWORD)
            .await
            .back_at_the_hub()
    );
}

#[tokio::test]
async fn a_damaged_file_is_set_aside_whole() {
    let (practice, _, _) = with_account().await;
    let whole = fs::read(practice.accounts_file()).unwrap();
    let half = &whole[..whole.len() / 2];
    fs::write(practice.accounts_file(), half).unwrap();

    let practice = practice.reopen().await;
    let aside = practice.damaged_kept_at().unwrap();
    assert!(
        aside
            .file_name()
            .unwrap()
            .to_str()
            .unwrap()
            .starts_with("accounts.json.damaged-")
    );
    assert_eq!(fs::read(aside).unwrap(), half);
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    let page = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    assert!(browser.register(&transaction, &[]).await.back_at_the_hub());
}
