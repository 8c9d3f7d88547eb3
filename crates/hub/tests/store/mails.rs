//! Mail: queued, carried, shown.

use crate::bench::{Bench, on_both};
use infodesk_hub::store::{MailKind, NewMail, NotArrived, Says, StoredMail};
use std::collections::BTreeSet;

fn mail(number: &str) -> NewMail {
    NewMail::new(
        MailKind::RequestSent,
        "somchai@office.example",
        format!("sent:{number}"),
    )
    .with("number", number)
    .with("agency", "กรมตัวอย่าง")
}

fn facts(mail: &StoredMail) -> &std::collections::BTreeMap<String, String> {
    match &mail.says {
        Says::Facts(_, facts) => facts,
        Says::Words { .. } | Says::Unreadable => panic!("no facts"),
    }
}

fn numbers(mails: &[StoredMail]) -> Vec<&str> {
    mails
        .iter()
        .map(|mail| facts(mail)["number"].as_str())
        .collect()
}

async fn taken(bench: &Bench) -> Vec<StoredMail> {
    bench.store.take_due_mails(10).await.unwrap()
}

async fn troubles(bench: &Bench) -> (u32, u32) {
    let troubles = bench.store.mail_troubles().await.unwrap();
    (troubles.failed, troubles.uncertain)
}

async fn not_arrived(bench: &Bench) -> Vec<NotArrived> {
    bench.store.mails_not_arrived(10).await.unwrap()
}

