//! The register of the app against a real hub over HTTP: the contract that the hub in memory of the other
//! tests only imitates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a panic is how a test fails"
)]

use infodesk_desk::{
    hub_api::HubApi,
    register::Register,
    sending::SendingState,
    service_points::{Keep, ServicePointQuery, ServicePointView, SortBy},
    session::SessionError,
    sync::{ConnectionError, HubConnection, SyncError},
};
use infodesk_domain::{
    AgencyId, OfficerId, ServicePointId,
    commands::{FieldChange, Operation, OperationResult},
    feed::{FeedPage, Streams},
    rights::{Role, Unit},
    service_points::FieldValue,
    wire::Me,
};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::sync::broadcast;

/// A session with its access token at hand.
struct Access {
    api: HubApi,
    token: String,
}

impl HubConnection for Access {
    async fn me(&self) -> Result<Me, ConnectionError> {
        Ok(self.api.me(&self.token).await.map_err(SessionError::from)?)
    }

    async fn push(&self, operation: Operation) -> Result<OperationResult, ConnectionError> {
        let results = self
            .api
            .push(&self.token, vec![operation])
            .await
            .map_err(SessionError::from)?;
        Ok(results.into_iter().next().expect("a result"))
    }

    async fn streams(&self) -> Result<Streams, ConnectionError> {
        Ok(self
            .api
            .streams(&self.token)
            .await
            .map_err(SessionError::from)?)
    }

    async fn feed_page(&self, stream: AgencyId, after: i64) -> Result<FeedPage, ConnectionError> {
        Ok(self
            .api
            .feed_page(&self.token, stream, after)
            .await
            .map_err(SessionError::from)?)
    }
}

struct Pc {
    register: Register,
    access: Access,
    officer: OfficerId,
    _folder: TempDir,
}

impl Pc {
    async fn new(hub: &TestHub, username: &str, seed: u64, unit: AgencyId) -> Self {
        let token = hub.sign_in(username).await;
        let api = HubApi::new(hub.url.clone()).unwrap();
        let officer = api.me(&token).await.unwrap().officer.id;
        grant(hub, officer, unit).await;
        let folder = tempfile::tempdir().unwrap();
        let surroundings = Arc::new(FixedSurroundings::new(seed));
        let changed = broadcast::channel(64).0;
        let (register, _) = Register::open(folder.path(), officer, surroundings, changed).unwrap();
        register
            .keep_profile(api.me(&token).await.unwrap())
            .await
            .unwrap();
        let pc = Self {
            register,
            access: Access { api, token },
            officer,
            _folder: folder,
        };
        pc.sync().await;
        pc
    }

    async fn sync(&self) {
        self.register.sync_once(&self.access).await.unwrap();
    }

    async fn view(&self, point: ServicePointId) -> ServicePointView {
        self.register.service_point(point).await.unwrap()
    }

    async fn save(&self, point: ServicePointId, value: FieldValue) {
        let base = self.view(point).await.point.version_of(value.field());
        self.register
            .save(point, vec![FieldChange { value, base }])
            .await
            .unwrap();
    }

    async fn count(&self) -> u32 {
        let query = ServicePointQuery {
            text: String::new(),
            province: None,
            missing: Vec::new(),
            poster: None,
            sort: SortBy::Name,
            descending: false,
        };
        self.register.list(query).await.unwrap().total
    }
}

async fn grant(hub: &TestHub, officer: OfficerId, unit: AgencyId) {
    hub.store()
        .grant(officer, Role::AgencyOfficer, Unit::Agency(unit))
        .await
        .unwrap();
}

async fn small_hub() -> (TestHub, SmallRegister) {
    let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
    (TestHub::setup().register(register).start().await, known)
}

fn name_en(text: &str) -> FieldValue {
    FieldValue::NameEn(text.to_owned())
}

#[tokio::test]
async fn two_desks_merge_what_they_can_and_decide_the_rest() {
    let (hub, known) = small_hub().await;
    let mani = Pc::new(&hub, "mani", 11, known.unit).await;
    let piti = Pc::new(&hub, "piti", 12, known.unit).await;
    let point = known.at_unit;

    mani.save(point, name_en("Mani")).await;
    piti.save(point, name_en("Piti")).await;
    piti.save(point, FieldValue::Phones(vec!["1111".to_owned()]))
        .await;
    piti.register
        .pin(point, known.manuals[1], None)
        .await
        .unwrap();
    piti.register
        .pin(point, known.manuals[0], Some(0))
        .await
        .unwrap();
    mani.sync().await;
    piti.sync().await;
    let conflicts = piti.view(point).await.conflicts;
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].theirs, name_en("Mani"));

    piti.register
        .resolve_conflict(conflicts[0].operation_id, Keep::Mine)
        .await
        .unwrap();
    piti.register.confirm(point).await.unwrap();
    piti.sync().await;
    mani.sync().await;
    let (hers, his) = (mani.view(point).await, piti.view(point).await);
    assert_eq!((&hers.point, &hers.pinned), (&his.point, &his.pinned));
    assert_eq!(hers.point.particulars.name_en, "Piti");
    assert_eq!(hers.point.particulars.phones, ["1111"]);
    assert_eq!(
        hers.pinned.iter().map(|m| m.id).collect::<Vec<_>>(),
        known.manuals[..2]
    );
    assert!(hers.point.assurance.is_some() && !his.unsent && his.conflicts.is_empty());
}

#[tokio::test]
async fn the_replica_holds_what_the_rights_cover_and_grows_with_them() {
    let (hub, known) = small_hub().await;
    let mani = Pc::new(&hub, "mani", 11, known.child).await;
    assert_eq!(mani.count().await, 1);
    assert!(mani.view(known.at_child).await.may.edit);
    mani.save(known.at_child, name_en("Branch")).await;
    grant(&hub, mani.officer, known.sister).await;
    mani.sync().await;
    assert_eq!(mani.count().await, 2);
    assert_eq!(
        mani.view(known.at_child).await.point.particulars.name_en,
        "Branch"
    );
    assert!(mani.view(known.at_sister).await.may.edit);
    assert!(mani.register.service_point(known.at_other).await.is_err());
}

#[tokio::test]
async fn a_hub_that_is_gone_leaves_the_desk_at_work() {
    let (hub, known) = small_hub().await;
    let mani = Pc::new(&hub, "mani", 11, known.unit).await;
    drop(hub);
    mani.save(known.at_unit, name_en("Mani")).await;
    let ended = mani.register.sync_once(&mani.access).await;
    assert!(
        matches!(ended, Err(SyncError::Hub(ConnectionError::Unreachable(_)))),
        "{ended:?}"
    );
    let sending = mani.register.sending().await.unwrap();
    assert_eq!((sending.state, sending.unsent), (SendingState::Offline, 1));
    assert_eq!(
        mani.view(known.at_unit).await.point.particulars.name_en,
        "Mani"
    );
}

#[tokio::test]
async fn a_session_that_is_over_is_told_apart_from_a_broken_line() {
    let (hub, known) = small_hub().await;
    let mut mani = Pc::new(&hub, "mani", 11, known.unit).await;
    mani.access.token = "not-a-token".to_owned();
    let ended = mani.register.sync_once(&mani.access).await;
    assert!(
        matches!(ended, Err(SyncError::Hub(ConnectionError::SignedOut))),
        "{ended:?}"
    );
}
