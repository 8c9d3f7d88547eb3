//! Whatever the order of edits, pulls, pushes, broken lines and restarts: in the end both desks show what
//! the hub has, nothing that an officer wrote is lost without their own decision, and nobody has written
//! over what they had never seen.

use crate::{
    memory_hub::{Line, MemoryHub},
    people::{Pc, manual_id, name_en, name_th, phones, point_id, small_hub},
};
use infodesk_desk::{
    register::RegisterError,
    service_points::{Keep, ServicePointView},
};
use infodesk_domain::{
    commands::FieldChange,
    service_points::{Field, FieldValue, ServicePoint},
};
use proptest::prelude::*;
use std::collections::HashMap;

const FIELDS: [Field; 3] = [Field::NameTh, Field::NameEn, Field::Phones];

#[derive(Debug, Clone)]
enum Step {
    /// The form is opened: later edits are based on what stands there now.
    Look,
    Edit(usize),
    Confirm,
    Pin(u128, Option<u32>),
    Unpin(u128),
    Reorder,
    Sync(Line),
    Restart,
    Resolve(Keep),
    RightsChange,
}

fn step() -> impl Strategy<Value = Step> {
    let manual = 0x201_u128..0x204;
    let line = prop_oneof![
        3 => Just(Line::Holds),
        2 => (0u32..6).prop_map(Line::BreaksBefore),
        2 => (0u32..6).prop_map(Line::LosesAnswer),
    ];
    prop_oneof![
        2 => Just(Step::Look),
        6 => (0..FIELDS.len()).prop_map(Step::Edit),
        1 => Just(Step::Confirm),
        2 => (manual.clone(), proptest::option::of(0u32..3)).prop_map(|(m, at)| Step::Pin(m, at)),
        1 => manual.prop_map(Step::Unpin),
        1 => Just(Step::Reorder),
        6 => line.prop_map(Step::Sync),
        1 => Just(Step::Restart),
        1 => prop_oneof![Just(Keep::Mine), Just(Keep::Theirs)].prop_map(Step::Resolve),
        1 => Just(Step::RightsChange),
    ]
}

/// A desk, the form that is open on it, and what its officer last wrote into each field.
struct Desk {
    pc: Pc,
    form: Option<ServicePoint>,
    wrote: HashMap<Field, FieldValue>,
    /// Every value that stood on the screen when the officer looked.
    seen: Vec<FieldValue>,
}

impl Desk {
    async fn new(hub: &MemoryHub, n: u128, name: &str) -> Self {
        let pc = Pc::ready(hub, n, name).await;
        let mut desk = Self {
            pc,
            form: None,
            wrote: HashMap::new(),
            seen: Vec::new(),
        };
        desk.form = desk.look().await.map(|view| view.point);
        desk
    }

    async fn look(&mut self) -> Option<ServicePointView> {
        let view = self.view().await?;
        let values = FIELDS.map(|field| view.point.particulars.get(field));
        self.seen.extend(values);
        self.seen
            .extend(view.conflicts.iter().map(|c| c.theirs.clone()));
        Some(view)
    }

    /// `None` while the register is on its way again.
    async fn view(&self) -> Option<ServicePointView> {
        self.pc.register.service_point(point_id()).await.ok()
    }

    async fn take(&mut self, step: &Step, hub: &MemoryHub, nth: usize) {
        self.pc.surroundings.later(1000);
        match step {
            Step::Look => self.form = self.look().await.map(|v| v.point),
            Step::Edit(field) => self.edit(FIELDS[*field], nth).await,
            Step::Confirm => allowed(self.pc.register.confirm(point_id()).await),
            Step::Pin(manual, at) => allowed(
                self.pc
                    .register
                    .pin(point_id(), manual_id(*manual), *at)
                    .await,
            ),
            Step::Unpin(manual) => {
                allowed(self.pc.register.unpin(point_id(), manual_id(*manual)).await)
            }
            Step::Reorder => self.reorder().await,
            Step::Sync(line) => drop(self.pc.sync_with(*line).await),
            Step::Restart => self.pc.start_again(),
            Step::Resolve(keep) => self.resolve(*keep).await,
            Step::RightsChange => hub.change_rights_mark(),
        }
    }

