//! The guideline's whole procedure by five people: somebody asks for the service, an executive confirms, an operator
//! approves, and the officers further down come in one after the other.

use infodesk_desk::{
    account::SessionView,
    errors::{AppError, ErrorCode},
    requests::RequestDraft,
};
use infodesk_domain::{
    AgencyId, ProblemCode, Timestamp,
    agencies::AgencyKind,
    approvals::ApprovalKind,
    grants::{GrantState, HandOver, Successor},
    requests::{
        AgencyWish, Decision, ExecutiveForm, RequestForm, RequestHappening, RequestKind,
        RequestStage, RequesterForm, ServiceRequest,
    },
    rights::{Role, Unit},
    token_requests::{AskForToken, Reason, TokenRequestStage},
    tokens::{IssueToken, TokenState},
    wire::Mail,
};
use infodesk_stories::{OPERATOR, Pc, World, on_both_databases, until};
use infodesk_test_support::{Browser, Database};
use url::Url;

on_both_databases!(from_the_request_to_work);

const DEPARTMENT: &str = "กรมฝึกใช้ระบบ";
const EXECUTIVE: &str = "executive@practice.example";

/// A letter as a scanner makes one.
const LETTER: &[u8] = include_bytes!("letter.png");

fn nobody_asks(url: &Url) -> bool {
    panic!("a fresh sign-in was asked for: {url}")
}

fn form(requester: &Pc) -> RequestForm {
    RequestForm {
        kind: RequestKind::NewService,
        agency: Some(AgencyWish::Proposed {
            name_th: DEPARTMENT.to_owned(),
            name_en: String::new(),
            ministry_id: None,
        }),
        details: "จุดบริการ 12 แห่ง งานทะเบียนและใบอนุญาต".to_owned(),
        requester: RequesterForm {
            position: "นักวิชาการคอมพิวเตอร์".to_owned(),
            telephone: "02-123-4567".to_owned(),
            email: address_of(requester),
        },
        executive: ExecutiveForm {
            name: "สมศักดิ์ ฝึกใช้".to_owned(),
            position: "ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ".to_owned(),
            email: EXECUTIVE.to_owned(),
        },
        letter: None,
    }
}

fn address_of(pc: &Pc) -> String {
    format!("{}@practice.example", pc.person.username)
}

/// The newest mail to `to` of which the text has a line that begins so; the rest of the line.
async fn in_a_mail(pc: &Pc, to: &str, begin: &str) -> String {
    until("the mail is there", async || {
        let mails: Vec<Mail> = pc.desk.practice_mails().await.expect("mails");
        let to_them = mails.iter().filter(|mail| mail.to == to);
        let mut lines = to_them.flat_map(|mail| mail.body_text.lines());
        lines.find_map(|line| Some(line.trim().strip_prefix(begin)?.to_owned()))
    })
    .await
}

async fn redeem_from_mail(pc: &Pc) -> (Role, Unit) {
    let token = in_a_mail(pc, &address_of(pc), "รหัส Token: ").await;
    pc.desk.redeem_token(&token).await.expect("redeemed");
    pc.in_step().await;
    let (_, grants) = pc.officer().await;
    let grant = grants.last().expect("a grant");
    (grant.role, grant.unit)
}

async fn send(requester: &Pc) -> ServiceRequest {
    let register = requester.register();
    let draft = RequestDraft {
        amends: None,
        form: form(requester),
        agency_name_th: DEPARTMENT.to_owned(),
        letter: None,
        step: 0,
        saved_at: Timestamp(0),
    };
    register.save_request_draft(draft).await.expect("kept");
    let missing = requester.desk.send_request().await.unwrap_err();
    assert_eq!(missing.problems[0].code, ProblemCode::LetterMissing);

    let file = requester.folder().join("หนังสือ.png");
    std::fs::write(&file, LETTER).expect("a letter");
    register.keep_letter(file).await.expect("kept");
    let sent = requester.desk.send_request().await.expect("sent");
    assert_eq!(sent.stage, RequestStage::AwaitsExecutive);
    assert_eq!(register.request_draft().await.expect("read"), None);
    sent
}

