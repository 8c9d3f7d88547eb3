//! Batches of posters through a real CUPS to a real IPP printer, which each test starts for itself.

use crate::{
    office::{Device, EVERY, Loaded, Office, Printed},
    people::{POINT, Pc, id, point, small_hub},
};
use infodesk_desk::printing::{
    BatchView, JobRecord, JobResult, Order, Phase, PrintLog, PrintQueue, PrinterChoice, Recorded,
    Started,
};
use infodesk_domain::{ServicePointId, prints::PrintResult};
use infodesk_printing::{JobState, PrintFault, PrinterId};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{sync::broadcast::error::RecvError, time::timeout};

/// Copies that are good, and how the job ended, in the order of the jobs.
#[derive(Default)]
struct Kept(Mutex<Vec<(ServicePointId, Option<u32>, JobResult)>>);

impl PrintLog for Kept {
    fn record<'a>(&'a self, record: JobRecord<'a>) -> Recorded<'a> {
        assert!(record.poster.sheets.pdf.starts_with(b"%PDF"));
        self.0
            .lock()
            .unwrap()
            .push((record.point, record.copies, record.result));
        Box::pin(async {})
    }
}

/// An officer at a PC with a printer, and two service points.
struct Desk {
    pc: Pc,
    queue: PrintQueue,
    log: Arc<Kept>,
    printer: PrinterId,
    device: Device,
    _office: Office,
}

const SECOND: u128 = POINT + 1;

impl Desk {
    async fn new() -> Self {
        let hub = small_hub();
        hub.add_point(&point(SECOND, "ที่ว่าการอำเภอบางปะอิน"));
        let pc = Pc::ready(&hub, 0x10, "มานี").await;
        let office = Office::new().await;
        let device = office.device("reception", Loaded::A4AndA5).await;
        let printer = office.queue("reception", &device).await;
        let log = Arc::new(Kept::default());
        let queue = PrintQueue::new(pc.register.clone(), office.printing(), log.clone(), EVERY);
        Self {
            pc,
            queue,
            log,
            printer,
            device,
            _office: office,
        }
    }

    async fn print(&self, copies: [u32; 2]) {
        let orders = [POINT, SECOND].into_iter().zip(copies);
        let orders = orders.map(|(point, copies)| Order {
            point: id(point),
            label: "โปสเตอร์".to_owned(),
            copies,
        });
        let started = self
            .queue
            .print(self.printer.clone(), orders.collect())
            .await
            .unwrap();
        assert_eq!(started, Started::Started);
    }

    /// Waits until the screens would show this.
    async fn until(&self, wanted: impl Fn(&BatchView) -> bool) -> BatchView {
        let mut changes = self.pc.register.changes();
        let waiting = async {
            loop {
                let view = self.queue.view().expect("a batch");
                if wanted(&view) {
                    return view;
                }
                // Whatever it was, and however much of it: the view is read anew.
                let told = changes.recv().await;
                assert_ne!(told, Err(RecvError::Closed), "the register is gone");
            }
        };
        let waited = timeout(Duration::from_secs(60), waiting).await;
        waited.unwrap_or_else(|_| panic!("it stays like this: {:?}", self.queue.view()))
    }

    fn records(&self) -> Vec<(ServicePointId, Option<u32>, JobResult)> {
        self.log.0.lock().unwrap().clone()
    }

    /// Point by the poster's bytes, and copies, of everything that came out.
    async fn came_out(&self) -> Vec<(ServicePointId, String)> {
        let mut posters = Vec::new();
        for point in [id(POINT), id(SECOND)] {
            posters.push((
                point,
                self.pc.register.poster(point).await.unwrap().sheets.pdf,
            ));
        }
        let which = |pdf: &[u8]| {
            let poster = posters.iter().find(|(_, poster)| poster == pdf);
            poster.expect("a poster, byte for byte").0
        };
        let printed = self.device.printed();
        // CUPS does not say that one copy is one.
        let copies = |p: &Printed| p.attributes.get("IPP_COPIES").map_or("1", |n| n).to_owned();
        printed.iter().map(|p| (which(&p.pdf), copies(p))).collect()
    }
}

fn finished(view: &BatchView) -> bool {
    view.phase == Phase::Finished
}

#[tokio::test]
async fn a_batch_comes_out_one_job_a_poster_and_every_job_is_recorded() {
    let desk = Desk::new().await;
    desk.print([2, 3]).await;
    let again = desk
        .queue
        .print(desk.printer.clone(), Vec::new())
        .await
        .unwrap();
    assert_eq!(again, Started::Occupied);
    let view = desk.until(finished).await;
    assert_eq!((view.done, view.copies, view.copies_printed), (2, 5, 5));
    assert_eq!(
        desk.came_out().await,
        [(id(POINT), "2".to_owned()), (id(SECOND), "3".to_owned())]
    );
    assert_eq!(
        desk.records(),
        [
            (id(POINT), Some(2), JobResult::Printed),
            (id(SECOND), Some(3), JobResult::Printed)
        ]
    );
}

