//! A full run, with every log line and answer kept: no citizen number and no secret may stand there.

use crate::answers::ok;
use infodesk_domain::rights::Role;
use infodesk_test_support::{Person, TestHub};
use serde_json::json;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn neither_citizen_number_nor_secret_is_in_answers_or_logs() {
    let log = Kept::default();
    let filter = EnvFilter::new("debug,infodesk_hub=trace,infodesk_openid_provider=trace");
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(log.clone())
        .with_ansi(false);
    tracing::subscriber::set_global_default(subscriber.finish()).unwrap();

    let hub = TestHub::start().await;
    let person = Person::named("daranee");
    hub.register(&person).await;
    let code = hub.code_for(&person).await;
    let tokens = hub
        .redeem_code(&code)
        .await
        .json::<serde_json::Value>()
        .await
        .unwrap();
    let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
    let (access, refresh) = (text("access_token"), text("refresh_token"));
    let token = hub.practice_token(Role::AgencyOfficer).await;
    let redeem = hub
        .post("/api/v1/tokens/redeem")
        .bearer_auth(&access)
        .json(&json!({ "token": token }));

    let answers = [
        tokens.to_string(),
        ok(redeem).await.to_string(),
        ok(hub.get("/api/v1/me").bearer_auth(&access))
            .await
            .to_string(),
        ok(hub.get("/oauth/userinfo").bearer_auth(&access))
            .await
            .to_string(),
        ok(hub.get("/api/v1/practice/mails")).await.to_string(),
    ];
    for answer in &answers {
        assert!(!answer.contains(&person.citizen_number), "{answer}");
        assert!(!answer.contains("citizen"), "{answer}");
    }
    let log = log.text();
    assert!(
        log.contains("signed in") && log.contains("answered"),
        "the log was not kept: {log}"
    );
    for secret in [
        &person.citizen_number,
        &code,
        &access,
        &refresh,
        &token,
        &token.replace('-', ""),
    ] {
        assert!(!log.contains(secret.as_str()), "{secret} is in the log");
    }
    assert!(!log.contains("state="), "a query is in the log");
}
