//! The connection that hears what the hubs of the database tell each other.

use crate::store::news::{Bell, News};
use futures_util::{StreamExt, stream};
use std::{error::Error, pin::pin, time::Duration};
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Config, Error as PgError, NoTls};

const LISTEN: &str = "listen infodesk_news";
/// Before the next attempt to connect: the first time, and at the most.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// A line that died without a word is noticed after about a minute.
const QUIET: Duration = Duration::from_secs(30);
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn notify(news: News) -> String {
    format!("notify infodesk_news, '{}'", news.word())
}

/// Closes when it is dropped.
pub(super) struct Ear(JoinHandle<()>);

impl Ear {
    pub fn open(mut config: Config, bell: Bell) -> Self {
        config
            .connect_timeout(PATIENCE)
            .keepalives_idle(QUIET)
            .keepalives_interval(PATIENCE)
            .keepalives_retries(3);
        Self(tokio::spawn(hear(config, bell)))
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn hear(config: Config, bell: Bell) {
    let mut pause = FIRST_PAUSE;
    loop {
        let mut heard = false;
        let ended = hear_once(&config, &bell, &mut heard).await;
        if let Err(error) = ended {
            tracing::warn!(error = &error as &dyn Error, "other hubs are not heard");
        }
        pause = if heard { FIRST_PAUSE } else { pause };
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

/// Until the connection ends; `heard` becomes true when it is there.
async fn hear_once(config: &Config, bell: &Bell, heard: &mut bool) -> Result<(), PgError> {
    let (client, mut connection) = config.connect(NoTls).await?;
    let mut messages = stream::poll_fn(move |context| connection.poll_message(context));
    let mut listening = pin!(client.batch_execute(LISTEN));
    loop {
        tokio::select! {
            done = &mut listening, if !*heard => {
                done?;
                *heard = true;
                // Whatever was told before nobody here has heard.
                bell.ring(News::Missed);
            }
            message = messages.next() => match message.transpose()? {
                Some(message) => pass_on(&message, bell),
                None => return Ok(()),
            },
        }
    }
}

fn pass_on(message: &AsyncMessage, bell: &Bell) {
    if let AsyncMessage::Notification(told) = message
        && let Some(news) = News::told(told.payload())
    {
        bell.ring(news);
    }
}