#[tokio::test]
async fn the_register_keeps_what_was_printed_and_what_failed() {
    let hub = small_hub();
    let pc = Pc::ready(&hub, 0x10, "มานี").await;
    let office = Office::new().await;
    let device = office.device("reception", Loaded::A4AndA5).await;
    let printer = office.queue("reception", &device).await;
    let log = Arc::new(pc.register.clone());
    let queue = PrintQueue::new(pc.register.clone(), office.printing(), log, EVERY);
    device.next_jobs("jam");
    let desk = Desk {
        pc,
        queue,
        log: Arc::default(),
        printer,
        device,
        _office: office,
    };
    desk.print([3, 0]).await;
    desk.until(|view| matches!(view.phase, Phase::Blocked { .. }))
        .await;
    assert_eq!(desk.pc.view().await.point.last_print, None);
    desk.device.next_jobs("nothing");
    desk.queue.resume();
    desk.until(finished).await;
    desk.pc.sync().await;

    let kept: Vec<_> = hub
        .state()
        .prints
        .iter()
        .map(|record| (record.copies, record.result.clone()))
        .collect();
    let jam = PrintResult::Failed {
        fault: "jam".to_owned(),
    };
    assert_eq!(
        kept,
        [(Some(2), jam), (Some(1), PrintResult::Printed)],
        "two came out before the jam"
    );
    let last = desk.pc.view().await.point.last_print.unwrap();
    assert_eq!((last.by.as_str(), last.copies), ("มานี", Some(1)));
}

#[tokio::test]
async fn after_a_jam_it_goes_on_with_the_copies_that_are_missing() {
    let desk = Desk::new().await;
    desk.device.next_jobs("jam");
    desk.print([5, 1]).await;
    let jam = Phase::Blocked {
        fault: PrintFault::Jam,
    };
    let view = desk.until(|view| view.phase == jam).await;
    assert_eq!((view.copies_printed, view.waiting), (2, 2));
    desk.device.next_jobs("nothing");
    desk.queue.resume();
    let view = desk.until(finished).await;
    assert_eq!((view.done, view.copies_printed), (2, 6));
    assert_eq!(
        desk.came_out().await,
        [(id(POINT), "3".to_owned()), (id(SECOND), "1".to_owned())]
    );
    assert_eq!(
        desk.records(),
        [
            (id(POINT), Some(2), JobResult::Failed(PrintFault::Jam)),
            (id(POINT), Some(3), JobResult::Printed),
            (id(SECOND), Some(1), JobResult::Printed)
        ]
    );
}

#[tokio::test]
async fn a_job_without_paper_is_taken_back_by_a_stop_and_the_rest_is_printed_later() {
    let desk = Desk::new().await;
    desk.device.next_jobs("empty");
    desk.print([3, 1]).await;
    let empty = |view: &BatchView| {
        let job = view
            .current
            .as_ref()
            .and_then(|current| current.job.clone());
        matches!(
            job,
            Some(JobState::Printing {
                impressions: Some(1),
                warning: Some(PrintFault::NoPaper)
            })
        )
    };
    desk.until(empty).await;
    desk.queue.stop();
    let view = desk.until(|view| view.phase == Phase::Stopped).await;
    assert_eq!((view.copies_printed, view.waiting), (1, 2));
    assert_eq!(desk.records(), [(id(POINT), Some(1), JobResult::TakenBack)]);

    desk.device.next_jobs("nothing");
    desk.device.let_go();
    desk.queue.retry(false);
    let view = desk.until(finished).await;
    assert_eq!((view.done, view.copies_printed), (2, 4));
    let printed = &desk.records()[1..];
    assert_eq!(
        printed,
        [
            (id(POINT), Some(2), JobResult::Printed),
            (id(SECOND), Some(1), JobResult::Printed)
        ]
    );
}

#[tokio::test]
async fn a_pause_lets_the_poster_under_way_come_out_and_no_other() {
    let desk = Desk::new().await;
    desk.device.next_jobs("hold");
    desk.print([2, 1]).await;
    desk.until(|view| view.copies_printed == 1).await;
    desk.queue.pause();
    desk.device.let_go();
    let view = desk.until(|view| view.phase == Phase::Paused).await;
    assert_eq!((view.done, view.waiting), (1, 1));
    assert_eq!(desk.came_out().await, [(id(POINT), "2".to_owned())]);
    desk.queue.resume();
    assert_eq!(desk.until(finished).await.done, 2);
}

#[tokio::test]
async fn a_point_that_is_gone_is_skipped() {
    let desk = Desk::new().await;
    let gone = Order {
        point: id(0x999),
        label: "ไม่มีแล้ว".to_owned(),
        copies: 1,
    };
    let here = Order {
        point: id(POINT),
        label: "โปสเตอร์".to_owned(),
        copies: 1,
    };
    let started = desk
        .queue
        .print(desk.printer.clone(), vec![gone, here])
        .await
        .unwrap();
    assert_eq!(started, Started::Started);
    let view = desk.until(finished).await;
    assert_eq!((view.done, view.skipped), (1, 1));
    assert_eq!(view.problems[0].point, id(0x999));
}

#[tokio::test]
async fn each_officer_finds_their_own_printer_again() {
    let hub = small_hub();
    let (mut mani, piti) = (
        Pc::ready(&hub, 0x10, "มานี").await,
        Pc::ready(&hub, 0x20, "ปิติ").await,
    );
    let choice = PrinterChoice {
        printer: PrinterId("ipp://localhost/printers/reception".to_owned()),
        name: "เครื่องพิมพ์หน้าเคาน์เตอร์".to_owned(),
    };
    mani.register
        .choose_printer(Some(choice.clone()))
        .await
        .unwrap();
    mani.start_again();
    assert_eq!(mani.register.printer_choice().await.unwrap(), Some(choice));
    assert_eq!(piti.register.printer_choice().await.unwrap(), None);
    mani.register.choose_printer(None).await.unwrap();
    assert_eq!(mani.register.printer_choice().await.unwrap(), None);
}
