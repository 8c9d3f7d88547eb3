//! An officer's PC: a desk with a data folder of its own.

use crate::{World, sign_in::sign_in, until};
use infodesk_desk::{
    account::SessionView,
    desk::{Desk, DeskConfig},
    errors::{AppError, ErrorCode},
    register::Register,
    sending::{SendingState, SendingView},
    service_points::{ServicePointQuery, ServicePointView, SortBy},
};
use infodesk_domain::{
    OfficerId, ServicePointId, commands::FieldChange, service_points::FieldValue, wire::GrantView,
};
use infodesk_test_support::Person;
use std::{fs, path::Path, sync::Arc};
use tempfile::TempDir;
use url::Url;

pub struct Pc {
    pub desk: Arc<Desk>,
    pub person: Person,
    folder: TempDir,
    hub: Url,
}

/// The query that leaves nothing out.
pub fn every() -> ServicePointQuery {
    ServicePointQuery {
        text: String::new(),
        province: None,
        missing: Vec::new(),
        poster: None,
        sort: SortBy::Name,
        descending: false,
    }
}

impl Pc {
    /// With the desk started for the first time. `person` has an account at the provider already.
    pub async fn of(world: &World, person: Person) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let hub = world.hub.url.clone();
        let desk = open(&hub, folder.path()).await.expect("the desk opens");
        Self {
            desk,
            person,
            folder,
            hub,
        }
    }

    /// With somebody new who has signed in and redeemed a practice Token.
    pub async fn ready(world: &World, username: &str, unit: &str) -> Self {
        let person = Person::named(username);
        world.hub.register(&person).await;
        let pc = Self::of(world, person).await;
        let first = pc.sign_in().await.expect("signed in");
        assert!(matches!(first, SessionView::NeedsToken { .. }), "{first:?}");
        pc.redeem(unit).await;
        pc
    }

    /// Redeems the practice Token of `unit`, as its mail names it, and waits for the register.
    pub async fn redeem(&self, unit: &str) {
        let token = self.token_for(unit).await;
        self.desk.redeem_token(&token).await.expect("redeemed");
        self.in_step().await;
    }

    pub async fn sign_in(&self) -> Result<SessionView, AppError> {
        sign_in(&self.desk, &self.person).await
    }

    /// What went wrong with signing in.
    pub async fn fail_to_sign_in(&self) -> ErrorCode {
        self.sign_in().await.expect_err("no session").code
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Ends the app, lets `meanwhile` do what it likes with the data folder, and starts the app again.
    pub async fn restart_after(self, meanwhile: impl FnOnce(&Path)) -> Self {
        let Self {
            desk,
            person,
            folder,
            hub,
        } = self;
        drop(desk);
        // SQLite removes its -wal when the last connection is closed.
        until("the old desk lets go of its files", async || {
            let names = fs::read_dir(folder.path()).expect("the folder");
            let mut names = names.map(|entry| entry.expect("an entry").file_name());
            let held = names.any(|name| name.to_string_lossy().ends_with("-wal"));
            (!held).then_some(())
        })
        .await;
        meanwhile(folder.path());
        let desk = open(&hub, folder.path())
            .await
            .expect("the desk opens again");
        Self {
            desk,
            person,
            folder,
            hub,
        }
    }

    pub async fn restart(self) -> Self {
        self.restart_after(|_| ()).await
    }

    pub fn register(&self) -> Register {
        self.desk.register().expect("somebody is signed in")
    }

    pub async fn session(&self) -> SessionView {
        self.desk.session_view().await.expect("a session view")
    }

    /// Panics when the officer cannot work.
    pub async fn officer(&self) -> (OfficerId, Vec<GrantView>) {
        match self.session().await {
            SessionView::Ready {
                officer, grants, ..
            } => (officer.id, grants),
            other => panic!("not ready: {other:?}"),
        }
    }

    pub async fn sending(&self) -> SendingView {
        self.register().sending().await.expect("a state of sending")
    }

    /// The only service point of this name that the desk knows.
    pub async fn find(&self, name_th: &str) -> ServicePointId {
        let list = self.register().list(every()).await.expect("a list");
        let mut found = list.rows.iter().filter(|row| row.name_th == name_th);
        let row = found.next().unwrap_or_else(|| panic!("no {name_th}"));
        assert!(found.next().is_none(), "{name_th} is there twice");
        row.id
    }

    pub async fn total(&self) -> u32 {
        self.register().list(every()).await.expect("a list").total
    }

    pub async fn view(&self, point: ServicePointId) -> ServicePointView {
        let view = self.register().service_point(point).await;
        view.expect("the point is known")
    }

    /// Saves values on the versions that the desk shows now.
    pub async fn save(
        &self,
        point: ServicePointId,
        values: impl IntoIterator<Item = FieldValue>,
    ) -> ServicePointView {
        let seen = self.view(point).await.point;
        let change = |value: FieldValue| FieldChange {
            base: seen.version_of(value.field()),
            value,
        };
        let changes = values.into_iter().map(change).collect();
        let saved = self.register().save(point, changes).await;
        saved.expect("saved")
    }

    /// Comes back when the hub has all, and the desk has all of the hub.
    pub async fn in_step(&self) {
        let asked_at = self.now();
        self.until("in step", async |pc| {
            let sending = pc.sending().await;
            let is_so = sending.state == SendingState::Sent
                && sending.last_sync.is_some_and(|last| last.0 > asked_at);
            is_so.then_some(())
        })
        .await;
    }

    pub async fn offline(&self) {
        self.until("offline", async |pc| {
            (pc.sending().await.state == SendingState::Offline).then_some(())
        })
        .await;
    }

    /// Looks until there is something to see, and has the desk ask the hub each time.
    pub async fn until<T>(&self, what: &str, mut look: impl AsyncFnMut(&Self) -> Option<T>) -> T {
        until(what, async || {
            if let Ok(register) = self.desk.register() {
                register.poke();
            }
            look(self).await
        })
        .await
    }

    /// The Token in the practice mail for `unit`.
    async fn token_for(&self, unit: &str) -> String {
        let mails = self.desk.practice_mails().await.expect("mails");
        let mail = mails.iter().find(|mail| mail.subject.contains(unit));
        let body = &mail
            .unwrap_or_else(|| panic!("no mail for {unit}"))
            .body_text;
        let line = body
            .lines()
            .find_map(|line| line.strip_prefix("รหัส Token: "));
        line.expect("a Token").to_owned()
    }

    fn now(&self) -> i64 {
        use infodesk_domain::Surroundings as _;
        infodesk_test_support::SystemSurroundings.now().0
    }
}

pub(crate) async fn open(hub: &Url, folder: &Path) -> Result<Arc<Desk>, AppError> {
    let config = DeskConfig {
        hub_url: hub.clone(),
        folder: folder.to_owned(),
        device: "เครื่องทดสอบ".to_owned(),
    };
    Desk::open(config).await
}
