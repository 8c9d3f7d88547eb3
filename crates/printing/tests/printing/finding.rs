//! What is listed, and what is said of it.

use crate::office::{Loaded, Office, USER, pdf, ticket, to_the_end};
use infodesk_printing::{
    Condition, Found, JobState, Media, PrintFault, Printer, PrinterKind, PrinterState,
    PrintingOffice, Spooler,
};
use std::time::Duration;

/// Ends at the first sight of what is looked for; only a test that fails waits so long.
const LONG: Duration = Duration::from_secs(40);
const AT_ONCE: Duration = Duration::from_millis(1);

async fn find(office: &PrintingOffice, wanted: impl Fn(&Printer) -> bool) -> Printer {
    let mut search = office.search(LONG);
    let mut others = Vec::new();
    while let Some(found) = search.next().await {
        match found {
            Found::Printer(printer) if wanted(&printer) => return printer,
            other => others.push(other),
        }
    }
    panic!("not found among {others:?}")
}

#[tokio::test]
async fn a_queue_is_listed_with_its_state_its_paper_and_whether_it_is_the_default() {
    let office = Office::new().await;
    let device = office.device("canon", Loaded::A4AndA5).await;
    let (front, back) = (
        office.queue("front", &device).await,
        office.queue("back", &device).await,
    );
    office.cups().make_default("back").await;
    office.cups().stop("front").await;

    let (printers, faults) = office.printing().search(AT_ONCE).all().await;
    assert_eq!(faults, []);
    let listed = |id| printers.iter().find(|p| p.id == id).expect("a queue");
    let (front, back) = (listed(front), listed(back));
    assert_eq!(
        (front.kind, front.is_default, front.state),
        (PrinterKind::Queue, false, PrinterState::Stopped)
    );
    assert_eq!(
        (back.kind, back.is_default, back.state),
        (PrinterKind::Queue, true, PrinterState::Idle)
    );
    assert_eq!(back.media_ready, [Media::A4, Media::A5]);
    assert_eq!(back.media_default, Some(Media::A4));
    assert!(back.accepts_pdf && back.colour && back.accepts_jobs);

    let asked = office.printing().printer(&back.id).await.unwrap();
    assert_eq!(asked, *back);
}

#[tokio::test]
async fn a_printer_on_the_network_is_found_and_printed_to() {
    let office = Office::announced().await;
    let device = office.device("brother", Loaded::OnlyA5).await;
    let printing = office.printing();
    let found = find(&printing, |printer| printer.name == device.name()).await;
    assert_eq!(found.kind, PrinterKind::Network);
    assert_eq!(found.location.as_deref(), Some("ชั้น 2"));
    assert_eq!(found.media_ready, [Media::A5]);
    assert!(found.accepts_pdf && found.colour);
    assert_eq!((found.state, found.copies_max), (PrinterState::Idle, 99));

    let mut a5 = ticket("โปสเตอร์", 1);
    a5.media = Media::A5;
    let job = printing.send(&found.id, &pdf(), &a5).await.unwrap();
    let end = to_the_end(&printing, &job).await.pop();
    assert_eq!(
        end,
        Some(JobState::Done {
            impressions: Some(1)
        })
    );
    assert_eq!(device.printed()[0].pdf, pdf());
}

#[tokio::test]
async fn a_printer_that_is_a_queue_already_is_not_listed_twice() {
    let office = Office::announced().await.with_spooler().await;
    let (queued, free) = (
        office.device("queued", Loaded::A4AndA5).await,
        office.device("free", Loaded::A4AndA5).await,
    );
    let queue = office.queue("reception", &queued).await;
    let mut search = office.printing().search(LONG);
    let mut names = Vec::new();
    // Announced after the other one, so that one has been heard by then.
    while names.last().map(String::as_str) != Some(free.name()) {
        if let Found::Printer(printer) = search.next().await.expect("the printer") {
            names.push(printer.name);
        }
    }
    assert!(!names.iter().any(|name| name == queued.name()), "{names:?}");
    let (printers, _) = office.printing().search(AT_ONCE).all().await;
    assert!(printers.iter().any(|printer| printer.id == queue));
}

#[tokio::test]
async fn the_network_is_searched_although_no_spooler_runs() {
    let office = Office::announced().await;
    let device = office.device("alone", Loaded::A4AndA5).await;
    let nowhere = Spooler::Socket(office.folder().join("no.sock"));
    let mut search = PrintingOffice::new(nowhere, USER).unwrap().search(LONG);
    let (mut failed, mut found) = (false, false);
    while !(failed && found) {
        match search.next().await.expect("both") {
            Found::NoQueues(fault) => {
                assert!(matches!(fault, PrintFault::NoSpooler { .. }), "{fault:?}");
                failed = true;
            }
            Found::Printer(printer) => found |= printer.name == device.name(),
            Found::NoNetwork(fault) => panic!("{fault:?}"),
        }
    }
}

#[tokio::test]
async fn the_socket_is_as_good_a_door_as_the_port() {
    let office = Office::new().await;
    let device = office.device("epson", Loaded::A4AndA5).await;
    office.queue("epson", &device).await;
    let printing = PrintingOffice::new(Spooler::Socket(office.cups().socket()), USER).unwrap();
    let (printers, faults) = printing.search(AT_ONCE).all().await;
    assert_eq!(faults, []);
    let queue = printers
        .iter()
        .find(|p| p.id.0 == "ipp://localhost/printers/epson")
        .expect("the queue");
    let job = printing
        .send(&queue.id, &pdf(), &ticket("โปสเตอร์", 1))
        .await
        .unwrap();
    assert!(matches!(
        to_the_end(&printing, &job).await.pop(),
        Some(JobState::Done { .. })
    ));
}

#[tokio::test]
async fn a_queue_whose_printer_is_off_is_listed_as_offline() {
    let office = Office::new().await;
    let mut device = office.device("off", Loaded::A4AndA5).await;
    let queue = office.queue("off", &device).await;
    device.switch_off();
    let printer = office.printing().printer(&queue).await.unwrap();
    let conditions: Vec<Condition> = printer.problems.iter().map(|p| p.condition).collect();
    assert_eq!(conditions, [Condition::Offline]);
}
