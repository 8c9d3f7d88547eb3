//! A database for one test, gone when the test is over.

use std::{fs, path::Path};
use tempfile::TempDir;
use tokio_postgres::NoTls;

const POSTGRES: &str = "INFODESK_TEST_POSTGRES";

/// SQLite in a folder of its own, or a fresh database on the PostgreSQL server for tests.
pub struct Database {
    address: String,
    kind: Kind,
}

enum Kind {
    Sqlite { folder: TempDir },
    Postgres { server: String, name: String },
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let address = format!("sqlite:{}", folder.path().join("hub.sqlite").display());
        Self {
            address,
            kind: Kind::Sqlite { folder },
        }
    }

    /// On the server that `INFODESK_TEST_POSTGRES` names. Panics where it is not set: a suite that
    /// leaves PostgreSQL out must not look as if it had passed on it.
    pub async fn postgres() -> Self {
        let server = std::env::var(POSTGRES)
            .unwrap_or_else(|_| panic!("{POSTGRES} must name a PostgreSQL server"));
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        execute(&server, &format!("create database {name}")).await;
        let mut address = url::Url::parse(&server).expect("an address");
        address.set_path(&name);
        Self {
            address: address.into(),
            kind: Kind::Postgres { server, name },
        }
    }

    /// As `INFODESK_HUB_DATABASE` takes it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All that is stored, for looking for what must not be: SQLite's files as they are, every row of
    /// PostgreSQL as text.
    pub async fn contents(&self) -> Vec<u8> {
        match &self.kind {
            Kind::Sqlite { folder } => files_in(folder.path()),
            Kind::Postgres { .. } => rows(&self.address).await.into_bytes(),
        }
    }
}

fn files_in(folder: &Path) -> Vec<u8> {
    let files = fs::read_dir(folder).expect("the folder");
    files
        .flat_map(|file| fs::read(file.expect("an entry").path()).expect("the file"))
        .collect()
}

async fn rows(database: &str) -> String {
    const TABLES: &str = "select quote_ident(table_name) from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'";
    let (client, connection) = tokio_postgres::connect(database, NoTls)
        .await
        .expect("PostgreSQL answers");
    let speaking = tokio::spawn(connection);
    let mut text = String::new();
    for table in client.query(TABLES, &[]).await.expect("the tables") {
        let table: String = table.get(0);
        let all = format!("select t::text from {table} t");
        for row in client.query(&all, &[]).await.expect("the rows") {
            text.push_str(row.get(0));
            text.push('\n');
        }
    }
    drop(client);
    speaking
        .await
        .expect("no panic")
        .expect("the connection ends well");
    text
}

impl Drop for Database {
    fn drop(&mut self) {
        let Kind::Postgres { server, name } = &self.kind else {
            return;
        };
        let (server, statement) = (server.clone(), format!("drop database {name} with (force)"));
        // A runtime cannot be blocked on from inside itself; a thread of its own can.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(execute(&server, &statement));
        });
        // A second panic while the test's own unwinds would hide what went wrong.
        drop(dropping.join());
    }
}

async fn execute(server: &str, statement: &str) {
    let (client, connection) = tokio_postgres::connect(server, NoTls)
        .await
        .expect("PostgreSQL answers");
    let speaking = tokio::spawn(connection);
    client
        .batch_execute(statement)
        .await
        .expect("PostgreSQL obeys");
    drop(client);
    speaking
        .await
        .expect("no panic")
        .expect("the connection ends well");
}
