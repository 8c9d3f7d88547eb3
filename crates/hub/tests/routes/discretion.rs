//! A full run, with everything kept that it leaves behind: no citizen number and no secret may stand there.

use crate::answers::ok;
use infodesk_domain::rights::Role;
use infodesk_hub::TrafficConfig;
use infodesk_test_support::{Arrival, Database, Person, TestHub};
use infodesk_thailand::digits;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::{
    fs,
    io::{self, Write},
    sync::{Arc, LazyLock, Mutex},
};
use tempfile::TempDir;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

const CITIZEN_NUMBER: &str = "1234545678781";
const EXECUTIVE: &str = "executive@office.example";
const RECIPIENT: &str = "recipient@office.example";
const LETTER: &[u8] = include_bytes!("../../../../tests/stories/tests/stories/letter.png");

/// The log of the whole process: there can be one only.
static LOG: LazyLock<Kept> = LazyLock::new(|| {
    let log = Kept::default();
    let filter = EnvFilter::new("debug,infodesk_hub=trace,infodesk_openid_provider=trace");
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(log.clone())
        .with_ansi(false);
    tracing::subscriber::set_global_default(subscriber.finish()).unwrap();
    log
});

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

/// Everything that a run leaves, by where it is left.
struct Left {
    places: Vec<(&'static str, String)>,
}

impl Left {
    fn contains(&self, text: &str) -> Vec<&'static str> {
        let found = self.places.iter().filter(|(_, left)| left.contains(text));
        found.map(|(place, _)| *place).collect()
    }
}

async fn hub(database: Database) -> (TestHub, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let kept = TrafficConfig {
        folder: folder.path().to_owned(),
        days: 90,
    };
    let hub = TestHub::setup()
        .database(database)
        .configure(|config| config.traffic = Some(kept))
        .start()
        .await;
    (hub, folder)
}

/// An edit of the first point that the officer sees.
async fn edit(hub: &TestHub, access: &str) -> Value {
    let points = ok(hub.get("/api/v1/service-points").bearer_auth(access)).await;
    let edit = json!({ "operations": [{
        "id": "01900000-0000-7000-8000-000000000001",
        "made_at": 0,
        "command": "edit_service_point",
        "service_point_id": points["points"][0]["id"],
        "changes": [{ "field": "phones", "value": ["02-612-6060"], "base": 0 }],
    }] });
    ok(hub
        .post("/api/v1/operations")
        .bearer_auth(access)
        .json(&edit))
    .await
}

/// A sign-in that nobody began, and a Token that does not hold.
async fn failures(hub: &TestHub, access: &str) -> String {
    let lost = hub.at("/sign-in/digital-id/callback?state=made-up&code=made-up");
    let Arrival::Page { status, html, .. } = hub.browser().open(lost).await else {
        panic!("the app was reached")
    };
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let wrong = json!({ "token": "0000-0000-0000-0000-0000-0000" });
    let redeem = hub.post("/api/v1/tokens/redeem").bearer_auth(access);
    let answer = redeem.json(&wrong).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    html + &answer.text().await.unwrap()
}

/// A Token that a central officer hands out, and the link of an executive, which is followed.
async fn mailed_secrets(hub: &TestHub) -> [String; 2] {
    let central = hub.sign_in("central").await;
    let post = |path: &str, body: &Value| {
        let request = hub.post(&format!("/api/v1/{path}")).bearer_auth(&central);
        request.json(body)
    };
    let upload = hub
        .post("/api/v1/letters?name=letter.png")
        .bearer_auth(&central);
    let letter = ok(upload.body(LETTER)).await;
    let form = json!({
        "kind": "new_service",
        "agency": { "kind": "proposed", "name_th": "กรมใหม่", "name_en": "", "ministry_id": null },
        "details": "จุดบริการ 12 แห่ง",
        "requester": { "position": "นักวิชาการ", "telephone": "02-123-4567", "email": "asker@office.example" },
        "executive": { "name": "สมชาย สมมติ", "position": "ผู้อำนวยการ", "email": EXECUTIVE },
        "letter": letter["id"],
    });
    ok(post("requests", &form)).await;
    let token = hub.practice_token(Role::CentralOfficer).await;
    let me = ok(post("tokens/redeem", &json!({ "token": token }))).await;
    let issue = json!({
        "role": "agency_officer",
        "unit": me["grants"][0]["unit"],
        "recipient": RECIPIENT,
        "note": "",
    });
    ok(post("tokens", &issue)).await;

    let mails = ok(hub.get("/api/v1/practice/mails")).await;
    let after = |to: &str, begin: &str| -> String {
        let mut mails = mails["mails"].as_array().unwrap().iter();
        let mail = mails.find(|mail| mail["to"] == to).unwrap();
        let (_, rest) = mail["body_text"]
            .as_str()
            .unwrap()
            .split_once(begin)
            .unwrap();
        rest.split_whitespace().next().unwrap().to_owned()
    };
    let link = after(EXECUTIVE, "/confirm?t=");
    let opened = hub.get(&format!("/confirm?t={link}")).send().await.unwrap();
    assert_eq!(opened.status(), StatusCode::OK);
    [after(RECIPIENT, "infodesk://token/"), link]
}

