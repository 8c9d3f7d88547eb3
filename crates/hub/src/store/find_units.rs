//! Agencies and service points by their names, for choosing one. Names are public.

use super::{
    Store,
    db::{Row, Tx, params, statements},
    error::Result,
};
use infodesk_domain::{
    AgencyId, ServicePointId, agencies::AgencyKind, requests::FoundAgency, rights::Unit,
    token_requests::FoundUnit,
};

const MOST: usize = 50;

// Searched without spaces, as Thai is written.
statements! {
    AGENCIES = "
        select a.id, a.kind, a.name_th, coalesce(p.name_th, ''), coalesce(g.name_th, '')
        from agency a
        left join agency p on p.id = a.parent_id
        left join agency g on g.id = p.parent_id
        where lower(replace(a.name_th || coalesce(a.name_en, ''), ' ', '')) like $1 escape '\\'
            and ($2 = '' or a.kind = $2)
        order by length(a.name_th), a.name_th collate \"C\", a.id collate \"C\"
        limit $3";
    POINTS = "
        select s.id, s.name_th, a.name_th, coalesce(p.name_th, '')
        from service_point s
        join agency a on a.id = s.agency_id
        left join agency p on p.id = a.parent_id
        where lower(replace(s.name_th, ' ', '')) like $1 escape '\\'
        order by length(s.name_th), s.name_th collate \"C\", s.id collate \"C\"
        limit $2";
}

impl Store {
    /// Agencies whose Thai or English name holds `text`, the closest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_agencies(
        &self,
        text: &str,
        kind: Option<AgencyKind>,
    ) -> Result<Vec<FoundAgency>> {
        let mut tx = self.read().await?;
        let found = agencies(&mut tx, text, kind).await;
        tx.end(found).await
    }

    /// Agencies and service points whose name holds `text`, agencies first, each the closest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_units(&self, text: &str) -> Result<Vec<FoundUnit>> {
        let mut tx = self.read().await?;
        let found = units(&mut tx, text).await;
        tx.end(found).await
    }
}

async fn agencies(tx: &mut Tx, text: &str, kind: Option<AgencyKind>) -> Result<Vec<FoundAgency>> {
    let kind = kind.map_or_else(|| "".into(), super::db::Value::from);
    let values = vec![pattern(text).into(), kind, (MOST as i64).into()];
    let rows = tx.query(AGENCIES, values).await?;
    rows.into_iter().map(agency).collect()
}

async fn units(tx: &mut Tx, text: &str) -> Result<Vec<FoundUnit>> {
    let agencies = agencies(tx, text, None).await?;
    let mut found: Vec<FoundUnit> = agencies
        .into_iter()
        .map(|agency| FoundUnit {
            unit: Unit::Agency(agency.id),
            name_th: agency.name_th,
            above_th: agency.above_th,
        })
        .collect();
    // Short lists show both: neither kind crowds the other out.
    found.truncate(MOST / 2);
    let left = (MOST - found.len()) as i64;
    let rows = tx.query(POINTS, params![pattern(text), left]).await?;
    for row in rows {
        found.push(point(row)?);
    }
    Ok(found)
}

fn agency(mut row: Row) -> Result<FoundAgency> {
    let id: AgencyId = row.take()?;
    let kind = row.take()?;
    let name_th = row.take()?;
    Ok(FoundAgency {
        id,
        kind,
        name_th,
        above_th: above([row.take()?, row.take()?]),
    })
}

fn point(mut row: Row) -> Result<FoundUnit> {
    let id: ServicePointId = row.take()?;
    let name_th = row.take()?;
    Ok(FoundUnit {
        unit: Unit::ServicePoint(id),
        name_th,
        above_th: above([row.take()?, row.take()?]),
    })
}

fn above(names: [String; 2]) -> String {
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    names.join(" ")
}

/// What people type stands for itself.
fn pattern(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.to_lowercase().chars().filter(|c| !c.is_whitespace()) {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}
