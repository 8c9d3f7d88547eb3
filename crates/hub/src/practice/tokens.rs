//! Practice Tokens: one for each kind of officer that can practise, mailed to the practice mailbox.

use super::{agency, register};
use crate::{
    config::ProcedureConfig,
    store::{NewToken, Store, StoreError},
};
use infodesk_domain::{
    agencies::Agency,
    rights::{Role, Unit},
    tokens::TokenText,
};

const CHIANG_MAI_UNIT: &str = "ที่ทำการปกครองจังหวัดเชียงใหม่";
const PHRA_NAKHON_OFFICE: &str = "สำนักงานเขตพระนคร";

/// Who is to get a Token.
pub(super) struct Bearer {
    role: Role,
    unit: Unit,
    email: &'static str,
}

pub(super) async fn bearers(store: &Store, agencies: &[Agency]) -> Result<[Bearer; 5], StoreError> {
    let of_agency = |role, unit_name, email| -> Result<Bearer, StoreError> {
        let unit = Unit::Agency(agency(agencies, unit_name)?.id);
        Ok(Bearer { role, unit, email })
    };
    let office = agency(agencies, PHRA_NAKHON_OFFICE)?;
    let points = store.service_points_of_unit(office.id).await?;
    let point = points
        .first()
        .ok_or(StoreError::Missing("practice service point"))?;
    Ok([
        of_agency(Role::Operator, register::BANGKOK, "operator@dga.example")?,
        of_agency(
            Role::CentralOfficer,
            register::BANGKOK,
            "central@bangkok.example",
        )?,
        of_agency(
            Role::CentralOfficer,
            register::PROVINCIAL_ADMINISTRATION,
            "central@provincial-administration.example",
        )?,
        of_agency(
            Role::AgencyOfficer,
            CHIANG_MAI_UNIT,
            "chiang-mai@provincial-administration.example",
        )?,
        Bearer {
            role: Role::ServicePointOfficer,
            unit: Unit::ServicePoint(point.id),
            email: "phra-nakhon@bangkok.example",
        },
    ])
}

pub(super) async fn issue(store: &Store, bearer: &Bearer) -> Result<(), StoreError> {
    let expires_at = store
        .surroundings()
        .now()
        .plus_days(ProcedureConfig::default().token_days);
    let token = NewToken {
        text: TokenText::new(store.surroundings()),
        role: bearer.role,
        unit: bearer.unit,
        expires_at,
        recipient: bearer.email.to_owned(),
        note: "ข้อมูลฝึกใช้".to_owned(),
        issued_by: None,
    };
    store.issue_token(&token).await.map(drop)
}
