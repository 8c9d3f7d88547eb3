//! Citizens' manuals, with their full texts as JSON.

use super::{
    db::{Row, Tx, Value, params, statements},
    error::Result,
};
use infodesk_domain::{AgencyId, ManualId, manuals::Manual};

pub(super) const MIGRATION: &str = "
    create table manual (
        id text not null primary key,
        department_id text not null references agency (id),
        title_th text not null,
        title_en text,
        source_url text
    );
    create index manual_by_department on manual (department_id);
";

/// Full texts stand apart from the titles, which are read far more often.
pub(super) const BODY_MIGRATION: &str = "
    create table manual_body (
        manual_id text not null primary key references manual (id) on delete cascade,
        body text not null
    );
";

statements! {
    INSERT = "
        insert into manual (id, department_id, title_th, title_en, source_url)
        values ($1, $2, $3, $4, $5)";
    INSERT_BODY = "insert into manual_body (manual_id, body) values ($1, $2)";
    KNOWN = "select 1 from manual where id = $1";
    CHANGED = "
        select manual.id, department_id, title_th, title_en, source_url, body
        from manual left join manual_body on manual_body.manual_id = manual.id
        where manual.id in (
            select entity_id from change
            where stream_id = $1 and seq > $2 and seq <= $3 and kind = 'manual')";
}

pub(super) async fn insert(tx: &mut Tx, manuals: &[Manual]) -> Result<()> {
    let columns = |m: &Manual| {
        params![
            m.id,
            m.department_id,
            m.title_th.as_str(),
            m.title_en.as_deref(),
            m.source_url.as_deref(),
        ]
    };
    tx.execute_each(INSERT, manuals.iter().map(columns).collect())
        .await?;
    let with_body = manuals
        .iter()
        .filter_map(|m| Some((m.id, m.body.as_ref()?)));
    let bodies = with_body.map(|(id, body)| Ok(params![id, Value::json(body)?]));
    tx.execute_each(INSERT_BODY, bodies.collect::<Result<_>>()?)
        .await?;
    Ok(())
}

pub(super) async fn is_known(tx: &mut Tx, manual: ManualId) -> Result<bool> {
    Ok(tx.find(KNOWN, params![manual]).await?.is_some())
}

/// Those with a change in the stream after number `after`, up to number `last`.
pub(super) async fn changed(
    tx: &mut Tx,
    stream: AgencyId,
    after: i64,
    last: i64,
) -> Result<Vec<Manual>> {
    let rows = tx.query(CHANGED, params![stream, after, last]).await?;
    rows.into_iter().map(read).collect()
}

fn read(mut row: Row) -> Result<Manual> {
    Ok(Manual {
        id: row.take()?,
        department_id: row.take()?,
        title_th: row.take()?,
        title_en: row.take()?,
        source_url: row.take()?,
        body: row.take_json_or_null()?,
    })
}
