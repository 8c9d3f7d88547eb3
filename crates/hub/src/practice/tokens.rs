//! Practice Tokens: one for each kind of officer that can practise, mailed to the practice mailbox.

use super::{agency, register};
use crate::store::{KeyedHash, NewMail, NewToken, Store, StoreError};
use infodesk_domain::{
    Timestamp,
    agencies::Agency,
    rights::{Role, Unit},
    tokens::TokenText,
};
use infodesk_thailand::dates;

const LIFE_DAYS: i64 = 30;

const CHIANG_MAI_UNIT: &str = "ที่ทำการปกครองจังหวัดเชียงใหม่";
const PHRA_NAKHON_OFFICE: &str = "สำนักงานเขตพระนคร";

/// Who is to get a Token.
pub(super) struct Bearer {
    role: Role,
    unit: Unit,
    unit_name: &'static str,
    email: &'static str,
}

pub(super) async fn bearers(store: &Store, agencies: &[Agency]) -> Result<[Bearer; 4], StoreError> {
    let of_agency = |role, unit_name, email| -> Result<Bearer, StoreError> {
        let unit = Unit::Agency(agency(agencies, unit_name)?.id);
        Ok(Bearer {
            role,
            unit,
            unit_name,
            email,
        })
    };
    let office = agency(agencies, PHRA_NAKHON_OFFICE)?;
    let points = store.service_points_of_unit(office.id).await?;
    let point = points
        .first()
        .ok_or(StoreError::Missing("practice service point"))?;
    Ok([
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
            unit_name: PHRA_NAKHON_OFFICE,
            email: "phra-nakhon@bangkok.example",
        },
    ])
}

pub(super) async fn issue(
    store: &Store,
    token_key: &[u8; 32],
    bearer: &Bearer,
) -> Result<(), StoreError> {
    let text = TokenText::new(store.surroundings());
    let expires_at = store.surroundings().now().plus_days(LIFE_DAYS);
    let token = NewToken {
        hash: KeyedHash::of(token_key, text.as_str()),
        role: bearer.role,
        unit: bearer.unit,
        expires_at,
        recipient: bearer.email.to_owned(),
        note: "ข้อมูลฝึกใช้".to_owned(),
    };
    store
        .issue_token(&token, &mail(bearer, &text, expires_at))
        .await
        .map(drop)
}

fn mail(bearer: &Bearer, text: &TokenText, expires_at: Timestamp) -> NewMail {
    let role = role_th(bearer.role);
    let unit_name = bearer.unit_name;
    NewMail {
        to: bearer.email.to_owned(),
        subject: format!("รหัส Token ของท่าน: {role} {unit_name} (ข้อมูลฝึกใช้)"),
        body_text: body(bearer, &text.grouped(), expires_at),
    }
}

fn body(bearer: &Bearer, token: &str, expires_at: Timestamp) -> String {
    let role = role_th(bearer.role);
    let unit_kind = match bearer.unit {
        Unit::Agency(_) => "หน่วยงาน",
        Unit::ServicePoint(_) => "จุดบริการ",
    };
    let unit_name = bearer.unit_name;
    let date = dates::long_date(expires_at.0);
    let time = dates::time_of_day(expires_at.0);
    format!(
        "เรียน {role} {unit_name}

ท่านได้รับรหัส Token สำหรับเข้าใช้งาน InfoDesk ครั้งแรก

รหัส Token: {token}
สิทธิ์: {role}
{unit_kind}: {unit_name}
ใช้ได้ถึง: {date} เวลา {time}

วิธีใช้
1. เปิด InfoDesk แล้วกด \"เข้าสู่ระบบ\" ที่มุมบนขวา
2. เข้าสู่ระบบด้วย Digital ID
3. เมื่อระบบถามรหัส Token ให้คัดลอกรหัสข้างต้นไปวาง จะมีขีดหรือไม่มีก็ได้

รหัสนี้ใช้ได้ครั้งเดียว และใช้ได้กับสิทธิ์และ{unit_kind}ข้างต้นเท่านั้น
ถ้าสิทธิ์หรือ{unit_kind}ไม่ตรงกับงานของท่าน แจ้งเจ้าหน้าที่ส่วนกลางของหน่วยงานก่อนใช้รหัส

อีเมลฉบับนี้เป็นข้อมูลฝึกใช้ อยู่ในเครื่องนี้เท่านั้น
"
    )
}

const fn role_th(role: Role) -> &'static str {
    match role {
        Role::Operator => "ผู้ดูแลระบบ (สพร.)",
        Role::CentralOfficer => "เจ้าหน้าที่ส่วนกลาง",
        Role::AgencyOfficer => "เจ้าหน้าที่หน่วยงาน",
        Role::ServicePointOfficer => "เจ้าหน้าที่จุดบริการ",
    }
}
