//! A store on either database, with what the tests put into it.

use infodesk_domain::{
    OfficerId, OperationId, ServicePointId, Surroundings, Timestamp,
    accounts::Arriving,
    commands::{Command, FieldChange, Operation, Outcome},
    prints::{Destination, Paper, PrintRecord, PrintResult, Sheet},
    rights::{Role, Unit},
    service_points::{FieldValue, ServicePoint},
};
use infodesk_hub::store::{KeyedHash, SignedIn, Store, StoreError, StoreKeys};
use infodesk_test_support::{Database, FixedSurroundings, SmallRegister};
use std::sync::Arc;

pub const KEYS: StoreKeys = StoreKeys {
    audit: [11; 32],
    limits: [12; 32],
    tokens: [1; 32],
    mails: [14; 32],
    links: [15; 32],
};

/// Writes each check down once and runs it on both databases.
macro_rules! on_both {
    ($($(#[$attribute:meta])* async fn $name:ident($bench:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn check($bench: crate::bench::Bench) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn sqlite() {
                check(crate::bench::Bench::sqlite().await).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn postgres() {
                check(crate::bench::Bench::postgres().await).await;
            }
        }
    )+};
}
pub(crate) use on_both;

pub struct Bench {
    pub store: Store,
    pub surroundings: FixedSurroundings,
    database: Database,
}

impl Bench {
    pub async fn sqlite() -> Self {
        Self::on(Database::sqlite()).await
    }

    pub async fn postgres() -> Self {
        Self::on(Database::postgres().await).await
    }

    async fn on(database: Database) -> Self {
        let surroundings = FixedSurroundings::default();
        let store = open(database.address(), &surroundings).await.unwrap();
        Self {
            store,
            surroundings,
            database,
        }
    }

    /// Another store on the same database, as another hub would have it.
    pub async fn open_again(&self) -> Result<Store, StoreError> {
        open(self.database.address(), &self.surroundings).await
    }

    pub fn is_postgres(&self) -> bool {
        self.database.address().starts_with("postgres")
    }

    /// Behind the store's back.
    pub async fn tamper(&self, sql: &str) {
        self.try_to_tamper(sql).await.unwrap();
    }

    /// The same; what the database says against it.
    pub async fn try_to_tamper(&self, sql: &str) -> Result<(), String> {
        let address = self.database.address();
        if let Some(path) = address.strip_prefix("sqlite:") {
            let connection = rusqlite::Connection::open(path).unwrap();
            return connection.execute_batch(sql).map_err(|e| e.to_string());
        }
        let client = self.postgres_client().await;
        let done = client.batch_execute(sql).await;
        done.map_err(|e| e.as_db_error().unwrap().message().to_owned())
    }

    /// The first column of a question's answer, as texts.
    pub async fn ask(&self, sqlite: &str, postgres: &str) -> Vec<String> {
        let Some(path) = self.database.address().strip_prefix("sqlite:") else {
            let rows = self
                .postgres_client()
                .await
                .query(postgres, &[])
                .await
                .unwrap();
            return rows.iter().map(|row| row.get(0)).collect();
        };
        let connection = rusqlite::Connection::open(path).unwrap();
        let mut statement = connection.prepare(sqlite).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }

    async fn postgres_client(&self) -> tokio_postgres::Client {
        let connecting = tokio_postgres::connect(self.database.address(), tokio_postgres::NoTls);
        let (client, connection) = connecting.await.unwrap();
        tokio::spawn(connection);
        client
    }

    pub fn address(&self) -> &str {
        self.database.address()
    }

    /// All that is stored; see [`Database::contents`].
    pub async fn contents(&self) -> Vec<u8> {
        self.database.contents().await
    }

    pub async fn with_register(&self) -> SmallRegister {
        let (known, register) = SmallRegister::build(&self.surroundings);
        self.store.enter(&register).await.unwrap();
        known
    }

    pub async fn officer(&self, subject: &str) -> OfficerId {
        self.store
            .officer_signed_in(&profile(subject))
            .await
            .unwrap()
    }

    pub async fn officer_with(&self, subject: &str, role: Role, unit: Unit) -> OfficerId {
        let officer = self.officer(subject).await;
        self.store.grant(officer, role, unit).await.unwrap();
        officer
    }

    /// An officer of the unit, whose rights cover the points at the unit and its child.
    pub async fn officer_of_unit(&self, register: &SmallRegister) -> OfficerId {
        self.officer_with("unit", Role::AgencyOfficer, Unit::Agency(register.unit))
            .await
    }

    pub fn operation(&self, command: Command) -> Operation {
        let made_at = self.surroundings.now();
        Operation {
            id: OperationId::new(&self.surroundings),
            made_at,
            command,
        }
    }

    /// That the poster of a point was printed now.
    pub fn print(&self, service_point_id: ServicePointId) -> Command {
        let record = printed(self.surroundings.now());
        Command::RecordPrint {
            service_point_id,
            record,
        }
    }

    pub async fn carry_out(&self, officer: OfficerId, command: Command) -> Outcome {
        self.store
            .carry_out(officer, &self.operation(command))
            .await
            .unwrap()
            .outcome
    }

    pub async fn point(&self, officer: OfficerId, id: ServicePointId) -> ServicePoint {
        self.store
            .service_point(officer, id)
            .await
            .unwrap()
            .unwrap()
            .point
    }
}

pub async fn open(address: &str, surroundings: &FixedSurroundings) -> Result<Store, StoreError> {
    Store::open(address, Arc::new(surroundings.clone()), KEYS).await
}

pub fn profile(subject: &str) -> SignedIn {
    SignedIn {
        issuer: "https://id.example".to_owned(),
        subject: subject.to_owned(),
        name: format!("{subject} ทดลองงาน"),
        email: Some(format!("{subject}@office.example")),
        citizen_hash: Some(KeyedHash::of(&[7; 32], subject)),
        citizen_last_four: Some("8781".to_owned()),
        arriving: Arriving::default(),
    }
}

/// Two copies out of an office printer.
pub fn printed(printed_at: Timestamp) -> PrintRecord {
    PrintRecord {
        sheet: Sheet {
            paper: Paper::A4,
            template: "standard".to_owned(),
            version: 3,
            mark: "0123456789abcdef".to_owned(),
        },
        copies: Some(2),
        destination: Destination::Printer {
            name: "เครื่องพิมพ์ทดลอง".to_owned(),
        },
        result: PrintResult::Printed,
        printed_at,
    }
}

pub fn edit(service_point_id: ServicePointId, value: FieldValue, base: i64) -> Command {
    Command::EditServicePoint {
        service_point_id,
        changes: vec![FieldChange { value, base }],
    }
}

pub fn phones(numbers: &[&str]) -> FieldValue {
    FieldValue::Phones(numbers.iter().map(|&n| n.to_owned()).collect())
}

/// One of them, whichever number comes; `None`: there is none.
pub fn pick<T>(all: &[T], which: usize) -> Option<&T> {
    (!all.is_empty()).then(|| &all[which % all.len()])
}
