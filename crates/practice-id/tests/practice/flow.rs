use crate::{
    fixture::{PASSWORD, Practice, with_account},
    relying_party::RelyingParty,
};
use reqwest::StatusCode;

#[tokio::test]
async fn who_registers_is_signed_straight_on_and_known_again_later() {
    let practice = Practice::start().await;
    let hub = RelyingParty::discover(&practice.url).await;

    let waiting = hub.ask(&["citizen_id", "given_name", "family_name", "email"]);
    let browser = practice.browser().await;
    let sign_in_page = browser.arrive(&waiting.authorization).await;
    let transaction = sign_in_page.transaction();
    assert!(
        sign_in_page
            .text
            .contains(&format!("href=\"/register?t={transaction}\""))
    );
    let form = browser.get(&format!("/register?t={transaction}")).await;
    assert_eq!(
        (form.status, form.transaction()),
        (StatusCode::OK, transaction.clone())
    );
    let back = browser.register(&transaction, &[]).await;
    assert!(back.back_at_the_hub(), "{}", back.text);
    let first = hub.finish(waiting, &back.location.unwrap()).await;
    assert_eq!(first["citizen_id"], "1234545678781");
    assert_eq!(first["ial_level"], "2.3");
    assert_eq!(first["given_name"], "สมชาย");
    assert_eq!(first["family_name"], "ทดลองงาน");
    assert_eq!(first["email"], "somchai@example.go.th");
    assert_eq!(first.get("preferred_username"), None);

    let waiting = hub.ask(&["profile"]);
    let browser = practice.browser().await;
    let transaction = browser.arrive(&waiting.authorization).await.transaction();
    let back = browser.sign_in(&transaction, " SOMCHAI ", PASSWORD).await;
    let second = hub.finish(waiting, &back.location.unwrap()).await;
    assert_eq!(second["sub"], first["sub"]);
    assert_eq!(second["preferred_username"], "somchai");
    assert_eq!(second.get("citizen_id"), None);
}

#[tokio::test]
async fn turning_back_tells_the_hub() {
    let (_practice, browser, transaction) = with_account().await;
    let back = browser.post("/cancel", &[("t", &transaction)]).await;
    assert!(back.back_at_the_hub());
    let location = back.location.unwrap();
    assert!(location.contains("error=access_denied") && location.contains("state=the-state"));
    let again = browser.sign_in(&transaction, "somchai", PASSWORD).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_stranger_to_the_provider_gets_a_page_not_a_redirect() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let address = practice.authorization().as_str().replace("4711", "4712");
    let page = browser.get(&address).await;
    assert_eq!(
        (page.status, page.location),
        (StatusCode::BAD_REQUEST, None)
    );
    assert!(page.text.contains("เข้าสู่ระบบจากลิงก์นี้ไม่ได้"));
    // A page that only takes a form is no page either.
    for path in ["/nothing-here", "/cancel"] {
        let page = browser.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.text.contains("ไม่มีหน้านี้"));
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_with_a_page() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let too_much = "ก".repeat(10_000);
    for path in ["/sign-in", "/register", "/password", "/cancel"] {
        for (form, status) in [
            ([("t", "a"), ("t", "b")], StatusCode::UNPROCESSABLE_ENTITY),
            (
                [("t", "a"), ("username", &too_much)],
                StatusCode::PAYLOAD_TOO_LARGE,
            ),
        ] {
            let page = browser.post(path, &form).await;
            assert_eq!(page.status, status, "{path}");
            assert!(page.text.contains("อ่านข้อมูลที่ส่งมาไม่ได้"), "{path}");
        }
    }
    for path in ["/sign-in", "/register", "/password"] {
        let page = browser.get(&format!("{path}?t=a&t=b")).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(page.text.contains("อ่านข้อมูลที่ส่งมาไม่ได้"), "{path}");
    }
}
