//! Carrying out operations.

use crate::bench::{edit, on_both, phones, profile};
use infodesk_domain::{
    ManualId, ProblemCode, Surroundings,
    commands::{Command, FieldChange, Outcome},
    service_points::{Assurance, Field, FieldValue, FieldVersion},
};
use tokio::task::JoinSet;

fn version(outcome: &Outcome) -> i64 {
    match outcome {
        Outcome::Applied {
            version: Some(version),
        } => *version,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn an_edit_is_kept_and_numbered_and_signed(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        bench.surroundings.pass_minutes(5);
        let at = bench.surroundings.now();
        let outcome = bench.carry_out(officer, edit(known.at_unit, phones(&["02 111 1111"]), 0)).await;
        let version = version(&outcome);
        let point = bench.point(officer, known.at_unit).await;
        assert_eq!(point.particulars.phones, ["02 111 1111"]);
        let signed = FieldVersion { version, by: profile("unit").name, at };
        assert_eq!(point.field_versions.into_iter().collect::<Vec<_>>(), [(Field::Phones, signed)]);
        assert_eq!(point.assurance, None, "saving confirms nothing");
        let page = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        assert_eq!(page.head, version);
    }

    async fn a_repeated_push_changes_nothing_twice(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let manual_id = known.manuals[0];
        let pin = Command::PinManual { service_point_id: known.at_unit, manual_id, position: None };
        let operation = bench.operation(pin);
        let mut pushes = JoinSet::new();
        for _ in 0..8 {
            let (store, operation) = (bench.store.clone(), operation.clone());
            pushes.spawn(async move { store.carry_out(officer, &operation).await.unwrap() });
        }
        let results = pushes.join_all().await;
        assert!(results.iter().all(|r| r == &results[0]), "{results:?}");
        let head = version(&results[0].outcome);
        let page = bench.store.feed_page(officer, known.department, 0, 500).await.unwrap().unwrap();
        assert_eq!(page.head, head);
    }

    async fn a_refusal_is_answered_the_same_again(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let operation = bench.operation(edit(known.at_unit, phones(&["not a number"]), 0));
        let first = bench.store.carry_out(officer, &operation).await.unwrap();
        let Outcome::Refused { problems } = &first.outcome else { panic!("{first:?}") };
        assert_eq!(problems[0].field, "phones.0");
        assert_eq!(bench.store.carry_out(officer, &operation).await.unwrap(), first);
        assert!(bench.point(officer, known.at_unit).await.particulars.phones.is_empty());
    }

    async fn what_overlaps_conflicts_and_what_does_not_is_merged(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let theirs = phones(&["02 111 1111"]);
        let first = bench.carry_out(officer, edit(known.at_unit, theirs.clone(), 0)).await;
        let yours = phones(&["02 222 2222"]);
        let name = FieldValue::NameEn("Test Office".to_owned());
        let outcome = bench.carry_out(officer, Command::EditServicePoint {
            service_point_id: known.at_unit,
            changes: vec![
                FieldChange { value: yours.clone(), base: 0 },
                FieldChange { value: name, base: 0 },
            ],
        }).await;
        let Outcome::Conflict { version: Some(second), conflicts } = outcome else { panic!("{outcome:?}") };
        assert_eq!(second, version(&first) + 1);
        let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
        assert_eq!((&conflict.yours, &conflict.theirs), (&yours, &theirs));
        assert_eq!(conflict.their_change.version, version(&first));
        let point = bench.point(officer, known.at_unit).await;
        assert_eq!(point.particulars.phones, ["02 111 1111"]);
        assert_eq!(point.particulars.name_en, "Test Office");
        assert_eq!(point.version_of(Field::NameEn), second);
        // With what they saw as the base, their wish prevails.
        let again = bench.carry_out(officer, edit(known.at_unit, yours, version(&first))).await;
        assert_eq!(version(&again), second + 1);
    }

    async fn of_many_edits_at_once_one_is_first(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let mut pushes = JoinSet::new();
        for i in 0..16 {
            let operation = bench.operation(edit(known.at_unit, phones(&[&format!("02 000 {i:04}")]), 0));
            let store = bench.store.clone();
            pushes.spawn(async move { store.carry_out(officer, &operation).await.unwrap().outcome });
        }
        let outcomes = pushes.join_all().await;
        let applied = outcomes.iter().filter(|o| matches!(o, Outcome::Applied { version: Some(_) })).count();
        let conflicts =
            outcomes.iter().filter(|o| matches!(o, Outcome::Conflict { version: None, .. })).count();
        assert_eq!((applied, conflicts), (1, 15));
    }

    async fn numbers_of_a_stream_have_no_gap(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let head = |page: infodesk_domain::feed::FeedPage| page.head;
        let before = head(bench.store.feed_page(officer, known.department, 0, 1).await.unwrap().unwrap());
        let mut pushes = JoinSet::new();
        for i in 0..16 {
            let point = if i % 2 == 0 { known.at_unit } else { known.at_child };
            let value = phones(&[&format!("02 000 {i:04}")]);
            let operation = bench.operation(edit(point, value, i64::MAX));
            let store = bench.store.clone();
            pushes.spawn(async move { version(&store.carry_out(officer, &operation).await.unwrap().outcome) });
        }
        let mut numbers = pushes.join_all().await;
        numbers.sort_unstable();
        assert_eq!(numbers, (before + 1..=before + 16).collect::<Vec<_>>());
    }

    async fn still_correct_is_said_by_whom_and_when(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let confirm = Command::ConfirmServicePoint { service_point_id: known.at_unit };
        version(&bench.carry_out(officer, confirm).await);
        let assurance = Assurance { at: bench.surroundings.now(), by: profile("unit").name };
        assert_eq!(bench.point(officer, known.at_unit).await.assurance, Some(assurance));
    }

    async fn what_says_the_same_changes_nothing(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let same = bench.point(officer, known.at_unit).await.particulars.get(Field::Hours);
        let outcome = bench.carry_out(officer, edit(known.at_unit, same, 0)).await;
        assert_eq!(outcome, Outcome::Applied { version: None });
        let reorder = Command::ReorderPins { service_point_id: known.at_unit, manual_ids: vec![] };
        assert_eq!(bench.carry_out(officer, reorder).await, Outcome::Applied { version: None });
    }

    async fn manuals_are_pinned_ordered_and_unpinned(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let point = known.at_unit;
        let [a, b, c] = known.manuals;
        let pinned = || async {
            bench.store.service_point(officer, point).await.unwrap().unwrap().manual_ids
        };
        for (manual_id, position) in [(a, None), (b, None), (c, Some(0))] {
            let pin = Command::PinManual { service_point_id: point, manual_id, position };
            version(&bench.carry_out(officer, pin).await);
        }
        assert_eq!(pinned().await, [c, a, b]);
        let reorder = Command::ReorderPins { service_point_id: point, manual_ids: vec![b, c, a] };
        version(&bench.carry_out(officer, reorder).await);
        assert_eq!(pinned().await, [b, c, a]);
        let unpin = Command::UnpinManual { service_point_id: point, manual_id: c };
        version(&bench.carry_out(officer, unpin).await);
        assert_eq!(pinned().await, [b, a]);
    }

    async fn only_manuals_of_the_register_are_pinned(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let manual_id = ManualId::new(&bench.surroundings);
        let pin = Command::PinManual { service_point_id: known.at_unit, manual_id, position: None };
        let outcome = bench.carry_out(officer, pin).await;
        let Outcome::Refused { problems } = outcome else { panic!("{outcome:?}") };
        assert_eq!(problems[0].code, ProblemCode::ManualUnknown);
    }
}
