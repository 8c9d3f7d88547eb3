//! Writing a note.

use super::{AGENCY, GRANT, INSERT, find};
use crate::store::{
    Store, agencies,
    audit::{self, Event, Kind, Pen},
    db::{Tx, Value, params},
    error::{Result, StoreError},
    news, officers,
};
use infodesk_domain::{
    AgencyId, GrantId, OfficerId, Problem, ProblemCode, WrongRightsId,
    rights::Role,
    wrong_rights::{self, ReportWrongRights, Wrong, WrongRightsNote},
};

impl Store {
    /// Keeps an officer's note, which waits from now on for those who look after rights there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn report_wrong_rights(
        &self,
        officer: OfficerId,
        report: &ReportWrongRights,
    ) -> Result<Result<WrongRightsNote, Vec<Problem>>> {
        let pen = self.pen();
        let id = WrongRightsId::new(self.surroundings());
        let mut tx = self.write().await?;
        let written = write(&mut tx, &pen, (officer, id), report).await;
        tx.end(written).await
    }
}

async fn write(
    tx: &mut Tx,
    pen: &Pen,
    (officer, id): (OfficerId, WrongRightsId),
    report: &ReportWrongRights,
) -> Result<Result<WrongRightsNote, Vec<Problem>>> {
    // One after the other, or two at once would each find room for the last one.
    officers::lock(tx, officer).await?;
    let waiting = find::own_waiting(tx, officer).await?;
    let note = match wrong_rights::report(report, &waiting) {
        Ok(note) => note,
        Err(problems) => return Ok(Err(problems)),
    };
    let asks_first = match asks_first(tx, officer, report.wrong).await? {
        Ok(asks_first) => asks_first,
        Err(problem) => return Ok(Err(vec![problem])),
    };
    let (grant, missing_in) = columns(report.wrong);
    let values = params![id, officer, grant, missing_in, asks_first, note, pen.at];
    tx.execute(INSERT, values).await?;
    let written = find::note(tx, officer, id).await?;
    news::approvals_changed(tx).await?;
    audit::record(tx, pen, event(id, report.wrong)).await?;
    Ok(Ok(written.ok_or(StoreError::Missing("note"))?))
}

async fn asks_first(
    tx: &mut Tx,
    officer: OfficerId,
    wrong: Wrong,
) -> Result<Result<Option<AgencyId>, Problem>> {
    let unknown = |code| Ok(Err(Problem::error("wrong", code)));
    match wrong {
        Wrong::Grant(id) => match grant(tx, officer, id).await? {
            Some((role, agency, department)) => {
                let above = agencies::at_or_above(tx, agency).await?;
                Ok(Ok(wrong_rights::asks_first(Some(role), department, &above)))
            }
            None => unknown(ProblemCode::GrantUnknown),
        },
        Wrong::Missing(id) => match tx.find(AGENCY, params![id]).await? {
            Some(mut row) => Ok(Ok(wrong_rights::asks_first(None, row.take()?, &[]))),
            None => unknown(ProblemCode::AgencyUnknown),
        },
    }
}

/// The role of a grant of the officer's in force, the agency it is in, and its department.
async fn grant(
    tx: &mut Tx,
    officer: OfficerId,
    id: GrantId,
) -> Result<Option<(Role, AgencyId, AgencyId)>> {
    let row = tx.find(GRANT, params![id, officer]).await?;
    row.map(|mut row| Ok((row.take()?, row.take()?, row.take()?)))
        .transpose()
}

fn columns(wrong: Wrong) -> (Value, Value) {
    match wrong {
        Wrong::Grant(id) => (id.into(), Value::Null),
        Wrong::Missing(id) => (Value::Null, id.into()),
    }
}

/// Without the note: what an officer writes in their own words is not for the chain.
fn event(id: WrongRightsId, wrong: Wrong) -> Event {
    let event = Event::done(Kind::WrongRightsReported).to(id);
    match wrong {
        Wrong::Grant(id) => event.with("grant", id.to_string()),
        Wrong::Missing(id) => event.with("agency", id.to_string()),
    }
}
