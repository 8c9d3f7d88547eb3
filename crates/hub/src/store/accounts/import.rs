//! A list comes in: what it would change, or the change itself.

use super::super::{
    Store,
    audit::{self, Event, Kind, Pen},
    db::{Tx, Value, params, statements},
    error::Result,
    grants,
    lists::{self, Acting, Mode},
};
use infodesk_domain::{
    ExpectedAccountId, OfficerId, Problem,
    accounts::{self, ExpectedAccount, ImportReport, ProviderOf, ReportedRow, RowOutcome},
    lists::{List, Units},
};
use std::collections::HashSet;

statements! {
    FIND = "
        select claimed_by from expected_account
        where kind = $1 and account_key = $2 and coalesce(provider, '') = $3 and role = $4
            and coalesce(agency_id, service_point_id) = $5";
    INSERT = "
        insert into expected_account (id, provider, kind, account, account_key, role, agency_id,
            service_point_id, list_row, imported_at, imported_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict do nothing";
}

/// A list with what is to be done with it.
#[derive(Debug)]
pub struct Import<'a> {
    pub list: &'a List,
    pub provider: ProviderOf<'a>,
    pub mode: Mode,
    /// None: the command line.
    pub by: Option<OfficerId>,
}

impl Store {
    /// Takes a list of accounts in; one taken in before changes nothing. `None` where the officer may not give
    /// anything to anybody.
    ///
    /// # Errors
    /// When the database fails; what is wrong with the list is no error but stands in the report.
    pub async fn import_accounts(&self, import: &Import<'_>) -> Result<Option<ImportReport>> {
        let pen = self.pen();
        let mut tx = match import.mode {
            Mode::DryRun => self.read().await?,
            Mode::AllOrNothing | Mode::SkipBad => self.write().await?,
        };
        let report = run(&mut tx, self, &pen, import).await;
        tx.end(report).await
    }
}

/// The number of a row in the list, and what it says.
type New = (u32, ExpectedAccount);

async fn run(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    import: &Import<'_>,
) -> Result<Option<ImportReport>> {
    let acting = Acting::find(tx, import.by).await?;
    if !acting.importer().may_grant_something() {
        return Ok(None);
    }
    let (mut report, new) = survey(tx, import, &acting).await?;
    let (is_read, is_clean) = (report.problems.is_empty(), !report.has_problems());
    if import.mode.applies(is_read, is_clean) {
        report.applied = true;
        insert(tx, store, pen, import.by, &new).await?;
    }
    Ok(Some(report))
}

async fn survey(
    tx: &mut Tx,
    import: &Import<'_>,
    acting: &Acting,
) -> Result<(ImportReport, Vec<New>)> {
    let mut report = ImportReport {
        problems: import.list.problems.clone(),
        unused_columns: import.list.unused_columns.clone(),
        ..ImportReport::default()
    };
    let units = lists::units(tx).await?;
    let (mut new, mut seen) = (Vec::new(), HashSet::new());
    for listed in &import.list.rows {
        let read = listed
            .cells
            .as_ref()
            .map_err(|problem| vec![problem.clone()]);
        let read = read
            .and_then(|cells| accounts::read(cells, import.provider, &units, acting.importer()));
        let row = match read {
            Err(problems) => bad(listed.number, problems),
            Ok(account) => {
                let mut outcome = standing(tx, &account).await?;
                if outcome == RowOutcome::New && !seen.insert(identity(&account)) {
                    outcome = RowOutcome::AlreadyThere;
                }
                let row = good(listed.number, outcome, &account, &units);
                if outcome == RowOutcome::New {
                    new.push((listed.number, account));
                }
                row
            }
        };
        report.totals.add(row.outcome);
        report.rows.push(row);
    }
    Ok((report, new))
}

/// As the unique index has it.
fn identity(account: &ExpectedAccount) -> [String; 5] {
    let (agency, point) = grants::unit_columns(account.unit);
    [
        format!("{:?}", account.account.kind()),
        account.account.key().to_owned(),
        account.provider.clone().unwrap_or_default(),
        format!("{:?}", account.role),
        format!("{agency:?} {point:?}"),
    ]
}

async fn standing(tx: &mut Tx, expected: &ExpectedAccount) -> Result<RowOutcome> {
    let (agency, point) = grants::unit_columns(expected.unit);
    let unit = if agency == Value::Null { point } else { agency };
    let values = params![
        expected.account.kind(),
        expected.account.key(),
        expected.provider.as_deref().unwrap_or_default(),
        expected.role,
        unit,
    ];
    let Some(mut row) = tx.find(FIND, values).await? else {
        return Ok(RowOutcome::New);
    };
    let claimed_by: Option<OfficerId> = row.take()?;
    Ok(match claimed_by {
        Some(_) => RowOutcome::AlreadyClaimed,
        None => RowOutcome::AlreadyThere,
    })
}

fn bad(row: u32, problems: Vec<Problem>) -> ReportedRow {
    ReportedRow {
        row,
        outcome: RowOutcome::Bad,
        account: None,
        role: None,
        unit: None,
        unit_name_th: None,
        problems,
    }
}

fn good(row: u32, outcome: RowOutcome, expected: &ExpectedAccount, units: &Units) -> ReportedRow {
    ReportedRow {
        row,
        outcome,
        account: Some(expected.account.written().to_owned()),
        role: Some(expected.role),
        unit: Some(expected.unit),
        unit_name_th: Some(units.name_th(expected.unit).to_owned()),
        problems: Vec::new(),
    }
}

async fn insert(
    tx: &mut Tx,
    store: &Store,
    pen: &Pen,
    by: Option<OfficerId>,
    new: &[New],
) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let rows = new.iter().map(|(number, expected)| {
        let (agency, point) = grants::unit_columns(expected.unit);
        params![
            ExpectedAccountId::new(store.surroundings()),
            expected.provider.as_deref(),
            expected.account.kind(),
            expected.account.written(),
            expected.account.key(),
            expected.role,
            agency,
            point,
            *number,
            pen.at,
            by,
        ]
    });
    let written = tx.execute_each(INSERT, rows.collect()).await?;
    let event = Event::done(Kind::AccountsImported).with("rows", written);
    audit::record(tx, pen, event).await
}
