//! Officers, points and manuals to test with, all invented; and an officer's desk.

use crate::memory_hub::{Connection, Line, MemoryHub};
use infodesk_desk::{
    changes::Changed,
    register::Register,
    service_points::{ServicePointQuery, ServicePointRow, ServicePointView, SortBy},
    sync::{ConnectionError, SyncError},
};
use infodesk_domain::{
    ManualId, OfficerId, ServicePointId, Surroundings, Timestamp,
    agencies::{Agency, AgencyKind},
    codes::PublicCode,
    commands::FieldChange,
    hours::OpeningHours,
    manuals::Manual,
    officers::Officer,
    rights::{Role, Unit},
    service_points::{Address, FieldValue, Particulars, ServicePoint},
    wire::{GrantView, Me},
};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use tempfile::TempDir;
use tokio::sync::broadcast;
use uuid::Uuid;

pub const POINT: u128 = 0x100;
/// 23 November 2026, about.
pub const START: Timestamp = Timestamp(1_795_400_000_000);

pub fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

pub fn ministry() -> Agency {
    agency(1, None, AgencyKind::Ministry, "กระทรวงมหาดไทย")
}

pub fn department() -> Agency {
    agency(2, Some(1), AgencyKind::Department, "กรมการปกครอง")
}

fn agency(n: u128, parent: Option<u128>, kind: AgencyKind, name_th: &str) -> Agency {
    let (id_, parent_id) = (id(n), parent.map(id));
    Agency {
        id: id_,
        parent_id,
        stream_id: id_,
        kind,
        name_th: name_th.to_owned(),
        name_en: None,
    }
}

pub fn officer(n: u128, name: &str) -> Me {
    let grant = GrantView {
        id: id(n + 1),
        role: Role::AgencyOfficer,
        unit: Unit::Agency(department().id),
        unit_name_th: department().name_th,
        agency_name_th: "กรมการปกครอง กระทรวงมหาดไทย".to_owned(),
        department_id: department().id,
        since: START,
        central_officers: Vec::new(),
    };
    let officer = Officer {
        id: id(n),
        name: name.to_owned(),
        email: None,
    };
    Me {
        officer,
        grants: vec![grant],
        suspended: Vec::new(),
        rights_mark: "1".to_owned(),
    }
}

/// A point complete enough to be confirmed: address and hours are given.
pub fn point(n: u128, name_th: &str) -> ServicePoint {
    let address = Address {
        line: String::new(),
        province: Some(10),
        district: Some(1001),
        subdistrict: Some(100_101),
        postcode: Some(10200),
    };
    let particulars = Particulars {
        name_th: name_th.to_owned(),
        address,
        hours: OpeningHours::office(),
        ..Particulars::default()
    };
    ServicePoint {
        id: id(n),
        code: PublicCode::new(&TestSurroundings::seeded(u64::try_from(n).unwrap())),
        agency_id: department().id,
        department_id: department().id,
        particulars,
        assurance: None,
        field_versions: std::collections::BTreeMap::new(),
        last_print: None,
    }
}

pub fn manual(n: u128, title_th: &str) -> Manual {
    Manual {
        id: id(n),
        department_id: department().id,
        title_th: title_th.to_owned(),
        title_en: None,
        source_url: None,
        body: None,
    }
}

pub fn unreachable() -> ConnectionError {
    ConnectionError::Unreachable("the line is broken".into())
}

/// A clock that the test turns, and numbers in order for randomness.
pub struct TestSurroundings {
    now: AtomicI64,
    next: AtomicU64,
}

impl TestSurroundings {
    pub fn seeded(seed: u64) -> Self {
        Self {
            now: AtomicI64::new(START.0),
            next: AtomicU64::new(seed << 32),
        }
    }

    pub fn later(&self, millis: i64) {
        self.now.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Surroundings for TestSurroundings {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::SeqCst))
    }

    fn random(&self, bytes: &mut [u8]) {
        let number = self.next.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.fill(0);
        for (byte, value) in bytes.iter_mut().rev().zip(number.into_iter().rev()) {
            *byte = value;
        }
    }
}