/// The executive has a browser and no account.
async fn confirm(requester: &Pc, request: &ServiceRequest) {
    let link = in_a_mail(requester, EXECUTIVE, "http").await;
    let link = Url::parse(&format!("http{link}")).expect("a link");
    let browser = Browser::new("infodesk:");
    let (status, url, html) = browser.open(link).await.page();
    assert!(status.is_success(), "{html}");
    assert!(html.contains(DEPARTMENT) && html.contains(&request.number));
    let seen = requester.desk.service_request(request.id).await;
    assert_eq!(
        seen.expect("seen").stage,
        RequestStage::AwaitsExecutive,
        "opening changes nothing"
    );

    let path = url.path().to_owned();
    let answer = [("answer", "confirm"), ("reason", "")];
    let (status, _, html) = browser.submit((&url, &html), &path, &answer).await.page();
    assert!(status.is_success(), "{html}");
    let seen = requester
        .desk
        .service_request(request.id)
        .await
        .expect("seen");
    assert_eq!(seen.stage, RequestStage::AwaitsOperator);
}

async fn waits(pc: &Pc, kind: ApprovalKind) -> String {
    until("it waits for them", async || {
        let approvals = pc.desk.approvals().await.ok()?.approvals;
        let found = approvals.into_iter().find(|approval| approval.kind == kind);
        found.map(|approval| approval.id)
    })
    .await
}

async fn decide(operator: &Pc, request: &ServiceRequest) {
    assert_eq!(
        waits(operator, ApprovalKind::ServiceRequest).await,
        request.id.to_string()
    );
    let seen = operator
        .desk
        .service_request(request.id)
        .await
        .expect("seen");
    assert!(seen.may.decide);
    let letter = seen.letter.expect("a letter");
    let bytes = operator.desk.letter(letter.id).await.expect("its bytes");
    assert_eq!(bytes, LETTER);
    let decide = |decision| {
        operator
            .desk
            .decide_request(request.id, decision, nobody_asks)
    };
    let approved = decide(Decision::Approve).await.expect("approved");
    let happened: Vec<RequestHappening> = approved.timeline.iter().map(|e| e.what).collect();
    use RequestHappening::{Approved, Confirmed, ExecutiveAsked, Sent, TokenMailed};
    assert_eq!(
        happened,
        [Sent, ExecutiveAsked, Confirmed, Approved, TokenMailed]
    );
    let again: AppError = decide(Decision::Approve).await.unwrap_err();
    assert_eq!(again.problems[0].code, ProblemCode::RequestMovedOn);
}

/// Whoever has signed in, and has no right yet.
async fn newcomer(world: &World, username: &str) -> Pc {
    let pc = Pc::of(world, infodesk_test_support::Person::named(username)).await;
    world.hub.register(&pc.person).await;
    let view = pc.sign_in().await.expect("signed in");
    assert!(matches!(view, SessionView::NeedsToken { .. }));
    pc
}

async fn from_the_request_to_work(database: Database) {
    let world = World::on(database).await;
    let operator = Pc::ready(&world, "operator", OPERATOR).await;
    let central = newcomer(&world, "central").await;

    // 1 to 4: the request, the executive, the operator, the Token.
    let request = send(&central).await;
    confirm(&central, &request).await;
    decide(&operator, &request).await;
    let (role, unit) = redeem_from_mail(&central).await;
    assert_eq!(role, Role::CentralOfficer);
    let Unit::Agency(department) = unit else {
        panic!("{unit:?}")
    };
    let found = central
        .desk
        .find_agencies(DEPARTMENT, Some(AgencyKind::Department))
        .await;
    assert_eq!(found.expect("found")[0].id, department);

    // 5: an officer below asks for a Token.
    let below = newcomer(&world, "below").await;
    asks_and_gets_a_token(&below, &central, department).await;

    // 6: one is issued unasked, sent anew, and revoked.
    hands_out_and_revokes(&central, department).await;

    // 7: the right is suspended, resumed, and handed over.
    rights_come_and_go(&world, &central, &below).await;
}

