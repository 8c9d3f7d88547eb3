//! A storage for a host that lives in one process and may forget everything at its end.

use crate::{
    rotation::{RefreshState, Rotation, StoredRefresh, Verdict},
    secret::{SessionId, TokenHash},
    settings::Clock,
    storage::{CodeGrant, NewTokens, Rotated, Session, Storage, TakenCode},
};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// A used code is remembered for so long past its expiry, in milliseconds.
const USED_CODE_MEMORY: i64 = 10 * 60 * 1000;
/// Tokens for each session, at the most.
const TOKENS_PER_SESSION: usize = 8;

/// Keeps codes, sessions and token hashes in memory, and never more than its limit.
pub struct MemoryStore {
    limit: usize,
    now: Clock,
    kept: Mutex<Kept>,
}

/// The store holds as much as it may; it has room again when something expires.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the store of codes and sessions is full")]
pub struct StoreFull;

#[derive(Default)]
struct Kept {
    codes: HashMap<TokenHash, Code>,
    sessions: HashMap<SessionId, OpenSession>,
    tokens: HashMap<TokenHash, Token>,
}

struct Code {
    grant: CodeGrant,
    used: bool,
    revoked: bool,
}

struct OpenSession {
    session: Session,
    state: RefreshState,
}

struct Token {
    session: SessionId,
    expires_at: i64,
    /// `None` for an access token.
    generation: Option<i64>,
}

impl MemoryStore {
    /// `limit`: codes and sessions, each.
    #[must_use]
    pub fn new(limit: usize, now: Clock) -> Self {
        Self {
            limit,
            now,
            kept: Mutex::default(),
        }
    }

    /// Ends all sessions of a person, opened or not: their codes and tokens are worth nothing.
    pub fn end_sessions_of(&self, subject: &str) {
        let mut kept = self.kept();
        for code in kept.codes.values_mut() {
            if code.grant.subject == subject {
                code.revoked = true;
                code.used = true;
            }
        }
        kept.sessions
            .retain(|_, open| open.session.subject != subject);
        let Kept {
            sessions, tokens, ..
        } = &mut *kept;
        tokens.retain(|_, token| sessions.contains_key(&token.session));
    }

    /// What is kept, without what has expired. A panic elsewhere leaves no half-done change here,
    /// so a poisoned lock is taken as it is.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn room(&self, kept: &mut Kept) -> Result<(), StoreFull> {
        kept.forget_expired((self.now)());
        let full = kept.codes.len() >= self.limit
            || kept.sessions.len() >= self.limit
            || kept.tokens.len() >= self.limit.saturating_mul(TOKENS_PER_SESSION);
        if full { Err(StoreFull) } else { Ok(()) }
    }
}

impl Kept {
    fn forget_expired(&mut self, now: i64) {
        self.codes
            .retain(|_, code| now < code.grant.expires_at.saturating_add(USED_CODE_MEMORY));
        self.sessions.retain(|_, open| now < open.session.ends_at);
        let sessions = &self.sessions;
        // A spent refresh token stays known as long as its session, to be seen when it comes back.
        self.tokens.retain(|_, token| {
            sessions.contains_key(&token.session)
                && (token.generation.is_some() || now < token.expires_at)
        });
    }

    fn add_tokens(&mut self, session: &SessionId, tokens: NewTokens, generation: i64) {
        let access = (tokens.access, tokens.access_expires_at, None);
        let refresh = tokens
            .refresh
            .map(|new| (new.hash, new.expires_at, Some(generation)));
        for (hash, expires_at, generation) in [Some(access), refresh].into_iter().flatten() {
            let token = Token {
                session: session.clone(),
                expires_at,
                generation,
            };
            self.tokens.insert(hash, token);
        }
    }

    fn stored_refresh(&self, presented: TokenHash) -> Option<StoredRefresh> {
        let token = self.tokens.get(&presented)?;
        let open = self.sessions.get(&token.session)?;
        Some(StoredRefresh {
            session: open.session.clone(),
            state: open.state,
            generation: token.generation?,
            expires_at: token.expires_at,
        })
    }
}

impl Storage for MemoryStore {
    type Error = StoreFull;

    async fn save_code(&self, code: TokenHash, grant: CodeGrant) -> Result<(), StoreFull> {
        let mut kept = self.kept();
        self.room(&mut kept)?;
        kept.codes.insert(
            code,
            Code {
                grant,
                used: false,
                revoked: false,
            },
        );
        Ok(())
    }

    async fn take_code(&self, code: TokenHash) -> Result<TakenCode, StoreFull> {
        let mut kept = self.kept();
        let Some(code) = kept.codes.get_mut(&code) else {
            return Ok(TakenCode::Unknown);
        };
        if std::mem::replace(&mut code.used, true) {
            return Ok(TakenCode::Replayed(code.grant.session.clone()));
        }
        Ok(TakenCode::Fresh(code.grant.clone()))
    }

    async fn open_session(&self, session: Session, tokens: NewTokens) -> Result<bool, StoreFull> {
        let mut kept = self.kept();
        self.room(&mut kept)?;
        if kept
            .codes
            .values()
            .any(|code| code.revoked && code.grant.session == session.id)
        {
            return Ok(false);
        }
        let id = session.id.clone();
        let open = OpenSession {
            session,
            state: RefreshState::default(),
        };
        kept.sessions.insert(id.clone(), open);
        kept.add_tokens(&id, tokens, 0);
        Ok(true)
    }

    async fn rotate(&self, rotation: Rotation) -> Result<Rotated, StoreFull> {
        let mut kept = self.kept();
        let Some(stored) = kept.stored_refresh(rotation.presented) else {
            return Ok(Rotated::Unknown);
        };
        let session = stored.session.clone();
        match rotation.judge(&stored) {
            Verdict::Replayed => Ok(Rotated::Replayed(session.id)),
            Verdict::Expired => Ok(Rotated::Unknown),
            Verdict::Rotate { state, tokens } => {
                if let Some(open) = kept.sessions.get_mut(&session.id) {
                    open.state = state;
                }
                kept.add_tokens(&session.id, tokens, state.generation);
                Ok(Rotated::Done(session))
            }
        }
    }

    async fn find_access(&self, access: TokenHash, now: i64) -> Result<Option<Session>, StoreFull> {
        let kept = self.kept();
        let good = |token: &&Token| token.generation.is_none() && now < token.expires_at;
        let token = kept.tokens.get(&access).filter(good);
        let open = token.and_then(|token| kept.sessions.get(&token.session));
        Ok(open
            .map(|open| open.session.clone())
            .filter(|session| now < session.ends_at))
    }

    async fn session_of_token(&self, token: TokenHash) -> Result<Option<Session>, StoreFull> {
        let kept = self.kept();
        let open = kept
            .tokens
            .get(&token)
            .and_then(|token| kept.sessions.get(&token.session));
        Ok(open.map(|open| open.session.clone()))
    }

    async fn revoke_session(&self, session: &SessionId) -> Result<(), StoreFull> {
        let mut kept = self.kept();
        for code in kept
            .codes
            .values_mut()
            .filter(|code| code.grant.session == *session)
        {
            code.revoked = true;
            code.used = true;
        }
        kept.sessions.remove(session);
        kept.tokens.retain(|_, token| token.session != *session);
        Ok(())
    }
}
