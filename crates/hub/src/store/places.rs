//! Where a unit stands in the tree.

use super::{
    agencies,
    db::{Tx, params, statements},
    error::Result,
};
use infodesk_domain::{
    AgencyId,
    agencies::AgencyKind,
    rights::{Place, Unit},
};

statements! {
    AGENCY_KIND = "select kind from agency where id = $1";
    AGENCY_OF_POINT = "select agency_id from service_point where id = $1";
}

/// `None`: there is no such unit.
pub(super) async fn of(tx: &mut Tx, unit: Unit) -> Result<Option<Place>> {
    let (agency, service_point) = match unit {
        Unit::Agency(id) => (id, None),
        Unit::ServicePoint(id) => {
            let Some(mut row) = tx.find(AGENCY_OF_POINT, params![id]).await? else {
                return Ok(None);
            };
            (row.take::<AgencyId>()?, Some(id))
        }
    };
    let agencies = agencies::at_or_above(tx, agency).await?;
    Ok((!agencies.is_empty()).then_some(Place {
        agencies,
        service_point,
    }))
}

/// `None`: it is no agency.
pub(super) async fn kind(tx: &mut Tx, unit: Unit) -> Result<Option<AgencyKind>> {
    let Unit::Agency(id) = unit else {
        return Ok(None);
    };
    let row = tx.find(AGENCY_KIND, params![id]).await?;
    row.map(|mut row| row.take()).transpose()
}
