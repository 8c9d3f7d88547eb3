//! Forms that are open in a browser, and what waits for them.

use crate::browser::Browser;
use infodesk_openid_provider::{AuthorizationRequest, TokenHash, random_token};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Time to fill in a form, in milliseconds.
const LIFE_MS: i64 = 30 * 60 * 1000;
/// At the most so many; then the oldest gives way.
const LIMIT: usize = 1_000;

#[derive(Default)]
pub(crate) struct Transactions(Mutex<HashMap<String, Pending>>);

struct Pending {
    /// `None` when somebody came to register, or to change a password, without signing in.
    request: Option<AuthorizationRequest>,
    browser: TokenHash,
    since: i64,
}

impl Transactions {
    fn kept(&self) -> MutexGuard<'_, HashMap<String, Pending>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers the name of the transaction, for the forms.
    pub(crate) fn begin(
        &self,
        request: Option<AuthorizationRequest>,
        browser: &Browser,
        now: i64,
    ) -> String {
        let mut kept = self.kept();
        kept.retain(|_, pending| pending.is_alive(now));
        if kept.len() >= LIMIT {
            let oldest = kept.iter().min_by_key(|(_, pending)| pending.since);
            let oldest = oldest.map(|(id, _)| id.clone());
            oldest.and_then(|id| kept.remove(&id));
        }
        let id = random_token();
        let browser = TokenHash::of(browser.value());
        kept.insert(
            id.clone(),
            Pending {
                request,
                browser,
                since: now,
            },
        );
        id
    }

    /// Whether somebody waits for the end of the transaction; `None` when this browser may not
    /// show or send the form now.
    pub(crate) fn is_awaited(&self, id: &str, browser: &Browser, now: i64) -> Option<bool> {
        self.kept()
            .get(id)
            .filter(|pending| pending.belongs_to(browser, now))
            .map(|pending| pending.request.is_some())
    }

    /// Ends the transaction; only its own browser can. The outer `None`: there is no
    /// such; the inner one: nobody waits for its end.
    pub(crate) fn take(
        &self,
        id: &str,
        browser: &Browser,
        now: i64,
    ) -> Option<Option<AuthorizationRequest>> {
        let mut kept = self.kept();
        kept.get(id)
            .filter(|pending| pending.belongs_to(browser, now))?;
        kept.remove(id).map(|pending| pending.request)
    }
}

impl Pending {
    fn is_alive(&self, now: i64) -> bool {
        now.saturating_sub(self.since) < LIFE_MS
    }

    fn belongs_to(&self, browser: &Browser, now: i64) -> bool {
        self.is_alive(now) && self.browser == TokenHash::of(browser.value())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderMap;

    fn browser() -> Browser {
        Browser::known_or_new(&HeaderMap::new())
    }

    #[test]
    fn a_transaction_is_taken_once_and_by_its_own_browser() {
        let (transactions, mine, other) = (Transactions::default(), browser(), browser());
        let id = transactions.begin(None, &mine, 0);
        assert_eq!(transactions.is_awaited(&id, &other, 1), None);
        assert!(transactions.take(&id, &other, 1).is_none());
        assert_eq!(transactions.is_awaited(&id, &mine, 1), Some(false));
        assert!(transactions.take(&id, &mine, 1).is_some());
        assert!(transactions.take(&id, &mine, 1).is_none());
    }

    #[test]
    fn a_transaction_ends_by_itself_and_the_oldest_gives_way() {
        let (transactions, mine) = (Transactions::default(), browser());
        let first = transactions.begin(None, &mine, 0);
        assert_eq!(transactions.is_awaited(&first, &mine, LIFE_MS), None);
        for now in 1..=1_000 {
            transactions.begin(None, &mine, now);
        }
        assert_eq!(transactions.is_awaited(&first, &mine, 1_000), None);
        assert_eq!(transactions.kept().len(), LIMIT);
    }
}
