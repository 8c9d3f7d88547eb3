//! The print log: who printed which poster, when, how many, on what, with what result.
//!
//! Entries are added and read, never changed and never taken out.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::{Result, StoreError},
};
use infodesk_domain::{
    OfficerId, OperationId, PrintId, ServicePointId, Timestamp,
    prints::{Destination, PrintRecord, PrintResult, Sheet},
    wire::{PrintEntry, PrintPage},
};

pub(super) const MIGRATION: &str = "
    create table print_log (
        id text not null primary key,
        service_point_id text not null references service_point (id),
        officer_id text not null references officer (id),
        operation_id text not null,
        paper text not null check (paper in ('a3', 'a4', 'a5')),
        template text not null,
        version bigint not null,
        mark text not null,
        copies bigint,
        destination text not null check (destination in ('printer', 'system_dialog', 'file')),
        printer text,
        result text not null check (result in ('printed', 'failed', 'cancelled')),
        fault text,
        printed_at bigint not null,
        recorded_at bigint not null,
        unique (officer_id, operation_id),
        check (destination <> 'printer' or printer is not null),
        check ((result = 'failed') = (fault is not null))
    );
    create index print_log_by_point on print_log (service_point_id, printed_at, id);
";

statements! {
    INSERT = "
        insert into print_log (id, service_point_id, officer_id, operation_id, paper, template,
            version, mark, copies, destination, printer, result, fault, printed_at, recorded_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    WITHIN_RIGHTS = "
        select 1 from officer_service_point where officer_id = $1 and service_point_id = $2";
    /// After the entry `$2`, or from the newest on where that is empty.
    PAGE = "
        select l.id, o.name, l.recorded_at, l.paper, l.template, l.version, l.mark, l.copies,
            l.destination, l.printer, l.result, l.fault, l.printed_at
        from print_log l join officer o on o.id = l.officer_id
        where l.service_point_id = $1 and ($2 = '' or exists (
            select 1 from print_log a
            where a.id = $2 and a.service_point_id = $1 and (l.printed_at < a.printed_at
                or (l.printed_at = a.printed_at and l.id collate \"C\" < a.id collate \"C\"))))
        order by l.printed_at desc, l.id collate \"C\" desc limit $3";
}

/// An entry to be.
pub(super) struct NewPrint<'a> {
    pub id: PrintId,
    pub point: ServicePointId,
    pub officer: OfficerId,
    pub operation: OperationId,
    pub record: &'a PrintRecord,
    pub recorded_at: Timestamp,
}

impl Store {
    /// What was printed for a point, the newest first, `limit` entries at a time; `after` is the last
    /// entry of the page before. `None` where the point does not exist or is outside the rights.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prints(
        &self,
        officer: OfficerId,
        point: ServicePointId,
        after: Option<PrintId>,
        limit: u32,
    ) -> Result<Option<PrintPage>> {
        let mut tx = self.read().await?;
        let page = page(&mut tx, officer, point, after, limit).await;
        tx.end(page).await
    }
}

pub(super) async fn insert(tx: &mut Tx, new: &NewPrint<'_>) -> Result<()> {
    let sheet = &new.record.sheet;
    let (destination, printer) = match &new.record.destination {
        Destination::Printer { name } => ("printer", Some(name.as_str())),
        Destination::SystemDialog { printer } => ("system_dialog", printer.as_deref()),
        Destination::File => ("file", None),
    };
    let (result, fault) = match &new.record.result {
        PrintResult::Printed => ("printed", None),
        PrintResult::Failed { fault } => ("failed", Some(fault.as_str())),
        PrintResult::Cancelled => ("cancelled", None),
    };
    let values = params![
        new.id,
        new.point,
        new.officer,
        new.operation,
        sheet.paper,
        sheet.template.as_str(),
        sheet.version,
        sheet.mark.as_str(),
        new.record.copies,
        destination,
        printer,
        result,
        fault,
        new.record.printed_at,
        new.recorded_at,
    ];
    tx.execute(INSERT, values).await.map(drop)
}

async fn page(
    tx: &mut Tx,
    officer: OfficerId,
    point: ServicePointId,
    after: Option<PrintId>,
    limit: u32,
) -> Result<Option<PrintPage>> {
    if tx
        .find(WITHIN_RIGHTS, params![officer, point])
        .await?
        .is_none()
    {
        return Ok(None);
    }
    let after = after.map_or_else(String::new, |id| id.to_string());
    let rows = tx.query(PAGE, params![point, after, limit]).await?;
    let prints: Vec<PrintEntry> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let is_full = prints.len() == limit as usize;
    let next = prints.last().filter(|_| is_full).map(|p| p.id.to_string());
    Ok(Some(PrintPage { prints, next }))
}

fn read(mut row: Row) -> Result<PrintEntry> {
    Ok(PrintEntry {
        id: row.take()?,
        by: row.take()?,
        recorded_at: row.take()?,
        record: read_record(&mut row)?,
    })
}

fn read_record(row: &mut Row) -> Result<PrintRecord> {
    let sheet = Sheet {
        paper: row.take()?,
        template: row.take()?,
        version: row.take()?,
        mark: row.take()?,
    };
    Ok(PrintRecord {
        sheet,
        copies: row.take()?,
        destination: read_destination(row)?,
        result: read_result(row)?,
        printed_at: row.take()?,
    })
}

/// The columns `destination`, `printer`.
fn read_destination(row: &mut Row) -> Result<Destination> {
    let kind: String = row.take()?;
    let printer: Option<String> = row.take()?;
    match (kind.as_str(), printer) {
        ("printer", Some(name)) => Ok(Destination::Printer { name }),
        ("system_dialog", printer) => Ok(Destination::SystemDialog { printer }),
        ("file", None) => Ok(Destination::File),
        _ => Err(StoreError::BrokenRow {
            column: 8,
            expected: "a destination with its printer",
        }),
    }
}

/// The columns `result`, `fault`.
fn read_result(row: &mut Row) -> Result<PrintResult> {
    let kind: String = row.take()?;
    let fault: Option<String> = row.take()?;
    match (kind.as_str(), fault) {
        ("printed", None) => Ok(PrintResult::Printed),
        ("failed", Some(fault)) => Ok(PrintResult::Failed { fault }),
        ("cancelled", None) => Ok(PrintResult::Cancelled),
        _ => Err(StoreError::BrokenRow {
            column: 10,
            expected: "a result with its fault",
        }),
    }
}
