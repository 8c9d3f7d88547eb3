//! Sign-ins that have gone out to the identity provider and are not back yet.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
};
use infodesk_domain::Timestamp;

pub(super) const MIGRATION: &str = "
    create table pending_sign_in (
        state_hash text not null primary key,
        cookie_hash text not null,
        provider text not null,
        request text not null,
        verifier text not null,
        nonce text not null,
        expires_at bigint not null
    );
    create index pending_sign_in_by_expiry on pending_sign_in (expires_at);
";

statements! {
    FORGET_EXPIRED = "delete from pending_sign_in where expires_at <= $1";
    INSERT = "
        insert into pending_sign_in (state_hash, cookie_hash, provider, request, verifier, nonce,
            expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    TAKE = "
        delete from pending_sign_in where state_hash = $1
        returning state_hash, cookie_hash, provider, request, verifier, nonce, expires_at";
}

/// One trip to the identity provider. Hashes are texts as the caller makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingSignIn {
    pub state_hash: String,
    /// Of the cookie in the browser that went out; the caller compares it when the browser is back.
    pub cookie_hash: String,
    /// The name of the provider in the configuration.
    pub provider: String,
    /// The app's authorization request, as JSON.
    pub request: String,
    /// Of PKCE, towards the provider.
    pub verifier: String,
    /// Sent to the provider.
    pub nonce: String,
    pub expires_at: Timestamp,
}

impl Store {
    /// Keeps one, and forgets those that have expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_pending_sign_in(&self, pending: &PendingSignIn) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let saved = save(&mut tx, pending, now).await;
        tx.end(saved).await
    }

    /// Takes one out: it can be had once. `None` where it is unknown, taken or expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_pending_sign_in(&self, state_hash: &str) -> Result<Option<PendingSignIn>> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let row = tx.find(TAKE, params![state_hash]).await;
        let taken = row.and_then(|row| row.map(read).transpose());
        let taken = tx.end(taken).await?;
        Ok(taken.filter(|pending| now < pending.expires_at))
    }
}

async fn save(tx: &mut Tx, pending: &PendingSignIn, now: Timestamp) -> Result<()> {
    tx.execute(FORGET_EXPIRED, params![now]).await?;
    let values = params![
        pending.state_hash.as_str(),
        pending.cookie_hash.as_str(),
        pending.provider.as_str(),
        pending.request.as_str(),
        pending.verifier.as_str(),
        pending.nonce.as_str(),
        pending.expires_at,
    ];
    tx.execute(INSERT, values).await.map(drop)
}

fn read(mut row: Row) -> Result<PendingSignIn> {
    Ok(PendingSignIn {
        state_hash: row.take()?,
        cookie_hash: row.take()?,
        provider: row.take()?,
        request: row.take()?,
        verifier: row.take()?,
        nonce: row.take()?,
        expires_at: row.take()?,
    })
}
