//! Requests for the service over HTTP: letters as hostile as they come, and the executive's page.

use crate::{
    answers::{json, ok, refusal},
    wrong_rights::World,
};
use infodesk_domain::rights::{Role, Unit};
use infodesk_hub::store::Says;
use infodesk_test_support::Browser;
use serde_json::{Value, json};

const PNG: &[u8] = include_bytes!("../../../../tests/stories/tests/stories/letter.png");
const MOST: usize = 10 * 1024 * 1024;

async fn upload(world: &World, access: &str, name: &str, bytes: Vec<u8>) -> (u16, Value) {
    let request = world.hub.post("/api/v1/letters").query(&[("name", name)]);
    let response = request
        .bearer_auth(access)
        .body(bytes)
        .send()
        .await
        .unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap())
}

fn form(letter: Option<&Value>) -> Value {
    json!({
        "kind": "new_service",
        "agency": { "kind": "proposed", "name_th": "กรมใหม่", "name_en": "", "ministry_id": null },
        "details": "จุดบริการ 12 แห่ง",
        "requester": { "position": "นักวิชาการ", "telephone": "02-123-4567", "email": "somying@office.example" },
        "executive": { "name": "สมชาย สมมติ", "position": "ผู้อำนวยการ", "email": "somchai@office.example" },
        "letter": letter,
    })
}

async fn send(world: &World, access: &str) -> Value {
    let (status, letter) = upload(world, access, "หนังสือ.png", PNG.to_vec()).await;
    assert_eq!(status, 200, "{letter}");
    let request = world.hub.post("/api/v1/requests").bearer_auth(access);
    ok(request.json(&form(Some(&letter["id"])))).await
}

async fn link(world: &World) -> reqwest::Url {
    let mails = world.hub.store().unsent_mails(100).await.unwrap();
    let mut links = mails.iter().filter_map(|mail| match &mail.says {
        Says::Facts(_, facts) => facts.get("link"),
        Says::Words { .. } | Says::Unreadable => None,
    });
    links.next().unwrap().parse().unwrap()
}

async fn stage(world: &World, access: &str, request: &Value) -> String {
    let path = format!("requests/{}", request["id"].as_str().unwrap());
    let seen = ok(world.get(access, &path)).await;
    seen["stage"].as_str().unwrap().to_owned()
}

/// A PDF of one object that does something when it is opened.
fn pdf_with_script() -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    pdf.extend(
        b"1 0 obj\n<</Type/Catalog/OpenAction<</S/J#61vaScript/JS(app.alert(1))>>>>\nendobj\n",
    );
    pdf.extend(b"trailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
    pdf
}

