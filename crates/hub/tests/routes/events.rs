//! What the hub calls out to its apps.

use crate::{answers::ok, wrong_rights::World};
use infodesk_test_support::{Database, FixedSurroundings, SmallRegister, TestHub};
use reqwest::Response;
use std::time::Duration;
use url::Url;

/// No event takes so long, and no stop: a hub that waited for its streams would take ten seconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// An app that listens.
struct Ear {
    response: Response,
    text: String,
}

impl Ear {
    async fn open(hub: &Url, access: &str) -> Self {
        let url = hub.join("/api/v1/events").unwrap();
        let request = reqwest::Client::new().get(url).bearer_auth(access);
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert_eq!(response.headers()["x-accel-buffering"], "no");
        let text = String::new();
        Self { response, text }
    }

    /// The next event as it came; `None`: the stream has ended.
    async fn hear(&mut self) -> Option<String> {
        let heard = tokio::time::timeout(PATIENCE, self.read());
        heard.await.expect("an event, or the end")
    }

    async fn read(&mut self) -> Option<String> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                return Some(event);
            }
            let chunk = self.response.chunk().await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}

const APPROVALS: &str = "event: approvals\ndata: approvals";
const SESSION: &str = "event: session\ndata: session";

#[tokio::test]
async fn an_app_hears_at_once_and_again_after_each_change_and_nothing_but_the_word() {
    let world = World::new().await;
    let mut central = Ear::open(&world.hub.url, &world.central).await;
    let mut other = Ear::open(&world.hub.url, &world.other).await;
    assert_eq!(central.hear().await.as_deref(), Some(APPROVALS));
    assert_eq!(other.hear().await.as_deref(), Some(APPROVALS));
    ok(world.report()).await;
    assert_eq!(central.hear().await.as_deref(), Some(APPROVALS));
    assert_eq!(other.hear().await.as_deref(), Some(APPROVALS));
}

#[tokio::test]
async fn what_happens_at_one_hub_wakes_the_apps_of_another() {
    let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
    let database = Database::postgres().await;
    let setup = TestHub::setup().database(database).register(register);
    let world = World::on(setup.start().await, known).await;
    let replica = world.hub.replica().await;
    let mut central = Ear::open(&replica.url, &world.central).await;
    assert_eq!(central.hear().await.as_deref(), Some(APPROVALS));
    // The replica's line to the others: it looks again when it is there.
    assert_eq!(central.hear().await.as_deref(), Some(APPROVALS));
    ok(world.report()).await;
    assert_eq!(central.hear().await.as_deref(), Some(APPROVALS));
    drop(central);
    replica.stop().await;
}

#[tokio::test]
async fn a_session_that_ends_ends_its_streams_and_no_others() {
    let world = World::new().await;
    let mut central = Ear::open(&world.hub.url, &world.central).await;
    let mut other = Ear::open(&world.hub.url, &world.other).await;
    central.hear().await.unwrap();
    other.hear().await.unwrap();
    let leaving = world.hub.post("/api/v1/sign-out");
    ok(leaving.bearer_auth(&world.central)).await;
    assert_eq!(central.hear().await.as_deref(), Some(SESSION));
    assert_eq!(central.hear().await, None);
    ok(world.report()).await;
    assert_eq!(other.hear().await.as_deref(), Some(APPROVALS));
}

#[tokio::test]
async fn a_hub_that_stops_does_not_wait_for_its_streams() {
    let world = World::new().await;
    let replica = world.hub.replica().await;
    let mut central = Ear::open(&replica.url, &world.central).await;
    central.hear().await.unwrap();
    let stopping = tokio::spawn(replica.stop());
    assert_eq!(central.hear().await, None);
    let stopped = tokio::time::timeout(PATIENCE, stopping).await;
    stopped.expect("within its time").expect("no panic");
}
