//! What a mail says when it arrives, as Python's own parser reads it.

use crate::world::{ADDRESS, hub, hub_on, now, queue, request_sent, until_sent};
use infodesk_hub::{
    Security,
    store::{MailKind, NewMail},
};
use infodesk_test_support::{Database, MailServer};
use std::collections::BTreeSet;

#[tokio::test]
async fn it_arrives_in_thai_and_english_as_text_and_as_html() {
    let mut server = MailServer::setup(Security::None).start().await;
    let hub = hub(server.config()).await;
    queue(&hub, &request_sent("2569-000001")).await;
    let mail = server.mail().await;
    assert_eq!(mail["subject"], "ส่งคำขอ 2569-000001 แล้ว");
    assert_eq!(mail["from"][0], "ศูนย์ข้อมูล");
    assert_eq!(mail["from"][1], "infodesk@office.example");
    assert_eq!(mail["to"], ADDRESS);
    assert_eq!(mail["date"], now(&hub));
    assert_eq!(mail["auto_submitted"], "auto-generated");
    assert_eq!(mail["content_language"], "th, en");
    assert_eq!(mail["content_type"], "multipart/alternative");
    let id = mail["message_id"].as_str().unwrap();
    assert!(id.starts_with('<') && id.ends_with("@127.0.0.1>"), "{id}");
    for part in ["text", "html"] {
        let part = mail[part].as_str().unwrap();
        for words in ["กรมตัวอย่าง", "คำขอของฉัน", "My requests", "02-612-6060"]
        {
            assert!(part.contains(words), "{words}: {part}");
        }
    }
    assert!(
        mail["html"]
            .as_str()
            .unwrap()
            .contains("<html lang=\"th\">")
    );
    until_sent(&hub, 1).await;
    assert_eq!(server.end().await, Vec::<serde_json::Value>::new());
}

#[tokio::test]
async fn what_somebody_typed_makes_no_header_and_no_long_line() {
    let mut server = MailServer::setup(Security::None).start().await;
    let hub = hub(server.config()).await;
    queue(&hub, &request_sent("1")).await;
    let plain = server.mail().await;
    let hostile = format!(
        "ก\r\nBcc: spy@evil.example\r\n\r\n.\r\n<b>{}</b>",
        "ย".repeat(5000)
    );
    let mut mail = NewMail::new(MailKind::ExecutiveAsked, ADDRESS, "asked:1")
        .with("kind", "new_service")
        .with("expires_at", now(&hub))
        .with_secret("link", "https://hub.example.go.th/confirm/abc");
    for name in [
        "number",
        "agency",
        "requester",
        "requester_position",
        "executive",
        "position",
        "details",
    ] {
        mail = mail.with(name, &hostile);
    }
    queue(&hub, &mail).await;
    let mail = server.mail().await;
    assert_eq!(mail["headers"], plain["headers"]);
    assert_eq!(mail["to"], ADDRESS);
    assert!(!mail["html"].as_str().unwrap().contains("<b>"));
    assert!(mail["text"].as_str().unwrap().contains("/confirm/abc"));
    // RFC 5322 §2.1.1.
    assert!(mail["longest_line"].as_u64().unwrap() <= 998);
    assert_eq!(mail["is_ascii"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hubs_on_one_database_one_brings_it() {
    let mut server = MailServer::setup(Security::None).start().await;
    let hub = hub_on(Database::postgres().await, server.config()).await;
    let replica = hub.replica().await;
    let numbers: Vec<String> = (0..30).map(|number| number.to_string()).collect();
    for number in &numbers {
        queue(&hub, &request_sent(number)).await;
        queue(&hub, &request_sent(number)).await;
    }
    let mut ids = BTreeSet::new();
    for _ in &numbers {
        ids.insert(
            server.mail().await["message_id"]
                .as_str()
                .unwrap()
                .to_owned(),
        );
    }
    assert_eq!(ids.len(), numbers.len());
    until_sent(&hub, numbers.len()).await;
    replica.stop().await;
    assert_eq!(server.end().await, Vec::<serde_json::Value>::new());
}