/// Far more of nothing than a letter unpacks to, packed into some kilobytes.
fn bomb() -> Vec<u8> {
    use std::io::Write as _;
    let packed = |bytes: &[u8]| {
        let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    };
    let inner = packed(&vec![0; 130 * 1024 * 1024]);
    let mut pdf = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n2 0 obj\n".to_vec();
    pdf.extend(format!("<</Length {}/Filter/FlateDecode>>\nstream\n", inner.len()).into_bytes());
    pdf.extend(inner);
    pdf.extend(b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n");
    pdf
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_letter_is_what_its_content_says_and_nothing_hostile() {
    let world = World::new().await;
    let asker = world.hub.sign_in("asker").await;
    let table = [
        ("empty.pdf", Vec::new(), "letter_empty"),
        ("large.pdf", vec![b'%'; MOST + 1], "letter_too_large"),
        (
            "program.pdf",
            b"MZ\x90\0\x03\0\0\0 a program".to_vec(),
            "letter_kind_unfit",
        ),
        ("script.pdf", pdf_with_script(), "letter_active"),
        ("bomb.pdf", bomb(), "letter_bomb"),
        ("cut.png", PNG[..PNG.len() - 8].to_vec(), "letter_broken"),
    ];
    for (name, bytes, expected) in table {
        let (status, body) = upload(&world, &asker, name, bytes).await;
        let problem = &body["problems"][0];
        assert_eq!(
            (status, &problem["code"]),
            (422, &json!(expected)),
            "{name}: {body}"
        );
        assert_eq!(problem["field"], "letter");
    }
    let (status, letter) = upload(&world, &asker, "../../a picture.pdf", PNG.to_vec()).await;
    assert_eq!((status, &letter["kind"]), (200, &json!("png")), "{letter}");
    assert!(!letter["name"].as_str().unwrap().contains('/'));

    let path = format!("letters/{}", letter["id"].as_str().unwrap());
    let response = world.get(&asker, &path).send().await.unwrap();
    let headers = response.headers().clone();
    assert_eq!(headers["content-type"], "image/png");
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert!(
        headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("sandbox")
    );
    assert_eq!(response.bytes().await.unwrap(), PNG);
    for stranger in [&world.central, &world.writer] {
        let answer = refusal(world.get(stranger, &path)).await;
        assert_eq!(answer, (404, "not_found".to_owned()));
    }
    let nobody = world.hub.get(&format!("/api/v1/{path}"));
    assert_eq!(refusal(nobody).await.0, 401);
}

#[tokio::test]
async fn more_than_a_letter_may_have_is_refused_before_it_is_read() {
    let world = World::new().await;
    let asker = world.hub.sign_in("asker").await;
    let request = world.hub.post("/api/v1/letters").bearer_auth(&asker);
    let response = request.body(vec![b'%'; MOST + 2]).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 413);
}

#[tokio::test]
async fn opening_the_link_changes_nothing_and_it_answers_once() {
    let world = World::new().await;
    let asker = world.hub.sign_in("asker").await;
    let request = send(&world, &asker).await;
    let link = link(&world).await;
    let browser = Browser::new("infodesk:");
    // A mail scanner follows every link, and those on the page.
    for _ in 0..3 {
        let (status, _, html) = browser.open(link.clone()).await.page();
        assert_eq!(status.as_u16(), 200);
        assert!(html.contains("กรมใหม่") && html.contains("จุดบริการ 12 แห่ง"));
    }
    let mut letter = link.clone();
    letter.set_path("/confirm/letter");
    let sheet = reqwest::get(letter).await.unwrap();
    assert_eq!(sheet.headers()["content-type"], "image/png");
    assert_eq!(stage(&world, &asker, &request).await, "awaits_executive");

    let (_, url, html) = browser.open(link.clone()).await.page();
    let silent = [("answer", "decline"), ("reason", "  ")];
    let (_, _, told) = browser
        .submit((&url, &html), "/confirm", &silent)
        .await
        .page();
    assert!(told.contains("เขียนเหตุผล"), "{told}");
    assert_eq!(stage(&world, &asker, &request).await, "awaits_executive");
    let nonsense = [("answer", "perhaps")];
    let (status, ..) = browser
        .submit((&url, &html), "/confirm", &nonsense)
        .await
        .page();
    assert_eq!(status.as_u16(), 400);

    let yes = [("answer", "confirm")];
    let (status, _, told) = browser.submit((&url, &html), "/confirm", &yes).await.page();
    assert!(status.is_success() && told.contains("ยืนยันแล้ว"), "{told}");
    assert_eq!(stage(&world, &asker, &request).await, "awaits_operator");
    let no = [("answer", "decline"), ("reason", "เปลี่ยนใจ")];
    let (status, _, told) = browser.submit((&url, &html), "/confirm", &no).await.page();
    assert_eq!(status.as_u16(), 410);
    assert!(told.contains("คำขอนี้มีคำตอบแล้ว"), "{told}");
    assert_eq!(stage(&world, &asker, &request).await, "awaits_operator");
}

#[tokio::test]
async fn a_link_that_is_none_says_what_to_do() {
    let world = World::new().await;
    for text in ["", "x", "00000000-0000-0000-0000-000000000001.1.00"] {
        let mut url = world.hub.at("/confirm");
        url.query_pairs_mut().append_pair("t", text);
        let response = reqwest::get(url).await.unwrap();
        assert_eq!(response.status().as_u16(), 404);
        assert_eq!(response.headers()["cache-control"], "no-store");
        let html = response.text().await.unwrap();
        assert!(html.contains("ลิงก์นี้ใช้ไม่ได้") && html.contains("02-612-6060"));
    }
}

#[tokio::test]
async fn only_operators_decide_and_each_role_is_told_nothing_else() {
    let world = World::new().await;
    let asker = world.hub.sign_in("asker").await;
    let request = send(&world, &asker).await;
    let link = link(&world).await;
    let browser = Browser::new("infodesk:");
    let (_, url, html) = browser.open(link).await.page();
    browser
        .submit((&url, &html), "/confirm", &[("answer", "confirm")])
        .await
        .page();

    let id = request["id"].as_str().unwrap();
    let decide = |access: &str| {
        let path = format!("/api/v1/requests/{id}/decide");
        world
            .hub
            .post(&path)
            .bearer_auth(access)
            .json(&json!({ "decision": "approve" }))
    };
    for stranger in [&world.central, &world.other, &world.writer, &asker] {
        assert_eq!(
            refusal(decide(stranger)).await,
            (404, "not_found".to_owned())
        );
        if *stranger != asker {
            let seen = world.get(stranger, &format!("requests/{id}"));
            assert_eq!(refusal(seen).await.0, 404);
        }
        assert_eq!(refusal(world.get(stranger, "requests/queue")).await.0, 404);
    }
    let operator = world.hub.sign_in("operator").await;
    let me = ok(world.get(&operator, "me")).await;
    let officer = me["officer"]["id"].as_str().unwrap().parse().unwrap();
    let unit = Unit::Agency(world.known.department);
    world
        .hub
        .store()
        .grant(officer, Role::Operator, unit)
        .await
        .unwrap();
    let approved = ok(decide(&operator)).await;
    assert_eq!(approved["stage"], "approved");
    let (_, again) = json(decide(&operator)).await;
    let problem = &again["problems"][0];
    assert_eq!(problem["code"], "request_moved_on");
    assert_eq!(problem["args"]["state"], "approved");
    let queue = ok(world.get(&operator, "requests/queue?stage=approved&text=กรมใหม่")).await;
    assert_eq!(queue["requests"].as_array().unwrap().len(), 1);
}
