//! News: that something changed, told after the commit to whoever listens at any hub of the database.
//!
//! Only the word travels. Whoever hears it asks for what changed, and gets what they may see.

use super::{Store, db::Tx, error::Result};
use tokio::sync::broadcast::{self, error::RecvError};

/// More than happens while a listener takes its turn; one that falls behind hears [`News::Missed`].
const KEPT: usize = 64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum News {
    /// What waits for somebody.
    Approvals,
    /// A session has ended.
    Sessions,
    /// A mail waits to be carried.
    Mails,
    /// Anything may have changed unheard.
    Missed,
}

impl News {
    const TOLD: [Self; 3] = [Self::Approvals, Self::Sessions, Self::Mails];

    /// As the hubs of a database tell each other.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Approvals => "approvals",
            Self::Sessions => "sessions",
            Self::Mails => "mails",
            Self::Missed => "missed",
        }
    }

    /// A word that this hub does not know is one of a newer hub's.
    pub(super) fn told(word: &str) -> Option<Self> {
        Self::TOLD.into_iter().find(|news| news.word() == word)
    }
}

/// Rung for all listeners of this hub.
#[derive(Clone)]
pub(super) struct Bell(broadcast::Sender<News>);

impl Default for Bell {
    fn default() -> Self {
        Self(broadcast::channel(KEPT).0)
    }
}

impl Bell {
    pub fn ring(&self, news: News) {
        // It says how many hear it, and nobody is one of the answers.
        drop(self.0.send(news));
    }
}

/// Hears what happens from now on.
pub struct Listener {
    heard: broadcast::Receiver<News>,
    /// As long as somebody listens the bell is there to be rung.
    _bell: Bell,
}

impl Listener {
    pub async fn next(&mut self) -> News {
        match self.heard.recv().await {
            Ok(news) => news,
            Err(RecvError::Lagged(_)) => News::Missed,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

impl Store {
    /// Everything that is told from now on. On PostgreSQL the first one opens the connection that hears the
    /// other hubs, and [`News::Missed`] says when it is there, and when it is there again.
    pub fn listen(&self) -> Listener {
        let bell = self.db.bell().clone();
        let heard = bell.0.subscribe();
        self.db.hear_others();
        Listener { heard, _bell: bell }
    }
}

/// When the transaction has been committed, and only then, whoever waits for approvals looks again.
pub(super) async fn approvals_changed(tx: &mut Tx) -> Result<()> {
    tx.tell(News::Approvals).await
}

/// The same for whoever has a session open.
pub(super) async fn sessions_changed(tx: &mut Tx) -> Result<()> {
    tx.tell(News::Sessions).await
}

/// The same for whoever carries mails.
pub(super) async fn mails_changed(tx: &mut Tx) -> Result<()> {
    tx.tell(News::Mails).await
}
