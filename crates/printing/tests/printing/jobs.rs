//! Jobs that come out, and what of them arrives at the printer.

use crate::office::{
    Device, EVERY, Loaded, Office, Printed, pdf, soon, ticket, to_the_end, until_state,
};
use infodesk_printing::{JobState, PrintFault, PrinterId};

fn attribute<'a>(printed: &'a Printed, name: &str) -> &'a str {
    printed.attributes.get(name).map_or("", String::as_str)
}

fn id(device: &Device) -> PrinterId {
    PrinterId(device.uri())
}

#[tokio::test]
async fn a_printer_gets_the_very_bytes_the_copies_the_paper_and_no_scaling() {
    let office = Office::without_spooler().await;
    let device = office.device("direct", Loaded::A4AndA5).await;
    let printing = office.printing();
    let job = printing
        .send(&id(&device), &pdf(), &ticket("โปสเตอร์ ตลาดน้อย", 3))
        .await
        .unwrap();
    let states = to_the_end(&printing, &job).await;
    assert_eq!(
        states.last(),
        Some(&JobState::Done {
            impressions: Some(3)
        })
    );
    let printed = &device.printed()[0];
    assert!(printed.pdf == pdf(), "the file was changed on the way");
    assert_eq!(attribute(printed, "IPP_JOB_NAME"), "โปสเตอร์ ตลาดน้อย");
    assert_eq!(attribute(printed, "IPP_COPIES"), "3");
    assert_eq!(attribute(printed, "IPP_MEDIA"), "iso_a4_210x297mm");
    assert_eq!(attribute(printed, "IPP_PRINT_SCALING"), "none");
    assert_eq!(attribute(printed, "IPP_SIDES"), "one-sided");
}

#[tokio::test]
async fn through_a_queue_the_bytes_the_copies_and_the_paper_are_the_same() {
    let office = Office::new().await;
    let device = office.device("behind", Loaded::A4AndA5).await;
    let queue = office.queue("queue", &device).await;
    let printing = office.printing();
    let job = printing
        .send(&queue, &pdf(), &ticket("โปสเตอร์ ตลาดน้อย", 3))
        .await
        .unwrap();
    let states = to_the_end(&printing, &job).await;
    assert_eq!(
        states.last(),
        Some(&JobState::Done {
            impressions: Some(3)
        })
    );
    let printed = device.printed();
    assert_eq!(printed.len(), 1);
    assert!(printed[0].pdf == pdf(), "the file was changed on the way");
    assert_eq!(attribute(&printed[0], "IPP_COPIES"), "3");
    // CUPS names the paper by its measures.
    let media = attribute(&printed[0], "IPP_MEDIA_COL");
    assert!(
        media.contains("x-dimension=21000 y-dimension=29700"),
        "{media}"
    );
}

#[tokio::test]
async fn a_job_is_seen_waiting_for_its_turn_and_printing() {
    let office = Office::new().await;
    let device = office.device("slow", Loaded::A4AndA5).await;
    let queue = office.queue("slow", &device).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let first = printing
        .send(&queue, &pdf(), &ticket("first", 2))
        .await
        .unwrap();
    let second = printing
        .send(&queue, &pdf(), &ticket("second", 2))
        .await
        .unwrap();
    until_state(&printing, &first, |state| state.impressions() == Some(1)).await;
    let mut follow = printing.follow(&second, EVERY);
    assert_eq!(soon(follow.next()).await, Some(Ok(JobState::Waiting)));
    device.let_go();
    let end = to_the_end(&printing, &second).await.pop();
    assert_eq!(
        end,
        Some(JobState::Done {
            impressions: Some(2)
        })
    );
}

#[tokio::test]
async fn a_job_can_be_taken_back_while_it_prints() {
    let office = Office::without_spooler().await;
    let device = office.device("patient", Loaded::A4AndA5).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let job = printing
        .send(&id(&device), &pdf(), &ticket("long", 9))
        .await
        .unwrap();
    until_state(&printing, &job, |state| state.impressions() == Some(1)).await;
    printing.cancel(&job).await.unwrap();
    device.let_go();
    assert!(matches!(
        to_the_end(&printing, &job).await.pop(),
        Some(JobState::Cancelled { .. })
    ));
    let again = printing.cancel(&job).await;
    assert!(again.is_err(), "it was over already");
}

#[tokio::test]
async fn a_queue_gives_a_job_back_that_has_not_begun() {
    let office = Office::new().await;
    let device = office.device("shared", Loaded::A4AndA5).await;
    let queue = office.queue("shared", &device).await;
    let printing = office.printing();
    device.next_jobs("hold");
    let first = printing
        .send(&queue, &pdf(), &ticket("first", 2))
        .await
        .unwrap();
    let second = printing
        .send(&queue, &pdf(), &ticket("second", 1))
        .await
        .unwrap();
    until_state(&printing, &first, |state| state.impressions() == Some(1)).await;
    printing.cancel(&second).await.unwrap();
    assert!(matches!(
        to_the_end(&printing, &second).await.pop(),
        Some(JobState::Cancelled { .. })
    ));
    device.let_go();
    to_the_end(&printing, &first).await;
    assert_eq!(device.printed().len(), 1);
}

#[tokio::test]
async fn a_job_that_failed_and_is_sent_again_comes_out_once() {
    let office = Office::new().await;
    let device = office.device("jams", Loaded::A4AndA5).await;
    let queue = office.queue("jams", &device).await;
    let printing = office.printing();
    device.next_jobs("jam");
    let job = printing
        .send(&queue, &pdf(), &ticket("try 1", 5))
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
    device.next_jobs("nothing");
    let rest = printing
        .send(&queue, &pdf(), &ticket("try 2", 3))
        .await
        .unwrap();
    let end = to_the_end(&printing, &rest).await.pop();
    assert_eq!(
        end,
        Some(JobState::Done {
            impressions: Some(3)
        })
    );
    let printed = device.printed();
    assert_eq!(printed.len(), 1, "the first try came out too");
    assert_eq!(attribute(&printed[0], "IPP_COPIES"), "3");
}
