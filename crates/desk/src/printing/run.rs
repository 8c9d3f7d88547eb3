//! Doing what the batch says: one poster after the other, made, sent and followed to its end.

use super::{
    batch::{Batch, Order, Phase, Step},
    log::{JobRecord, JobResult},
    queue::Inner,
};
use crate::{errors::AppError, posters::Poster};
use infodesk_poster::{Design, Paper};
use infodesk_printing::{Job, JobState, JobTicket, Media, PrintFault, PrinterId};

/// Where the batch goes.
struct Target {
    printer: PrinterId,
    name: String,
    design: Design,
}

/// A job at its end, as far as it is known.
enum End {
    State(JobState),
    Lost(PrintFault),
}

impl Inner {
    /// Until the batch is over.
    pub(super) async fn run(&self) {
        let _alone = self.alone.lock().await;
        while let Some((step, target)) = self.next() {
            self.tell();
            match step {
                Step::Print { order, copies } => self.print_sheet(&target, &order, copies).await,
                Step::Wait => self.decided.notified().await,
                Step::End => return,
            }
        }
    }

    fn next(&self) -> Option<(Step, Target)> {
        let now = self.now();
        let mut running = self.running();
        let running = running.as_mut()?;
        let target = Target {
            printer: running.printer.clone(),
            name: running.name.clone(),
            design: running.design.clone(),
        };
        Some((running.batch.step(now), target))
    }

    async fn print_sheet(&self, target: &Target, order: &Order, copies: u32) {
        let design = target.design.clone();
        let poster = match self.register.poster_in(order.point, design).await {
            Ok(poster) => poster,
            Err(error) => {
                let code = AppError::from(error).code;
                return self.on_batch(|batch| batch.not_made(code));
            }
        };
        let ticket = JobTicket {
            name: self.job_name(order),
            media: media(target.design.template.paper()),
            copies,
        };
        let sent = self
            .office
            .send(&target.printer, &poster.sheets.pdf, &ticket);
        match sent.await {
            Ok(job) => {
                let (end, ours) = self.follow(&job).await;
                self.record(target, order, &poster, copies, &end, ours)
                    .await;
                self.close_sheet(end, ours);
            }
            Err(PrintFault::Busy) => {
                self.on_batch(Batch::not_yet);
                self.a_while().await;
            }
            Err(fault) => {
                let now = self.now();
                self.on_batch(|batch| batch.refused(fault, now));
            }
        }
    }

    /// Follows a job to its end, and takes it back when the officer stops and the printer does not get on
    /// with it. With the end: whether we took it back.
    async fn follow(&self, job: &Job) -> (End, bool) {
        let mut follow = self.office.follow(job, self.every);
        let mut ours = false;
        let mut last = None;
        loop {
            let next = tokio::select! {
                next = follow.next() => next,
                () = self.decided.notified() => {
                    ours |= self.take_back(job, last.as_ref()).await;
                    continue;
                }
            };
            match next {
                Some(Ok(state)) if state.is_end() => return (End::State(state), ours),
                Some(Ok(state)) => {
                    let now = self.now();
                    last = Some(state.clone());
                    self.on_batch(|batch| batch.job_is(state, ours, now));
                    self.tell();
                    // It may have come to stand after the officer had stopped.
                    ours |= self.take_back(job, last.as_ref()).await;
                }
                Some(Err(fault)) => return (End::Lost(fault), ours),
                None => return (End::Lost(PrintFault::JobLost), ours),
            }
        }
    }

    /// True when the job was taken back.
    async fn take_back(&self, job: &Job, state: Option<&JobState>) -> bool {
        let stopping = self
            .running()
            .as_ref()
            .is_some_and(|running| running.batch.phase == Phase::Stopping);
        let gets_on = matches!(state, Some(JobState::Printing { warning: None, .. }));
        if !stopping || gets_on {
            return false;
        }
        match self.office.cancel(job).await {
            Ok(()) => true,
            Err(fault) => {
                tracing::warn!(%fault, "a job was not taken back");
                false
            }
        }
    }

    fn close_sheet(&self, end: End, ours: bool) {
        let now = self.now();
        self.on_batch(|batch| match end {
            End::State(state) => batch.job_is(state, ours, now),
            End::Lost(fault) => batch.lost(fault, now),
        });
    }

    async fn record(
        &self,
        target: &Target,
        order: &Order,
        poster: &Poster,
        copies: u32,
        end: &End,
        ours: bool,
    ) {
        let (result, copies) = match end {
            End::State(JobState::Done { .. }) => (JobResult::Printed, Some(copies)),
            End::State(JobState::Cancelled { impressions }) if ours => {
                (JobResult::TakenBack, *impressions)
            }
            End::State(JobState::Aborted { fault, impressions }) => {
                (JobResult::Failed(fault.clone()), *impressions)
            }
            End::State(state) => (
                JobResult::Failed(PrintFault::JobCancelledElsewhere),
                state.impressions(),
            ),
            End::Lost(fault) => (JobResult::Failed(fault.clone()), None),
        };
        let record = JobRecord {
            point: order.point,
            poster,
            copies,
            printer: &target.name,
            result,
        };
        self.log.record(record).await;
    }

    /// As it stands in everybody's queue; no two are alike.
    fn job_name(&self, order: &Order) -> String {
        let mut random = [0; 4];
        self.register.inner.surroundings.random(&mut random);
        format!("{} #{:08x}", order.label, u32::from_be_bytes(random))
    }

    fn on_batch(&self, change: impl FnOnce(&mut Batch)) {
        if let Some(running) = self.running().as_mut() {
            change(&mut running.batch);
        }
    }

    /// Until the printer may have time again, or the officer decides something.
    async fn a_while(&self) {
        tokio::select! {
            () = tokio::time::sleep(self.every) => {}
            () = self.decided.notified() => {}
        }
    }
}

const fn media(paper: Paper) -> Media {
    match paper {
        Paper::A3 => Media::A3,
        Paper::A4 => Media::A4,
        Paper::A5 => Media::A5,
    }
}
