//! What officers do to the register. The desktop queues operations in its outbox; the hub carries them out.

use crate::{
    ManualId, OperationId, Problem, ProblemCode, ServicePointId, Timestamp,
    pins::{self, PinChange},
    prints::{self, PrintRecord, Recorded},
    rights::{Action, Place},
    service_points::{self, Actor, Assurance, Conflict, Edited, FieldValue, ServicePoint},
};
use serde::{Deserialize, Serialize};

/// A new value for a field, with the version the officer saw when writing it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldChange {
    #[serde(flatten)]
    pub value: FieldValue,
    #[cfg_attr(feature = "specta", specta(type = i32))]
    pub base: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    EditServicePoint {
        service_point_id: ServicePointId,
        changes: Vec<FieldChange>,
    },
    /// "ยืนยันว่ายังถูกต้อง"
    ConfirmServicePoint { service_point_id: ServicePointId },
    PinManual {
        service_point_id: ServicePointId,
        manual_id: ManualId,
        position: Option<u32>,
    },
    UnpinManual {
        service_point_id: ServicePointId,
        manual_id: ManualId,
    },
    ReorderPins {
        service_point_id: ServicePointId,
        manual_ids: Vec<ManualId>,
    },
    /// A poster was printed, or was to be. It is told afterwards; nothing is printed by it.
    RecordPrint {
        service_point_id: ServicePointId,
        record: PrintRecord,
    },
}

impl Command {
    pub const fn service_point_id(&self) -> ServicePointId {
        match self {
            Self::EditServicePoint {
                service_point_id, ..
            }
            | Self::ConfirmServicePoint { service_point_id }
            | Self::PinManual {
                service_point_id, ..
            }
            | Self::UnpinManual {
                service_point_id, ..
            }
            | Self::ReorderPins {
                service_point_id, ..
            }
            | Self::RecordPrint {
                service_point_id, ..
            } => *service_point_id,
        }
    }

    pub const fn action(&self) -> Action {
        match self {
            Self::EditServicePoint { .. } => Action::Edit,
            Self::ConfirmServicePoint { .. } => Action::Confirm,
            Self::PinManual { .. } | Self::UnpinManual { .. } | Self::ReorderPins { .. } => {
                Action::PinManuals
            }
            Self::RecordPrint { .. } => Action::PrintPoster,
        }
    }
}

/// One command under an id of its own: pushed twice, it is carried out once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Operation {
    pub id: OperationId,
    pub made_at: Timestamp,
    #[serde(flatten)]
    pub command: Command,
}

/// What the hub made of an operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// Done; its number in the department's stream (`None`: it changed nothing).
    Applied { version: Option<i64> },
    /// These fields were changed by somebody else meanwhile and were left alone; the others are done.
    Conflict {
        version: Option<i64>,
        conflicts: Vec<Conflict>,
    },
    /// Not done.
    Refused { problems: Vec<Problem> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OperationResult {
    pub id: OperationId,
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What the rule needs to know of the service point a command is about.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    pub point: &'a ServicePoint,
    pub pinned: &'a [ManualId],
    pub place: &'a Place,
}

/// What a command comes to, still to be written down.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    Edited(Box<Edited>),
    Confirmed(Assurance),
    Pinned(Vec<ManualId>),
    Printed(Box<Recorded>),
}

/// The one rule for every command: the desktop asks it at once, the hub with authority.
/// `manual_is_known` says whether a manual is in the register.
///
/// # Errors
/// The problems that stand in the way; nothing is changed then. A point outside the actor's rights is
/// answered like one that does not exist.
pub fn decide(
    subject: Subject<'_>,
    command: &Command,
    actor: &Actor,
    now: Timestamp,
    manual_is_known: impl Fn(ManualId) -> bool,
) -> Result<Decision, Vec<Problem>> {
    let whole = |code| vec![Problem::error("", code)];
    if !actor.rights.may(Action::View, subject.place) {
        return Err(whole(ProblemCode::ServicePointUnknown));
    }
    if !actor.rights.may(command.action(), subject.place) {
        return Err(whole(ProblemCode::NotWithinRights));
    }
    let repin = |change: &PinChange<'_>| {
        pins::apply(subject.pinned, change)
            .map(Decision::Pinned)
            .map_err(|problem| vec![problem])
    };
    match command {
        Command::EditServicePoint { changes, .. } => service_points::edit(subject.point, changes)
            .map(|edited| Decision::Edited(Box::new(edited))),
        Command::ConfirmServicePoint { .. } => {
            service_points::confirm(subject.point, actor, now).map(Decision::Confirmed)
        }
        Command::PinManual { manual_id, .. } if !manual_is_known(*manual_id) => {
            Err(vec![Problem::error("pins", ProblemCode::ManualUnknown)])
        }
        Command::PinManual {
            manual_id,
            position,
            ..
        } => repin(&PinChange::Pin {
            manual: *manual_id,
            position: *position,
        }),
        Command::UnpinManual { manual_id, .. } => repin(&PinChange::Unpin { manual: *manual_id }),
        Command::ReorderPins { manual_ids, .. } => repin(&PinChange::Reorder { order: manual_ids }),
        Command::RecordPrint { record, .. } => {
            prints::record(subject.point.last_print.as_ref(), record, actor, now)
                .map(|recorded| Decision::Printed(Box::new(recorded)))
        }
    }
}
