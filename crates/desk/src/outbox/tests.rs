#![allow(clippy::unwrap_used)]
use super::*;
use infodesk_domain::{
    OperationId, ProblemCode, ServicePointId,
    commands::{OperationResult, Outcome},
    service_points::{Conflict, FieldValue, FieldVersion, Particulars},
};
use uuid::Uuid;

fn id<T: From<Uuid>>(n: u128) -> T {
    Uuid::from_u128(n).into()
}

/// A point named "เดิม" at version 3, by somebody else.
fn hub() -> Snapshot {
    let mut point = ServicePoint {
        id: id(1),
        code: serde_json::from_str("\"00000000\"").unwrap(),
        agency_id: id(2),
        department_id: id(2),
        particulars: Particulars {
            name_th: "เดิม".to_owned(),
            ..Particulars::default()
        },
        assurance: None,
        field_versions: std::collections::BTreeMap::new(),
        last_print: None,
    };
    point.stamp(&[Field::NameTh], 3, "ดารณี", Timestamp(10));
    Snapshot {
        point,
        pins: Vec::new(),
        pins_version: 0,
    }
}

fn name(text: &str) -> FieldValue {
    FieldValue::NameTh(text.to_owned())
}

fn name_en(text: &str) -> FieldValue {
    FieldValue::NameEn(text.to_owned())
}

fn edit(values: &[(FieldValue, i64)]) -> Command {
    let changes = values
        .iter()
        .map(|(value, base)| FieldChange {
            value: value.clone(),
            base: *base,
        })
        .collect();
    Command::EditServicePoint {
        service_point_id: id(1),
        changes,
    }
}

fn confirm() -> Command {
    Command::ConfirmServicePoint {
        service_point_id: id::<ServicePointId>(1),
    }
}

/// Queues `command` as operation `n` at position `n`.
fn put(pending: &mut Vec<Pending>, n: i64, command: Command) {
    let operation = Operation {
        id: id(n.unsigned_abs().into()),
        made_at: Timestamp(100 + n),
        command,
    };
    queue(&hub(), pending, operation, n);
}

fn sent(pending: &mut [Pending], n: usize) {
    pending[n].state = State::Sending;
}

fn answered(snapshot: &mut Snapshot, pending: &mut Vec<Pending>, n: u128, outcome: Outcome) {
    let result = OperationResult { id: id(n), outcome };
    let mut fresh = 1000;
    answer(
        Some(snapshot),
        pending,
        &Answered {
            result: &result,
            seen: 3,
            by: "มานี",
        },
        || {
            fresh += 1;
            id(fresh)
        },
    );
}

fn theirs(value: FieldValue, yours: FieldValue, version: i64) -> Conflict {
    let their_change = FieldVersion {
        version,
        by: "ดารณี".to_owned(),
        at: Timestamp(50),
    };
    Conflict {
        yours,
        theirs: value,
        their_change,
    }
}

/// Each operation as (id, its changes), for comparing.
fn shape(pending: &[Pending]) -> Vec<(OperationId, Vec<(FieldValue, i64)>)> {
    let changes = |p: &Pending| {
        p.changes()
            .iter()
            .map(|c| (c.value.clone(), c.base))
            .collect()
    };
    pending
        .iter()
        .map(|p| (p.operation.id, changes(p)))
        .collect()
}

#[test]
fn a_second_edit_joins_the_first_and_keeps_the_version_first_seen() {
    let mut pending = Vec::new();
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    put(&mut pending, 2, edit(&[(name("ข"), 5), (name_en("B"), 0)]));
    assert_eq!(
        shape(&pending),
        [(id(1), vec![(name("ข"), 3), (name_en("B"), 0)])]
    );
    assert_eq!(
        overlay(&hub(), &pending, "มานี").point.particulars.name_th,
        "ข"
    );
}

#[test]
fn what_may_have_reached_the_hub_is_not_changed_again() {
    let mut pending = Vec::new();
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    sent(&mut pending, 0);
    put(&mut pending, 2, edit(&[(name("ข"), 5)]));
    assert_eq!(
        shape(&pending),
        [(id(1), vec![(name("ก"), 3)]), (id(2), vec![(name("ข"), 3)])]
    );
    assert_eq!(
        overlay(&hub(), &pending, "มานี").point.particulars.name_th,
        "ข"
    );
}

#[test]
fn an_edit_after_a_confirmation_stays_behind_it() {
    let mut pending = Vec::new();
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    put(&mut pending, 2, confirm());
    put(&mut pending, 3, edit(&[(name_en("B"), 0)]));
    let ids: Vec<OperationId> = pending.iter().map(|p| p.operation.id).collect();
    assert_eq!(ids, [id(1), id(2), id(3)]);
}

#[test]
fn confirming_twice_says_it_once_at_the_later_moment() {
    let mut pending = Vec::new();
    put(&mut pending, 1, confirm());
    put(&mut pending, 2, confirm());
    assert_eq!(pending.len(), 1);
    assert_eq!(
        overlay(&hub(), &pending, "มานี").point.assurance.unwrap().at,
        Timestamp(102)
    );
}

#[test]
fn going_back_to_what_the_hub_has_leaves_nothing_to_send() {
    let mut pending = Vec::new();
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    put(&mut pending, 2, edit(&[(name("เดิม"), 3)]));
    assert_eq!(pending, []);
}

#[test]
fn going_back_is_sent_when_the_first_edit_may_have_arrived() {
    let mut pending = Vec::new();
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    sent(&mut pending, 0);
    put(&mut pending, 2, edit(&[(name("เดิม"), 3)]));
    assert_eq!(pending.len(), 2);
}

