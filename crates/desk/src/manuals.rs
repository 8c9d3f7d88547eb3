//! Citizens' manuals: searching them, printing them, and pinning them to a service point.

mod print;

use crate::{
    register::{Register, RegisterError},
    replica::{Index, IndexedManual},
    service_points::ServicePointView,
};
use infodesk_domain::{ManualId, ServicePointId, commands::Command};
use infodesk_thailand::search;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ManualRow {
    pub id: ManualId,
    pub title_th: String,
    pub department_name_th: String,
    pub source_url: Option<String>,
    /// The register has its full text: it can be printed.
    pub printable: bool,
    /// Pinned to the service point asked about.
    pub pinned: bool,
}

impl Register {
    /// One manual.
    ///
    /// # Errors
    /// [`RegisterError::NotFound`] where the register does not have it.
    pub async fn manual(&self, id: ManualId) -> Result<ManualRow, RegisterError> {
        self.with(move |replica| {
            let index = replica.index();
            let known = index.manuals.get(&id).ok_or(RegisterError::NotFound)?;
            Ok(row(index, known, &[]))
        })
        .await
    }

    /// Manuals that hold every word of `text`, in dictionary order of their titles.
    pub async fn search_manuals(
        &self,
        text: String,
        service_point_id: Option<ServicePointId>,
    ) -> Result<Vec<ManualRow>, RegisterError> {
        self.with(move |replica| {
            let kept = service_point_id
                .map(|id| replica.kept(id))
                .transpose()?
                .flatten();
            let pins = kept.map(|k| k.local.pins).unwrap_or_default();
            Ok(find(replica.index(), &text, &pins))
        })
        .await
    }

    /// At `position` (0 is first), or last.
    pub async fn pin(
        &self,
        service_point_id: ServicePointId,
        manual_id: ManualId,
        position: Option<u32>,
    ) -> Result<ServicePointView, RegisterError> {
        self.act(Command::PinManual {
            service_point_id,
            manual_id,
            position,
        })
        .await
    }

    pub async fn unpin(
        &self,
        service_point_id: ServicePointId,
        manual_id: ManualId,
    ) -> Result<ServicePointView, RegisterError> {
        self.act(Command::UnpinManual {
            service_point_id,
            manual_id,
        })
        .await
    }

    pub async fn reorder(
        &self,
        service_point_id: ServicePointId,
        manual_ids: Vec<ManualId>,
    ) -> Result<ServicePointView, RegisterError> {
        self.act(Command::ReorderPins {
            service_point_id,
            manual_ids,
        })
        .await
    }
}

fn find(index: &Index, text: &str, pins: &[ManualId]) -> Vec<ManualRow> {
    let mut found: Vec<&IndexedManual> = index
        .manuals
        .values()
        .filter(|m| search::matches(&m.searched, text))
        .collect();
    found.sort_by(|a, b| (&a.order_key, a.manual.id).cmp(&(&b.order_key, b.manual.id)));
    found
        .into_iter()
        .map(|known| row(index, known, pins))
        .collect()
}

fn row(index: &Index, known: &IndexedManual, pins: &[ManualId]) -> ManualRow {
    let manual = &known.manual;
    ManualRow {
        id: manual.id,
        title_th: manual.title_th.clone(),
        department_name_th: index.agency_name(manual.department_id).to_owned(),
        source_url: manual.source_url.clone(),
        printable: known.has_body,
        pinned: pins.contains(&manual.id),
    }
}
