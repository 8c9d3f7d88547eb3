//! Identifiers: UUIDv7, so that they sort by the time they were made; on the wire their usual text.

use crate::Surroundings;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The text is no UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        #[serde(transparent)]
        pub struct $name(
            #[cfg_attr(feature = "specta", specta(type = String))]
            Uuid,
        );

        impl $name {
            /// A new identifier that carries the moment it was made.
            pub fn new(surroundings: &dyn Surroundings) -> Self {
                let mut random = [0; 10];
                surroundings.random(&mut random);
                let millis = u64::try_from(surroundings.now().0).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )+};
}

ids! {
    AgencyId,
    /// A row of an imported list: this account is to have this role in this unit.
    ExpectedAccountId,
    GrantId,
    /// A letter that goes with a service request.
    LetterId,
    ManualId,
    OfficerId,
    /// One edit of one officer: pushing it twice changes nothing twice.
    OperationId,
    /// An entry of the print log.
    PrintId,
    /// A central officer's look at all rights below them, once a quarter.
    RightsReviewId,
    ServicePointId,
    ServiceRequestId,
    TokenId,
    TokenRequestId,
    /// A note that a right is wrong.
    WrongRightsId,
}
