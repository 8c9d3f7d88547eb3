//! What the hub keeps as an OpenID provider: codes, sessions and the hashes of their tokens.
//!
//! A session that ends is deleted with all its tokens, so that nothing of it can be found any more.

pub(super) mod codes;
pub(super) mod tokens;

use super::{
    Store,
    db::Value,
    error::{Result, StoreError},
};
use infodesk_openid_provider::{
    CodeGrant, NewTokens, Rotated, Rotation, Session, SessionId, Storage, TakenCode, TokenHash,
};

impl Storage for Store {
    type Error = StoreError;

    async fn save_code(&self, code: TokenHash, grant: CodeGrant) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let saved = codes::save(&mut tx, code, &grant, now).await;
        tx.end(saved).await
    }

    async fn take_code(&self, code: TokenHash) -> Result<TakenCode> {
        let mut tx = self.write().await?;
        let taken = codes::take(&mut tx, code).await;
        tx.end(taken).await
    }

    async fn open_session(&self, session: Session, tokens: NewTokens) -> Result<bool> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let opened = tokens::open(&mut tx, &session, &tokens, now).await;
        tx.end(opened).await
    }

    async fn rotate(&self, rotation: Rotation) -> Result<Rotated> {
        let mut tx = self.write().await?;
        let rotated = tokens::rotate(&mut tx, &rotation).await;
        tx.end(rotated).await
    }

    async fn find_access(&self, access: TokenHash, now: i64) -> Result<Option<Session>> {
        let mut tx = self.read().await?;
        let found = tokens::of_access(&mut tx, access, now).await;
        tx.end(found).await
    }

    async fn session_of_token(&self, token: TokenHash) -> Result<Option<Session>> {
        let mut tx = self.read().await?;
        let found = tokens::of_any(&mut tx, token).await;
        tx.end(found).await
    }

    async fn revoke_session(&self, session: &SessionId) -> Result<()> {
        let mut tx = self.write().await?;
        let revoked = async {
            // The code first: whoever opens the session holds it, and is seen afterwards.
            codes::revoke(&mut tx, session).await?;
            tokens::end(&mut tx, session).await
        }
        .await;
        tx.end(revoked).await
    }
}

fn column(hash: TokenHash) -> Value {
    Value::Text(hex::encode(hash.as_bytes()))
}
