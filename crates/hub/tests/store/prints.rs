//! The print log, and the last print that the feed brings to every replica.

use crate::bench::{Bench, edit, on_both, phones, printed, profile};
use infodesk_domain::{
    OfficerId, PrintId, ProblemCode, ServicePointId, Surroundings,
    commands::{Command, Outcome},
    feed::{Changed, FeedPage},
    prints::{Destination, Paper, PrintRecord, PrintResult, Sheet},
    rights::{Role, Unit},
    service_points::ServicePoint,
    wire::PrintEntry,
};
use infodesk_test_support::SmallRegister;

async fn tell(
    bench: &Bench,
    officer: OfficerId,
    record: PrintRecord,
    at: ServicePointId,
) -> Outcome {
    let command = Command::RecordPrint {
        service_point_id: at,
        record,
    };
    bench.carry_out(officer, command).await
}

async fn log(bench: &Bench, officer: OfficerId, point: ServicePointId) -> Vec<PrintEntry> {
    let page = bench.store.prints(officer, point, None, 100).await;
    page.unwrap().unwrap().prints
}

async fn feed(bench: &Bench, officer: OfficerId, known: &SmallRegister, after: i64) -> FeedPage {
    let page = bench.store.feed_page(officer, known.department, after, 500);
    page.await.unwrap().unwrap()
}

