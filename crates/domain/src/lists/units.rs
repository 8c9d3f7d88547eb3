//! Which unit of the register a cell means. Only what leaves no doubt counts.
//!
//! The register gives a service point a public code and an agency none: so a point is named by its code, an agency
//! by its name where no other has the same, and either by its identifier. Names of points are no names here: many
//! are called alike.

use crate::{
    AgencyId, ServicePointId,
    agencies::{self, Agency},
    codes::{CodeError, PublicCode},
    rights::{Place, Unit},
};
use infodesk_thailand::search;
use std::collections::HashMap;

/// A service point as far as a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPoint {
    pub id: ServicePointId,
    pub code: PublicCode,
    pub agency_id: AgencyId,
    pub name_th: String,
}

/// The register's units, ready to be looked up.
#[derive(Debug, Default)]
pub struct Units {
    agencies: HashMap<AgencyId, Agency>,
    named: HashMap<String, Vec<AgencyId>>,
    points: HashMap<ServicePointId, ListedPoint>,
    coded: HashMap<PublicCode, ServicePointId>,
}

/// Why a cell names no unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NoUnit {
    Unknown,
    /// It looks like a point's code, and its check character does not fit.
    Mistyped,
    /// Several agencies have this name.
    Shared(Vec<AgencyId>),
}

impl Units {
    pub fn new(agencies: Vec<Agency>, points: Vec<ListedPoint>) -> Self {
        let mut named: HashMap<String, Vec<AgencyId>> = HashMap::new();
        for agency in &agencies {
            let mut names = vec![search::fold(&agency.name_th)];
            names.extend(agency.name_en.as_deref().map(search::fold));
            names.dedup();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                named.entry(name).or_default().push(agency.id);
            }
        }
        Self {
            agencies: agencies.into_iter().map(|a| (a.id, a)).collect(),
            named,
            coded: points.iter().map(|p| (p.code.clone(), p.id)).collect(),
            points: points.into_iter().map(|p| (p.id, p)).collect(),
        }
    }

    pub(super) fn find(&self, cell: &str) -> Result<Unit, NoUnit> {
        if let Some(unit) = self.identified(cell) {
            return Ok(unit);
        }
        let code = cell.parse::<PublicCode>();
        if let Some(point) = code.as_ref().ok().and_then(|code| self.coded.get(code)) {
            return Ok(Unit::ServicePoint(*point));
        }
        match (self.named.get(&search::fold(cell)).map(Vec::as_slice), code) {
            (Some([agency]), _) => Ok(Unit::Agency(*agency)),
            (Some(several), _) => Err(NoUnit::Shared(several.to_vec())),
            (None, Err(CodeError::Mistyped)) => Err(NoUnit::Mistyped),
            (None, _) => Err(NoUnit::Unknown),
        }
    }

    fn identified(&self, cell: &str) -> Option<Unit> {
        let agency = cell.parse().ok();
        let agency = agency.filter(|id| self.agencies.contains_key(id));
        let point = cell.parse().ok();
        let point = point.filter(|id| self.points.contains_key(id));
        agency.map(Unit::Agency).or(point.map(Unit::ServicePoint))
    }

    /// Where a unit stands in the tree. One that is not here stands nowhere: no right but an operator's covers it.
    pub fn place(&self, unit: Unit) -> Place {
        let (agency, service_point) = match unit {
            Unit::Agency(id) => (Some(id), None),
            Unit::ServicePoint(id) => (self.points.get(&id).map(|p| p.agency_id), Some(id)),
        };
        let agency = agency.and_then(|id| self.agencies.get(&id));
        Place {
            agencies: agency
                .map_or_else(Vec::new, |a| agencies::path(a, |id| self.agencies.get(&id))),
            service_point,
        }
    }

    /// As people know it; empty for one that is not here.
    pub fn name_th(&self, unit: Unit) -> &str {
        match unit {
            Unit::Agency(id) => self.agencies.get(&id).map(|a| a.name_th.as_str()),
            Unit::ServicePoint(id) => self.points.get(&id).map(|p| p.name_th.as_str()),
        }
        .unwrap_or_default()
    }

    /// An agency's identifier with its department and ministry, so that one of several can be picked.
    pub(super) fn choice(&self, id: AgencyId) -> String {
        let find = |id| self.agencies.get(&id);
        let line = find(id).map(|agency| agencies::line_th(agency, find));
        format!("{id} ({})", line.unwrap_or_default())
    }
}
