//! The register as the app works with it: one replica, asked off the async threads, with word of every
//! change for the window and a loop that keeps it in step with the hub.
//!
//! What can be asked of it stands with each feature: `service_points`, `home`, `manuals`, `posters`,
//! `sending`; `sync` keeps it in step.

use crate::{
    changes::Changed,
    poster_files::Making,
    poster_options::ReadEmblem,
    replica::{self, ActError, Opened, Replica, ReplicaError},
    sync::Contact,
};
use infodesk_domain::{OfficerId, Problem, Surroundings, wire::Me};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
};
use tokio::sync::{Notify, broadcast};

/// Why the register did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    #[error("the rule stands against it")]
    Refused(Vec<Problem>),
    #[error("unknown, or outside the officer's rights")]
    NotFound,
    #[error("nobody has signed in here")]
    SignedOut,
    #[error("{0} edits have not reached the hub yet")]
    Unsent(u32),
    #[error("the public address cannot be made")]
    Address(#[from] infodesk_poster::AddressError),
    #[error("the poster cannot be made")]
    Poster(#[from] infodesk_poster::PosterError),
    #[error("a file cannot be written")]
    FileNotWritten(#[source] std::io::Error),
    #[error("the emblem's file cannot be read")]
    EmblemFile(#[source] std::io::Error),
    #[error("the emblem cannot be read")]
    Emblem(#[from] infodesk_poster::EmblemError),
    #[error("the letter's file cannot be read")]
    LetterFile(#[source] std::io::Error),
    #[error(transparent)]
    Replica(#[from] ReplicaError),
}

impl From<ActError> for RegisterError {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Refused(problems) => Self::Refused(problems),
            ActError::NotFound => Self::NotFound,
            ActError::SignedOut => Self::SignedOut,
            ActError::Replica(error) => Self::Replica(error),
        }
    }
}

/// Cheap to clone; all clones are the same register.
#[derive(Clone)]
pub struct Register {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    replica: Mutex<Replica>,
    pub surroundings: Arc<dyn Surroundings>,
    changed: broadcast::Sender<Changed>,
    pub contact: Mutex<Contact>,
    /// Something is to be sent, or the hub has news.
    pub wake: Notify,
    pub emblem: ReadEmblem,
    pub making: Making,
    /// What changes there is known here at once.
    pub hub_is_heard: AtomicBool,
    /// Held while in touch with the hub: never two at once.
    pub round: tokio::sync::Mutex<()>,
}

impl Register {
    /// Opens the officer's own replica in `folder`, or begins one. With it comes where a damaged file was
    /// put aside to. Blocks; call it off the async threads.
    ///
    /// # Errors
    /// As [`Replica::open`].
    pub fn open(
        folder: &Path,
        officer: OfficerId,
        surroundings: Arc<dyn Surroundings>,
        changed: broadcast::Sender<Changed>,
    ) -> Result<(Self, Option<PathBuf>), ReplicaError> {
        let Opened { replica, set_aside } =
            Replica::open(&file_of(folder, officer), surroundings.clone())?;
        remember_officer(folder, officer);
        let inner = Inner {
            replica: Mutex::new(replica),
            surroundings,
            changed,
            contact: Mutex::default(),
            wake: Notify::new(),
            emblem: ReadEmblem::default(),
            making: Making::default(),
            hub_is_heard: AtomicBool::new(false),
            round: tokio::sync::Mutex::default(),
        };
        Ok((
            Self {
                inner: Arc::new(inner),
            },
            set_aside,
        ))
    }

    /// Removes everything of the officer from this PC, unless an edit has not reached the hub yet. This register
    /// is empty from then on.
    ///
    /// # Errors
    /// [`RegisterError::Unsent`], or what keeps the file from being removed.
    pub async fn erase(&self, folder: &Path, officer: OfficerId) -> Result<(), RegisterError> {
        let file = file_of(folder, officer);
        self.with(move |replica| {
            match replica.index().unsent() {
                0 => replica.let_go()?,
                unsent => return Err(RegisterError::Unsent(unsent)),
            }
            Ok(replica::remove(&file)?)
        })
        .await
    }

    /// The officer and their rights as the hub last told them, for working offline after a new start.
    pub async fn profile(&self) -> Result<Option<Me>, ReplicaError> {
        self.with(|replica| replica.profile()).await
    }

    /// To be called with every `Me` the hub answers: after sign-in, and after a Token was redeemed.
    pub async fn keep_profile(&self, me: Me) -> Result<(), ReplicaError> {
        self.with(move |replica| replica.keep_profile(&me)).await?;
        self.tell(Changed::Session);
        self.poke();
        Ok(())
    }

    /// Keeps the base of the public addresses, as the hub's `About` tells it.
    pub async fn keep_public_url(&self, url: String) -> Result<(), ReplicaError> {
        self.with(move |replica| replica.keep_public_url(&url))
            .await
    }

    pub(crate) async fn knows_public_url(&self) -> Result<bool, ReplicaError> {
        self.with(|replica| Ok(replica.public_url()?.is_some()))
            .await
    }

    /// Word of every change.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.inner.changed.subscribe()
    }

    /// The hub may have news: the sync loop looks at once.
    pub fn poke(&self) {
        self.inner.wake.notify_one();
    }

    /// Works on the replica off the async threads. Dropping the future does not break the work off.
    pub(crate) async fn with<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<ReplicaError> + Send + 'static,
        F: FnOnce(&mut Replica) -> Result<T, E> + Send + 'static,
    {
        let inner = self.inner.clone();
        let done = tokio::task::spawn_blocking(move || work(&mut inner.replica()));
        done.await.map_err(|e| E::from(ReplicaError::from(e)))?
    }

    /// An act of the officer: when it is saved, the window hears of it and the sync loop sends it.
    pub(crate) async fn change<T, F>(&self, work: F) -> Result<T, RegisterError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Replica) -> Result<T, RegisterError> + Send + 'static,
    {
        let done = self.with(work).await?;
        self.tell(Changed::Register);
        self.tell(Changed::Sending);
        self.poke();
        Ok(done)
    }

    pub(crate) fn tell(&self, what: Changed) {
        // No window listens: nothing to tell.
        let _ = self.inner.changed.send(what);
    }
}

impl Inner {
    /// A panic while it was held left the file as it was; the next reader may go on.
    /// For those who are off the async threads already.
    pub fn replica(&self) -> MutexGuard<'_, Replica> {
        self.replica.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn file_of(folder: &Path, officer: OfficerId) -> PathBuf {
    folder.join(format!("replica-{officer}.sqlite"))
}

const LAST_OFFICER: &str = "last-officer";

/// Whose replica was opened last in `folder`: theirs is opened when the app starts without a connection.
pub fn last_officer(folder: &Path) -> Option<OfficerId> {
    fs::read_to_string(folder.join(LAST_OFFICER))
        .ok()?
        .trim()
        .parse()
        .ok()
}

/// Nobody is signed in on this PC any more. The officer's replica and what it has unsent stay.
pub fn forget_last_officer(folder: &Path) -> std::io::Result<()> {
    match fs::remove_file(folder.join(LAST_OFFICER)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A convenience only: without it the officer signs in before working offline.
fn remember_officer(folder: &Path, officer: OfficerId) {
    if let Err(error) = fs::write(folder.join(LAST_OFFICER), officer.to_string()) {
        tracing::warn!(%error, "the last officer is not remembered");
    }
}
