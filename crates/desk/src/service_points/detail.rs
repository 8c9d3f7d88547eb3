//! One service point, with all that its screen shows.

use crate::{
    outbox::State,
    register::RegisterError,
    replica::{Index, Kept, Replica, place_label},
};
use infodesk_domain::{
    ManualId, OperationId, Problem, ServicePointId,
    prints::PosterState,
    rights::{Action, Rights},
    service_points::{
        AssuranceState, FieldValue, FieldVersion, Missing, ServicePoint, check, missing,
    },
};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ServicePointView {
    /// With the officer's own edits on top; the field versions are those to save on.
    pub point: ServicePoint,
    /// The department and its ministry: "กรมการปกครอง กระทรวงมหาดไทย".
    pub agency_name_th: String,
    /// "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร", as far as it is given.
    pub place_label: String,
    /// What the QR code opens; empty until the hub has told its public address.
    pub public_url: String,
    /// The same as people type it.
    pub printed_address: String,
    pub pinned: Vec<PinnedManual>,
    pub problems: Vec<Problem>,
    pub missing: Vec<Missing>,
    pub assurance: AssuranceState,
    pub may: MayView,
    pub unsent: bool,
    pub conflicts: Vec<ConflictView>,
    pub refused: Vec<RefusedView>,
    pub hours_lines: Vec<String>,
    /// Of the last print, which stands with the point.
    pub poster_state: PosterState,
    /// The number of the poster as it would be printed now.
    #[specta(type = i32)]
    pub poster_version: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PinnedManual {
    pub id: ManualId,
    pub title_th: String,
    /// Its full text is here and can be laid out on paper.
    pub printable: bool,
    /// 0 is first.
    pub position: u32,
}

/// What the officer's rights allow here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "four rights, each its own answer"
)]
pub struct MayView {
    pub edit: bool,
    pub confirm: bool,
    pub pin: bool,
    pub print: bool,
}

/// One field that the officer and somebody else have changed: both values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct ConflictView {
    pub operation_id: OperationId,
    pub yours: FieldValue,
    pub theirs: FieldValue,
    pub their_change: FieldVersion,
}

/// What the hub did not take, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RefusedView {
    pub operation_id: OperationId,
    pub problems: Vec<Problem>,
}

pub(crate) fn view(
    replica: &Replica,
    id: ServicePointId,
) -> Result<ServicePointView, RegisterError> {
    let kept = replica.kept(id)?.ok_or(RegisterError::NotFound)?;
    let (public_url, printed_address) = addresses(replica, &kept.local.point)?;
    let point = &kept.local.point;
    let now = replica.surroundings().now();
    Ok(ServicePointView {
        agency_name_th: replica.index().agency_line(point.department_id),
        place_label: place_label(&point.particulars.address),
        public_url,
        printed_address,
        pinned: pinned(replica.index(), &kept.local.pins),
        problems: check(&point.particulars),
        missing: missing(point, kept.local.pins.len()),
        assurance: AssuranceState::of(point.assurance.as_ref(), now),
        may: may(&replica.rights()?, replica.index(), point),
        unsent: kept.pending.iter().any(crate::outbox::Pending::is_unsent),
        conflicts: conflicts(&kept),
        refused: refused(&kept),
        hours_lines: point.particulars.hours.lines_th(),
        poster_state: kept.local.poster_state(),
        poster_version: kept.local.poster_version(),
        point: kept.local.point,
    })
}

fn addresses(replica: &Replica, point: &ServicePoint) -> Result<(String, String), RegisterError> {
    let Some(base) = replica.public_url()? else {
        return Ok(Default::default());
    };
    let address = infodesk_poster::address(&base, point.code.as_str())?;
    let printed = infodesk_poster::printed_address(&address);
    Ok((address, printed))
}

/// Those whose titles are known here; one that the feed has not brought yet is left out until it has.
fn pinned(index: &Index, pins: &[ManualId]) -> Vec<PinnedManual> {
    let known = pins
        .iter()
        .zip(0..)
        .filter_map(|(id, position)| Some((index.manuals.get(id)?, position)));
    known
        .map(|(known, position)| PinnedManual {
            id: known.manual.id,
            title_th: known.manual.title_th.clone(),
            printable: known.has_body,
            position,
        })
        .collect()
}

fn may(rights: &Rights, index: &Index, point: &ServicePoint) -> MayView {
    let place = index.place_of(point);
    let may = |action| rights.may(action, &place);
    MayView {
        edit: may(Action::Edit),
        confirm: may(Action::Confirm),
        pin: may(Action::PinManuals),
        print: may(Action::PrintPoster),
    }
}

fn conflicts(kept: &Kept) -> Vec<ConflictView> {
    let waiting = kept.pending.iter().filter(|p| p.state == State::Conflict);
    waiting
        .flat_map(|p| p.changes().iter().map(|change| (p.operation.id, change)))
        .filter_map(|(operation_id, change)| {
            let field = change.value.field();
            Some(ConflictView {
                operation_id,
                yours: change.value.clone(),
                theirs: kept.hub.point.particulars.get(field),
                their_change: kept.hub.point.field_versions.get(&field)?.clone(),
            })
        })
        .collect()
}

fn refused(kept: &Kept) -> Vec<RefusedView> {
    let reasons = kept.pending.iter().filter_map(|p| match &p.state {
        State::Refused(problems) => Some((p.operation.id, problems.clone())),
        _ => None,
    });
    reasons
        .map(|(operation_id, problems)| RefusedView {
            operation_id,
            problems,
        })
        .collect()
}
