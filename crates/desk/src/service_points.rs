//! Service points: the list, one point, and what the officer does with it.

pub(crate) mod detail;
mod list;

pub use crate::outbox::Keep;
pub use detail::{ConflictView, MayView, PinnedManual, RefusedView, ServicePointView};
pub use list::{ProvinceCount, ServicePointList, ServicePointQuery, ServicePointRow, SortBy};

pub(crate) use list::row;

use crate::register::{Register, RegisterError};
use infodesk_domain::{
    OperationId, Problem, ServicePointId,
    commands::{Command, FieldChange},
    hours::OpeningHours,
    service_points::{Particulars, check},
};

/// The hours most offices keep, to begin with.
pub fn office_hours() -> OpeningHours {
    OpeningHours::office()
}

/// What is wrong, or odd, with what the officer is typing.
pub fn check_service_point(particulars: &Particulars) -> Vec<Problem> {
    check(particulars)
}

impl Register {
    pub async fn list(&self, query: ServicePointQuery) -> Result<ServicePointList, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| Ok(list::list(replica.index(), &query, now)))
            .await
    }

    pub async fn service_point(
        &self,
        id: ServicePointId,
    ) -> Result<ServicePointView, RegisterError> {
        self.with(move |replica| detail::view(replica, id)).await
    }

    /// Saves new values for fields, each with the version that the officer had before their eyes.
    pub async fn save(
        &self,
        id: ServicePointId,
        changes: Vec<FieldChange>,
    ) -> Result<ServicePointView, RegisterError> {
        self.act(Command::EditServicePoint {
            service_point_id: id,
            changes,
        })
        .await
    }

    /// "ยืนยันว่ายังถูกต้อง"
    pub async fn confirm(&self, id: ServicePointId) -> Result<ServicePointView, RegisterError> {
        self.act(Command::ConfirmServicePoint {
            service_point_id: id,
        })
        .await
    }

    pub async fn resolve_conflict(
        &self,
        id: OperationId,
        keep: Keep,
    ) -> Result<ServicePointView, RegisterError> {
        self.change(move |replica| {
            let point = replica.resolve_conflict(id, keep)?;
            detail::view(replica, point)
        })
        .await
    }

    /// The officer has read why the hub refused it.
    pub async fn dismiss_refused(
        &self,
        id: OperationId,
    ) -> Result<ServicePointView, RegisterError> {
        self.change(move |replica| {
            let point = replica.dismiss_refused(id)?;
            detail::view(replica, point)
        })
        .await
    }

    pub(crate) async fn act(&self, command: Command) -> Result<ServicePointView, RegisterError> {
        self.change(move |replica| {
            let point = command.service_point_id();
            replica.act(command)?;
            detail::view(replica, point)
        })
        .await
    }
}
