use crate::fixture::{NUMBER, PASSWORD, Practice, with_account};
use reqwest::StatusCode;

#[tokio::test]
async fn a_visit_by_itself_ends_on_a_page_that_says_what_next() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    let page = browser.register(&transaction, &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("สมัครเรียบร้อยแล้ว") && page.text.contains("Somchai"));
    assert!(page.text.contains("กลับไปที่หน้าต่าง InfoDesk"));
}

#[tokio::test]
async fn a_hub_that_asks_for_registration_gets_that_page_first() {
    let (practice, _, _) = with_account().await;
    let create = practice.authorization_with(&[("prompt", "create")]);
    let browser = practice.browser().await;
    let form = browser.arrive(&create).await;
    assert!(form.text.contains("action=\"/register\""));
    let transaction = form.transaction();
    let changes = [("citizen_number", "3100500000003"), ("username", "somying")];
    let back = browser.register(&transaction, &changes).await;
    assert!(back.back_at_the_hub(), "{}", back.text);

    // Who turns out to have an account signs in instead.
    let transaction = browser.arrive(&create).await.transaction();
    let refused = browser.register(&transaction, &[]).await;
    assert!(refused.problem_at("citizen_number").is_some());
    let sign_in = format!("/sign-in?t={transaction}");
    assert!(refused.text.contains(&format!("href=\"{sign_in}\"")));
    assert!(
        browser
            .get(&sign_in)
            .await
            .text
            .contains("action=\"/sign-in\"")
    );
    let back = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert!(back.back_at_the_hub());
}

#[tokio::test]
async fn the_refusal_of_a_second_account_tells_nothing_of_the_first() {
    let (practice, _, _) = with_account().await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    let other = [
        ("given_name", "สมหญิง"),
        ("family_name", "ใจดี"),
        ("email", "somying@example.go.th"),
        ("username", "somying"),
    ];
    let page = browser.register(&transaction, &other).await;
    assert!(page.problem_at("citizen_number").is_some());
    for of_the_first in ["สมชาย", "ทดลองงาน", "somchai"] {
        assert!(!page.text.contains(of_the_first), "{of_the_first}");
    }
}

#[tokio::test]
async fn a_visit_by_itself_has_no_sign_in_to_go_to() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let form = browser.get("/register").await;
    assert!(
        form.text.contains("8 ถึง 128 ตัว"),
        "the rules stand before typing"
    );
    assert!(!form.text.contains("กลับไปหน้าเข้าสู่ระบบ"));
    let path = format!("/sign-in?t={}", form.transaction());
    assert_eq!(browser.get(&path).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn problems_stand_at_their_fields_and_what_was_typed_stays() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    let wrong = [
        ("citizen_number", "1-2345-45678-78-2"),
        ("email", "somchai"),
        ("username", "สมชาย"),
        ("password_again", "ไม่ตรงกันเลย"),
    ];
    let page = browser.register(&transaction, &wrong).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.alert().unwrap().contains("แก้ 4 ช่อง"));
    for (field, _) in wrong {
        assert!(page.problem_at(field).is_some(), "{field}");
    }
    assert_eq!(page.problem_at("given_name"), None);
    for kept in [
        "1-2345-45678-78-2",
        "value=\"somchai\"",
        "value=\"ทดลองงาน\"",
    ] {
        assert!(page.text.contains(kept), "{kept}");
    }
    assert!(!page.text.contains(PASSWORD) && !page.text.contains("ไม่ตรงกันเลย"));
    assert!(
        browser
            .register(&transaction, &[])
            .await
            .text
            .contains("สมัครเรียบร้อยแล้ว")
    );
}

#[tokio::test]
async fn one_account_for_a_number_and_one_for_a_username() {
    let (_practice, browser, transaction) = with_account().await;
    let page = browser
        .register(&transaction, &[("username", "someone")])
        .await;
    assert!(
        page.problem_at("citizen_number")
            .unwrap()
            .contains("มีบัญชีฝึกใช้")
    );
    assert_eq!(page.problem_at("username"), None);

    let other_number = "๓-๑๐๐๕-๐๐๐๐๐-๐๐-๓";
    let changes = [("citizen_number", other_number), ("username", "SOMCHAI")];
    let page = browser.register(&transaction, &changes).await;
    let number_is_good = page.problem_at("citizen_number").is_none();
    assert!(
        number_is_good,
        "the number must be valid for this test: {}",
        page.text
    );
    assert!(page.problem_at("username").unwrap().contains("มีผู้ใช้แล้ว"));

    let page = browser.register(&transaction, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.problem_at("citizen_number").is_some() && page.problem_at("username").is_some());
}

#[tokio::test]
async fn two_registrations_at_once_make_one_account() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let first = browser.get("/register").await.transaction();
    let second = browser.get("/register").await.transaction();
    let (a, b) = tokio::join!(
        browser.register(&first, &[]),
        browser.register(&second, &[])
    );
    let mut statuses = [a.status, b.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY]);
}

#[tokio::test]
async fn the_file_holds_no_password_and_addresses_hold_no_number() {
    let (practice, browser, transaction) = with_account().await;
    let text = std::fs::read_to_string(practice.accounts_file()).unwrap();
    assert!(text.contains("$argon2id$") && !text.contains(PASSWORD));
    let back = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    let location = back.location.unwrap();
    assert!(!location.contains(&NUMBER.replace('-', "")) && !location.contains("somchai"));
}

#[tokio::test]
async fn an_account_that_cannot_be_kept_is_not_there() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    // A folder in the way of the new file: writing fails even for root.
    let in_the_way = practice.folder.path().join("accounts.json.new");
    std::fs::create_dir(&in_the_way).unwrap();
    let page = browser.register(&transaction, &[]).await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.alert().unwrap().contains("บันทึกบัญชีลงเครื่องไม่ได้"));

    std::fs::remove_dir(in_the_way).unwrap();
    assert_eq!(
        browser.register(&transaction, &[]).await.status,
        StatusCode::OK
    );
}
