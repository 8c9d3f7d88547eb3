//! What anybody may see of a service point, by its public code.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
    me, service_points,
};
use infodesk_domain::{ServicePointId, Timestamp, codes::PublicCode, service_points::Particulars};

statements! {
    BY_CODE = "
        select p.id, p.name_th, p.name_en, p.address, p.phones, p.hours, p.coordinates,
            p.assurance_at, a.name_th, d.name_th, m.name_th
        from service_point p
        join agency a on a.id = p.agency_id
        join agency d on d.id = p.department_id
        left join agency m on m.id = d.parent_id
        where p.code = $1";
    MANUALS = "
        select manual.title_th, manual.source_url
        from pin join manual on manual.id = pin.manual_id
        where pin.service_point_id = $1 order by pin.position";
}

#[derive(Debug, Clone, PartialEq)]
pub struct PublicPoint {
    pub code: PublicCode,
    pub particulars: Particulars,
    /// The unit that runs it.
    pub agency_name_th: String,
    /// The department and its ministry: "กรมการปกครอง กระทรวงมหาดไทย".
    pub department_name_th: String,
    /// When an officer last said "still correct".
    pub assured_at: Option<Timestamp>,
    /// In the order pinned.
    pub manuals: Vec<PublicManual>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicManual {
    pub title_th: String,
    /// Where the whole manual is published, if anywhere.
    pub source_url: Option<String>,
}

impl Store {
    /// # Errors
    /// When the database fails.
    pub async fn public_point(&self, code: &PublicCode) -> Result<Option<PublicPoint>> {
        let mut tx = self.read().await?;
        let point = find(&mut tx, code).await;
        tx.end(point).await
    }
}

async fn find(tx: &mut Tx, code: &PublicCode) -> Result<Option<PublicPoint>> {
    let Some(mut row) = tx.find(BY_CODE, params![code]).await? else {
        return Ok(None);
    };
    let id: ServicePointId = row.take()?;
    let mut point = read(row, code)?;
    let manuals = tx.query(MANUALS, params![id]).await?;
    point.manuals = manuals
        .into_iter()
        .map(read_manual)
        .collect::<Result<_>>()?;
    Ok(Some(point))
}

fn read(mut row: Row, code: &PublicCode) -> Result<PublicPoint> {
    Ok(PublicPoint {
        code: code.clone(),
        particulars: service_points::read_particulars(&mut row)?,
        assured_at: row.take()?,
        agency_name_th: row.take()?,
        department_name_th: me::line(row.take()?, row.take()?),
        manuals: Vec::new(),
    })
}

fn read_manual(mut row: Row) -> Result<PublicManual> {
    Ok(PublicManual {
        title_th: row.take()?,
        source_url: row.take()?,
    })
}