async fn nothing_is_left(database: Database) {
    LazyLock::force(&LOG);
    let (hub, traffic) = hub(database).await;
    let person = Person {
        citizen_number: CITIZEN_NUMBER.to_owned(),
        ..Person::named("daranee")
    };
    hub.register(&person).await;
    let code = hub.code_for(&person).await;
    let tokens: Value = hub.redeem_code(&code).await.json().await.unwrap();
    let text = |name: &str| tokens[name].as_str().unwrap().to_owned();
    let (access, refresh) = (text("access_token"), text("refresh_token"));
    let token = hub.practice_token(Role::AgencyOfficer).await;
    let redeem = hub
        .post("/api/v1/tokens/redeem")
        .bearer_auth(&access)
        .json(&json!({ "token": token }));
    let redeemed = ok(redeem).await.to_string();
    let edited = edit(&hub, &access).await.to_string();
    assert!(edited.contains("applied"), "{edited}");
    let get = async |path| ok(hub.get(path).bearer_auth(&access)).await.to_string();
    let mailed = mailed_secrets(&hub).await;
    let answers = [
        redeemed,
        edited,
        failures(&hub, &access).await,
        get("/api/v1/me").await,
        get("/oauth/userinfo").await,
    ];
    let mails = get("/api/v1/practice/mails").await;
    let audit = hub.store().audit_entries(0, 1000).await.unwrap();
    let files = fs::read_dir(traffic.path()).unwrap();
    let traffic = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let left = Left {
        places: vec![
            ("answers", tokens.to_string() + &answers.concat()),
            ("mails", mails),
            ("log", LOG.text()),
            ("traffic log", traffic.collect()),
            ("audit", format!("{audit:?}")),
            (
                "database",
                String::from_utf8_lossy(&hub.database().contents().await).into_owned(),
            ),
        ],
    };

    // What is looked through is what was meant.
    assert_eq!(left.contains("infodesk_hub"), ["log"]);
    assert_eq!(
        left.contains("\"path\":\"/api/v1/tokens/redeem\""),
        ["traffic log"]
    );
    assert!(
        left.contains("sign_in_failed")
            .starts_with(&["audit", "database"])
    );
    assert_eq!(
        left.contains(&person.full_name()),
        ["answers", "mails", "database"]
    );

    let dashed = "1-2345-45678-78-1";
    for number in [CITIZEN_NUMBER, dashed] {
        for written in [number.to_owned(), digits::to_thai(number)] {
            assert_eq!(left.contains(&written), [""; 0], "{written}");
        }
    }
    assert_eq!(left.contains("citizen_id"), [""; 0]);
    for secret in [&code, &access, &refresh] {
        let places = left.contains(secret);
        assert!(places.iter().all(|place| *place == "answers"), "{places:?}");
    }
    let [handed_out, link] = mailed;
    for secret in [&token, &handed_out].map(|token| token.replace('-', "")) {
        assert_eq!(left.contains(&secret), [""; 0]);
    }
    for secret in [token, handed_out, link] {
        let places = left.contains(&secret);
        assert!(places.iter().all(|place| *place == "mails"), "{places:?}");
    }
    for place in ["log", "traffic log", "audit"] {
        assert!(
            !left.contains("state=").contains(&place),
            "a query is in the {place}"
        );
    }
}

#[tokio::test]
async fn neither_citizen_number_nor_secret_is_left_anywhere() {
    nothing_is_left(Database::sqlite()).await;
}

#[tokio::test]
async fn nor_on_postgresql() {
    nothing_is_left(Database::postgres().await).await;
}
