//! The offices: 878 district offices of the Department of Provincial Administration, 50 of Bangkok.

use super::{bodies, manuals};
use crate::store::Register;
use infodesk_domain::{
    AgencyId, ManualId, ServicePointId, Surroundings,
    agencies::{Agency, AgencyKind},
    codes::PublicCode,
    manuals::Manual,
    service_points::{Address, Particulars, ServicePoint},
};
use infodesk_thailand::divisions::{self, District, Province};
use std::collections::{BTreeMap, HashSet};

pub(super) const PROVINCIAL_ADMINISTRATION: &str = "กรมการปกครอง";
pub(super) const BANGKOK: &str = "กรุงเทพมหานคร";

pub(super) fn practice_register(surroundings: &dyn Surroundings) -> Register {
    let mut making = Making {
        surroundings,
        register: Register::default(),
        codes: HashSet::new(),
    };
    making.provincial_administration();
    making.bangkok();
    making.register
}

/// What the unit that runs the district offices of a province is called.
pub(super) fn provincial_unit(province: &Province) -> String {
    format!("ที่ทำการปกครอง{}", divisions::province_label(province))
}

/// What the office of a district is called.
pub(super) fn district_office(district: &District) -> String {
    let label = divisions::district_label(district);
    if district.province_code == divisions::BANGKOK {
        format!("สำนักงาน{label}")
    } else {
        format!("ที่ว่าการ{label}")
    }
}

struct Making<'a> {
    surroundings: &'a dyn Surroundings,
    register: Register,
    codes: HashSet<PublicCode>,
}

/// An agency under which others are entered.
#[derive(Clone, Copy)]
struct Above {
    id: AgencyId,
    department: AgencyId,
}

impl Making<'_> {
    fn provincial_administration(&mut self) {
        let ministry = self.top(
            "กระทรวงมหาดไทย",
            "Ministry of Interior",
            AgencyKind::Ministry,
            None,
        );
        let department = self.top(
            PROVINCIAL_ADMINISTRATION,
            "Department of Provincial Administration",
            AgencyKind::Department,
            Some(ministry.id),
        );
        for title in manuals::TITLES {
            self.manual(department.id, title);
        }
        for province in divisions::provinces()
            .iter()
            .filter(|p| p.code != divisions::BANGKOK)
        {
            let unit = self.unit(provincial_unit(province), department);
            for district in divisions::districts_of(province.code) {
                self.service_point(district, unit);
            }
        }
    }

    fn bangkok(&mut self) {
        let name_en = "Bangkok Metropolitan Administration";
        let department = self.top(BANGKOK, name_en, AgencyKind::Department, None);
        for district in divisions::districts_of(divisions::BANGKOK) {
            let unit = self.unit(district_office(district), department);
            self.service_point(district, unit);
        }
    }

    /// An agency with a stream of its own.
    fn top(
        &mut self,
        name_th: &str,
        name_en: &str,
        kind: AgencyKind,
        parent_id: Option<AgencyId>,
    ) -> Above {
        let id = AgencyId::new(self.surroundings);
        self.register.agencies.push(Agency {
            id,
            parent_id,
            stream_id: id,
            kind,
            name_th: name_th.to_owned(),
            name_en: Some(name_en.to_owned()),
        });
        Above { id, department: id }
    }

    fn unit(&mut self, name_th: String, above: Above) -> Above {
        let id = AgencyId::new(self.surroundings);
        self.register.agencies.push(Agency {
            id,
            parent_id: Some(above.id),
            stream_id: above.department,
            kind: AgencyKind::Unit,
            name_th,
            name_en: None,
        });
        Above {
            id,
            department: above.department,
        }
    }

    fn manual(&mut self, department_id: AgencyId, title: &str) {
        self.register.manuals.push(Manual {
            id: ManualId::new(self.surroundings),
            department_id,
            title_th: title.to_owned(),
            title_en: None,
            source_url: None,
            body: bodies::of(title),
        });
    }

    fn service_point(&mut self, district: &District, unit: Above) {
        let point = ServicePoint {
            id: ServicePointId::new(self.surroundings),
            code: self.code(),
            agency_id: unit.id,
            department_id: unit.department,
            particulars: Particulars {
                name_th: district_office(district),
                address: address(district),
                ..Particulars::default()
            },
            assurance: None,
            field_versions: BTreeMap::new(),
            last_print: None,
        };
        self.register.service_points.push(point);
    }

    /// One that no other point of this register has.
    fn code(&mut self) -> PublicCode {
        loop {
            let code = PublicCode::new(self.surroundings);
            if self.codes.insert(code.clone()) {
                return code;
            }
        }
    }
}

/// An office of a district lies in it; in which sub-district is for the officer to say.
fn address(district: &District) -> Address {
    Address {
        province: Some(district.province_code),
        district: Some(district.code),
        ..Address::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemSurroundings;

    #[test]
    fn every_district_of_the_country_has_its_office() {
        let register = practice_register(&SystemSurroundings);
        let named = |prefix: &str| {
            let names = register
                .service_points
                .iter()
                .map(|p| &p.particulars.name_th);
            names.filter(|name| name.starts_with(prefix)).count()
        };
        assert_eq!(named("ที่ว่าการอำเภอ"), 878);
        assert_eq!(named("สำนักงานเขต"), 50);
        assert_eq!(register.service_points.len(), 928);
        assert!(register.manuals.len() >= 25);
    }

    #[test]
    fn nothing_is_made_up_about_an_office() {
        for point in practice_register(&SystemSurroundings).service_points {
            let given = point.particulars;
            assert!(
                given.phones.is_empty() && !given.hours.is_given() && given.coordinates.is_none()
            );
            assert!(given.name_en.is_empty() && given.address.subdistrict.is_none());
            assert!(point.assurance.is_none());
        }
    }

    #[test]
    fn titles_and_names_of_agencies_are_there_once() {
        let register = practice_register(&SystemSurroundings);
        let titles: HashSet<_> = register.manuals.iter().map(|m| &m.title_th).collect();
        assert_eq!(titles.len(), register.manuals.len());
        let names: HashSet<_> = register.agencies.iter().map(|a| &a.name_th).collect();
        assert_eq!(names.len(), register.agencies.len());
    }
}
