//! Home: what needs the officer now?

use crate::{
    register::{Register, RegisterError},
    replica::{Index, Summary},
    service_points::{ServicePointRow, row},
};
use infodesk_domain::{
    Timestamp,
    service_points::{AssuranceState, Missing},
};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// As many as an officer takes in at a glance.
const NEXT: usize = 8;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, specta::Type)]
pub struct HomeView {
    /// Points within the officer's rights.
    pub total: u32,
    /// For each thing that can be missing, how many points lack it.
    pub missing: Vec<MissingCount>,
    pub never_confirmed: u32,
    pub due_soon: u32,
    pub overdue: u32,
    /// Operations on their way to the hub.
    pub unsent: u32,
    /// Points where something waits for the officer's decision, in dictionary order.
    pub conflicts: Vec<ServicePointRow>,
    /// The other points that need the officer most, at most eight.
    pub next: Vec<ServicePointRow>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MissingCount {
    pub what: Missing,
    pub count: u32,
}

impl Register {
    pub async fn home(&self) -> Result<HomeView, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| Ok(home(replica.index(), now)))
            .await
    }
}

fn home(index: &Index, now: Timestamp) -> HomeView {
    let count = |fits: &dyn Fn(&Summary) -> bool| {
        u32::try_from(index.points.values().filter(|s| fits(s)).count()).unwrap_or(u32::MAX)
    };
    let state = |s: &Summary| s.assurance(now);
    let lacking = |what| MissingCount {
        what,
        count: count(&|s| s.lacks(what)),
    };
    HomeView {
        total: count(&|_| true),
        missing: Missing::ALL.into_iter().map(lacking).collect(),
        never_confirmed: count(&|s| state(s) == AssuranceState::Never),
        due_soon: count(&|s| matches!(state(s), AssuranceState::DueSoon { .. })),
        overdue: count(&|s| matches!(state(s), AssuranceState::Overdue { .. })),
        unsent: index.unsent(),
        conflicts: undecided(index, now),
        next: next(index, now),
    }
}

fn undecided(index: &Index, now: Timestamp) -> Vec<ServicePointRow> {
    let waits = |s: &&Summary| index.waiting_at(s.id).undecided > 0;
    let mut found: Vec<&Summary> = index.points.values().filter(waits).collect();
    found.sort_by(|a, b| (&a.order_key, a.id).cmp(&(&b.order_key, b.id)));
    found.into_iter().map(|s| row(index, s, now)).collect()
}

fn next(index: &Index, now: Timestamp) -> Vec<ServicePointRow> {
    let mut found: Vec<(Need, &Summary)> = index
        .points
        .values()
        .filter(|s| index.waiting_at(s.id).undecided == 0)
        .filter_map(|s| Some((need(s, now)?, s)))
        .collect();
    let by_need = |(a, s): &(Need, &Summary), (b, t): &(Need, &Summary)| {
        (a, &s.order_key, s.id).cmp(&(b, &t.order_key, t.id))
    };
    if found.len() > NEXT {
        found.select_nth_unstable_by(NEXT, by_need);
        found.truncate(NEXT);
    }
    found.sort_by(by_need);
    found.into_iter().map(|(_, s)| row(index, s, now)).collect()
}

/// The most urgent first: overdue, due soon, then what has never been confirmed, then what is only
/// incomplete; among equals the one whose term ends first, then the one that lacks most.
type Need = (u8, Option<Timestamp>, Reverse<u32>);

/// `None`: it needs nothing.
fn need(summary: &Summary, now: Timestamp) -> Option<Need> {
    let lacks = summary.missing_bits.count_ones();
    let (rank, due) = match summary.assurance(now) {
        AssuranceState::Overdue { due } => (0, Some(due)),
        AssuranceState::DueSoon { due } => (1, Some(due)),
        AssuranceState::Never => (2, None),
        AssuranceState::Current { .. } if lacks > 0 => (3, None),
        AssuranceState::Current { .. } => return None,
    };
    Some((rank, due, Reverse(lacks)))
}
