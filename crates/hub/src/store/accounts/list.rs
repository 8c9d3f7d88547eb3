//! The accounts that were imported, with what became of them.

use super::super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
    grants,
    lists::{self, Acting},
};
use infodesk_domain::{
    OfficerId,
    accounts::{AccountView, Accounts},
};

statements! {
    ALL = "
        select e.id, e.kind, e.account, e.provider, e.role, e.agency_id, e.service_point_id,
            coalesce(a.name_th, p.name_th), e.imported_at, i.name, c.name, e.claimed_at
        from expected_account e
        left join agency a on a.id = e.agency_id
        left join service_point p on p.id = e.service_point_id
        left join officer i on i.id = e.imported_by
        left join officer c on c.id = e.claimed_by
        order by e.imported_at, e.list_row, e.id collate \"C\"";
}

impl Store {
    /// Those that the officer could have handed in; all of them for the command line (none). `None` where the
    /// officer may not give anything to anybody.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn accounts(&self, by: Option<OfficerId>) -> Result<Option<Accounts>> {
        let mut tx = self.read().await?;
        let accounts = run(&mut tx, by).await;
        tx.end(accounts).await
    }
}

async fn run(tx: &mut Tx, by: Option<OfficerId>) -> Result<Option<Accounts>> {
    let acting = Acting::find(tx, by).await?;
    let importer = acting.importer();
    if !importer.may_grant_something() {
        return Ok(None);
    }
    let rows = tx.query(ALL, params![]).await?;
    let mut accounts: Vec<AccountView> = rows.into_iter().map(read).collect::<Result<_>>()?;
    let units = lists::units(tx).await?;
    accounts.retain(|one| importer.may_grant(one.role, &units.place(one.unit)));
    Ok(Some(Accounts { accounts }))
}

fn read(mut row: Row) -> Result<AccountView> {
    Ok(AccountView {
        id: row.take()?,
        kind: row.take()?,
        account: row.take()?,
        provider: row.take()?,
        role: row.take()?,
        unit: grants::read_unit(&mut row)?,
        unit_name_th: row.take()?,
        imported_at: row.take()?,
        imported_by: row.take()?,
        claimed_by: row.take()?,
        claimed_at: row.take()?,
    })
}
