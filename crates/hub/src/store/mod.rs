//! All that the hub keeps: one [`Store`] over SQLite or PostgreSQL.
//!
//! Here stand, a file each, the tables with their migration, types and queries. Rights are enforced by
//! the queries themselves: each read and write of a service point for an officer asks the view
//! `officer_service_point` (see `grants`), so that a forgotten check in a route shows nothing.
//!
//! Not here: what is allowed and what a command comes to (`infodesk_domain` decides), HTTP, words for
//! officers. Only this module names a database driver, and only `db` knows that there are two.

mod accounts;
mod agencies;
mod approvals;
mod audit;
mod carry_out;
mod db;
mod digests;
mod error;
mod feed;
mod find_units;
mod grants;
mod hash;
mod keys;
mod letters;
mod limits;
mod lists;
mod mails;
mod manuals;
mod me;
mod migrations;
mod news;
mod officers;
mod operations;
mod pending_sign_ins;
mod pins;
mod places;
mod prints;
mod public_points;
mod register;
mod requests;
mod reviews;
mod seal;
mod service_points;
mod sessions;
mod streams;
mod token_requests;
mod tokens;
mod words;
mod wrong_rights;

pub use accounts::{Import, Withdrawal};
pub use audit::{Audited, Entry, Event, Finding, Kind};
pub use error::StoreError;
pub use grants::LookedAfter;
pub use hash::KeyedHash;
pub use keys::StoreKeys;
pub use letters::LetterBytes;
pub use lists::Mode;
pub use mails::{MailKind, MailTroubles, NewMail, NotArrived, Says, StoredMail};
pub use news::{Listener, News};
pub use officers::SignedIn;
pub use pending_sign_ins::PendingSignIn;
pub use public_points::{PublicManual, PublicPoint};
pub use register::Register;
pub use requests::{Answer, Asked, Asking};
pub use service_points::PointFilter;
pub use tokens::{Issuing, NewToken, TokenList};

use crate::origin::Origin;
use db::{Db, Sql, Tx, params, statements};
use error::Result;
use infodesk_domain::Surroundings;
use std::{fmt, path::Path, sync::Arc};

/// The hub's database. Cloning is cheap: clones share the connections.
#[derive(Clone)]
pub struct Store {
    db: Db,
    surroundings: Arc<dyn Surroundings>,
    keys: StoreKeys,
    origin: Origin,
}

impl Store {
    /// Opens the database at `address` and brings its schema up to date.
    ///
    /// `sqlite:PATH` makes the folder and the file where they are missing, the file readable by its owner
    /// only; `sqlite::memory:` lasts as long as the store; `postgres://…` is as libpq has it.
    ///
    /// # Errors
    /// See [`StoreError`]; a damaged file, a folder that cannot be written and a schema newer than this
    /// program each have their own, and nothing is changed then.
    pub async fn open(
        address: &str,
        surroundings: Arc<dyn Surroundings>,
        keys: StoreKeys,
    ) -> Result<Self> {
        let db = Db::open(address).await?;
        migrations::run(&db, surroundings.now()).await?;
        let store = Self::over(db, surroundings, keys);
        let mut tx = store.write().await?;
        let begun = audit::begin(&mut tx, &keys.audit).await;
        tx.end(begun).await?;
        Ok(store)
    }

    /// Brings the schema up to date, as [`Store::open`] does; needs no keys.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub async fn migrate(address: &str, surroundings: &dyn Surroundings) -> Result<()> {
        let db = Db::open(address).await?;
        migrations::run(&db, surroundings.now()).await
    }

    /// Opens a database that is there and up to date, and changes nothing in it.
    ///
    /// # Errors
    /// Those of [`Store::open`]; [`StoreError::Missing`] where there is none yet, and
    /// [`StoreError::OlderSchema`].
    pub async fn look(
        address: &str,
        surroundings: Arc<dyn Surroundings>,
        keys: StoreKeys,
    ) -> Result<Self> {
        let file = address.strip_prefix("sqlite:").map(Path::new);
        if file.is_some_and(|path| !path.is_file()) {
            return Err(StoreError::Missing("database"));
        }
        let store = Self::over(Db::open(address).await?, surroundings, keys);
        let mut tx = store.read().await?;
        let looked = migrations::look(&mut tx).await;
        tx.end(looked).await.map(|()| store)
    }

    fn over(db: Db, surroundings: Arc<dyn Surroundings>, keys: StoreKeys) -> Self {
        Self {
            db,
            surroundings,
            keys,
            origin: Origin::default(),
        }
    }

    /// The same store for one request: what it records comes from `origin`, and attempts are counted
    /// against it.
    #[must_use]
    pub fn on_behalf_of(&self, origin: &Origin) -> Self {
        Self {
            origin: origin.clone(),
            ..self.clone()
        }
    }

    /// The clock and the source of randomness that the store was opened with.
    pub fn surroundings(&self) -> &dyn Surroundings {
        self.surroundings.as_ref()
    }

    /// Is the database there?
    ///
    /// # Errors
    /// Whatever keeps it from answering.
    pub async fn ping(&self) -> Result<()> {
        let mut tx = self.read().await?;
        let answer = tx.query(PING, params![]).await.map(drop);
        tx.end(answer).await
    }

    /// Prepares every statement of the store, which shows that all of them fit the schema.
    ///
    /// # Errors
    /// The first statement that does not.
    pub async fn check_statements(&self) -> Result<()> {
        let mut tx = self.read().await?;
        let outcome = prepare_all(&mut tx).await;
        tx.end(outcome).await
    }

    async fn read(&self) -> Result<Tx> {
        self.db.begin_read().await
    }

    async fn write(&self) -> Result<Tx> {
        self.db.begin_write().await
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").finish_non_exhaustive()
    }
}

statements! {
    PING = "select 1 from stream limit 1";
}

async fn prepare_all(tx: &mut Tx) -> Result<()> {
    let all = [
        STATEMENTS,
        agencies::STATEMENTS,
        audit::STATEMENTS,
        digests::STATEMENTS,
        feed::STATEMENTS,
        find_units::STATEMENTS,
        grants::STATEMENTS,
        grants::HELD,
        grants::LOOKING_AFTER,
        letters::STATEMENTS,
        limits::STATEMENTS,
        mails::STATEMENTS,
        mails::CARRYING,
        mails::STORED,
        manuals::STATEMENTS,
        me::STATEMENTS,
        migrations::STATEMENTS,
        officers::STATEMENTS,
        operations::STATEMENTS,
        pending_sign_ins::STATEMENTS,
        pins::STATEMENTS,
        places::STATEMENTS,
        prints::STATEMENTS,
        requests::STATEMENTS,
        reviews::STATEMENTS,
        public_points::STATEMENTS,
        service_points::STATEMENTS,
        sessions::codes::STATEMENTS,
        sessions::devices::STATEMENTS,
        sessions::tokens::STATEMENTS,
        streams::STATEMENTS,
        token_requests::STATEMENTS,
        wrong_rights::STATEMENTS,
    ];
    let folders = accounts::STATEMENTS.into_iter().chain(tokens::STATEMENTS);
    for sql in all.into_iter().chain(folders).flatten() {
        tx.prepare(*sql).await?;
    }
    Ok(())
}
