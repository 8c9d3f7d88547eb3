//! Changing the password.

use crate::fixture::{CLIENT_SECRET, PASSWORD, Practice, VERIFIER, with_account};
use reqwest::StatusCode;

const NEW: &str = "รหัสผ่านใหม่ 2569";

#[tokio::test]
async fn the_sign_in_page_leads_there_and_back_and_the_hub_still_waits() {
    let (practice, browser, transaction) = with_account().await;
    let path = format!("/password?t={transaction}");
    let sign_in = format!("/sign-in?t={transaction}");
    let page = browser.get(&sign_in).await;
    assert!(page.text.contains(&format!("href=\"{path}\"")));
    let form = browser.get(&path).await;
    assert_eq!(
        (form.status, form.transaction()),
        (StatusCode::OK, transaction.clone())
    );
    assert!(
        form.text.contains("8 ถึง 128 ตัว"),
        "the rules stand before typing"
    );
    assert!(form.text.contains(&format!("href=\"{sign_in}\"")));

    let done = browser
        .change_password(&transaction, " Somchai ", [PASSWORD, NEW])
        .await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.text.contains("เปลี่ยนรหัสผ่านแล้ว"));
    assert!(done.text.contains(&format!("href=\"{sign_in}\"")));

    let old = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(old.status, StatusCode::UNAUTHORIZED);
    let practice = practice.reopen().await;
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    let new = browser.sign_in(&transaction, "somchai", NEW).await;
    assert!(new.back_at_the_hub(), "the file has it");
}

#[tokio::test]
async fn a_page_opened_by_itself_serves_once_and_says_what_next() {
    let (practice, _, _) = with_account().await;
    let browser = practice.browser().await;
    let form = browser.get("/password").await;
    assert!(
        !form.text.contains("กลับไปหน้าเข้าสู่ระบบ"),
        "there is no sign-in to go back to"
    );
    let transaction = form.transaction();
    let done = browser
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert!(done.text.contains("กลับไปที่หน้าต่าง InfoDesk"));
    let again = browser
        .change_password(&transaction, "somchai", [NEW, PASSWORD])
        .await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn unknown_names_and_wrong_passwords_look_the_same_and_lock_the_same() {
    let (practice, browser, transaction) = with_account().await;
    let mut texts = Vec::new();
    for name in ["somchai", "nobody1"] {
        let mut seen = Vec::new();
        for _ in 0..2 {
            let page = browser
                .change_password(&transaction, name, ["ไม่ใช่รหัสนี้", NEW])
                .await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED);
            seen.push(page.text.replace(name, "NAME"));
        }
        // Both pages count on one account.
        for _ in 0..2 {
            browser.sign_in(&transaction, name, "ไม่ใช่รหัสนี้").await;
        }
        for passwords in [["ไม่ใช่รหัสนี้", NEW], [PASSWORD, NEW]] {
            let page = browser.change_password(&transaction, name, passwords).await;
            assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
            assert!(page.alert().unwrap().contains("ลองใหม่ได้ในอีก 15 นาที"));
            seen.push(page.text.replace(name, "NAME"));
        }
        let page = browser.sign_in(&transaction, name, PASSWORD).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        texts.push(seen);
    }
    assert_eq!(texts[0], texts[1]);
    practice.pass_minutes(15);
    // The form lives longer than the lock.
    let unlocked = browser
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert_eq!(unlocked.status, StatusCode::OK);
}

#[tokio::test]
async fn faults_stand_at_their_fields_and_count_as_no_try() {
    let (_practice, browser, transaction) = with_account().await;
    for _ in 0..6 {
        let page = browser
            .change_password(&transaction, "somchai", ["ไม่ใช่รหัสนี้", "สั้น"])
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.problem_at("password")
                .unwrap()
                .contains("อย่างน้อย 8 ตัว")
        );
        assert!(!page.text.contains("ไม่ใช่รหัสนี้") && !page.text.contains("\"สั้น\""));
        assert!(page.text.contains("ใส่ใหม่ทั้งสามช่อง"));
        assert!(page.text.contains("value=\"somchai\""));
    }
    let empty = browser.post("/password", &[("t", &transaction)]).await;
    for field in ["username", "present_password", "password"] {
        assert!(empty.problem_at(field).is_some(), "{field}");
    }
    let done = browser
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert_eq!(done.status, StatusCode::OK);
}

#[tokio::test]
async fn codes_and_tokens_from_before_are_worth_nothing() {
    let (practice, browser, transaction) = with_account().await;
    let authorization = practice.authorization();
    let spent = practice.carried_back(&authorization).await;
    let (_, tokens) = practice
        .redeem(CLIENT_SECRET, &spent["code"], VERIFIER)
        .await;
    let bearer = tokens["access_token"].as_str().unwrap();
    let waiting = practice.carried_back(&authorization).await;
    assert_eq!(userinfo(&practice, bearer).await, StatusCode::OK);

    let done = browser
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert_eq!(done.status, StatusCode::OK);
    assert_eq!(userinfo(&practice, bearer).await, StatusCode::UNAUTHORIZED);
    let (_, answer) = practice
        .redeem(CLIENT_SECRET, &waiting["code"], VERIFIER)
        .await;
    assert_eq!(answer["error"], "invalid_grant");
}

async fn userinfo(practice: &Practice, bearer: &str) -> StatusCode {
    let request = reqwest::Client::new().get(practice.url.join("/userinfo").unwrap());
    request.bearer_auth(bearer).send().await.unwrap().status()
}

#[tokio::test]
async fn a_password_that_cannot_be_kept_is_not_changed() {
    let (practice, browser, transaction) = with_account().await;
    // A folder in the way of the new file: writing fails even for root.
    let in_the_way = practice.folder.path().join("accounts.json.new");
    std::fs::create_dir(&in_the_way).unwrap();
    let page = browser
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.alert().unwrap().contains("รหัสผ่านปัจจุบันยังใช้ได้"));
    std::fs::remove_dir(in_the_way).unwrap();
    let page = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert!(page.back_at_the_hub());
}

#[tokio::test]
async fn of_two_changes_at_once_one_wins() {
    let (_practice, browser, transaction) = with_account().await;
    let other = "อีกรหัสหนึ่ง 2569";
    let (a, b) = tokio::join!(
        browser.change_password(&transaction, "somchai", [PASSWORD, NEW]),
        browser.change_password(&transaction, "somchai", [PASSWORD, other]),
    );
    let mut statuses = [a.status, b.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::UNAUTHORIZED]);
}

#[tokio::test]
async fn the_form_works_only_in_its_own_browser() {
    let (practice, _, transaction) = with_account().await;
    let stranger = practice.browser().await;
    let shown = stranger.get(&format!("/password?t={transaction}")).await;
    assert_eq!(shown.status, StatusCode::BAD_REQUEST);
    let page = stranger
        .change_password(&transaction, "somchai", [PASSWORD, NEW])
        .await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
}
