//! Officers, as their identity provider names them.

use super::{
    KeyedHash, Store, accounts,
    audit::{self, Event, Kind},
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
};
use infodesk_domain::{OfficerId, Timestamp, accounts::Arriving, officers::Officer};

pub(super) const MIGRATION: &str = "
    create table officer (
        id text not null primary key,
        issuer text not null,
        subject text not null,
        name text not null,
        email text,
        citizen_hash text,
        citizen_last_four text,
        first_signed_in_at bigint not null,
        last_signed_in_at bigint not null,
        unique (issuer, subject)
    );
";

statements! {
    UPSERT = "
        insert into officer (id, issuer, subject, name, email, citizen_hash, citizen_last_four,
            first_signed_in_at, last_signed_in_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $8)
        on conflict (issuer, subject) do update set name = excluded.name, email = excluded.email,
            citizen_hash = excluded.citizen_hash, citizen_last_four = excluded.citizen_last_four,
            last_signed_in_at = excluded.last_signed_in_at
        returning id";
    ONE = "select id, name, email from officer where id = $1";
    ISSUER = "select issuer from officer where id = $1";
    LOCK = "select id from officer where id = $1 for update";
}

/// What the identity provider says of somebody who has just signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The provider; with `subject` it names the person for ever.
    pub issuer: String,
    pub subject: String,
    pub name: String,
    pub email: Option<String>,
    /// Of the thirteen digits; the number itself is never kept.
    pub citizen_hash: Option<KeyedHash>,
    pub citizen_last_four: Option<String>,
    /// By what an imported list may know them.
    pub arriving: Arriving,
}

impl Store {
    /// Notes a sign-in: the officer is entered the first time, and brought up to date each time. What an
    /// imported list holds for the account and nobody has taken yet becomes theirs.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn officer_signed_in(&self, profile: &SignedIn) -> Result<OfficerId> {
        let mut pen = self.pen();
        let fresh = OfficerId::new(self.surroundings());
        let mut tx = self.write().await?;
        let id = async {
            let id = enter(&mut tx, fresh, profile, pen.at).await?;
            pen.origin = pen.origin.with_actor(id);
            let claimed = accounts::claim(&mut tx, self, id, &profile.arriving).await?;
            let event = Event::done(Kind::SignedIn)
                .to(id)
                .with("issuer", profile.issuer.as_str())
                .with("first", id == fresh);
            audit::record(&mut tx, &pen, event).await?;
            accounts::record(&mut tx, &pen, id, &claimed).await?;
            Ok(id)
        }
        .await;
        tx.end(id).await
    }

    /// Enters an officer who does not sign in, or brings them up to date.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn enter_officer(&self, profile: &SignedIn) -> Result<OfficerId> {
        let now = self.surroundings.now();
        let fresh = OfficerId::new(self.surroundings());
        let mut tx = self.write().await?;
        let id = enter(&mut tx, fresh, profile, now).await;
        tx.end(id).await
    }

    /// What the officer's identity provider is kept under.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn issuer_of(&self, id: OfficerId) -> Result<Option<String>> {
        let mut tx = self.read().await?;
        let found = tx.find(ISSUER, params![id]).await;
        let issuer = found.and_then(|row| row.map(|mut row| row.take()).transpose());
        tx.end(issuer).await
    }

    /// # Errors
    /// When the database fails.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<Officer>> {
        let mut tx = self.read().await?;
        let officer = find(&mut tx, id).await;
        tx.end(officer).await
    }
}

async fn enter(
    tx: &mut Tx,
    fresh: OfficerId,
    profile: &SignedIn,
    now: Timestamp,
) -> Result<OfficerId> {
    let values = params![
        fresh,
        profile.issuer.as_str(),
        profile.subject.as_str(),
        profile.name.as_str(),
        profile.email.as_deref(),
        profile.citizen_hash.as_ref(),
        profile.citizen_last_four.as_deref(),
        now,
    ];
    let row = tx.find(UPSERT, values).await?;
    row.ok_or(StoreError::Missing("officer"))?.take()
}

pub(super) async fn find(tx: &mut Tx, id: OfficerId) -> Result<Option<Officer>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

/// Until the transaction ends, what else begins by this waits.
pub(super) async fn lock(tx: &mut Tx, id: OfficerId) -> Result<()> {
    tx.find(LOCK, params![id])
        .await?
        .map(drop)
        .ok_or(StoreError::Missing("officer"))
}

/// The columns `id`, `name`, `email`.
pub(super) fn read(mut row: Row) -> Result<Officer> {
    Ok(Officer {
        id: row.take()?,
        name: row.take()?,
        email: row.take()?,
    })
}
