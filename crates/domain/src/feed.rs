//! The feed: each department has a stream, and every change in it a number. A replica pulls by cursor.

use crate::{
    AgencyId, ManualId, ServicePointId, agencies::Agency, manuals::Manual,
    service_points::ServicePoint,
};
use serde::{Deserialize, Serialize};

/// How far a stream has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreamHead {
    pub stream_id: AgencyId,
    pub head: i64,
}

/// The streams an officer may read, and a mark of their rights: another mark means that what they may
/// see has changed, and the replica begins again from 0.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Streams {
    pub rights_mark: String,
    pub streams: Vec<StreamHead>,
}

/// Something that changed, as it stands now (not as it stood then: the later change comes later).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all changes are service points: boxing them would save nothing"
)]
pub enum Changed {
    Agency(Agency),
    Manual(Manual),
    ServicePoint(ServicePoint),
    Pins(PinnedManuals),
}

/// All manuals pinned to a service point, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PinnedManuals {
    pub service_point_id: ServicePointId,
    pub manual_ids: Vec<ManualId>,
    /// The number of their last change in the department's stream; 0 where they never changed.
    #[serde(default)]
    pub version: i64,
}

/// A piece of a stream. `next` is the cursor for the following piece; `next == head` means all is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedPage {
    pub stream_id: AgencyId,
    pub rights_mark: String,
    pub next: i64,
    pub head: i64,
    pub changes: Vec<Changed>,
}
