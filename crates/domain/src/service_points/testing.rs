//! An invented office for the tests of this module.

use super::{Actor, Address, Particulars, ServicePoint};
use crate::rights::Rights;
use uuid::Uuid;

/// As the practice register enters it: a name and a district, nothing else.
pub fn point() -> ServicePoint {
    ServicePoint {
        id: Uuid::from_u128(1).into(),
        code: crate::codes::PublicCode::new(&Zero),
        agency_id: Uuid::from_u128(2).into(),
        department_id: Uuid::from_u128(3).into(),
        particulars: Particulars {
            name_th: "สำนักงานเขตพระนคร".to_owned(),
            address: Address {
                province: Some(10),
                district: Some(1001),
                ..Address::default()
            },
            ..Particulars::default()
        },
        assurance: None,
        field_versions: std::collections::BTreeMap::new(),
        last_print: None,
    }
}

pub fn actor() -> Actor {
    Actor {
        officer_id: Uuid::from_u128(4).into(),
        name: "สมหญิง สมมติ".to_owned(),
        rights: Rights::default(),
    }
}

struct Zero;

impl crate::Surroundings for Zero {
    fn now(&self) -> crate::Timestamp {
        crate::Timestamp(0)
    }

    fn random(&self, bytes: &mut [u8]) {
        bytes.fill(0);
    }
}
