//! Carries mails from the queue to the mail server, for as long as the hub serves.
//!
//! It wakes when a mail is queued, at any hub of the database, and when one is due again. Of each mail there is one in
//! the queue and one hub that has it; what is noted when, and what a crash leaves behind, says `store/mails/carrying`.

use super::{
    attempts,
    message::{MessageError, Sender},
    smtp::{Line, Refusal, Server},
};
use crate::{
    app::App,
    errors::logged,
    store::{Listener, MailTroubles, News, Store, StoreError, StoredMail},
};
use infodesk_domain::jitter::jittered;
use lettre::Message;
use std::time::Duration;

/// However quiet it is: news can get lost, and a lease ends unheard.
const LONGEST_SLEEP: Duration = Duration::from_secs(5 * 60);
const SHORTEST_SLEEP: Duration = Duration::from_secs(1);
/// Until a server that did not answer is asked again, twice as long each time.
const FIRST_OUTAGE: Duration = Duration::from_secs(15);
const LONGEST_OUTAGE: Duration = Duration::from_secs(5 * 60);

pub(crate) struct Carrier {
    app: App,
    server: Server,
    sender: Sender,
    line: Option<Line>,
    /// What the log was told last.
    told: MailTroubles,
    /// So often in a row the server did not answer.
    outages: u32,
}

/// What is to happen after a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Mail,
    /// The server does not answer: it would not for the others either.
    Pause,
}

impl Carrier {
    pub(super) fn new(app: App, server: Server, sender: Sender) -> Self {
        Self {
            app,
            server,
            sender,
            line: None,
            told: MailTroubles {
                failed: 0,
                uncertain: 0,
            },
            outages: 0,
        }
    }

    /// Comes back when the hub is to stop; a mail that the server is just getting is brought to its end before.
    pub async fn carry(mut self) {
        let mut news = self.app.store().listen();
        loop {
            let outcome = self.carry_due().await;
            if let Some(line) = self.line.take() {
                line.close().await;
            }
            self.tell_troubles().await;
            let sleep = self.sleep_after(outcome).await;
            // What is queued meanwhile can wait for a server that does not answer.
            let heard = async {
                match self.outages {
                    0 => mail_queued(&mut news).await,
                    _ => std::future::pending().await,
                }
            };
            tokio::select! {
                () = self.app.stopping() => return,
                () = heard => {}
                () = tokio::time::sleep(sleep) => {}
            }
        }
    }

    async fn carry_due(&mut self) -> Result<Next, StoreError> {
        while !self.app.is_stopping() {
            let due = self.store().take_due_mails(1).await?;
            let Some(mail) = due.into_iter().next() else {
                break;
            };
            if self.carry_one(&mail).await? == Next::Pause {
                return Ok(Next::Pause);
            }
        }
        Ok(Next::Mail)
    }

    async fn carry_one(&mut self, mail: &StoredMail) -> Result<Next, StoreError> {
        let message = match self.message(mail) {
            Ok(message) => message,
            Err(refusal) => return self.refused(mail, refusal).await.map(|()| Next::Mail),
        };
        let app = self.app.clone();
        let offered = tokio::select! {
            offered = self.offer(&message) => offered,
            // Nothing has been sent; another hub, or this one when it is back, takes the mail at once.
            () = app.stopping() => {
                self.store().put_off_mail(mail, "the hub stopped", 0).await?;
                return Ok(Next::Pause);
            }
        };
        let line = match offered {
            Ok(line) => line,
            Err(refusal) => {
                self.refused(mail, refusal).await?;
                return Ok(if self.outages > 0 {
                    Next::Pause
                } else {
                    Next::Mail
                });
            }
        };
        self.hand_over(mail, &message, line)
            .await
            .map(|()| Next::Mail)
    }

    /// A line on which the server takes a message for this recipient.
    async fn offer(&mut self, message: &Message) -> Result<Line, Refusal> {
        let mut line = match self.line.take() {
            Some(line) => line,
            None => match self.server.open().await {
                Ok(line) => line,
                Err(refusal) => {
                    self.outages = self.outages.saturating_add(1);
                    return Err(refusal);
                }
            },
        };
        self.outages = 0;
        line.offer(message).await.map(|()| line)
    }

