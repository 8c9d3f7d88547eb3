//! What a host keeps for the provider: codes, sessions, token hashes.

use crate::{
    rotation::Rotation,
    secret::{SessionId, TokenHash},
};
use serde::{Deserialize, Serialize};
use std::{error::Error, future::Future};

/// Where codes and tokens are kept. Each method is one transaction, and holds when the same call
/// comes twice at the same moment.
pub trait Storage: Send + Sync + 'static {
    type Error: Error + Send + Sync + 'static;

    fn save_code(
        &self,
        code: TokenHash,
        grant: CodeGrant,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Burns the code, whatever the caller finds wrong with it afterwards. A used code must stay
    /// known for some minutes past its expiry, so that its second use is seen.
    fn take_code(
        &self,
        code: TokenHash,
    ) -> impl Future<Output = Result<TakenCode, Self::Error>> + Send;

    /// Keeps a new session with its first tokens (the refresh token has generation 0).
    ///
    /// Answers false, and keeps nothing, if the session was revoked before it was opened.
    fn open_session(
        &self,
        session: Session,
        tokens: NewTokens,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Exchanges a refresh token: finds it with its session, asks [`Rotation::judge`], writes what
    /// the verdict says.
    fn rotate(
        &self,
        rotation: Rotation,
    ) -> impl Future<Output = Result<Rotated, Self::Error>> + Send;

    /// The session of an access token that is still good at `now`; neither token nor session
    /// expired, nor the session revoked.
    fn find_access(
        &self,
        access: TokenHash,
        now: i64,
    ) -> impl Future<Output = Result<Option<Session>, Self::Error>> + Send;

    /// The session of any access or refresh token, spent or expired too.
    fn session_of_token(
        &self,
        token: TokenHash,
    ) -> impl Future<Output = Result<Option<Session>, Self::Error>> + Send;

    /// Ends a session and all its tokens. Where it is not open yet, its code must remember it, so
    /// that [`Storage::open_session`] refuses.
    fn revoke_session(
        &self,
        session: &SessionId,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

/// What a code stands for until it is redeemed. Instants in UTC milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeGrant {
    /// The session that redeeming the code opens.
    pub session: SessionId,
    pub client_id: String,
    pub redirect_uri: String,
    /// PKCE S256.
    pub challenge: String,
    pub nonce: Option<String>,
    pub scope: String,
    pub subject: String,
    pub auth_time: i64,
    pub expires_at: i64,
    pub device: Option<String>,
}

/// One sign-in of one person on one device. Instants in UTC milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    pub id: SessionId,
    pub client_id: String,
    pub subject: String,
    pub scope: String,
    pub device: Option<String>,
    pub auth_time: i64,
    pub started_at: i64,
    /// No token of the session lives longer.
    pub ends_at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenCode {
    Fresh(CodeGrant),
    /// It was taken before: somebody else has seen it.
    Replayed(SessionId),
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTokens {
    pub access: TokenHash,
    pub access_expires_at: i64,
    pub refresh: Option<NewRefresh>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRefresh {
    pub hash: TokenHash,
    pub expires_at: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rotated {
    Done(Session),
    /// The token was spent, or another client's: the caller revokes the session.
    Replayed(SessionId),
    Unknown,
}
