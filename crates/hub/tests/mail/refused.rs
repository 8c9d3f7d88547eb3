//! What becomes of a mail that the server does not take.

use crate::world::{
    hub, queue, request_sent, until_failed, until_in_doubt, until_put_off, until_sent,
};
use infodesk_hub::{
    Security,
    store::{MailKind, NewMail},
};
use infodesk_test_support::MailServer;
use serde_json::Value;

#[tokio::test]
async fn a_server_without_time_is_asked_again_later() {
    let later = "451 4.7.1 Greylisted";
    let mut server = MailServer::setup(Security::None)
        .recipients(&[later])
        .texts(&["452 4.3.1 No room"])
        .start()
        .await;
    let hub = hub(server.config()).await;
    queue(&hub, &request_sent("1")).await;
    assert_eq!(server.next().await["answer"], later);
    until_put_off(&hub).await;
    hub.clock.pass_minutes(2);
    // The news of this one wakes the carrier, which looks after the other as well.
    let other = NewMail::new(MailKind::Digest, "other@office.example", "digest:1")
        .with("count", 1)
        .with("oldest_at", 0);
    queue(&hub, &other).await;
    let no_room = server.next().await;
    assert_eq!(no_room["answer"], "452 4.3.1 No room");
    assert_eq!(no_room["mail"]["subject"], "ส่งคำขอ 1 แล้ว");
    assert_eq!(server.mail().await["to"], "other@office.example");
    until_put_off(&hub).await;
    hub.clock.pass_minutes(5);
    queue(&hub, &request_sent("2")).await;
    let again = server.mail().await;
    assert_eq!(again["message_id"], no_room["mail"]["message_id"]);
    assert_eq!(server.mail().await["subject"], "ส่งคำขอ 2 แล้ว");
}

#[tokio::test]
async fn a_last_word_ends_it_with_the_reason_and_keeps_no_other_back() {
    let mut server = MailServer::setup(Security::None)
        .recipients(&["550 5.1.1 No such mailbox"])
        .texts(&["554 5.7.1 Not here"])
        .start()
        .await;
    let hub = hub(server.config()).await;
    for number in ["1", "2", "3"] {
        queue(&hub, &request_sent(number)).await;
        hub.clock.pass_minutes(1);
    }
    let nowhere = NewMail::new(MailKind::ReviewLapsed, "no address", "lapsed:4")
        .with("agency", "กรมตัวอย่าง")
        .with("count", 1);
    queue(&hub, &nowhere).await;
    assert_eq!(server.next().await["answer"], "550 5.1.1 No such mailbox");
    assert_eq!(server.next().await["answer"], "554 5.7.1 Not here");
    assert_eq!(server.mail().await["subject"], "ส่งคำขอ 3 แล้ว");
    until_failed(&hub, 3).await;
    let why: Vec<String> = hub
        .store()
        .mails_not_arrived(10)
        .await
        .unwrap()
        .into_iter()
        .map(|mail| mail.why.unwrap())
        .collect();
    assert!(why[0].contains("No such mailbox"), "{why:?}");
    assert!(why[1].contains("Not here"), "{why:?}");
    assert!(why[2].contains("address"), "{why:?}");
}

#[tokio::test]
async fn where_the_line_breaks_after_the_text_nothing_is_sent_twice_unasked() {
    let mut server = MailServer::setup(Security::None)
        .texts(&["drop"])
        .start()
        .await;
    let hub = hub(server.config()).await;
    queue(&hub, &request_sent("1")).await;
    let dropped = server.next().await;
    assert_eq!(dropped["answer"], "drop");
    // Longer than a hub may have a mail for itself.
    hub.clock.pass_days(1);
    let doubtful = until_in_doubt(&hub).await;
    queue(&hub, &request_sent("2")).await;
    assert_eq!(server.mail().await["subject"], "ส่งคำขอ 2 แล้ว");

    assert!(hub.store().send_mail_again(&doubtful).await.unwrap());
    let again = server.mail().await;
    assert_eq!(again["message_id"], dropped["mail"]["message_id"]);
    until_sent(&hub, 2).await;
    assert_eq!(server.end().await, Vec::<Value>::new());
    assert_eq!(hub.store().mail_troubles().await.unwrap().uncertain, 0);
}

#[tokio::test]
async fn a_hub_that_stops_leaves_what_it_has_not_handed_over_to_the_next() {
    let mut server = MailServer::setup(Security::None)
        .recipients(&["wait"])
        .start()
        .await;
    let hub = hub(None).await;
    queue(&hub, &request_sent("1")).await;
    let smtp = server.config();
    let first = hub
        .replica_with(|config| config.mail.smtp = Some(smtp.clone()))
        .await;
    assert_eq!(server.next().await["answer"], "wait");
    first.stop().await;
    assert_eq!(hub.store().next_mail_in().await.unwrap(), Some(0));
    let _second = hub
        .replica_with(|config| config.mail.smtp = Some(smtp))
        .await;
    assert_eq!(server.mail().await["subject"], "ส่งคำขอ 1 แล้ว");
    until_sent(&hub, 1).await;
}
