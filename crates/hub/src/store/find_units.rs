//! Agencies and service points by their names, for choosing one.

use super::{
    Store, agencies,
    db::{Tx, params, statements},
    error::Result,
    service_points,
};
use infodesk_domain::{
    agencies::AgencyKind,
    found::{self, MOST_FOUND},
    lists::ListedPoint,
    requests::FoundAgency,
    token_requests::FoundUnit,
};
use infodesk_thailand::search;

statements! {
    /// In the order of the rule, so that the best are among those that the limit leaves: the name comes first in what
    /// is searched.
    POINTS = "
        select id, code, agency_id, name_th from service_point
        where search_text like $1 and search_text like $2 and search_text like $3 and search_text like $4
        order by case when search_text like $5 then 0 when search_text like $6 then 1 else 2 end,
            length(name_th), name_th collate \"C\", id collate \"C\"
        limit $7";
}

impl Store {
    /// Agencies that answer to `text`, the best first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_agencies(
        &self,
        text: &str,
        kind: Option<AgencyKind>,
    ) -> Result<Vec<FoundAgency>> {
        let mut tx = self.read().await?;
        let agencies = agencies::all(&mut tx).await;
        let agencies = tx.end(agencies).await?;
        Ok(found::find_agencies(text, kind, &agencies))
    }

    /// Agencies and service points that answer to `text`, the best first; of its words the first four count for
    /// service points.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_units(&self, text: &str) -> Result<Vec<FoundUnit>> {
        let mut tx = self.read().await?;
        let found = units(&mut tx, text).await;
        tx.end(found).await
    }
}

async fn units(tx: &mut Tx, text: &str) -> Result<Vec<FoundUnit>> {
    let agencies = agencies::all(tx).await?;
    let points = points(tx, text).await?;
    Ok(found::find_units(text, &agencies, points))
}

async fn points(tx: &mut Tx, text: &str) -> Result<Vec<ListedPoint>> {
    let whole = search::fold(text);
    if whole.is_empty() && !text.trim().is_empty() {
        // Signs alone are in no name.
        return Ok(Vec::new());
    }
    let words = text.split_whitespace().map(search::fold);
    let mut words = words.filter(|word| !word.is_empty());
    let mut word = || {
        let word = words.next();
        word.map_or_else(|| "%".to_owned(), |word| format!("%{word}%"))
    };
    let (same, begins) = (format!("{whole} %"), format!("{whole}%"));
    let values = params![
        word(),
        word(),
        word(),
        word(),
        same,
        begins,
        MOST_FOUND as i64
    ];
    let rows = tx.query(POINTS, values).await?;
    rows.into_iter().map(service_points::read_listed).collect()
}
