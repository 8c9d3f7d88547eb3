//! What time alone does: reminders, links that run out, letters that nobody sent, digests, reviews. Every hub of a database does it;
//! each thing is done by the one that gets there first.

use crate::{app::App, errors::logged, store::StoreError};
use std::time::Duration;

/// Days are counted, so minutes do.
const EVERY: Duration = Duration::from_secs(10 * 60);

/// Looking for what waits for everybody takes its time, and months are counted.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Until the hub is to stop.
pub(crate) async fn keep(app: App) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut days = tokio::time::interval(DAY);
    loop {
        let kept = tokio::select! {
            _ = ticks.tick() => once(&app).await,
            _ = days.tick() => app.store().queue_digests().await.map(drop),
            () = app.stopping() => return,
        };
        if let Err(error) = kept {
            logged(&error);
        }
    }
}

async fn once(app: &App) -> Result<(), StoreError> {
    let store = app.store();
    store.keep_requests(app.config().origin()).await?;
    if let Some(days) = app.config().reviews.days {
        store.keep_reviews(days).await?;
    }
    store.forget_loose_letters().await
}
