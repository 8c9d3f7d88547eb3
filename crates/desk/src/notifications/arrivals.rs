//! What has arrived since the officer was told last.

use super::Notifications;
use infodesk_domain::{
    Timestamp,
    approvals::{Approval, ApprovalKind},
};
use serde::{Deserialize, Serialize};

/// What the officer is to be told now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    One(Approval),
    /// More than one at once are told in one piece: after a night's sleep nobody wants a burst.
    Several {
        count: u32,
    },
}

/// An approval of which the officer has been told, for as long as it waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Told {
    kind: ApprovalKind,
    id: String,
}

impl Told {
    fn of(approval: &Approval) -> Self {
        Self {
            kind: approval.kind,
            id: approval.id.clone(),
        }
    }

    fn is(&self, approval: &Approval) -> bool {
        (self.kind, &self.id) == (approval.kind, &approval.id)
    }
}

/// What to tell of those that `wait`, and of which the officer has been told then. In quiet hours nothing is told,
/// and what arrives is told when they are over; what the officer does not want to be told counts as told.
pub(crate) fn take(
    wait: &[Approval],
    told: &[Told],
    rules: &Notifications,
    now: Timestamp,
) -> (Option<Arrived>, Vec<Told>) {
    let is_told = |approval: &Approval| {
        told.iter().any(|told| told.is(approval)) || !rules.wants(approval.kind)
    };
    let (mut known, new): (Vec<&Approval>, Vec<&Approval>) =
        wait.iter().partition(|approval| is_told(approval));
    let quiet = rules.quiet.is_some_and(|hours| hours.cover(now));
    let arrived = if quiet { None } else { arrived(&new) };
    if !quiet {
        known.extend(new);
    }
    (arrived, known.into_iter().map(Told::of).collect())
}

fn arrived(new: &[&Approval]) -> Option<Arrived> {
    match new {
        [] => None,
        [one] => Some(Arrived::One((*one).clone())),
        several => Some(Arrived::Several {
            count: u32::try_from(several.len()).unwrap_or(u32::MAX),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notifications::QuietHours;

    const NOW: Timestamp = Timestamp(1_795_399_200_000);

    fn approval(kind: ApprovalKind, id: &str) -> Approval {
        Approval {
            kind,
            id: id.to_owned(),
            from: "มานี สมมติ".to_owned(),
            unit_name_th: "กรมสมมติ".to_owned(),
            role: None,
            since: NOW,
        }
    }

    fn notes(ids: &[&str]) -> Vec<Approval> {
        ids.iter()
            .map(|id| approval(ApprovalKind::WrongRights, id))
            .collect()
    }

    fn several(count: u32) -> Option<Arrived> {
        Some(Arrived::Several { count })
    }

    #[test]
    fn one_is_told_as_such_several_in_one_piece_and_none_twice() {
        let rules = Notifications::default();
        let (arrived, told) = take(&notes(&["a", "b", "c"]), &[], &rules, NOW);
        assert_eq!(arrived, several(3));
        let (arrived, told) = take(&notes(&["a", "b", "c"]), &told, &rules, NOW);
        assert_eq!(arrived, None);
        let (arrived, told) = take(&notes(&["b", "c", "d"]), &told, &rules, NOW);
        assert_eq!(
            arrived,
            Some(Arrived::One(approval(ApprovalKind::WrongRights, "d")))
        );
        // One that was gone and waits again is new.
        let (arrived, _) = take(&notes(&["a"]), &told, &rules, NOW);
        assert!(matches!(arrived, Some(Arrived::One(_))));
    }

    #[test]
    fn the_same_id_of_another_kind_is_another_approval() {
        let rules = Notifications::default();
        let (_, told) = take(&notes(&["a"]), &[], &rules, NOW);
        let other = [approval(ApprovalKind::TokenRequest, "a")];
        assert!(take(&other, &told, &rules, NOW).0.is_some());
    }

    #[test]
    fn what_arrives_in_quiet_hours_is_told_after_them() {
        let morning = QuietHours { from: 0, to: 720 };
        let quiet = Notifications {
            quiet: Some(morning),
            ..Notifications::default()
        };
        let (arrived, told) = take(&notes(&["a", "b"]), &[], &quiet, NOW);
        assert_eq!((arrived, told.len()), (None, 0));
        let noon = Timestamp(NOW.0 + 3 * 60 * 60 * 1000);
        assert_eq!(take(&notes(&["a", "b"]), &told, &quiet, noon).0, several(2));
    }

    #[test]
    fn a_kind_that_is_switched_off_is_not_told_later_either() {
        let off = Notifications {
            wrong_rights: false,
            ..Notifications::default()
        };
        let (arrived, told) = take(&notes(&["a"]), &[], &off, NOW);
        assert_eq!(arrived, None);
        let all = Notifications::default();
        assert_eq!(take(&notes(&["a"]), &told, &all, NOW).0, None);
    }
}
