//! The agency that a form wishes for, as the register has it.

use super::{AGENCY, find};
use crate::store::{
    db::{Tx, params},
    error::Result,
};
use infodesk_domain::{AgencyId, ProblemCode, agencies::AgencyKind, requests::AgencyWish};

/// The agency of a form, as the register has it.
pub(super) struct Named {
    pub agency: Option<AgencyId>,
    pub name_th: String,
    pub ministry_th: String,
}

/// # Errors
/// The problem of the wish, at `agency`; when the database fails.
pub(super) async fn named(tx: &mut Tx, wish: &AgencyWish) -> Result<Result<Named, ProblemCode>> {
    match wish {
        AgencyWish::Known { id } => known(tx, *id).await,
        AgencyWish::Proposed {
            name_th,
            ministry_id,
            ..
        } => proposed(tx, name_th, *ministry_id).await,
    }
}

async fn known(tx: &mut Tx, id: AgencyId) -> Result<Result<Named, ProblemCode>> {
    let Some(mut row) = tx.find(AGENCY, params![id]).await? else {
        return Ok(Err(ProblemCode::AgencyUnknown));
    };
    let id: AgencyId = row.take()?;
    let kind: AgencyKind = row.take()?;
    let named = Named {
        agency: Some(id),
        name_th: row.take()?,
        ministry_th: row.take()?,
    };
    Ok(match kind {
        AgencyKind::Unit => Err(ProblemCode::AgencyNotDepartment),
        AgencyKind::Department | AgencyKind::Ministry => Ok(named),
    })
}

/// A department that is proposed although the register has it is that one.
async fn proposed(
    tx: &mut Tx,
    name_th: &str,
    ministry: Option<AgencyId>,
) -> Result<Result<Named, ProblemCode>> {
    if let Some(id) = find::department_named(tx, name_th).await? {
        return known(tx, id).await;
    }
    let ministry_th = match ministry {
        None => String::new(),
        Some(id) => {
            let Some(mut row) = tx.find(AGENCY, params![id]).await? else {
                return Ok(Err(ProblemCode::AgencyUnknown));
            };
            let _: AgencyId = row.take()?;
            if row.take::<AgencyKind>()? != AgencyKind::Ministry {
                return Ok(Err(ProblemCode::AgencyUnknown));
            }
            row.take()?
        }
    };
    Ok(Ok(Named {
        agency: None,
        name_th: name_th.to_owned(),
        ministry_th,
    }))
}