    async fn edit(&mut self, field: Field, nth: usize) {
        let Some(form) = &self.form else { return };
        let value = match field {
            Field::NameTh => name_th(&format!("จุด {nth}")),
            Field::NameEn => name_en(&format!("Point {nth}")),
            _ => phones(&format!("02-282-{:04}", nth)),
        };
        let changes = vec![FieldChange {
            value: value.clone(),
            base: form.version_of(field),
        }];
        match self.pc.register.save(point_id(), changes).await {
            Ok(view) => {
                assert_eq!(
                    view.point.particulars.get(field),
                    value,
                    "what was saved is not shown"
                );
                self.wrote.insert(field, value);
            }
            refused => allowed(refused),
        }
    }

    async fn reorder(&self) {
        let Some(view) = self.view().await else {
            return;
        };
        let order = view.pinned.iter().rev().map(|m| m.id).collect();
        allowed(self.pc.register.reorder(point_id(), order).await);
    }

    async fn resolve(&mut self, keep: Keep) {
        let Some(view) = self.look().await else {
            return;
        };
        for conflict in view.conflicts {
            if keep == Keep::Theirs {
                self.wrote.remove(&conflict.yours.field());
            }
            self.pc
                .register
                .resolve_conflict(conflict.operation_id, keep)
                .await
                .unwrap();
        }
    }

    async fn is_quiet(&self) -> bool {
        self.pc.unsent().await == 0 && self.view().await.is_some_and(|v| v.conflicts.is_empty())
    }
}

/// The rule may say no, and the point may be on its way again; nothing else may go wrong.
fn allowed(acted: Result<ServicePointView, RegisterError>) {
    match acted {
        Ok(_) | Err(RegisterError::Refused(_) | RegisterError::NotFound) => {}
        Err(error) => panic!("{error}"),
    }
}

async fn play(steps: Vec<(bool, Step)>) {
    let hub = small_hub();
    let mut desks = [
        Desk::new(&hub, 0x10, "มานี").await,
        Desk::new(&hub, 0x20, "ปิติ").await,
    ];
    for (nth, (second, step)) in steps.iter().enumerate() {
        desks[usize::from(*second)].take(step, &hub, nth).await;
    }
    settle(&mut desks).await;
    for desk in &desks {
        let view = desk.view().await.unwrap();
        assert_eq!(view.point, hub.point(point_id()));
        assert_eq!(
            view.pinned.iter().map(|m| m.id).collect::<Vec<_>>(),
            hub.pins(point_id())
        );
        assert_eq!(view.refused, []);
        let state = hub.state();
        for value in desk.wrote.values() {
            let arrived = state.history.iter().any(|(written, _)| written == value);
            assert!(arrived, "{value:?} never reached the hub");
        }
    }
    for field in FIELDS {
        nobody_wrote_over_what_they_had_not_seen(&hub, &desks, field);
    }
}

fn nobody_wrote_over_what_they_had_not_seen(hub: &MemoryHub, desks: &[Desk; 2], field: Field) {
    let state = hub.state();
    let of_field = state.history.iter().filter(|(v, _)| v.field() == field);
    let written: Vec<&(FieldValue, String)> = of_field.collect();
    for pair in written.windows(2) {
        let ((before, theirs), (after, writer)) = (pair[0], pair[1]);
        let desk = desks.iter().find(|d| d.pc.me.officer.name == *writer);
        let seen = desk.unwrap().seen.contains(before);
        assert!(
            theirs == writer || seen,
            "{after:?} unknowingly over {before:?}"
        );
    }
}

/// The lines hold, and the officers keep what they wrote, until nothing waits any more.
async fn settle(desks: &mut [Desk; 2]) {
    for _ in 0..8 {
        for desk in desks.iter_mut() {
            desk.pc.sync().await;
            desk.resolve(Keep::Mine).await;
            desk.pc.sync().await;
        }
        for desk in desks.iter() {
            desk.pc.sync().await;
        }
        if desks[0].is_quiet().await && desks[1].is_quiet().await {
            return;
        }
    }
    panic!("the desks do not come to rest");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn both_desks_end_with_what_the_hub_has_and_nothing_is_lost(
        steps in proptest::collection::vec((any::<bool>(), step()), 1..40)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(play(steps));
    }
}
