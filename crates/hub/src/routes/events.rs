//! The hub calls its apps: server-sent events, each the word of what changed and nothing more. Whoever hears one
//! asks for what changed by its own route, and gets what they may see.

use crate::{
    app::App,
    errors::logged,
    openapi::{Broken, NeedsSignIn},
    signed_in::SignedIn,
    store::{Listener, News},
};
use axum::{
    extract::State,
    http::HeaderName,
    response::{
        IntoResponse,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{Stream, stream};
use infodesk_openid_provider::SessionId;
use std::{convert::Infallible, time::Duration};
use tokio::time::Instant;

/// A line that says nothing for longer is dead, for the app and for every proxy between.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// Then the app comes back with a token that still holds, perhaps to another replica.
const LIFE: Duration = Duration::from_secs(60 * 60);
/// A proxy that collects an answer before it passes it on would hold every event back.
const UNBUFFERED: (HeaderName, &str) = (HeaderName::from_static("x-accel-buffering"), "no");

/// `approvals`: what waits for somebody has changed, perhaps for this officer; also said at the beginning, for
/// what changed before. `session`: the session has ended, and the stream ends with it.
#[utoipa::path(
    get,
    path = "/api/v1/events",
    security(("access_token" = [])),
    responses(
        (status = 200, content_type = "text/event-stream", body = String),
        NeedsSignIn,
        Broken
    )
)]
pub(crate) async fn events(State(app): State<App>, who: SignedIn) -> impl IntoResponse {
    let ear = Ear {
        news: app.store().listen(),
        session: who.session,
        until: Instant::now() + LIFE,
        app,
        stage: Stage::Beginning,
    };
    let stream = Sse::new(said(ear)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    ([UNBUFFERED], stream)
}

/// One app that listens.
struct Ear {
    app: App,
    news: Listener,
    session: SessionId,
    until: Instant,
    stage: Stage,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Beginning,
    Listening,
    Ended,
}

fn said(ear: Ear) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold(ear, |mut ear| async move {
        let word = ear.next().await?;
        // Clients pass over an event without data.
        Some((Ok(Event::default().event(word).data(word)), ear))
    })
}

impl Ear {
    /// The next word; `None`: the stream ends.
    async fn next(&mut self) -> Option<&'static str> {
        match self.stage {
            Stage::Ended => return None,
            Stage::Beginning => {
                self.stage = Stage::Listening;
                // The session may have ended between the look at the token and the first news.
                return self.word(News::Missed).await;
            }
            Stage::Listening => {}
        }
        loop {
            let news = tokio::select! {
                news = self.news.next() => news,
                () = self.app.stopping() => return None,
                () = tokio::time::sleep_until(self.until) => return None,
            };
            if let Some(word) = self.word(news).await {
                return Some(word);
            }
        }
    }

    /// What this app is told of it.
    async fn word(&mut self, news: News) -> Option<&'static str> {
        match news {
            News::Approvals => Some("approvals"),
            // The hub's own.
            News::Mails => None,
            News::Sessions | News::Missed if self.has_ended().await => {
                self.stage = Stage::Ended;
                Some("session")
            }
            News::Sessions => None,
            News::Missed => Some("approvals"),
        }
    }

    /// A database that does not answer is no reason to send the officer away.
    async fn has_ended(&self) -> bool {
        match self.app.store().session_is_open(&self.session).await {
            Ok(open) => !open,
            Err(error) => {
                logged(&error);
                false
            }
        }
    }
}
