//! What the hub keeps as an OpenID provider: codes, sessions and the hashes of their tokens.
//!
//! A session that ends is deleted with all its tokens, so that nothing of it can be found any more.

pub(super) mod codes;
pub(super) mod devices;
pub(super) mod tokens;

use super::{
    Store,
    audit::{Event, Kind, Pen},
    db::Value,
    error::{Result, StoreError},
};
use crate::origin::Origin;
use infodesk_domain::Timestamp;
use infodesk_openid_provider::{
    CodeGrant, NewTokens, Rotated, Rotation, Session, SessionId, Storage, TakenCode, TokenHash,
};
use std::error::Error;

impl Storage for Store {
    type Error = StoreError;

    async fn save_code(&self, code: TokenHash, grant: CodeGrant) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let saved = codes::save(&mut tx, code, &grant, now).await;
        tx.end(saved).await
    }

    async fn take_code(&self, code: TokenHash) -> Result<TakenCode> {
        let pen = self.pen_of_request();
        let mut tx = self.write().await?;
        let taken = codes::take(&mut tx, &pen, code).await;
        tx.end(taken).await
    }

    async fn open_session(&self, session: Session, tokens: NewTokens) -> Result<bool> {
        let pen = self.pen_of_request();
        let mut tx = self.write().await?;
        let opened = tokens::open(&mut tx, &session, &tokens, &pen).await;
        tx.end(opened).await
    }

    async fn rotate(&self, rotation: Rotation) -> Result<Rotated> {
        let pen = self.pen_of_request();
        let mut tx = self.write().await?;
        let rotated = tokens::rotate(&mut tx, &rotation, &pen).await;
        tx.end(rotated).await
    }

    async fn find_access(&self, access: TokenHash, now: i64) -> Result<Option<Session>> {
        let mut tx = self.read().await?;
        let found = tokens::of_access(&mut tx, access, now).await;
        let Some((session, last_seen)) = tx.end(found).await? else {
            return Ok(None);
        };
        if devices::is_due(last_seen, Timestamp(now))
            && let Err(error) = self.note_seen(&session.id).await
        {
            // A convenience for the list of devices; what was asked for goes on.
            tracing::warn!(
                error = &error as &dyn Error,
                "not noted that a device was seen"
            );
        }
        Ok(Some(session))
    }

    async fn session_of_token(&self, token: TokenHash) -> Result<Option<Session>> {
        let mut tx = self.read().await?;
        let found = tokens::of_any(&mut tx, token).await;
        tx.end(found).await
    }

    async fn revoke_session(&self, session: &SessionId) -> Result<()> {
        self.end_session(session, self.pen_of_request(), Kind::SessionEnded)
            .await
    }
}

impl Store {
    /// Ends the officer's own session, as they asked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_out(&self, session: &SessionId) -> Result<()> {
        self.end_session(session, self.pen(), Kind::SignedOut).await
    }

    /// Has the session neither been ended nor run out?
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session_is_open(&self, session: &SessionId) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.read().await?;
        let open = tokens::is_open(&mut tx, session, now).await;
        tx.end(open).await
    }

    async fn end_session(&self, session: &SessionId, pen: Pen, kind: Kind) -> Result<()> {
        let mut tx = self.write().await?;
        let ended = async {
            // The code first: whoever opens the session holds it, and is seen afterwards.
            codes::revoke(&mut tx, session).await?;
            tokens::end(&mut tx, session, &pen, kind).await
        }
        .await;
        tx.end(ended).await
    }

    /// The provider's library does not hand the request on, so its origin comes by another way.
    fn pen_of_request(&self) -> Pen {
        let pen = self.pen();
        Pen {
            origin: Origin::current().unwrap_or(pen.origin),
            ..pen
        }
    }
}

fn event(kind: Kind, session: &SessionId, subject: &str) -> Event {
    Event::done(kind)
        .to(subject)
        .with("session", session.as_str())
}

fn column(hash: TokenHash) -> Value {
    Value::Text(hex::encode(hash.as_bytes()))
}
