//! Reading notes: one's own, and those that wait for one.

use super::{ONE, OWN, OWN_WAITING, WAITING};
use crate::store::{
    Store,
    db::{Row, Tx, params},
    error::{Result, StoreError},
    grants, me,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, Timestamp, WrongRightsId,
    approvals::{Approval, ApprovalKind},
    officers::Officer,
    rights::{Addressee, Rights},
    wrong_rights::{NoteState, Wrong, WrongRightsNote},
};

/// A note, and for whom it waits or waited.
pub(super) struct Found {
    pub note: WrongRightsNote,
    pub addressee: Addressee,
}

impl Store {
    /// The officer's own notes, the newest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn wrong_rights(&self, officer: OfficerId) -> Result<Vec<WrongRightsNote>> {
        let mut tx = self.read().await?;
        let own = own(&mut tx, officer).await;
        tx.end(own).await
    }

    /// A note, for its writer and for those who may settle it or could have; `None` for everybody else.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn wrong_rights_note(
        &self,
        officer: OfficerId,
        id: WrongRightsId,
    ) -> Result<Option<WrongRightsNote>> {
        let mut tx = self.read().await?;
        let note = note(&mut tx, officer, id).await;
        tx.end(note).await
    }
}

/// The notes that wait for an officer with these rights.
pub(in crate::store) async fn waiting_for(
    tx: &mut Tx,
    officer: OfficerId,
    rights: &Rights,
) -> Result<Vec<Approval>> {
    let rows = tx.query(WAITING, params![officer]).await?;
    let found: Vec<Found> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let theirs = found.into_iter().filter(|f| f.addressee.includes(rights));
    Ok(theirs.map(|found| approval(found.note)).collect())
}

async fn own(tx: &mut Tx, officer: OfficerId) -> Result<Vec<WrongRightsNote>> {
    let rights = grants::rights_of(tx, officer).await?;
    let rows = tx.query(OWN, params![officer]).await?;
    let seen = |row| Ok(read(row)?.seen_by(officer, &rights));
    rows.into_iter().map(seen).collect()
}

pub(super) async fn note(
    tx: &mut Tx,
    officer: OfficerId,
    id: WrongRightsId,
) -> Result<Option<WrongRightsNote>> {
    let rights = grants::rights_of(tx, officer).await?;
    let found = find(tx, id).await?;
    let visible = found.filter(|f| f.is_writer(officer) || f.addressee.includes(&rights));
    Ok(visible.map(|found| found.seen_by(officer, &rights)))
}

pub(super) async fn find(tx: &mut Tx, id: WrongRightsId) -> Result<Option<Found>> {
    tx.find(ONE, params![id]).await?.map(read).transpose()
}

/// What the officer has written about and waits for.
pub(super) async fn own_waiting(tx: &mut Tx, officer: OfficerId) -> Result<Vec<Wrong>> {
    let rows = tx.query(OWN_WAITING, params![officer]).await?;
    rows.into_iter().map(|mut row| wrong(&mut row)).collect()
}

impl Found {
    pub fn is_writer(&self, officer: OfficerId) -> bool {
        self.note.from.id == officer
    }

    /// Nobody settles their own.
    pub fn may_be_settled_by(&self, officer: OfficerId, rights: &Rights) -> bool {
        !self.is_writer(officer) && self.addressee.includes(rights)
    }

    fn seen_by(self, officer: OfficerId, rights: &Rights) -> WrongRightsNote {
        let waits = self.note.state == NoteState::Waiting;
        WrongRightsNote {
            may_settle: waits && self.may_be_settled_by(officer, rights),
            may_withdraw: waits && self.is_writer(officer),
            ..self.note
        }
    }
}

fn approval(note: WrongRightsNote) -> Approval {
    Approval {
        kind: ApprovalKind::WrongRights,
        id: note.id.to_string(),
        from: note.from.name,
        unit_name_th: note.unit_name_th,
        role: note.role,
        since: note.written_at,
    }
}

fn wrong(row: &mut Row) -> Result<Wrong> {
    let grant: Option<GrantId> = row.take()?;
    let missing: Option<AgencyId> = row.take()?;
    let wrong = grant.map(Wrong::Grant).or(missing.map(Wrong::Missing));
    wrong.ok_or(StoreError::Missing("right"))
}

fn read(mut row: Row) -> Result<Found> {
    let note = WrongRightsNote {
        id: row.take()?,
        from: Officer {
            id: row.take()?,
            name: row.take()?,
            email: row.take()?,
        },
        wrong: wrong(&mut row)?,
        role: row.take()?,
        unit_name_th: row.take()?,
        agency_name_th: me::line(row.take()?, row.take()?),
        note: row.take()?,
        written_at: row.take()?,
        state: state(&mut row)?,
        may_settle: false,
        may_withdraw: false,
    };
    let addressee = Addressee::of(row.take()?);
    Ok(Found { note, addressee })
}

/// The columns `reply`, the name of who settled it, `settled_at`, `withdrawn_at`.
fn state(row: &mut Row) -> Result<NoteState> {
    let reply: Option<String> = row.take()?;
    let by: Option<String> = row.take()?;
    let settled: Option<Timestamp> = row.take()?;
    let withdrawn: Option<Timestamp> = row.take()?;
    let settled = reply.zip(by).zip(settled);
    let settled = settled.map(|((reply, by), at)| NoteState::Settled { reply, by, at });
    let withdrawn = withdrawn.map(|at| NoteState::Withdrawn { at });
    Ok(settled.or(withdrawn).unwrap_or(NoteState::Waiting))
}
