//! What lists are made from, held in memory: thirty thousand points sort and filter in milliseconds.

use super::{
    ReplicaError,
    outbox::{self, Waiting},
    points,
    reference::{self, KnownManual},
    summary::Summary,
};
use infodesk_domain::{
    AgencyId, ManualId, ServicePointId,
    agencies::{self, Agency},
    manuals::Manual,
    rights::Place,
    service_points::ServicePoint,
};
use infodesk_thailand::{order, search};
use rusqlite::Connection;
use std::collections::HashMap;

#[derive(Debug, Default)]
pub(crate) struct Index {
    pub points: HashMap<ServicePointId, Summary>,
    pub agencies: HashMap<AgencyId, Agency>,
    pub manuals: HashMap<ManualId, IndexedManual>,
    pub waiting: HashMap<ServicePointId, Waiting>,
}

#[derive(Debug)]
pub(crate) struct IndexedManual {
    /// Without its full text.
    pub manual: Manual,
    pub has_body: bool,
    pub searched: String,
    pub order_key: Vec<u8>,
}

impl From<KnownManual> for IndexedManual {
    fn from(KnownManual { manual, has_body }: KnownManual) -> Self {
        let titles = [Some(manual.title_th.as_str()), manual.title_en.as_deref()];
        let searched = titles
            .into_iter()
            .flatten()
            .map(search::fold)
            .collect::<Vec<_>>()
            .join(" ");
        Self {
            has_body,
            searched,
            order_key: order::sort_key(&manual.title_th),
            manual,
        }
    }
}

/// What a transaction has changed, kept back until it is committed.
#[derive(Debug, Default)]
pub(super) struct Changes {
    pub forgotten: bool,
    pub points: Vec<Summary>,
    pub agencies: Vec<Agency>,
    pub manuals: Vec<KnownManual>,
}

impl Index {
    pub(super) fn load(connection: &Connection) -> Result<Self, ReplicaError> {
        let mut index = Self {
            waiting: outbox::waiting(connection)?,
            ..Self::default()
        };
        index.take(Changes {
            forgotten: false,
            points: points::summaries(connection)?,
            agencies: reference::agencies(connection)?,
            manuals: reference::manuals(connection)?,
        });
        Ok(index)
    }

    pub(super) fn take(&mut self, changes: Changes) {
        if changes.forgotten {
            self.points.clear();
            self.agencies.clear();
            self.manuals.clear();
        }
        self.points
            .extend(changes.points.into_iter().map(|p| (p.id, p)));
        self.agencies
            .extend(changes.agencies.into_iter().map(|a| (a.id, a)));
        self.manuals
            .extend(changes.manuals.into_iter().map(|m| (m.manual.id, m.into())));
    }

    /// Where the point stands in the tree, as far as the tree is known here.
    pub(crate) fn place_of(&self, point: &ServicePoint) -> Place {
        let unit = self.agencies.get(&point.agency_id);
        let mut agencies = unit.map_or(vec![point.agency_id], |unit| {
            agencies::path(unit, |id| self.agencies.get(&id))
        });
        if !agencies.contains(&point.department_id) {
            agencies.push(point.department_id);
        }
        Place {
            agencies,
            service_point: Some(point.id),
        }
    }

    pub(crate) fn agency_name(&self, id: AgencyId) -> &str {
        self.agencies.get(&id).map_or("", |a| &a.name_th)
    }

    /// The department and its ministry above the agency.
    pub(crate) fn agency_line(&self, id: AgencyId) -> String {
        self.agencies.get(&id).map_or_else(String::new, |agency| {
            agencies::line_th(agency, |above| self.agencies.get(&above))
        })
    }

    pub(crate) fn waiting_at(&self, id: ServicePointId) -> Waiting {
        self.waiting.get(&id).copied().unwrap_or_default()
    }

    /// Operations on their way. Conflicts and refusals wait for the officer, not for the line.
    pub(crate) fn unsent(&self) -> u32 {
        self.waiting.values().map(|w| w.unsent).sum()
    }
}
