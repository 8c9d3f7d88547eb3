//! The loop, with time standing still unless nothing else is to be done.

use crate::{
    memory_hub::{Connection, Line},
    people::{Pc, name_en, point_id, small_hub},
};
use infodesk_desk::{
    changes::Changed,
    register::Register,
    sending::SendingState,
    sync::{ConnectionError, HubConnection, SyncEnd},
};
use infodesk_domain::{
    AgencyId, Surroundings,
    commands::{Operation, OperationResult},
    feed::{FeedPage, Streams},
    wire::Me,
};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

/// Longer than any pause of the loop.
const LONG: Duration = Duration::from_secs(120);

fn start(pc: &Pc) -> (tokio::task::JoinHandle<SyncEnd>, CancellationToken) {
    let (register, connection, cancel) = (
        pc.register.clone(),
        pc.connection.clone(),
        CancellationToken::new(),
    );
    let token = cancel.clone();
    (
        tokio::spawn(async move { register.run_sync(connection, token).await }),
        cancel,
    )
}

/// Starts the loop and waits until its first round is over.
async fn start_and_wait(pc: &Pc) -> (tokio::task::JoinHandle<SyncEnd>, CancellationToken) {
    pc.surroundings.later(1000);
    let (now, mut changes) = (pc.surroundings.now(), pc.register.changes());
    let started = start(pc);
    let first_round = async {
        while pc.register.sending().await.unwrap().last_sync != Some(now) {
            while changes.recv().await.unwrap() != Changed::Sending {}
        }
    };
    timeout(LONG, first_round)
        .await
        .expect("the first round never ended");
    started
}

/// Waits until the sending is in `state`, asking at every change.
async fn until(pc: &Pc, state: SendingState) {
    let mut changes = pc.register.changes();
    let reached = async {
        while pc.register.sending().await.unwrap().state != state {
            while changes.recv().await.unwrap() != Changed::Sending {}
        }
    };
    timeout(LONG, reached)
        .await
        .expect("the state was never reached");
}

#[tokio::test(start_paused = true)]
async fn a_saved_edit_goes_at_once() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let (running, cancel) = start_and_wait(&mani).await;
    let began = Instant::now();
    mani.save(name_en("Mani")).await;
    until(&mani, SendingState::Sent).await;
    assert_eq!(hub.point(point_id()).particulars.name_en, "Mani");
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "it waited for the next poll"
    );
    cancel.cancel();
    assert_eq!(running.await.unwrap(), SyncEnd::Cancelled);
}

#[tokio::test(start_paused = true)]
async fn when_the_line_comes_back_everything_goes_by_itself() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    mani.connection.line(Line::BreaksBefore(0));
    let (_running, _cancel) = start(&mani);
    until(&mani, SendingState::Offline).await;
    mani.save(name_en("Mani")).await;
    mani.connection.line(Line::Holds);
    until(&mani, SendingState::Sent).await;
    piti.sync().await;
    assert_eq!(piti.view().await.point.particulars.name_en, "Mani");
}

#[tokio::test(start_paused = true)]
async fn news_of_others_is_polled_for() {
    let hub = small_hub();
    let (mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    let (_running, _cancel) = start_and_wait(&mani).await;
    let mut changes = mani.register.changes();
    piti.save(name_en("Piti")).await;
    piti.sync().await;
    let told = async {
        while mani.view().await.point.particulars.name_en != "Piti" {
            while changes.recv().await.unwrap() != Changed::Register {}
        }
    };
    timeout(LONG, told).await.expect("the news never came");
}

#[tokio::test(start_paused = true)]
async fn it_waits_without_rights_and_goes_on_when_one_comes() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let (running, _cancel) = start_and_wait(&mani).await;
    let held = mani.me.grants.clone();
    mani.connection.change_me(|me| me.grants.clear());
    let rights = async |count: usize| {
        let mut changes = mani.register.changes();
        let told = async {
            loop {
                mani.register.poke();
                let me = mani.register.profile().await.unwrap().unwrap();
                let rows = mani.rows().await.len();
                if (me.grants.len(), rows > 0) == (count, count > 0) {
                    return;
                }
                drop(changes.recv().await);
            }
        };
        timeout(LONG, told).await.expect("the rights never changed");
    };
    rights(0).await;
    mani.connection.change_me(|me| me.grants = held.clone());
    rights(1).await;
    mani.connection.sign_out();
    mani.register.poke();
    assert_eq!(running.await.unwrap(), SyncEnd::SignedOut);
}

#[tokio::test(start_paused = true)]
async fn that_the_session_ended_is_noticed_without_rights_too() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let mut me = mani.me.clone();
    me.grants.clear();
    mani.register.keep_profile(me).await.unwrap();
    mani.connection.sign_out();
    assert_eq!(start(&mani).0.await.unwrap(), SyncEnd::SignedOut);
}

#[tokio::test(start_paused = true)]
async fn that_the_session_has_ended_is_noticed_within_a_minute_and_loses_nothing() {
    let hub = small_hub();
    let mani = Pc::ready(&hub, 0x10, "มานี").await;
    let (running, _cancel) = start_and_wait(&mani).await;
    let began = Instant::now();
    mani.connection.sign_out();
    assert_eq!(running.await.unwrap(), SyncEnd::SignedOut);
    assert!(began.elapsed() <= Duration::from_secs(45));
    mani.save(name_en("Mani")).await;
    assert_eq!(mani.register.sending().await.unwrap().unsent, 1);
}

/// Done and total, each time they were looked at.
type Shown = Vec<Option<(u32, u32)>>;

/// Notes what the top bar shows whenever a page is asked for.
struct Watched {
    connection: Connection,
    register: Register,
    seen: Arc<Mutex<Shown>>,
}

impl HubConnection for Watched {
    async fn me(&self) -> Result<Me, ConnectionError> {
        self.connection.me().await
    }

    async fn push(&self, operation: Operation) -> Result<OperationResult, ConnectionError> {
        self.connection.push(operation).await
    }

    async fn streams(&self) -> Result<Streams, ConnectionError> {
        self.connection.streams().await
    }

    async fn feed_page(&self, stream: AgencyId, after: i64) -> Result<FeedPage, ConnectionError> {
        let progress = self.register.sending().await.unwrap().progress;
        self.seen
            .lock()
            .unwrap()
            .push(progress.map(|p| (p.done, p.total)));
        self.connection.feed_page(stream, after).await
    }
}

#[tokio::test]
async fn the_first_pull_shows_how_far_it_has_come_and_later_ones_do_not() {
    let hub = small_hub();
    let mani = Pc::new(&hub, 0x10, "มานี").await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let watched = Watched {
        connection: mani.connection.clone(),
        register: mani.register.clone(),
        seen: seen.clone(),
    };
    mani.register.sync_once(&watched).await.unwrap();
    assert_eq!(
        *seen.lock().unwrap(),
        [Some((0, 6)), Some((1, 6)), Some((4, 6))]
    );
    assert_eq!(mani.register.sending().await.unwrap().progress, None);
    mani.save(name_en("Mani")).await;
    mani.register.sync_once(&watched).await.unwrap();
    assert_eq!(seen.lock().unwrap().last(), Some(&None));
}