on_both! {
    async fn a_mail_waits_until_it_is_sent(bench) {
        bench.store.queue_mail(&mail("1")).await.unwrap();
        bench.surroundings.pass_minutes(1);
        bench.store.queue_mail(&mail("2")).await.unwrap();
        assert_eq!(numbers(&bench.store.unsent_mails(10).await.unwrap()), ["1", "2"]);
        assert_eq!(numbers(&bench.store.unsent_mails(1).await.unwrap()), ["1"]);
        assert_eq!(bench.store.mails(10).await.unwrap(), []);

        let waiting = bench.store.unsent_mails(10).await.unwrap();
        bench.store.mail_sent(&waiting[0].id, false).await.unwrap();
        bench.surroundings.pass_minutes(1);
        bench.store.mail_sent(&waiting[1].id, false).await.unwrap();
        let before = bench.store.mails(10).await.unwrap();
        bench.surroundings.pass_minutes(1);
        bench.store.mail_sent(&waiting[0].id, false).await.unwrap();
        let sent = bench.store.mails(10).await.unwrap();
        assert_eq!(sent, before, "noted once: the time stays");
        assert_eq!(numbers(&sent), ["2", "1"]);
        assert_eq!(sent[0].to, "somchai@office.example");
        assert_eq!(bench.store.unsent_mails(10).await.unwrap(), []);
    }

    async fn those_that_left_in_one_moment_are_listed_the_newest_first(bench) {
        for number in ["1", "2", "3"] {
            bench.store.queue_mail(&mail(number)).await.unwrap();
            bench.surroundings.pass_minutes(1);
        }
        for waiting in bench.store.unsent_mails(10).await.unwrap() {
            bench.store.mail_sent(&waiting.id, true).await.unwrap();
        }
        assert_eq!(numbers(&bench.store.mails(10).await.unwrap()), ["3", "2", "1"]);
    }

    async fn of_one_event_there_is_one_mail(bench) {
        for _ in 0..3 {
            bench.store.queue_mail(&mail("1")).await.unwrap();
        }
        let waiting = bench.store.unsent_mails(10).await.unwrap();
        bench.store.mail_sent(&waiting[0].id, false).await.unwrap();
        bench.store.queue_mail(&mail("1")).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert_eq!(bench.store.unsent_mails(10).await.unwrap(), []);
    }

    async fn a_secret_is_sealed_and_forgotten_when_the_mail_has_left(bench) {
        let secret = |number| mail(number).with_secret("link", "https://hub.example/confirm/SECRET");
        for number in ["1", "2", "3"] {
            bench.store.queue_mail(&secret(number)).await.unwrap();
        }
        let waiting = bench.store.unsent_mails(10).await.unwrap();
        assert!(waiting.iter().all(|mail| facts(mail)["link"].ends_with("SECRET")));
        bench.store.mail_sent(&waiting[0].id, false).await.unwrap();
        bench.store.mail_sent(&waiting[1].id, true).await.unwrap();
        bench.store.give_mail_up(&taken(&bench).await[0], "no such mailbox").await.unwrap();
        let sent = bench.store.mails(10).await.unwrap();
        let known: Vec<bool> = sent.iter().map(|mail| facts(mail).contains_key("link")).collect();
        assert_eq!(known.iter().filter(|known| **known).count(), 1);
        assert!(facts(sent.iter().find(|mail| mail.id == waiting[1].id).unwrap()).contains_key("link"));
    }

    async fn a_mail_is_taken_by_one_hub_at_a_time(bench) {
        bench.store.queue_mail(&mail("1")).await.unwrap();
        assert_eq!(numbers(&taken(&bench).await), ["1"]);
        assert_eq!(taken(&bench).await, []);
        bench.surroundings.pass_minutes(6);
        let again = taken(&bench).await;
        assert_eq!((numbers(&again), again[0].attempts), (vec!["1"], 2), "its carrier is gone");
    }

    async fn a_mail_that_was_handed_over_is_not_sent_a_second_time_unasked(bench) {
        bench.store.queue_mail(&mail("1")).await.unwrap();
        let [mail]: [StoredMail; 1] = taken(&bench).await.try_into().unwrap();
        assert!(bench.store.hand_over_mail(&mail).await.unwrap());
        assert!(!bench.store.hand_over_mail(&mail).await.unwrap());
        assert_eq!(troubles(&bench).await, (0, 0), "its carrier may still be waiting for the answer");
        assert!(!bench.store.send_mail_again(&mail.id).await.unwrap());
        bench.surroundings.pass_minutes(6);
        assert_eq!(taken(&bench).await, []);
        assert_eq!(troubles(&bench).await, (0, 1));
        assert_eq!(bench.store.next_mail_in().await.unwrap(), None);

        bench.store.doubt_mail(&mail, "no answer in time").await.unwrap();
        let [doubtful]: [NotArrived; 1] = not_arrived(&bench).await.try_into().unwrap();
        assert_eq!((&doubtful.id, doubtful.failed), (&mail.id, false));
        assert_eq!(doubtful.why.as_deref(), Some("no answer in time"));
        assert!(bench.store.send_mail_again(&mail.id).await.unwrap());
        let [again]: [StoredMail; 1] = taken(&bench).await.try_into().unwrap();
        bench.store.mail_sent(&again.id, false).await.unwrap();
        assert_eq!(troubles(&bench).await, (0, 0));
        assert!(!bench.store.send_mail_again(&mail.id).await.unwrap());
    }

    async fn a_hub_that_was_too_slow_changes_nothing_of_what_another_has_begun(bench) {
        bench.store.queue_mail(&mail("1")).await.unwrap();
        let [slow]: [StoredMail; 1] = taken(&bench).await.try_into().unwrap();
        bench.surroundings.pass_minutes(6);
        let [other]: [StoredMail; 1] = taken(&bench).await.try_into().unwrap();
        assert!(!bench.store.hand_over_mail(&slow).await.unwrap());
        assert!(bench.store.hand_over_mail(&other).await.unwrap());
        bench.store.put_off_mail(&slow, "late", 0).await.unwrap();
        bench.store.give_mail_up(&slow, "late").await.unwrap();
        bench.store.doubt_mail(&slow, "late").await.unwrap();
        assert_eq!(taken(&bench).await, []);
        bench.surroundings.pass_minutes(6);
        assert_eq!(troubles(&bench).await, (0, 1));
        assert_eq!(not_arrived(&bench).await[0].why, None);
    }

    async fn a_mail_that_was_put_off_comes_again_and_one_given_up_does_not(bench) {
        bench.store.queue_mail(&mail("1")).await.unwrap();
        bench.store.queue_mail(&mail("2")).await.unwrap();
        assert_eq!(bench.store.next_mail_in().await.unwrap(), Some(0));
        let mails = taken(&bench).await;
        bench.store.hand_over_mail(&mails[0]).await.unwrap();
        bench.store.put_off_mail(&mails[0], "451 try again later", 60_000).await.unwrap();
        bench.store.give_mail_up(&mails[1], "550 no such mailbox").await.unwrap();
        assert_eq!(bench.store.next_mail_in().await.unwrap(), Some(60_000));
        assert_eq!(taken(&bench).await, []);
        bench.surroundings.pass_minutes(1);
        let again = taken(&bench).await;
        assert_eq!((again[0].id.as_str(), again.len()), (mails[0].id.as_str(), 1));
        assert_eq!(troubles(&bench).await, (1, 0));
        let given_up = &not_arrived(&bench).await[0];
        assert_eq!((&given_up.id, given_up.failed), (&mails[1].id, true));
        assert_eq!(given_up.kind.as_deref(), Some("request_sent"));
        assert_eq!(given_up.why.as_deref(), Some("550 no such mailbox"));
    }

    async fn one_that_cannot_be_read_keeps_no_other_back(bench) {
        for number in ["1", "2", "3"] {
            let mail = mail(number).with_secret("link", "https://hub.example/confirm/x");
            bench.store.queue_mail(&mail).await.unwrap();
            bench.surroundings.pass_minutes(1);
        }
        bench.tamper("update mail set kind = 'of the future' where event = 'sent:1'").await;
        bench.tamper("update mail set secret = '00' where event = 'sent:2'").await;
        let readable: Vec<bool> =
            taken(&bench).await.iter().map(|mail| matches!(mail.says, Says::Facts(..))).collect();
        assert_eq!(readable, [false, false, true]);
    }

    async fn many_hubs_take_each_mail_once(bench) {
        for number in 0..20 {
            bench.store.queue_mail(&mail(&number.to_string())).await.unwrap();
        }
        let mut hubs = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = bench.store.clone();
            hubs.spawn(async move { store.take_due_mails(5).await.unwrap() });
        }
        let all: Vec<String> = hubs.join_all().await.into_iter().flatten().map(|mail| mail.id).collect();
        let once: BTreeSet<&String> = all.iter().collect();
        assert_eq!((all.len(), once.len()), (20, 20));
    }
}