/// A hub with one point, "สำนักงานเขตพระนคร", and three manuals.
pub fn small_hub() -> MemoryHub {
    let hub = MemoryHub::new();
    hub.add_point(&point(POINT, "สำนักงานเขตพระนคร"));
    for (n, title) in [
        (0x201, "การแจ้งเกิด"),
        (0x202, "การย้ายที่อยู่"),
        (0x203, "การทำบัตรประจำตัวประชาชน"),
    ] {
        hub.add_manual(&manual(n, title));
    }
    hub
}

/// An officer's PC: their replica in a folder of its own, and their line to the hub.
pub struct Pc {
    pub folder: TempDir,
    pub me: Me,
    pub surroundings: Arc<TestSurroundings>,
    pub register: Register,
    pub connection: Connection,
}

impl Pc {
    pub async fn new(hub: &MemoryHub, n: u128, name: &str) -> Self {
        let (folder, me) = (tempfile::tempdir().unwrap(), officer(n, name));
        let surroundings = Arc::new(TestSurroundings::seeded(u64::try_from(n).unwrap()));
        let register = open(&folder, me.officer.id, &surroundings);
        register.keep_profile(me.clone()).await.unwrap();
        register
            .keep_public_url("https://info.go.th".to_owned())
            .await
            .unwrap();
        let connection = hub.connect(&me);
        Self {
            folder,
            me,
            surroundings,
            register,
            connection,
        }
    }

    /// Signed in, and the register pulled.
    pub async fn ready(hub: &MemoryHub, n: u128, name: &str) -> Self {
        let pc = Self::new(hub, n, name).await;
        pc.sync().await;
        pc
    }

    /// As after a kill: nothing of the process is left but the file.
    pub fn start_again(&mut self) {
        self.register = open(&self.folder, self.me.officer.id, &self.surroundings);
    }

    pub async fn try_sync(&self) -> Result<(), SyncError> {
        self.register.sync_once(&self.connection).await
    }

    pub async fn sync(&self) {
        self.try_sync().await.unwrap();
    }

    pub async fn sync_with(&self, line: Line) -> Result<(), SyncError> {
        self.connection.line(line);
        let result = self.try_sync().await;
        self.connection.line(Line::Holds);
        result
    }

    pub async fn view(&self) -> ServicePointView {
        self.register.service_point(point_id()).await.unwrap()
    }

    /// Types `value` into its field of the point, as seen on the screen now, and saves.
    pub async fn save(&self, value: FieldValue) -> ServicePointView {
        self.surroundings.later(1000);
        let base = self.view().await.point.version_of(value.field());
        self.register
            .save(point_id(), vec![FieldChange { value, base }])
            .await
            .unwrap()
    }

    pub async fn confirm(&self) -> ServicePointView {
        self.surroundings.later(1000);
        self.register.confirm(point_id()).await.unwrap()
    }

    pub async fn unsent(&self) -> u32 {
        self.register.sending().await.unwrap().unsent
    }

    pub async fn rows(&self) -> Vec<ServicePointRow> {
        self.register.list(everything()).await.unwrap().rows
    }
}

fn open(folder: &TempDir, officer: OfficerId, surroundings: &Arc<TestSurroundings>) -> Register {
    let changed = broadcast::channel::<Changed>(64).0;
    Register::open(folder.path(), officer, surroundings.clone(), changed)
        .unwrap()
        .0
}

pub fn point_id() -> ServicePointId {
    id(POINT)
}

pub fn manual_id(n: u128) -> ManualId {
    id(n)
}

pub fn everything() -> ServicePointQuery {
    ServicePointQuery {
        text: String::new(),
        province: None,
        missing: Vec::new(),
        poster: None,
        sort: SortBy::Name,
        descending: false,
    }
}

pub fn name_th(text: &str) -> FieldValue {
    FieldValue::NameTh(text.to_owned())
}

pub fn name_en(text: &str) -> FieldValue {
    FieldValue::NameEn(text.to_owned())
}

pub fn phones(text: &str) -> FieldValue {
    FieldValue::Phones(vec![text.to_owned()])
}
