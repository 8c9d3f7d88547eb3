//! Whatever anybody does in whatever order: no request leaves its diagram, no link answers twice, and no event is lost.

use crate::{
    bench::{Bench, pick},
    mailed,
    requests::{ISSUING, ORIGIN, asking, facts, operator, proposed, with_letter},
};
use infodesk_domain::{
    OfficerId, ServiceRequestId,
    requests::{self, Decision, RequestAct, RequestHappening, RequestStage, ServiceRequest, Who},
    rights::{Role, Unit},
};
use infodesk_hub::store::{Answer, MailKind};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy)]
enum What {
    Send,
    Officer(RequestAct),
    Executive(RequestAct),
    Days,
}

/// Who does it, what, and to which of those that are there.
#[derive(Debug, Clone, Copy)]
struct Step {
    who: usize,
    what: What,
    which: usize,
}

fn step() -> impl Strategy<Value = Step> {
    use RequestAct::{
        Approve, AskExecutive, Confirm, Decline, Reject, Return, SendAgain, Withdraw,
    };
    let officers = [Approve, Return, Reject, AskExecutive, SendAgain, Withdraw];
    let what = prop_oneof![
        2 => Just(What::Send),
        6 => prop::sample::select(officers.to_vec()).prop_map(What::Officer),
        5 => prop::sample::select(vec![Confirm, Confirm, Decline]).prop_map(What::Executive),
        1 => Just(What::Days),
    ];
    (0..5usize, what, 0..6usize).prop_map(|(who, what, which)| Step { who, what, which })
}

struct World {
    bench: Bench,
    /// Two without rights, a central officer, two operators.
    people: [OfficerId; 5],
    seen: BTreeMap<ServiceRequestId, ServiceRequest>,
    answered: BTreeSet<String>,
}

impl World {
    async fn new() -> Self {
        let bench = Bench::sqlite().await;
        let known = bench.with_register().await;
        let department = Unit::Agency(known.department);
        let people = [
            bench.officer("first").await,
            bench.officer("second").await,
            bench
                .officer_with("central", Role::CentralOfficer, department)
                .await,
            operator(&bench, "operator").await,
            operator(&bench, "other").await,
        ];
        Self {
            bench,
            people,
            seen: BTreeMap::new(),
            answered: BTreeSet::new(),
        }
    }

    async fn requests(&self) -> Vec<ServiceRequest> {
        let mut all = Vec::new();
        for officer in self.people {
            all.extend(self.bench.store.own_requests(officer).await.unwrap());
        }
        all.sort_by_key(|request| request.id);
        all
    }

    async fn request(&self, id: ServiceRequestId) -> ServiceRequest {
        let all = self.requests().await;
        all.into_iter().find(|request| request.id == id).unwrap()
    }

    /// Every link that was ever mailed.
    async fn links(&self) -> Vec<String> {
        let mails = self.bench.store.unsent_mails(1_000).await.unwrap();
        let links = mails.iter().filter_map(|mail| facts(mail).get("link"));
        let begin = format!("{ORIGIN}/confirm?t=");
        links
            .map(|link| link.strip_prefix(&begin).unwrap().to_owned())
            .collect()
    }

    async fn act(&mut self, step: Step) {
        match step.what {
            What::Send => self.send(step.who).await,
            What::Officer(act) => self.officer(step, act).await,
            What::Executive(act) => self.executive(step.which, act).await,
            What::Days => {
                self.bench.surroundings.pass_days(5);
                self.bench.store.keep_requests(ORIGIN).await.unwrap();
            }
        }
    }

    async fn send(&self, who: usize) {
        let officer = self.people[who];
        let form = with_letter(&self.bench, officer, proposed(&format!("กรมที่ {who}"))).await;
        drop(
            self.bench
                .store
                .send_request(officer, &form, asking())
                .await
                .unwrap(),
        );
    }

