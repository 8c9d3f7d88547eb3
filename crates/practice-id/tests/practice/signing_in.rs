use crate::fixture::{PASSWORD, with_account};
use reqwest::StatusCode;

#[tokio::test]
async fn wrong_passwords_and_unknown_names_look_the_same() {
    let (_practice, browser, transaction) = with_account().await;
    let wrong = browser.sign_in(&transaction, "somchai", "ไม่ใช่รหัสนี้").await;
    let unknown = browser.sign_in(&transaction, "nobody1", "ไม่ใช่รหัสนี้").await;
    assert_eq!(
        (wrong.status, unknown.status),
        (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED)
    );
    assert_eq!(wrong.text, unknown.text.replace("nobody1", "somchai"));
    assert!(wrong.alert().unwrap().contains("ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง"));

    let right = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert!(right.back_at_the_hub());
}

#[tokio::test]
async fn what_was_typed_stays_except_the_password() {
    let (_practice, browser, transaction) = with_account().await;
    let name = "\"><b>ชื่อ";
    let page = browser.sign_in(&transaction, name, "secret-typed").await;
    assert!(page.text.contains("value=\"&quot;&gt;&lt;b&gt;ชื่อ\""));
    assert!(!page.text.contains("secret-typed") && !page.text.contains(name));
    let page = browser.sign_in(&transaction, "somchai", "").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn five_wrong_passwords_lock_known_and_unknown_names_alike() {
    let (practice, browser, transaction) = with_account().await;
    for name in ["somchai", "nobody1"] {
        for _ in 0..4 {
            let page = browser.sign_in(&transaction, name, "wrong").await;
            assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        }
        for password in ["wrong", PASSWORD] {
            let page = browser.sign_in(&transaction, name, password).await;
            assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
            assert!(page.alert().unwrap().contains("ลองใหม่ได้ในอีก 15 นาที"));
        }
    }

    let practice = practice.reopen().await;
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    practice.pass_minutes(14);
    let page = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(
        page.status,
        StatusCode::TOO_MANY_REQUESTS,
        "the lock outlives a restart"
    );
    practice.pass_minutes(1);
    let page = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert!(page.back_at_the_hub());
}

#[tokio::test]
async fn many_guesses_at_once_gain_nothing() {
    let (_practice, browser, transaction) = with_account().await;
    let guess = || browser.sign_in(&transaction, "somchai", "wrong");
    let pages = tokio::join!(
        guess(),
        guess(),
        guess(),
        guess(),
        guess(),
        guess(),
        guess()
    );
    let pages = [
        pages.0, pages.1, pages.2, pages.3, pages.4, pages.5, pages.6,
    ];
    let locked = pages
        .iter()
        .filter(|page| page.status == StatusCode::TOO_MANY_REQUESTS);
    assert!(locked.count() >= 3);
    let right = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn a_right_password_forgives_the_wrong_ones() {
    let (practice, browser, transaction) = with_account().await;
    for _ in 0..4 {
        browser.sign_in(&transaction, "somchai", "wrong").await;
    }
    assert!(
        browser
            .sign_in(&transaction, "somchai", PASSWORD)
            .await
            .back_at_the_hub()
    );
    let practice = practice.reopen().await;
    let browser = practice.browser().await;
    let transaction = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    let page = browser.sign_in(&transaction, "somchai", "wrong").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_form_works_once_and_only_in_its_own_browser() {
    let (practice, browser, transaction) = with_account().await;
    let other = practice.browser().await;
    other.arrive(&practice.authorization()).await;
    for stranger in [&other, &practice.browser().await] {
        let page = stranger.sign_in(&transaction, "somchai", PASSWORD).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.text.contains("กด Digital ID อีกครั้ง"));
        let shown = stranger.get(&format!("/sign-in?t={transaction}")).await;
        assert_eq!(shown.status, StatusCode::BAD_REQUEST);
        let cancelled = stranger.post("/cancel", &[("t", &transaction)]).await;
        assert_eq!(cancelled.status, StatusCode::BAD_REQUEST);
    }
    assert!(
        browser
            .sign_in(&transaction, "somchai", PASSWORD)
            .await
            .back_at_the_hub()
    );
    let again = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn two_tabs_of_one_browser_both_come_to_an_end() {
    let (practice, browser, first) = with_account().await;
    let second = browser
        .arrive(&practice.authorization())
        .await
        .transaction();
    assert!(
        browser
            .sign_in(&first, "somchai", PASSWORD)
            .await
            .back_at_the_hub()
    );
    assert!(
        browser
            .sign_in(&second, "somchai", PASSWORD)
            .await
            .back_at_the_hub()
    );
}

#[tokio::test]
async fn a_page_left_open_too_long_says_so() {
    let (practice, browser, transaction) = with_account().await;
    practice.pass_minutes(30);
    let page = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.text.contains("หน้านี้ใช้ต่อไม่ได้แล้ว"));
}
