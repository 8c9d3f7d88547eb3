//! A browser on one of the pages, and the transaction that the page belongs to.

use super::PageOf;
use crate::{browser::Browser, host::PracticeProvider};
use axum::{
    http::{HeaderMap, header},
    response::Response,
};

pub(super) struct Visit {
    pub(super) transaction: String,
    pub(super) browser: Browser,
    /// The hub waits for the end of it; otherwise the page was opened by itself.
    pub(super) awaited: bool,
}

impl Visit {
    /// `None` when the transaction is not open in this browser.
    pub(super) fn going_on(
        provider: &PracticeProvider,
        transaction: &str,
        headers: &HeaderMap,
    ) -> Option<Self> {
        let host = provider.host();
        let browser = Browser::known(headers)?;
        let awaited = host
            .transactions
            .is_awaited(transaction, &browser, host.now())?;
        Some(Self {
            transaction: transaction.to_owned(),
            browser,
            awaited,
        })
    }

    /// The transaction that the page names, or a new one for a page opened by itself.
    pub(super) fn going_on_or_new(
        provider: &PracticeProvider,
        page: &PageOf,
        headers: &HeaderMap,
    ) -> Option<Self> {
        if !page.t.is_empty() {
            return Self::going_on(provider, &page.t, headers);
        }
        let host = provider.host();
        let browser = Browser::known_or_new(headers);
        Some(Self {
            transaction: host.transactions.begin(None, &browser, host.now()),
            browser,
            awaited: false,
        })
    }

    /// The page with the browser's cookie, if it does not have it yet.
    pub(super) fn answer(&self, mut page: Response) -> Response {
        if let Some(cookie) = self.browser.set_cookie() {
            page.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        page
    }
}
