//! Letters that go with requests: kept as they came, looked at before.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
    officers,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_domain::{
    LetterId, OfficerId, Problem, ProblemCode, Timestamp,
    requests::{self, Letter, LetterKind},
};
use sha2::{Digest, Sha256};

/// `bytes`: in base64; `sha256`: of the bytes, in hexadecimal digits.
pub(super) const MIGRATION: &str = "
    create table letter (
        id text not null primary key,
        officer_id text not null references officer (id) on delete cascade,
        name text not null,
        kind text not null check (kind in ('pdf', 'jpeg', 'png')),
        size bigint not null,
        sha256 text not null,
        bytes text not null,
        uploaded_at bigint not null
    );
    create index letter_by_officer on letter (officer_id);
";

/// Letters of one officer that no request has taken yet: a form that is not sent leaves one behind at most.
const MOST_LOOSE: i64 = 5;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

statements! {
    INSERT = "
        insert into letter (id, officer_id, name, kind, size, sha256, bytes, uploaded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    LOOSE = "
        select count(*) from letter l
        where l.officer_id = $1 and not exists (select 1 from service_request r where r.letter_id = l.id)";
    OWN = "select id, name, kind, size from letter where id = $1 and officer_id = $2";
    ONE = "select id, name, kind, size from letter where id = $1";
    READ = "
        select l.kind, l.bytes from letter l
        where l.id = $1 and (l.officer_id = $2 or exists (
            select 1 from grant_in_force g
            join service_request r on r.letter_id = l.id
            where g.officer_id = $2 and g.role = 'operator'))";
    BYTES = "select kind, bytes from letter where id = $1";
    SHA256 = "select sha256 from letter where id = $1";
    FORGET_LOOSE = "
        delete from letter
        where uploaded_at < $1 and not exists (
            select 1 from service_request r where r.letter_id = letter.id)";
}

/// The bytes of a letter, and what they are.
pub struct LetterBytes {
    pub kind: LetterKind,
    pub bytes: Vec<u8>,
}

impl Store {
    /// Keeps a letter, if it is one.
    ///
    /// # Errors
    /// When the database fails; the refusal is a problem at `letter`.
    pub async fn keep_letter(
        &self,
        officer: OfficerId,
        name: &str,
        bytes: &[u8],
    ) -> Result<Result<Letter, Problem>> {
        let kind = match inspected(bytes.to_vec()).await? {
            Ok(kind) => kind,
            Err(problem) => return Ok(Err(problem)),
        };
        let letter = Letter {
            id: LetterId::new(self.surroundings()),
            name: requests::letter_name(name),
            kind,
            size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        };
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let kept = keep(&mut tx, officer, &letter, bytes, now).await;
        Ok(tx.end(kept).await?.map(|()| letter))
    }

    /// A letter of the officer's own, or for an operator one of any request; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn letter(&self, officer: OfficerId, id: LetterId) -> Result<Option<LetterBytes>> {
        let mut tx = self.read().await?;
        let row = tx.find(READ, params![id, officer]).await;
        read_bytes(tx.end(row).await?)
    }

    /// Forgets letters that no request has taken for some days.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_loose_letters(&self) -> Result<()> {
        let before = self.surroundings.now().0 - 7 * DAY_MILLIS;
        let mut tx = self.write().await?;
        let forgotten = tx.execute(FORGET_LOOSE, params![before]).await.map(drop);
        tx.end(forgotten).await
    }
}

/// Off the threads that answer others: a hostile letter takes its time.
async fn inspected(bytes: Vec<u8>) -> Result<Result<LetterKind, Problem>> {
    let inspecting = tokio::task::spawn_blocking(move || requests::inspect_letter(&bytes));
    inspecting.await.map_err(StoreError::Interrupted)
}

async fn keep(
    tx: &mut Tx,
    officer: OfficerId,
    letter: &Letter,
    bytes: &[u8],
    now: Timestamp,
) -> Result<Result<(), Problem>> {
    officers::lock(tx, officer).await?;
    let row = tx.find(LOOSE, params![officer]).await?;
    let loose: i64 = row.ok_or(StoreError::Missing("count"))?.take()?;
    if loose >= MOST_LOOSE {
        let problem = Problem::error("letter", ProblemCode::TooManyRequests);
        return Ok(Err(problem.with("most", MOST_LOOSE)));
    }
    let values = params![
        letter.id,
        officer,
        letter.name.as_str(),
        letter.kind,
        letter.size,
        hex::encode(Sha256::digest(bytes)),
        STANDARD.encode(bytes),
        now
    ];
    tx.execute(INSERT, values).await?;
    Ok(Ok(()))
}

/// A letter of the officer's own.
pub(super) async fn own(tx: &mut Tx, officer: OfficerId, id: LetterId) -> Result<Option<Letter>> {
    let row = tx.find(OWN, params![id, officer]).await?;
    row.map(read).transpose()
}

/// Of a request that may be seen.
pub(super) async fn of_request(tx: &mut Tx, id: LetterId) -> Result<Option<Letter>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

/// The bytes of a letter of a request that may be seen.
pub(super) async fn bytes(tx: &mut Tx, id: LetterId) -> Result<Option<LetterBytes>> {
    read_bytes(tx.find(BYTES, params![id]).await?)
}

pub(super) async fn sha256(tx: &mut Tx, id: LetterId) -> Result<String> {
    let row = tx.find(SHA256, params![id]).await?;
    row.ok_or(StoreError::Missing("letter"))?.take()
}

fn read(mut row: Row) -> Result<Letter> {
    Ok(Letter {
        id: row.take()?,
        name: row.take()?,
        kind: row.take()?,
        size: row.take()?,
    })
}

fn read_bytes(row: Option<Row>) -> Result<Option<LetterBytes>> {
    let Some(mut row) = row else { return Ok(None) };
    let kind = row.take()?;
    let text: String = row.take()?;
    let bytes = STANDARD.decode(text);
    let bytes = bytes.map_err(|_| StoreError::Missing("bytes of a letter"))?;
    Ok(Some(LetterBytes { kind, bytes }))
}
