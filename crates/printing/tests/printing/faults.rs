//! Every way a poster can fail to come out, provoked once.

use crate::office::{Device, EVERY, Loaded, Office, pdf, soon, ticket, to_the_end, until_state};
use infodesk_printing::{JobState, JobTicket, Media, PrintFault, PrinterId};

async fn refused(office: &Office, printer: &PrinterId, ticket: &JobTicket) -> PrintFault {
    let answer = office.printing().send(printer, &pdf(), ticket).await;
    answer.expect_err("it should have been refused")
}

fn id(device: &Device) -> PrinterId {
    PrinterId(device.uri())
}

#[tokio::test]
async fn a_stopped_queue_takes_nothing_and_a_job_in_it_stands() {
    let office = Office::new().await;
    let device = office.device("stopped", Loaded::A4AndA5).await;
    let queue = office.queue("stopped", &device).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let running = printing
        .send(&queue, &pdf(), &ticket("running", 2))
        .await
        .unwrap();
    let waiting = printing
        .send(&queue, &pdf(), &ticket("waiting", 1))
        .await
        .unwrap();
    until_state(&printing, &running, |state| state.impressions() == Some(1)).await;
    office.cups().stop("stopped").await;
    let stopped = |state: &JobState| {
        matches!(
            state,
            JobState::Stopped {
                fault: PrintFault::PrinterStopped,
                ..
            }
        )
    };
    until_state(&printing, &waiting, stopped).await;
    assert_eq!(
        refused(&office, &queue, &ticket("new", 1)).await,
        PrintFault::PrinterStopped
    );
    device.let_go();
    office.cups().start_again("stopped").await;
    assert!(matches!(
        to_the_end(&printing, &waiting).await.pop(),
        Some(JobState::Done { .. })
    ));
}

#[tokio::test]
async fn a_queue_that_takes_no_jobs_says_so() {
    let office = Office::new().await;
    let device = office.device("closed", Loaded::A4AndA5).await;
    let queue = office.queue("closed", &device).await;
    office.cups().reject("closed").await;
    assert_eq!(
        refused(&office, &queue, &ticket("new", 1)).await,
        PrintFault::NotAccepting
    );
}

#[tokio::test]
async fn a_jam_ends_the_job_and_tells_how_many_sheets_are_good() {
    let office = Office::without_spooler().await;
    let device = office.device("jam", Loaded::A4AndA5).await;
    let printing = office.printing();
    device.next_jobs("jam");
    let job = printing
        .send(&id(&device), &pdf(), &ticket("jam", 5))
        .await
        .unwrap();
    let end = to_the_end(&printing, &job).await.pop();
    assert_eq!(
        end,
        Some(JobState::Aborted {
            fault: PrintFault::Jam,
            impressions: Some(2)
        })
    );
}

#[tokio::test]
async fn an_empty_tray_is_told_while_the_job_waits_and_the_job_goes_on_with_new_paper() {
    let office = Office::new().await;
    let device = office.device("empty", Loaded::A4AndA5).await;
    let queue = office.queue("empty", &device).await;
    for printer in [id(&device), queue] {
        let printing = office.printing();
        device.next_jobs("empty");
        let job = printing
            .send(&printer, &pdf(), &ticket("empty", 2))
            .await
            .unwrap();
        let empty = |state: &JobState| {
            matches!(
                state,
                JobState::Printing {
                    warning: Some(PrintFault::NoPaper),
                    ..
                }
            )
        };
        until_state(&printing, &job, empty).await;
        device.let_go();
        let end = to_the_end(&printing, &job).await.pop();
        assert_eq!(
            end,
            Some(JobState::Done {
                impressions: Some(2)
            })
        );
        device.take_back();
    }
}

