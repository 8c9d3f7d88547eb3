//! A register small enough to know by heart: two ministries, two departments, units and points.

use infodesk_domain::{
    AgencyId, ManualId, ServicePointId, Surroundings,
    agencies::{Agency, AgencyKind},
    codes::PublicCode,
    hours::OpeningHours,
    manuals::Manual,
    service_points::{Address, Particulars, ServicePoint},
};
use infodesk_hub::store::Register;
use std::collections::BTreeMap;

/// ```text
/// ministry ─ department ─┬─ unit ── child        other_ministry ─ other_department
///                        └─ sister
/// ```
/// One service point at the unit, its child, its sister and the other department each.
#[derive(Debug, Clone)]
pub struct SmallRegister {
    pub ministry: AgencyId,
    pub department: AgencyId,
    pub unit: AgencyId,
    pub child: AgencyId,
    pub sister: AgencyId,
    pub other_department: AgencyId,
    pub at_unit: ServicePointId,
    pub at_child: ServicePointId,
    pub at_sister: ServicePointId,
    pub at_other: ServicePointId,
    /// Of the department.
    pub manuals: [ManualId; 3],
}

impl SmallRegister {
    /// Ids and codes come from `surroundings`.
    pub fn build(surroundings: &dyn Surroundings) -> (Self, Register) {
        let mut tree = Tree {
            surroundings,
            agencies: Vec::new(),
        };
        let ministry = tree.add(None, AgencyKind::Ministry, "กระทรวงทดลอง");
        let department = tree.add(Some(ministry), AgencyKind::Department, "กรมทดลอง");
        let unit = tree.add(Some(department), AgencyKind::Unit, "สำนักงานทดลอง");
        let child = tree.add(Some(unit), AgencyKind::Unit, "สาขาทดลอง");
        let sister = tree.add(Some(department), AgencyKind::Unit, "สำนักงานข้างเคียง");
        let other_ministry = tree.add(None, AgencyKind::Ministry, "กระทรวงอื่น");
        let other_department = tree.add(Some(other_ministry), AgencyKind::Department, "กรมอื่น");
        let points = [
            tree.point("จุดบริการสำนักงานทดลอง", unit, department),
            tree.point("จุดบริการสาขาทดลอง", child, department),
            tree.point("จุดบริการข้างเคียง", sister, department),
            tree.point("จุดบริการกรมอื่น", other_department, other_department),
        ];
        let manuals = ["การแจ้งเกิด", "การแจ้งย้ายที่อยู่", "การเปลี่ยนชื่อตัว"].map(|title| Manual {
            id: ManualId::new(surroundings),
            department_id: department,
            title_th: title.to_owned(),
            title_en: None,
            source_url: None,
            body: None,
        });
        let [at_unit, at_child, at_sister, at_other] = [0, 1, 2, 3].map(|i: usize| points[i].id);
        let known = Self {
            ministry,
            department,
            unit,
            child,
            sister,
            other_department,
            at_unit,
            at_child,
            at_sister,
            at_other,
            manuals: [manuals[0].id, manuals[1].id, manuals[2].id],
        };
        let register = Register {
            agencies: tree.agencies,
            manuals: manuals.to_vec(),
            service_points: points.to_vec(),
            pins: Vec::new(),
        };
        (known, register)
    }
}

/// In Bangkok, so that a point lacks nothing for "still correct".
fn address() -> Address {
    Address {
        line: "1 ถนนทดลอง".to_owned(),
        province: Some(10),
        district: Some(1001),
        subdistrict: Some(100_101),
        postcode: Some(10_200),
    }
}

struct Tree<'a> {
    surroundings: &'a dyn Surroundings,
    agencies: Vec<Agency>,
}

impl Tree<'_> {
    fn add(&mut self, parent_id: Option<AgencyId>, kind: AgencyKind, name_th: &str) -> AgencyId {
        let id = AgencyId::new(self.surroundings);
        let above = parent_id.and_then(|parent| self.agencies.iter().find(|a| a.id == parent));
        let stream_id = match (kind, above) {
            (AgencyKind::Unit, Some(above)) => above.stream_id,
            _ => id,
        };
        self.agencies.push(Agency {
            id,
            parent_id,
            stream_id,
            kind,
            name_th: name_th.to_owned(),
            name_en: None,
        });
        id
    }

    fn point(&self, name_th: &str, agency_id: AgencyId, department_id: AgencyId) -> ServicePoint {
        ServicePoint {
            id: ServicePointId::new(self.surroundings),
            code: PublicCode::new(self.surroundings),
            agency_id,
            department_id,
            particulars: Particulars {
                name_th: name_th.to_owned(),
                address: address(),
                hours: OpeningHours::office(),
                ..Particulars::default()
            },
            assurance: None,
            field_versions: BTreeMap::new(),
            last_print: None,
        }
    }
}