    async fn hand_over(
        &mut self,
        mail: &StoredMail,
        message: &Message,
        mut line: Line,
    ) -> Result<(), StoreError> {
        if !self.store().hand_over_mail(mail).await? {
            return Ok(());
        }
        match line.hand_over(&message.formatted()).await {
            Ok(()) => {
                self.line = Some(line);
                self.store().mail_sent(&mail.id, false).await?;
                tracing::info!(mail = mail.id, "a mail was sent");
                Ok(())
            }
            Err(refusal) => self.refused(mail, refusal).await,
        }
    }

    fn message(&self, mail: &StoredMail) -> Result<Message, Refusal> {
        let written = self.app.templates().write(mail).map_err(|error| {
            tracing::error!(mail = mail.id, %error, "a mail cannot be put into words");
            Refusal::NotNow(error.to_string())
        })?;
        let message = self.sender.message(mail, written, self.app.now());
        message.map_err(|error: MessageError| Refusal::Never(error.to_string()))
    }

    /// Notes it. What a server says may name the recipient, so the log has no word of it.
    async fn refused(&self, mail: &StoredMail, refusal: Refusal) -> Result<(), StoreError> {
        let (store, id) = (self.store(), &mail.id);
        match refusal {
            Refusal::Unknown(said) => {
                tracing::warn!(mail = id, "nobody knows whether a mail has arrived");
                store.doubt_mail(mail, &said).await
            }
            Refusal::Never(said) => {
                tracing::warn!(mail = id, "a mail was refused for good");
                store.give_mail_up(mail, &said).await
            }
            Refusal::NotNow(said) => self.put_off(mail, &said).await,
        }
    }

    async fn put_off(&self, mail: &StoredMail, said: &str) -> Result<(), StoreError> {
        let (store, id) = (self.store(), &mail.id);
        match attempts::next(mail.attempts, mail.at, store.surroundings()) {
            Some(pause) => {
                tracing::info!(mail = id, attempts = mail.attempts, "a mail has to wait");
                let millis = i64::try_from(pause.as_millis()).unwrap_or(i64::MAX);
                store.put_off_mail(mail, said, millis).await
            }
            None => {
                tracing::warn!(mail = id, "a mail is given up: it was tried for days");
                store.give_mail_up(mail, said).await
            }
        }
    }

    /// Once for each change: an operator who reads the log is not to learn to skip it.
    async fn tell_troubles(&mut self) {
        match self.store().mail_troubles().await {
            Ok(troubles) if troubles != self.told => {
                self.told = troubles;
                let MailTroubles { failed, uncertain } = troubles;
                tracing::warn!(
                    failed,
                    uncertain,
                    "mails did not arrive, or perhaps not: see `infodesk-hub mails`"
                );
            }
            Ok(_) => {}
            Err(error) => logged(&error),
        }
    }

    async fn sleep_after(&mut self, outcome: Result<Next, StoreError>) -> Duration {
        let next = match outcome {
            Ok(Next::Mail) => self.store().next_mail_in().await,
            Ok(Next::Pause) => return self.outage(),
            Err(error) => Err(error),
        };
        match next {
            Ok(None) => LONGEST_SLEEP,
            Ok(Some(millis)) => {
                let until = Duration::from_millis(millis.try_into().unwrap_or(0));
                until.clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
            }
            Err(error) => {
                logged(&error);
                self.outage()
            }
        }
    }

    fn outage(&self) -> Duration {
        let pause = attempts::doubled(FIRST_OUTAGE, self.outages);
        jittered(pause.min(LONGEST_OUTAGE), self.store().surroundings())
    }

    fn store(&self) -> &Store {
        self.app.store()
    }
}

async fn mail_queued(news: &mut Listener) {
    while !matches!(news.next().await, News::Mails | News::Missed) {}
}
