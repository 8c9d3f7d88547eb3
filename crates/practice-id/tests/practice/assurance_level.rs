use crate::{
    fixture::{Practice, with_account},
    relying_party::RelyingParty,
};
use reqwest::StatusCode;
use serde_json::Value;

async fn level_claimed(practice: &Practice, scopes: &[&str]) -> Value {
    let hub = RelyingParty::discover(&practice.url).await;
    let waiting = hub.ask(scopes);
    let browser = practice.browser().await;
    let transaction = browser.arrive(&waiting.authorization).await.transaction();
    let back = browser
        .sign_in(&transaction, "somchai", crate::fixture::PASSWORD)
        .await;
    let claims = hub.finish(waiting, &back.location.unwrap()).await;
    claims.get("ial_level").cloned().unwrap_or_default()
}

#[tokio::test]
async fn the_level_chosen_at_registration_is_the_level_claimed() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let form = browser.get("/register").await;
    assert!(form.text.contains("ระดับการพิสูจน์ตัวตน (IAL)"));
    assert!(form.text.contains("<option value=\"2.3\" selected>"));
    let changes = [("assurance_level", "1.1"), ("email", "wrong")];
    let page = browser.register(&form.transaction(), &changes).await;
    assert!(
        page.text.contains("<option value=\"1.1\" selected>"),
        "what was chosen stays"
    );
    browser.register(&form.transaction(), &changes[..1]).await;

    let practice = practice.reopen().await;
    assert_eq!(level_claimed(&practice, &["citizen_id"]).await, "1.1");
    assert_eq!(level_claimed(&practice, &["ial_level"]).await, "1.1");
    assert_eq!(level_claimed(&practice, &["email"]).await, Value::Null);
}

#[tokio::test]
async fn every_level_to_practise_with_is_offered_with_words() {
    let practice = Practice::start().await;
    let form = practice.browser().await.get("/register").await;
    for level in ["1.1", "1.3", "2.1", "2.3", "3"] {
        let option = format!("<option value=\"{level}\"");
        let (_, after) = form.text.split_once(&option).unwrap();
        let (_, words) = after.split_once('>').unwrap();
        let (words, _) = words.split_once('<').unwrap();
        assert!(words.len() > level.len() + 1, "{level}");
    }
}

#[tokio::test]
async fn a_level_that_is_not_offered_is_refused_at_its_field() {
    let practice = Practice::start().await;
    let browser = practice.browser().await;
    let transaction = browser.get("/register").await.transaction();
    let page = browser
        .register(&transaction, &[("assurance_level", "9.9")])
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.problem_at("assurance_level").is_some());
}

#[tokio::test]
async fn accounts_from_before_there_was_a_choice_claim_the_usual_level() {
    let (practice, _, _) = with_account().await;
    let text = std::fs::read_to_string(practice.accounts_file()).unwrap();
    let mut file: Value = serde_json::from_str(&text).unwrap();
    let account = file["accounts"][0].as_object_mut().unwrap();
    assert_eq!(account.remove("assurance_level").unwrap(), "2.3");
    std::fs::write(practice.accounts_file(), file.to_string()).unwrap();

    let practice = practice.reopen().await;
    assert_eq!(practice.damaged_kept_at(), None);
    assert_eq!(level_claimed(&practice, &["citizen_id"]).await, "2.3");
}