on_both! {
    async fn a_print_is_kept_as_it_was_told_and_by_whom(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let told = printed(bench.surroundings.now().plus_millis(-5000));
        let outcome = tell(&bench, officer, told.clone(), known.at_unit).await;
        assert!(matches!(outcome, Outcome::Applied { version: Some(_) }), "{outcome:?}");
        let [entry] = log(&bench, officer, known.at_unit).await.try_into().unwrap();
        assert_eq!((entry.record, entry.by), (told, profile("unit").name));
        assert_eq!(entry.recorded_at, bench.surroundings.now());
        assert_eq!(log(&bench, officer, known.at_child).await, []);
    }

    async fn every_kind_of_print_reads_back(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let name = || "เครื่องพิมพ์ทดลอง".to_owned();
        let destinations = [
            Destination::Printer { name: name() },
            Destination::SystemDialog { printer: Some(name()) },
            Destination::SystemDialog { printer: None },
            Destination::File,
        ];
        let results =
            [PrintResult::Printed, PrintResult::Failed { fault: "no_paper".to_owned() }, PrintResult::Cancelled];
        let mut told = Vec::new();
        for (paper, copies) in [(Paper::A3, None), (Paper::A4, Some(1)), (Paper::A5, Some(999))] {
            for destination in &destinations {
                for result in &results {
                    bench.surroundings.pass_minutes(1);
                    let plain = printed(bench.surroundings.now());
                    let sheet = Sheet { paper, ..plain.sheet };
                    let (destination, result) = (destination.clone(), result.clone());
                    told.push(PrintRecord { sheet, copies, destination, result, ..plain });
                }
            }
        }
        for record in &told {
            let outcome = tell(&bench, officer, record.clone(), known.at_unit).await;
            assert!(matches!(outcome, Outcome::Applied { .. }), "{record:?}: {outcome:?}");
        }
        told.reverse();
        let kept = log(&bench, officer, known.at_unit).await;
        assert_eq!(kept.into_iter().map(|entry| entry.record).collect::<Vec<_>>(), told);
    }

    async fn the_feed_brings_the_last_print(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let before = feed(&bench, officer, &known, 0).await.head;
        let told = printed(bench.surroundings.now());
        tell(&bench, officer, told.clone(), known.at_unit).await;
        let page = feed(&bench, officer, &known, before).await;
        let [Changed::ServicePoint(ServicePoint { id, last_print: Some(last), .. })] = page.changes.as_slice()
        else { panic!("{:?}", page.changes) };
        assert_eq!((*id, page.head), (known.at_unit, before + 1));
        assert_eq!((last.at, last.copies, last.version), (told.printed_at, told.copies, told.sheet.version));
        assert_eq!((&last.by, &last.mark), (&profile("unit").name, &told.sheet.mark));
    }

    async fn what_changes_no_last_print_is_logged_and_takes_no_number(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let now = bench.surroundings.now();
        tell(&bench, officer, printed(now), known.at_unit).await;
        let (point, head) =
            (bench.point(officer, known.at_unit).await, feed(&bench, officer, &known, 0).await.head);
        let late = printed(now.plus_days(-1));
        let failed = PrintRecord { result: PrintResult::Failed { fault: "jam".to_owned() }, ..printed(now) };
        let to_file = PrintRecord { destination: Destination::File, ..printed(now) };
        for record in [late, failed, to_file] {
            let outcome = tell(&bench, officer, record, known.at_unit).await;
            assert_eq!(outcome, Outcome::Applied { version: None });
        }
        assert_eq!(bench.point(officer, known.at_unit).await, point);
        assert_eq!(feed(&bench, officer, &known, 0).await.head, head);
        assert_eq!(log(&bench, officer, known.at_unit).await.len(), 4);
    }

    async fn told_twice_it_is_logged_once(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let operation = bench.operation(bench.print(known.at_unit));
        let first = bench.store.carry_out(officer, &operation).await.unwrap();
        assert_eq!(bench.store.carry_out(officer, &operation).await.unwrap(), first);
        assert_eq!(log(&bench, officer, known.at_unit).await.len(), 1);
    }

    async fn what_cannot_be_true_is_not_logged(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let record = PrintRecord { copies: Some(0), ..printed(bench.surroundings.now()) };
        let outcome = tell(&bench, officer, record, known.at_unit).await;
        let Outcome::Refused { problems } = outcome else { panic!("{outcome:?}") };
        assert_eq!(problems[0].code, ProblemCode::CopiesOutOfRange);
        assert_eq!(log(&bench, officer, known.at_unit).await, []);
    }

    async fn the_log_comes_page_by_page_the_newest_first(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let now = bench.surroundings.now();
        // Two of the same moment, and one that arrives late.
        for millis in [-4000, -3000, -3000, -1000, -9000] {
            tell(&bench, officer, printed(now.plus_millis(millis)), known.at_unit).await;
        }
        tell(&bench, officer, printed(now), known.at_child).await;
        let whole = log(&bench, officer, known.at_unit).await;
        let ages: Vec<i64> = whole.iter().map(|entry| entry.record.printed_at.0 - now.0).collect();
        assert_eq!(ages, [-1000, -3000, -3000, -4000, -9000]);
        let (mut after, mut pieces): (Option<PrintId>, Vec<PrintEntry>) = (None, Vec::new());
        loop {
            let page = bench.store.prints(officer, known.at_unit, after, 2).await.unwrap().unwrap();
            pieces.extend(page.prints);
            let Some(next) = page.next else { break };
            after = Some(next.parse().unwrap());
        }
        assert_eq!(pieces, whole);
        // An entry of another point leads nowhere.
        let elsewhere = log(&bench, officer, known.at_child).await[0].id;
        let page = bench.store.prints(officer, known.at_unit, Some(elsewhere), 2).await.unwrap().unwrap();
        assert_eq!(page.prints, []);
    }

    async fn an_entry_outlives_the_right_of_who_made_it(bench) {
        let known = bench.with_register().await;
        let grant = bench.officer("gone").await;
        let right = Unit::ServicePoint(known.at_unit);
        let right = bench.store.grant(grant, Role::ServicePointOfficer, right).await.unwrap();
        tell(&bench, grant, printed(bench.surroundings.now()), known.at_unit).await;
        bench.store.end_grant(right).await.unwrap();
        assert_eq!(bench.store.prints(grant, known.at_unit, None, 10).await.unwrap(), None);
        let officer = bench.officer_of_unit(&known).await;
        assert_eq!(log(&bench, officer, known.at_unit).await[0].by, profile("gone").name);
    }

    async fn pins_come_with_the_number_of_their_last_change(bench) {
        let known = bench.with_register().await;
        let officer = bench.officer_of_unit(&known).await;
        let service_point_id = known.at_unit;
        let mut last = 0;
        for manual_id in known.manuals {
            let pin = Command::PinManual { service_point_id, manual_id, position: None };
            let Outcome::Applied { version: Some(version) } = bench.carry_out(officer, pin).await
            else { panic!("not applied") };
            last = version;
        }
        // A later change of something else is none of the pins.
        bench.carry_out(officer, edit(service_point_id, phones(&["02 111 1111"]), 0)).await;
        for after in [0, last - 2] {
            let page = feed(&bench, officer, &known, after).await;
            let pins = page.changes.iter().find_map(|changed| match changed {
                Changed::Pins(pins) => Some((pins.manual_ids.len(), pins.version)),
                _ => None,
            });
            assert_eq!(pins, Some((3, last)));
        }
    }
}
