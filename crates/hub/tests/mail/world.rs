//! A hub that sends mail, and mails.

use infodesk_domain::Surroundings;
use infodesk_hub::{
    SmtpConfig,
    store::{MailKind, NewMail},
};
use infodesk_test_support::{Database, FixedSurroundings, SmallRegister, TestHub};
use std::time::Duration;

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(60);

pub const ADDRESS: &str = "somchai@office.example";

/// A hub that is no practice one.
pub async fn hub(smtp: impl Into<Option<SmtpConfig>>) -> TestHub {
    hub_on(Database::sqlite(), smtp).await
}

pub async fn hub_on(database: Database, smtp: impl Into<Option<SmtpConfig>>) -> TestHub {
    let smtp = smtp.into();
    let (_, register) = SmallRegister::build(&FixedSurroundings::new(7));
    TestHub::setup()
        .database(database)
        .register(register)
        .configure(|config| config.mail.smtp = smtp)
        .start()
        .await
}

pub fn request_sent(number: &str) -> NewMail {
    NewMail::new(MailKind::RequestSent, ADDRESS, format!("sent:{number}"))
        .with("number", number)
        .with("agency", "กรมตัวอย่าง")
}

pub async fn queue(hub: &TestHub, mail: &NewMail) {
    hub.store().queue_mail(mail).await.unwrap();
}

/// For so long a mail is its carrier's; the pauses in these tests are shorter.
const LEASE_MILLIS: i64 = 5 * 60 * 1000;

/// Waits until a mail has been put off: one that is just being carried is not yet.
pub async fn until_put_off(hub: &TestHub) {
    until(async || {
        hub.store()
            .next_mail_in()
            .await
            .unwrap()
            .is_some_and(|millis| (1..LEASE_MILLIS).contains(&millis))
    })
    .await;
}

/// Waits until so many mails have been given up.
pub async fn until_failed(hub: &TestHub, failed: u32) {
    until(async || hub.store().mail_troubles().await.unwrap().failed == failed).await;
}

/// Waits until so many mails have been sent.
pub async fn until_sent(hub: &TestHub, sent: usize) {
    until(async || hub.store().mails(100).await.unwrap().len() == sent).await;
}

/// Waits until there is a mail of which nobody knows whether it arrived, and its id.
pub async fn until_in_doubt(hub: &TestHub) -> String {
    let doubtful = async || {
        let mails = hub.store().mails_not_arrived(10).await.unwrap();
        mails
            .into_iter()
            .find(|mail| !mail.failed && mail.why.is_some())
    };
    until(async || doubtful().await.is_some()).await;
    doubtful().await.unwrap().id
}

async fn until(holds: impl AsyncFn() -> bool) {
    let waiting = async {
        while !holds().await {
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting)
        .await
        .expect("it comes to be");
}

/// Now, as the hub has it.
pub fn now(hub: &TestHub) -> i64 {
    hub.clock.now().0
}