async fn asks_and_gets_a_token(below: &Pc, central: &Pc, department: AgencyId) {
    let ask = AskForToken {
        role: Role::AgencyOfficer,
        unit: Unit::Agency(department),
        email: address_of(below),
        note: String::new(),
    };
    let asked = below.desk.ask_for_token(ask).await.expect("asked");
    assert_eq!(
        waits(central, ApprovalKind::TokenRequest).await,
        asked.id.to_string()
    );
    let approved = central
        .desk
        .approve_token_request(asked.id, nobody_asks)
        .await;
    assert_eq!(
        approved.expect("approved").stage,
        TokenRequestStage::Approved
    );
    let own = below.desk.own_token_requests().await.expect("own");
    assert_eq!(own[0].stage, TokenRequestStage::Approved);
    let right = redeem_from_mail(below).await;
    assert_eq!(right, (Role::AgencyOfficer, Unit::Agency(department)));
    let beyond = below.desk.tokens().await.unwrap_err();
    assert_eq!(
        beyond.code,
        ErrorCode::NotFound,
        "an agency officer hands nothing out"
    );
}

async fn hands_out_and_revokes(central: &Pc, department: AgencyId) {
    let token = IssueToken {
        role: Role::AgencyOfficer,
        unit: Unit::Agency(department),
        recipient: "newcomer@practice.example".to_owned(),
        note: "มาแทนผู้เกษียณ".to_owned(),
    };
    let desk = &central.desk;
    let first = desk.issue_token(token, nobody_asks).await.expect("issued");
    let second = desk
        .send_token_anew(first.id, nobody_asks)
        .await
        .expect("sent");
    let revoked = desk
        .revoke_token(second.id, nobody_asks)
        .await
        .expect("revoked");
    assert!(matches!(revoked.state, TokenState::Revoked { .. }));
    let again = desk.revoke_token(second.id, nobody_asks).await.unwrap_err();
    assert_eq!(again.problems[0].code, ProblemCode::TokenNotWaiting);
    let states: Vec<TokenState> = desk
        .tokens()
        .await
        .expect("tokens")
        .into_iter()
        .map(|t| t.state)
        .collect();
    let used = states
        .iter()
        .filter(|s| matches!(s, TokenState::Used { .. }))
        .count();
    let over = states
        .iter()
        .filter(|s| matches!(s, TokenState::Revoked { .. }))
        .count();
    assert_eq!((used, over), (2, 2), "{states:?}");
}

async fn rights_come_and_go(world: &World, central: &Pc, below: &Pc) {
    let (officer, grants) = below.officer().await;
    let id = grants[0].id;
    let desk = &central.desk;
    let reason = || Reason {
        reason: "ลาศึกษาต่อ".to_owned(),
    };
    let suspended = desk
        .suspend_grant(id, reason(), nobody_asks)
        .await
        .expect("suspended");
    assert!(matches!(suspended.state, GrantState::Suspended { .. }));
    until("the officer below is told", async || {
        below.register().poke();
        matches!(below.session().await, SessionView::NeedsToken { .. }).then_some(())
    })
    .await;
    let SessionView::NeedsToken { suspended, .. } = below.session().await else {
        panic!("a right is in force")
    };
    assert_eq!(suspended[0].reason, "ลาศึกษาต่อ");
    desk.resume_grant(id, nobody_asks).await.expect("resumed");
    until("the right is back by itself", async || {
        matches!(below.session().await, SessionView::Ready { .. }).then_some(())
    })
    .await;

    let heir = newcomer(world, "heir").await;
    let to = Successor::Email {
        email: address_of(&heir),
    };
    let hand_over = HandOver {
        to,
        reason: "โอนย้าย".to_owned(),
    };
    let ended = desk
        .hand_over_grant(id, hand_over, nobody_asks)
        .await
        .expect("handed over");
    assert_eq!(
        (
            ended.officer.id,
            matches!(ended.state, GrantState::Ended { .. })
        ),
        (officer, true)
    );
    let (role, _) = redeem_from_mail(&heir).await;
    assert_eq!(role, Role::AgencyOfficer);
    let held = desk.officers().await.expect("officers");
    assert!(
        held.iter()
            .any(|g| g.officer.name == heir.person.full_name())
    );
}
