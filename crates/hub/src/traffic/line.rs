//! A line of the traffic log.

use super::moment;
use crate::origin::Origin;
use axum::{body::HttpBody, extract::Request, response::Response};
use chrono::Timelike;
use infodesk_domain::{OfficerId, Timestamp};
use serde::Serialize;
use std::{
    net::IpAddr,
    sync::{Arc, OnceLock},
};

/// Who was seen to ask, found out while the request is answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen(Arc<OnceLock<OfficerId>>);

impl Seen {
    pub(crate) fn note(&self, officer: OfficerId) {
        // A second look at the same request finds the same officer.
        let _same = self.0.set(officer);
    }

    pub(crate) fn officer(&self) -> Option<OfficerId> {
        self.0.get().copied()
    }
}

#[derive(Debug, Serialize)]
pub(crate) struct Line {
    /// UTC, as RFC 3339 has it.
    at: String,
    address: Option<IpAddr>,
    method: String,
    /// Without the query: codes and states stand there.
    path: String,
    status: u16,
    /// Of the answer's body; `None` where its length is not known before.
    bytes: Option<u64>,
    millis: u64,
    officer: Option<OfficerId>,
}

impl Line {
    pub(crate) fn begun(request: &Request, origin: &Origin, at: Timestamp) -> Self {
        Self {
            at: text(at),
            address: origin.address,
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            status: 0,
            bytes: None,
            millis: 0,
            officer: None,
        }
    }

    #[must_use]
    pub(crate) fn answered(self, response: &Response, millis: u64, seen: &Seen) -> Self {
        Self {
            status: response.status().as_u16(),
            bytes: response.body().size_hint().exact(),
            millis,
            officer: seen.officer(),
            ..self
        }
    }

    /// With the end of its line.
    pub(super) fn json(&self) -> String {
        // Only maps with keys that are no texts cannot be written as JSON.
        let mut json = serde_json::to_string(self).unwrap_or_default();
        json.push('\n');
        json
    }
}

fn text(at: Timestamp) -> String {
    let at = moment(at);
    let (date, time) = (at.date_naive(), at.time());
    let (hour, minute, second) = (time.hour(), time.minute(), time.second());
    let millis = at.timestamp_subsec_millis();
    format!("{date}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_in_utc() {
        assert_eq!(
            text(Timestamp(1_795_399_200_005)),
            "2026-11-23T02:00:00.005Z"
        );
    }
}