    /// What the store does is what the rule says, or nothing.
    async fn officer(&self, step: Step, act: RequestAct) {
        let Some(before) = pick(&self.requests().await, step.which).cloned() else {
            return;
        };
        let officer = self.people[step.who];
        let (store, id) = (&self.bench.store, before.id);
        let reason = "ข้อมูลไม่ครบ".to_owned();
        let done = match act {
            RequestAct::Approve => {
                store
                    .decide_request(officer, id, &Decision::Approve, ISSUING)
                    .await
            }
            RequestAct::Return => {
                let decision = Decision::Return { note: reason };
                store.decide_request(officer, id, &decision, ISSUING).await
            }
            RequestAct::Reject => {
                let decision = Decision::Reject { reason };
                store.decide_request(officer, id, &decision, ISSUING).await
            }
            RequestAct::AskExecutive => {
                store
                    .ask_executive(officer, id, &before.form.executive, asking())
                    .await
            }
            RequestAct::SendAgain => {
                store
                    .send_request_again(officer, id, &before.form, asking())
                    .await
            }
            _ => store.withdraw_request(officer, id).await,
        };
        let done = done.unwrap().and_then(Result::ok);
        let who = Who::Officer {
            asked: before.from.id == officer,
            operator: step.who >= 3,
        };
        match requests::act(before.stage, act, who) {
            Ok(next) => assert!(done.is_none_or(|now| now.stage == next), "{step:?}"),
            Err(_) => {
                assert_eq!(done, None, "{step:?} at {:?}", before.stage);
                assert_eq!(self.request(id).await.stage, before.stage, "{step:?}");
            }
        }
    }

    async fn executive(&mut self, which: usize, act: RequestAct) {
        let Some(link) = pick(&self.links().await, which).cloned() else {
            return;
        };
        let answer = match act {
            RequestAct::Confirm => Answer::Confirm,
            _ => Answer::Decline {
                reason: "ไม่ได้มอบหมาย",
            },
        };
        let answered = self
            .bench
            .store
            .answer_executive(&link, answer)
            .await
            .unwrap();
        if let Ok(stage) = answered {
            assert_eq!(
                requests::next(RequestStage::AwaitsExecutive, act),
                Some(stage)
            );
            assert!(self.answered.insert(link), "a link answered twice");
        }
    }

    async fn check(&mut self, step: Step) {
        let now = self.requests().await;
        assert!(now.len() >= self.seen.len(), "{step:?}: a request is lost");
        for request in &now {
            if let Some(before) = self.seen.insert(request.id, request.clone()) {
                let (from, to) = (before.stage, request.stage);
                assert!(may(from, to), "{step:?}: {from:?} to {to:?}");
                let kept = request.timeline.starts_with(&before.timeline);
                assert!(kept, "{step:?}: an event is lost");
                let told = request.timeline.len() > before.timeline.len();
                assert!(told || from == to, "{step:?}: what happens is told");
            }
            answered_when_asked(request);
        }
        let approved = now
            .iter()
            .filter(|request| request.stage == RequestStage::Approved);
        let tokens = mailed::all(&self.bench, MailKind::Token).await;
        assert_eq!(
            tokens.len(),
            approved.count(),
            "{step:?}: one Token for each approval"
        );
    }
}

/// No answer of an executive without a link that was sent before it.
fn answered_when_asked(request: &ServiceRequest) {
    let mut open = 0;
    for event in &request.timeline {
        match event.what {
            RequestHappening::ExecutiveAsked => open = 1,
            RequestHappening::Confirmed | RequestHappening::Declined => {
                assert_eq!(open, 1, "{:?}", request.timeline);
                open = 0;
            }
            _ => {}
        }
    }
}

/// Is there one act that leads there, or nothing happened?
fn may(from: RequestStage, to: RequestStage) -> bool {
    let leads =
        |(one, _, other): &(RequestStage, RequestAct, RequestStage)| (*one, *other) == (from, to);
    from == to || requests::TRANSITIONS.iter().any(leads)
}

async fn follow(steps: Vec<Step>) {
    let mut world = World::new().await;
    for step in steps {
        world.act(step).await;
        world.check(step).await;
    }
    world.bench.store.verify_audit().await.unwrap().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_leaves_the_diagram_or_uses_a_link_twice(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        runtime.unwrap().block_on(follow(steps));
    }
}
