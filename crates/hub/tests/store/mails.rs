//! Mail: queued, sent, shown.

use crate::bench::on_both;
use infodesk_domain::Surroundings;
use infodesk_hub::store::NewMail;

fn mail(subject: &str) -> NewMail {
    NewMail {
        to: "somchai@office.example".to_owned(),
        subject: subject.to_owned(),
        body_text: "สวัสดี\nบรรทัดที่สอง".to_owned(),
    }
}

on_both! {
    async fn a_mail_waits_until_it_is_sent(bench) {
        let first = bench.store.queue_mail(&mail("หนึ่ง")).await.unwrap();
        bench.surroundings.pass_minutes(1);
        let second = bench.store.queue_mail(&mail("สอง")).await.unwrap();
        let subjects = |mails: Vec<infodesk_domain::wire::Mail>| -> Vec<String> {
            mails.into_iter().map(|m| m.subject).collect()
        };
        assert_eq!(subjects(bench.store.unsent_mails(10).await.unwrap()), ["หนึ่ง", "สอง"]);
        assert_eq!(subjects(bench.store.unsent_mails(1).await.unwrap()), ["หนึ่ง"]);
        assert_eq!(bench.store.mails(10).await.unwrap(), []);

        bench.store.mail_sent(&first).await.unwrap();
        let sent_at = bench.surroundings.now();
        bench.surroundings.pass_minutes(1);
        bench.store.mail_sent(&second).await.unwrap();
        // Noted once: the time stays.
        bench.store.mail_sent(&first).await.unwrap();
        let sent = bench.store.mails(10).await.unwrap();
        assert_eq!((sent[1].id.as_str(), sent[1].sent_at), (first.as_str(), sent_at));
        assert_eq!(sent[1].body_text, mail("").body_text);
        assert_eq!(sent[1].to, "somchai@office.example");
        assert_eq!(subjects(sent), ["สอง", "หนึ่ง"]);
        assert_eq!(bench.store.unsent_mails(10).await.unwrap(), []);
    }
}
