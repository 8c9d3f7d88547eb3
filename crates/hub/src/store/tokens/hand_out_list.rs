//! Many Tokens at once, from a list.

use super::{Issuing, hand_out, issue};
use crate::store::{
    Store,
    audit::Pen,
    db::Tx,
    error::Result,
    lists::{self, Acting, Mode},
    officers,
};
use infodesk_domain::{
    OfficerId, Problem, ProblemCode,
    lists::{List, ListedRow, Units},
    rights::{Role, Unit},
    tokens::{self, IssueReport, IssueRow, IssueToken},
};
use std::collections::HashMap;

/// A list with what is to be done with it.
#[derive(Debug)]
pub struct TokenList<'a> {
    pub list: &'a List,
    pub mode: Mode,
    pub issuing: Issuing,
}

impl Store {
    /// Mails a Token for each row of a list, as far as the officer may; `None` where they may not hand out
    /// anything.
    ///
    /// # Errors
    /// When the database fails; what is wrong with the list is no error but stands in the report.
    pub async fn hand_out_tokens(
        &self,
        officer: OfficerId,
        list: &TokenList<'_>,
    ) -> Result<Option<IssueReport>> {
        let pen = self.pen();
        let mut tx = match list.mode {
            Mode::DryRun => self.read().await?,
            Mode::AllOrNothing | Mode::SkipBad => self.write().await?,
        };
        let report = run(&mut tx, self, &pen, officer, list).await;
        tx.end(report).await
    }
}

async fn run(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    list: &TokenList<'_>,
) -> Result<Option<IssueReport>> {
    let acting = Acting::find(tx, Some(officer)).await?;
    if !acting.importer().may_grant_something() {
        return Ok(None);
    }
    if list.mode != Mode::DryRun {
        // One after the other, or of two clicks both would find none waiting.
        officers::lock(tx, officer).await?;
    }
    let (mut report, good) = survey(tx, pen, &acting, list).await?;
    let (is_read, is_clean) = (report.problems.is_empty(), report.is_clean());
    if list.mode.applies(is_read, is_clean) {
        report.applied = true;
        hand_out_all(tx, store, pen, officer, (good, list.issuing)).await?;
    }
    Ok(Some(report))
}

async fn hand_out_all(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    officer: OfficerId,
    (tokens, issuing): (Vec<IssueToken>, Issuing),
) -> Result<()> {
    let mut kept = Vec::with_capacity(tokens.len());
    for token in tokens {
        let new = hand_out::new(store, officer, issuing, &token);
        kept.push((issue::keep(tx, store, pen, &new).await?, new));
    }
    for (id, new) in kept {
        issue::record_issued(tx, pen, id, &new).await?;
    }
    Ok(())
}

async fn survey(
    tx: &mut Tx,
    pen: &Pen,
    acting: &Acting,
    list: &TokenList<'_>,
) -> Result<(IssueReport, Vec<IssueToken>)> {
    let units = lists::units(tx).await?;
    let (mut good, mut rows, mut seen) = (Vec::new(), Vec::new(), Seen::default());
    for listed in &list.list.rows {
        let read = match &listed.cells {
            Ok(cells) => tokens::read_row(cells, &units, acting.importer()),
            Err(problem) => Err(vec![problem.clone()]),
        };
        let read = match read {
            Ok(token) => fits(tx, pen, &mut seen, listed, token).await?,
            Err(problems) => Err(problems),
        };
        rows.push(row(listed.number, &read, &units));
        good.extend(read.ok());
    }
    let report = IssueReport {
        applied: false,
        rows,
        problems: list.list.problems.clone(),
    };
    Ok((report, good))
}

/// The row in which a right for an address stands first.
type Seen = HashMap<(String, Role, Unit), u32>;

/// The Token, if it stands in the list once and none like it waits.
async fn fits(
    tx: &mut Tx,
    pen: &Pen,
    seen: &mut Seen,
    listed: &ListedRow,
    token: IssueToken,
) -> Result<Result<IssueToken, Vec<Problem>>> {
    let same = (token.recipient.clone(), token.role, token.unit);
    let first = *seen.entry(same).or_insert(listed.number);
    if first != listed.number {
        let problem = Problem::error("", ProblemCode::RowRepeated).with("row", first);
        return Ok(Err(vec![problem]));
    }
    let since = hand_out::waiting(tx, pen.at, &token).await?;
    Ok(match since {
        Some(since) => Err(vec![tokens::waits("email", since)]),
        None => Ok(token),
    })
}

fn row(number: u32, read: &Result<IssueToken, Vec<Problem>>, units: &Units) -> IssueRow {
    match read {
        Ok(token) => IssueRow {
            number,
            recipient: token.recipient.clone(),
            role: Some(token.role),
            unit_name_th: units.name_th(token.unit).to_owned(),
            problems: Vec::new(),
        },
        Err(problems) => IssueRow {
            number,
            recipient: String::new(),
            role: None,
            unit_name_th: String::new(),
            problems: problems.clone(),
        },
    }
}
