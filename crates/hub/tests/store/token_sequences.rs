//! Whatever anybody does in whatever order: no request and no Token leaves its diagram, none is used twice, and no
//! event is lost.

use crate::{
    bench::{Bench, KEYS, pick},
    mailed,
    token_requests::ISSUING,
};
use infodesk_domain::{
    OfficerId, TokenId, TokenRequestId,
    rights::{Role, Unit},
    token_requests::{self, AskForToken, Reason, TokenRequest, TokenRequestAct, TokenRequestStage},
    tokens::{self, TokenAct, TokenStage, TokenView},
};
use infodesk_hub::store::{KeyedHash, MailKind};
use infodesk_test_support::SmallRegister;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy)]
enum What {
    Ask,
    Approve,
    Decline,
    Withdraw,
    HandOut,
    Revoke,
    SendAnew,
    Redeem,
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
    use What::{Approve, Ask, Days, Decline, HandOut, Redeem, Revoke, SendAnew, Withdraw};
    let what = prop_oneof![
        Just(Ask),
        Just(Approve),
        Just(Decline),
        Just(Withdraw),
        Just(HandOut),
        Just(Revoke),
        Just(SendAnew),
        Just(Redeem),
        Just(Days),
    ];
    (0..5usize, what, 0..8usize).prop_map(|(who, what, which)| Step { who, what, which })
}

struct World {
    bench: Bench,
    known: SmallRegister,
    /// Two without rights, an agency officer, a central officer, an operator.
    people: [OfficerId; 5],
    redeemed: usize,
}

impl World {
    async fn new() -> Self {
        let bench = Bench::sqlite().await;
        let known = bench.with_register().await;
        let department = Unit::Agency(known.department);
        let people = [
            bench.officer("first").await,
            bench.officer("second").await,
            bench.officer_of_unit(&known).await,
            bench
                .officer_with("central", Role::CentralOfficer, department)
                .await,
            bench
                .officer_with("operator", Role::Operator, department)
                .await,
        ];
        Self {
            bench,
            known,
            people,
            redeemed: 0,
        }
    }

    fn unit(&self, which: usize) -> Unit {
        Unit::Agency([self.known.child, self.known.sister][which % 2])
    }

    /// Everybody's, the oldest first.
    async fn requests(&self) -> Vec<TokenRequest> {
        let mut all = Vec::new();
        for officer in self.people {
            all.extend(self.bench.store.own_token_requests(officer).await.unwrap());
        }
        all.sort_by_key(|request| request.id);
        all
    }

    async fn tokens(&self) -> Vec<TokenView> {
        let operator = self.people[4];
        let mut all = self.bench.store.tokens(operator).await.unwrap().unwrap();
        all.sort_by_key(|token| token.id);
        all
    }

    async fn act(&mut self, step: Step) {
        let (store, who) = (self.bench.store.clone(), self.people[step.who]);
        let request = pick(&self.requests().await, step.which).map(|request| request.id);
        let token = pick(&self.tokens().await, step.which).map(|token| token.id);
        match (step.what, request, token) {
            (What::Ask, ..) => {
                let ask = AskForToken {
                    role: Role::AgencyOfficer,
                    unit: self.unit(step.which),
                    email: "asker@office.example".to_owned(),
                    note: String::new(),
                };
                drop(store.ask_for_token(who, &ask).await.unwrap());
            }
            (What::Approve, Some(id), _) => {
                drop(store.approve_token_request(who, id, ISSUING).await.unwrap());
            }
            (What::Decline, Some(id), _) => {
                let reason = Reason {
                    reason: "ไม่ใช่บุคลากร".to_owned(),
                };
                drop(store.decline_token_request(who, id, &reason).await.unwrap());
            }
            (What::Withdraw, Some(id), _) => {
                drop(store.withdraw_token_request(who, id).await.unwrap());
            }
            (What::HandOut, ..) => {
                let token = tokens::IssueToken {
                    role: Role::AgencyOfficer,
                    unit: self.unit(step.which),
                    recipient: "new@office.example".to_owned(),
                    note: String::new(),
                };
                drop(store.hand_out_token(who, &token, ISSUING).await.unwrap());
            }
            (What::Revoke, _, Some(id)) => {
                drop(store.revoke_token(Some(who), id).await.unwrap());
            }
            (What::SendAnew, _, Some(id)) => {
                drop(store.send_token_anew(who, id, ISSUING).await.unwrap());
            }
            (What::Redeem, ..) => self.redeem(who, step.which).await,
            (What::Days, ..) => self.bench.surroundings.pass_days(11),
            _ => {}
        }
    }

    async fn redeem(&mut self, who: OfficerId, which: usize) {
        let mails = mailed::all(&self.bench, MailKind::Token).await;
        let Some(mail) = pick(&mails, which) else {
            return;
        };
        let hash = KeyedHash::of(&KEYS.tokens, mail.token().as_str());
        let redeemed = self.bench.store.redeem_token(who, &hash).await.unwrap();
        self.redeemed += usize::from(redeemed.is_ok());
    }
}

/// Is there one act that leads there, or nothing happened?
fn request_may(from: TokenRequestStage, to: TokenRequestStage) -> bool {
    use TokenRequestAct::{Approve, Decline, Withdraw};
    let acts = [Approve, Decline, Withdraw];
    from == to
        || acts
            .iter()
            .any(|act| token_requests::next(from, *act) == Some(to))
}

fn token_may(from: TokenStage, to: TokenStage) -> bool {
    use TokenAct::{Expire, Redeem, Revoke, SendAnew};
    let acts = [Redeem, Expire, Revoke, SendAnew];
    from == to || acts.iter().any(|act| tokens::next(from, *act) == Some(to))
}

async fn follow(steps: Vec<Step>) {
    let mut world = World::new().await;
    let mut requests: BTreeMap<TokenRequestId, TokenRequest> = BTreeMap::new();
    let mut stages: BTreeMap<TokenId, TokenStage> = BTreeMap::new();
    for step in steps {
        world.act(step).await;
        let now = world.requests().await;
        assert!(now.len() >= requests.len(), "{step:?}: a request is lost");
        for request in now {
            if let Some(before) = requests.get(&request.id) {
                let (from, to) = (before.stage, request.stage);
                assert!(request_may(from, to), "{step:?}: {from:?} to {to:?}");
                let kept = request.timeline.starts_with(&before.timeline);
                assert!(kept, "{step:?}: an event is lost");
                let told = request.timeline.len() > before.timeline.len();
                assert_eq!(told, from != to, "{step:?}: what happens is told");
            }
            requests.insert(request.id, request);
        }
        let now = world.tokens().await;
        assert!(now.len() >= stages.len(), "{step:?}: a Token is lost");
        for token in &now {
            let stage = token.state.stage();
            if let Some(before) = stages.insert(token.id, stage) {
                assert!(
                    token_may(before, stage),
                    "{step:?}: {before:?} to {stage:?}"
                );
            }
        }
        let used = stages.values().filter(|stage| **stage == TokenStage::Used);
        assert_eq!(used.count(), world.redeemed, "{step:?}: each is used once");
        let mails = mailed::all(&world.bench, MailKind::Token).await;
        assert_eq!(mails.len(), now.len(), "{step:?}: one mail for each Token");
    }
    world.bench.store.verify_audit().await.unwrap().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_acts_leaves_the_diagrams_or_uses_a_token_twice(
        steps in prop::collection::vec(step(), 1..40)
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        runtime.unwrap().block_on(follow(steps));
    }
}
