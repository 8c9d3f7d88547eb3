//! Entering a whole register at once, as an import or the practice register does.

use super::{Store, agencies, db::Tx, error::Result, feed, manuals, pins, service_points};
use infodesk_domain::{
    AgencyId, Timestamp, agencies::Agency, feed::PinnedManuals, manuals::Manual,
    service_points::ServicePoint,
};
use std::collections::{BTreeMap, HashMap};

/// What is to be entered; identifiers are made by whoever makes it. Parents stand before their children.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    pub agencies: Vec<Agency>,
    pub manuals: Vec<Manual>,
    pub service_points: Vec<ServicePoint>,
    pub pins: Vec<PinnedManuals>,
}

impl Store {
    /// Enters all of it or nothing; each entry takes a number in its department's stream.
    ///
    /// # Errors
    /// When the database fails or refuses what does not fit: an identifier or code that is there already,
    /// an agency or manual that is not.
    pub async fn enter(&self, register: &Register) -> Result<()> {
        let now = self.surroundings.now();
        let mut tx = self.write().await?;
        let entered = enter(&mut tx, register, now).await;
        tx.end(entered).await
    }
}

async fn enter(tx: &mut Tx, register: &Register, now: Timestamp) -> Result<()> {
    agencies::insert(tx, &register.agencies).await?;
    manuals::insert(tx, &register.manuals).await?;
    service_points::insert(tx, &register.service_points).await?;
    pins::insert(tx, &register.pins).await?;
    for (stream, entities) in by_stream(register) {
        feed::append(tx, stream, &entities, None, now).await?;
    }
    Ok(())
}

/// What each stream is to number, in the order of the register; the streams in a fixed order, so that two
/// who enter at once wait for each other and do not block each other.
fn by_stream(register: &Register) -> BTreeMap<AgencyId, Vec<feed::Entity>> {
    let departments: HashMap<_, _> = register
        .service_points
        .iter()
        .map(|p| (p.id, p.department_id))
        .collect();
    let mut streams: BTreeMap<AgencyId, Vec<feed::Entity>> = BTreeMap::new();
    let mut add = |stream, entity| streams.entry(stream).or_default().push(entity);
    for agency in &register.agencies {
        add(agency.stream_id, feed::Entity::Agency(agency.id));
    }
    for manual in &register.manuals {
        add(manual.department_id, feed::Entity::Manual(manual.id));
    }
    for point in &register.service_points {
        add(point.department_id, feed::Entity::ServicePoint(point.id));
    }
    for pinned in &register.pins {
        if let Some(department) = departments.get(&pinned.service_point_id) {
            add(*department, feed::Entity::Pins(pinned.service_point_id));
        }
    }
    streams
}