#[test]
fn what_the_hub_took_stays_on_screen_and_later_edits_build_on_it() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    sent(&mut pending, 0);
    put(&mut pending, 2, edit(&[(name("ข"), 3)]));
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Applied { version: Some(7) },
    );
    assert_eq!(snapshot.point.particulars.name_th, "ก");
    assert_eq!(snapshot.point.field_versions[&Field::NameTh].by, "มานี");
    assert_eq!(shape(&pending), [(id(2), vec![(name("ข"), 7)])]);
}

#[test]
fn an_old_answer_does_not_turn_back_what_the_feed_has_told() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    put(&mut pending, 1, edit(&[(name("ก"), 0)]));
    sent(&mut pending, 0);
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Applied { version: Some(2) },
    );
    assert_eq!((snapshot, pending), (hub(), vec![]));
}

#[test]
fn an_old_answer_does_not_pin_again_what_was_unpinned_since() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    let pin = Command::PinManual {
        service_point_id: id(1),
        manual_id: id(5),
        position: None,
    };
    put(&mut pending, 1, pin);
    sent(&mut pending, 0);
    // The feed has been read up to 3, and by then the manual was gone again.
    let outcome = Outcome::Applied { version: Some(2) };
    answered(&mut snapshot, &mut pending, 1, outcome);
    assert_eq!((snapshot.pins, pending), (vec![], vec![]));
}

#[test]
fn each_field_in_conflict_waits_by_itself_and_the_others_are_done() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    let phones = FieldValue::Phones(vec!["1111".to_owned()]);
    put(
        &mut pending,
        1,
        edit(&[(name("ก"), 1), (name_en("A"), 0), (phones.clone(), 0)]),
    );
    sent(&mut pending, 0);
    put(&mut pending, 2, edit(&[(name("ข"), 3)]));
    let conflicts = vec![
        theirs(name("เดิม"), name("ก"), 3),
        theirs(name_en("Theirs"), name_en("A"), 5),
    ];
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Conflict {
            version: Some(6),
            conflicts,
        },
    );
    assert_eq!(
        shape(&pending),
        [
            (id(1), vec![(name("ข"), 1)]),
            (id(1001), vec![(name_en("A"), 0)])
        ]
    );
    assert!(pending.iter().all(|p| p.state == State::Conflict));
    assert_eq!(snapshot.point.particulars.get(Field::Phones), phones);
    assert_eq!(snapshot.point.particulars.name_en, "Theirs");
    let seen = overlay(&snapshot, &pending, "มานี").point.particulars;
    assert_eq!((seen.name_th.as_str(), seen.name_en.as_str()), ("ข", "A"));
}

/// Operation 1 in conflict over the name, a confirmation behind it.
fn in_conflict() -> (Snapshot, Vec<Pending>) {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    put(&mut pending, 1, edit(&[(name("ก"), 1)]));
    sent(&mut pending, 0);
    put(&mut pending, 2, confirm());
    let conflicts = vec![theirs(name("เดิม"), name("ก"), 3)];
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Conflict {
            version: None,
            conflicts,
        },
    );
    (snapshot, pending)
}

#[test]
fn keeping_mine_sends_it_again_on_top_of_theirs_before_the_confirmation() {
    let (snapshot, mut pending) = in_conflict();
    assert!(resolve(&snapshot, &mut pending, id(1), Keep::Mine, id(9)));
    assert_eq!(
        shape(&pending),
        [(id(9), vec![(name("ก"), 3)]), (id(2), vec![])]
    );
    assert!(pending.iter().all(|p| p.state == State::Queued));
}

#[test]
fn keeping_theirs_withdraws_the_confirmation_of_mine() {
    let (snapshot, mut pending) = in_conflict();
    assert!(resolve(&snapshot, &mut pending, id(1), Keep::Theirs, id(9)));
    assert_eq!(pending, []);
    assert!(!resolve(
        &snapshot,
        &mut pending,
        id(1),
        Keep::Theirs,
        id(9)
    ));
}

#[test]
fn an_edit_of_a_field_in_conflict_is_the_new_value_of_the_conflict() {
    let (_, mut pending) = in_conflict();
    put(&mut pending, 3, edit(&[(name("ค"), 3)]));
    assert_eq!(shape(&pending)[0], (id(1), vec![(name("ค"), 1)]));
    assert_eq!(pending[0].state, State::Conflict);
    put(&mut pending, 4, edit(&[(name("เดิม"), 3)]));
    assert!(
        pending.iter().all(Pending::confirms),
        "typing what they have ends the conflict"
    );
}

#[test]
fn a_refused_edit_is_kept_and_no_longer_shown_and_what_was_confirmed_of_it_is_withdrawn() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    put(&mut pending, 1, edit(&[(name("ก"), 3)]));
    put(&mut pending, 2, confirm());
    sent(&mut pending, 0);
    let problems = vec![Problem::error("", ProblemCode::NotWithinRights)];
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Refused {
            problems: problems.clone(),
        },
    );
    assert_eq!(pending.len(), 1);
    assert_eq!(pending[0].state, State::Refused(problems));
    assert_eq!(overlay(&snapshot, &pending, "มานี"), hub());
    assert!(dismiss(&mut pending, id(1)) && pending.is_empty());
}

#[test]
fn a_pin_that_somebody_else_has_set_meanwhile_is_no_news() {
    let (mut snapshot, mut pending) = (hub(), Vec::new());
    let pin = Command::PinManual {
        service_point_id: id(1),
        manual_id: id(5),
        position: None,
    };
    put(&mut pending, 1, pin);
    assert_eq!(overlay(&snapshot, &pending, "มานี").pins, [id(5)]);
    let problems = vec![Problem::error("pins", ProblemCode::ManualAlreadyPinned)];
    answered(
        &mut snapshot,
        &mut pending,
        1,
        Outcome::Refused { problems },
    );
    assert_eq!(pending, []);
}