#[tokio::test]
async fn the_wrong_paper_is_refused_with_what_is_loaded() {
    let office = Office::new().await;
    let device = office.device("wrong", Loaded::OnlyA5).await;
    let queue = office.queue("wrong", &device).await;
    for printer in [id(&device), queue] {
        assert_eq!(
            refused(&office, &printer, &ticket("a4", 1)).await,
            PrintFault::WrongPaperSize {
                wanted: Media::A4,
                loaded: vec![Media::A5]
            }
        );
    }
    assert_eq!(device.printed().len(), 0);
}

#[tokio::test]
async fn a_printer_that_takes_one_job_at_a_time_is_busy() {
    let office = Office::without_spooler().await;
    let device = office.device("busy", Loaded::A4AndA5).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let first = printing
        .send(&id(&device), &pdf(), &ticket("first", 2))
        .await
        .unwrap();
    until_state(&printing, &first, |state| state.impressions() == Some(1)).await;
    let fault = refused(&office, &id(&device), &ticket("second", 1)).await;
    assert_eq!(fault, PrintFault::Busy);
    device.let_go();
    to_the_end(&printing, &first).await;
}

#[tokio::test]
async fn more_copies_than_the_printer_makes_are_refused() {
    let office = Office::without_spooler().await;
    let device = office.device("copies", Loaded::A4AndA5).await;
    assert_eq!(
        refused(&office, &id(&device), &ticket("many", 100)).await,
        PrintFault::OptionsRefused {
            options: vec!["copies".to_owned()]
        }
    );
}

#[tokio::test]
async fn nothing_is_left_waiting_for_a_printer_that_is_off() {
    let office = Office::new().await;
    let mut device = office.device("off", Loaded::A4AndA5).await;
    let queue = office.queue("off", &device).await;
    let direct = id(&device);
    device.switch_off();
    assert_eq!(
        refused(&office, &queue, &ticket("off", 1)).await,
        PrintFault::Offline
    );
    let fault = refused(&office, &direct, &ticket("off", 1)).await;
    assert!(matches!(fault, PrintFault::Unreachable { .. }), "{fault:?}");
}

#[tokio::test]
async fn a_printer_without_pdf_refuses_it() {
    let office = Office::without_spooler().await;
    let device = office.device("pictures", Loaded::NoPdf).await;
    assert_eq!(
        refused(&office, &id(&device), &ticket("pdf", 1)).await,
        PrintFault::FormatRefused
    );
}

#[tokio::test]
async fn a_name_that_nobody_has_is_told_apart_from_a_printer_that_is_off() {
    let office = Office::without_spooler().await;
    for host in ["printer.invalid", "nobody-at-all.local"] {
        let printer = PrinterId(format!("ipp://{host}/ipp/print"));
        assert_eq!(
            refused(&office, &printer, &ticket("nobody", 1)).await,
            PrintFault::UnknownHost {
                host: host.to_owned()
            }
        );
    }
}

#[tokio::test]
async fn a_queue_that_was_taken_away_is_gone() {
    let office = Office::new().await;
    let queue = PrinterId(format!("ipp://{}/printers/gone", office.cups().authority()));
    assert_eq!(
        refused(&office, &queue, &ticket("gone", 1)).await,
        PrintFault::PrinterGone
    );
}

#[tokio::test]
async fn a_broken_line_is_not_the_end_of_a_job() {
    let office = Office::new().await;
    let mut device = office.device("line", Loaded::A4AndA5).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let job = printing
        .send(&id(&device), &pdf(), &ticket("line", 2))
        .await
        .unwrap();
    let mut follow = printing.follow(&job, EVERY);
    let mut last = soon(follow.next()).await;
    device.switch_off();
    while !matches!(last, Some(Ok(JobState::OutOfTouch))) {
        last = soon(follow.next()).await;
        assert!(last.is_some());
    }
    let fault = soon(follow.next()).await;
    assert!(
        matches!(fault, Some(Err(PrintFault::Unreachable { .. }))),
        "{fault:?}"
    );
    assert_eq!(soon(follow.next()).await, None);
}
