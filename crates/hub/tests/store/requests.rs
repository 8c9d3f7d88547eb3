//! Requests for the service: sent, confirmed, decided, kept.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    AgencyId, OfficerId, ProblemCode, ServiceRequestId,
    agencies::AgencyKind,
    approvals::ApprovalKind,
    requests::{
        AgencyWish, Decision, ExecutiveForm, RequestFilter, RequestForm, RequestHappening,
        RequestKind, RequestStage, RequesterForm, ServiceRequest,
    },
    rights::{Role, Unit},
};
use infodesk_hub::store::{Answer, Asking, Issuing, Says, Store, StoredMail};

pub const ORIGIN: &str = "https://hub.example";
pub const ISSUING: Issuing = Issuing { days: 30 };

/// One white pixel.
const PNG: &[u8] = include_bytes!("../../../../tests/stories/tests/stories/letter.png");

pub const fn asking() -> Asking<'static> {
    Asking {
        origin: ORIGIN,
        days: 14,
    }
}

fn form(agency: AgencyWish) -> RequestForm {
    RequestForm {
        kind: RequestKind::NewService,
        agency: Some(agency),
        details: "จุดบริการ 12 แห่ง".to_owned(),
        requester: RequesterForm {
            position: "นักวิชาการคอมพิวเตอร์".to_owned(),
            telephone: "02-123-4567".to_owned(),
            email: "somying@office.example".to_owned(),
        },
        executive: ExecutiveForm {
            name: "สมชาย สมมติ".to_owned(),
            position: "ผู้อำนวยการศูนย์เทคโนโลยีสารสนเทศ".to_owned(),
            email: "somchai@office.example".to_owned(),
        },
        letter: None,
    }
}

pub fn proposed(name_th: &str) -> AgencyWish {
    AgencyWish::Proposed {
        name_th: name_th.to_owned(),
        name_en: String::new(),
        ministry_id: None,
    }
}

pub async fn with_letter(bench: &Bench, officer: OfficerId, agency: AgencyWish) -> RequestForm {
    let letter = bench.store.keep_letter(officer, "หนังสือ.png", PNG).await;
    RequestForm {
        letter: Some(letter.unwrap().unwrap().id),
        ..form(agency)
    }
}

pub async fn send(bench: &Bench, officer: OfficerId, agency: AgencyWish) -> ServiceRequest {
    let form = with_letter(bench, officer, agency).await;
    let sent = bench.store.send_request(officer, &form, asking()).await;
    sent.unwrap().unwrap()
}

pub async fn operator(bench: &Bench, subject: &str) -> OfficerId {
    let any = bench.store.agencies().await.unwrap()[0].id;
    bench
        .officer_with(subject, Role::Operator, Unit::Agency(any))
        .await
}

pub fn facts(mail: &StoredMail) -> &std::collections::BTreeMap<String, String> {
    match &mail.says {
        Says::Facts(_, facts) => facts,
        Says::Words { .. } | Says::Unreadable => panic!("no facts"),
    }
}

/// The link that was mailed last.
async fn link(bench: &Bench) -> String {
    let mails = bench.store.unsent_mails(100).await.unwrap();
    let mut links = mails.iter().filter_map(|mail| facts(mail).get("link"));
    let link = links.next_back().unwrap();
    let link = link.strip_prefix("https://hub.example/confirm?t=").unwrap();
    link.to_owned()
}

async fn confirm(store: &Store, link: &str) -> Result<RequestStage, ProblemCode> {
    let answered = store.answer_executive(link, Answer::Confirm).await;
    answered.unwrap().map_err(|problem| problem.code)
}

async fn decide(
    bench: &Bench,
    officer: OfficerId,
    id: ServiceRequestId,
    decision: Decision,
) -> Option<Result<ServiceRequest, ProblemCode>> {
    let decided = bench.store.decide_request(officer, id, &decision, ISSUING);
    let decided = decided.await.unwrap();
    decided.map(|done| done.map_err(|problems| problems[0].code))
}

fn happened(request: &ServiceRequest) -> Vec<RequestHappening> {
    request.timeline.iter().map(|event| event.what).collect()
}

on_both! {
    async fn a_request_goes_all_the_way(bench) {
        use RequestHappening::{Approved, Confirmed, ExecutiveAsked, Sent, TokenMailed};
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let operator = operator(&bench, "operator").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        assert_eq!(sent.stage, RequestStage::AwaitsExecutive);
        assert!(sent.number.ends_with("-000001"), "{}", sent.number);
        assert!(bench.store.approvals(operator).await.unwrap().is_empty());

        let link = link(&bench).await;
        let asked = bench.store.asked_executive(&link).await.unwrap().unwrap();
        assert_eq!((asked.number, asked.agency_name_th.as_str()), (sent.number.clone(), "กรมใหม่"));
        let letter = bench.store.asked_letter(&link).await.unwrap().unwrap().unwrap();
        assert_eq!(letter.bytes, PNG);
        assert_eq!(confirm(&bench.store, &link).await, Ok(RequestStage::AwaitsOperator));
        assert_eq!(confirm(&bench.store, &link).await, Err(ProblemCode::RequestMovedOn));

        let waiting = bench.store.approvals(operator).await.unwrap();
        assert_eq!((waiting[0].kind, waiting[0].id.clone()), (ApprovalKind::ServiceRequest, sent.id.to_string()));
        let approved = decide(&bench, operator, sent.id, Decision::Approve).await.unwrap().unwrap();
        assert_eq!(happened(&approved), [Sent, ExecutiveAsked, Confirmed, Approved, TokenMailed]);
        assert!(bench.store.approvals(operator).await.unwrap().is_empty());
        let department = bench.store.find_agencies("กรม ใหม่", Some(AgencyKind::Department)).await.unwrap();
        assert_eq!(department.len(), 1);
        let tokens = bench.store.tokens(operator).await.unwrap().unwrap();
        assert_eq!((tokens[0].role, tokens[0].unit), (Role::CentralOfficer, Unit::Agency(department[0].id)));
        assert_eq!(tokens[0].recipient, "somying@office.example");
    }

    async fn what_is_not_whole_is_not_kept(bench) {
        let known = bench.with_register().await;
        let asker = bench.officer("asker").await;
        let refused = async |form: &RequestForm| {
            let sent = bench.store.send_request(asker, form, asking()).await.unwrap();
            sent.unwrap_err()[0].code
        };
        assert_eq!(refused(&form(proposed("กรมใหม่"))).await, ProblemCode::LetterMissing);
        let of_unit = with_letter(&bench, asker, AgencyWish::Known { id: known.unit }).await;
        assert_eq!(refused(&of_unit).await, ProblemCode::AgencyNotDepartment);
        let nowhere = AgencyId::new(bench.store.surroundings());
        let unknown = RequestForm { agency: Some(AgencyWish::Known { id: nowhere }), ..of_unit };
        assert_eq!(refused(&unknown).await, ProblemCode::AgencyUnknown);
        let stranger = bench.officer("stranger").await;
        let theirs = with_letter(&bench, stranger, proposed("กรมใหม่")).await;
        assert_eq!(refused(&theirs).await, ProblemCode::LetterMissing, "another's letter is none");
        assert_eq!(bench.store.own_requests(asker).await.unwrap(), []);
        assert_eq!(bench.store.unsent_mails(10).await.unwrap(), []);
    }

    async fn the_same_is_asked_for_once_at_a_time(bench) {
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        let other = bench.officer("other").await;
        let again = with_letter(&bench, other, proposed("กรมใหม่")).await;
        let refused = bench.store.send_request(other, &again, asking()).await.unwrap().unwrap_err();
        assert_eq!((refused[0].code, &refused[0].args["number"]), (ProblemCode::RequestUnderWay, &sent.number));
        bench.store.withdraw_request(asker, sent.id).await.unwrap().unwrap().unwrap();
        let second = bench.store.send_request(other, &again, asking()).await.unwrap().unwrap();
        assert!(second.number.ends_with("-000002"));
    }

    async fn only_the_link_mailed_last_opens_anything(bench) {
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        let first = link(&bench).await;
        let executive = ExecutiveForm { email: "another@office.example".to_owned(), ..form(proposed("x")).executive };
        let asked = bench.store.ask_executive(asker, sent.id, &executive, asking()).await.unwrap();
        assert_eq!(asked.unwrap().unwrap().form.executive.email, "another@office.example");
        let second = link(&bench).await;
        assert_ne!(first, second);
        assert_eq!(confirm(&bench.store, &first).await, Err(ProblemCode::LinkUnknown));
        for forged in ["", "x", &format!("{second}0"), &second.replace(".2.", ".3.")] {
            assert_eq!(confirm(&bench.store, forged).await, Err(ProblemCode::LinkUnknown), "{forged}");
        }
        let silent = bench.store.answer_executive(&second, Answer::Decline { reason: " " }).await.unwrap();
        assert_eq!(silent.unwrap_err().code, ProblemCode::ReasonMissing);
        let declined = bench.store.answer_executive(&second, Answer::Decline { reason: "ยังไม่พร้อม" }).await.unwrap();
        assert_eq!(declined.unwrap(), RequestStage::Declined);

        let corrected = with_letter(&bench, asker, proposed("กรมใหม่")).await;
        let again = bench.store.send_request_again(asker, sent.id, &corrected, asking()).await.unwrap();
        assert_eq!(again.unwrap().unwrap().stage, RequestStage::AwaitsExecutive);
        assert_eq!(confirm(&bench.store, &second).await, Err(ProblemCode::LinkUnknown));
        let third = link(&bench).await;
        assert_eq!(confirm(&bench.store, &third).await, Ok(RequestStage::AwaitsOperator));
    }

    async fn a_correction_with_a_fault_moves_nothing(bench) {
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let operator = operator(&bench, "operator").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        confirm(&bench.store, &link(&bench).await).await.unwrap();
        let note = "ขอหนังสือฉบับใหม่".to_owned();
        let returned = decide(&bench, operator, sent.id, Decision::Return { note }).await;
        assert_eq!(returned.unwrap().unwrap().stage, RequestStage::Returned);
        let faulty = form(proposed("กรมใหม่"));
        let refused = bench.store.send_request_again(asker, sent.id, &faulty, asking()).await.unwrap();
        assert_eq!(refused.unwrap().unwrap_err()[0].code, ProblemCode::LetterMissing);
        let request = bench.store.service_request(asker, sent.id).await.unwrap().unwrap();
        assert_eq!(request.stage, RequestStage::Returned);
        assert!(request.may.send_again && !request.may.decide);
    }

    async fn nobody_else_sees_or_moves_it(bench) {
        let known = bench.with_register().await;
        let asker = bench.officer("asker").await;
        let operator = operator(&bench, "operator").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        let letter = sent.letter.clone().unwrap().id;
        confirm(&bench.store, &link(&bench).await).await.unwrap();
        let central = bench.officer_with("central", Role::CentralOfficer, Unit::Agency(known.department)).await;
        let nobody = bench.officer("nobody").await;
        for stranger in [central, nobody] {
            assert_eq!(bench.store.service_request(stranger, sent.id).await.unwrap(), None);
            assert!(bench.store.letter(stranger, letter).await.unwrap().is_none());
            assert_eq!(bench.store.request_queue(stranger, &RequestFilter::default()).await.unwrap(), None);
            assert_eq!(bench.store.withdraw_request(stranger, sent.id).await.unwrap(), None);
            assert_eq!(decide(&bench, stranger, sent.id, Decision::Approve).await, None);
        }
        assert_eq!(decide(&bench, asker, sent.id, Decision::Approve).await, None, "their own");
        assert!(bench.store.letter(operator, letter).await.unwrap().is_some());
        let filter = RequestFilter { text: "กรมใหม่".to_owned(), stage: Some(RequestStage::AwaitsOperator), kind: None };
        let queue = bench.store.request_queue(operator, &filter).await.unwrap().unwrap();
        assert_eq!(queue.len(), 1);
        let other = RequestFilter { kind: Some(RequestKind::EndService), ..filter };
        assert_eq!(bench.store.request_queue(operator, &other).await.unwrap().unwrap(), []);
    }

    async fn an_operators_own_request_is_anothers_to_decide(bench) {
        bench.with_register().await;
        let own = operator(&bench, "own").await;
        let other = operator(&bench, "other").await;
        let sent = send(&bench, own, proposed("กรมใหม่")).await;
        confirm(&bench.store, &link(&bench).await).await.unwrap();
        assert!(bench.store.approvals(own).await.unwrap().is_empty());
        assert_eq!(decide(&bench, own, sent.id, Decision::Approve).await, None);
        let decided = decide(&bench, other, sent.id, Decision::Approve).await;
        assert_eq!(decided.unwrap().unwrap().stage, RequestStage::Approved);
    }

    async fn two_hundred_who_decide_at_once_leave_one_decision(bench) {
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        confirm(&bench.store, &link(&bench).await).await.unwrap();
        let mut deciders = Vec::new();
        for n in 0..8 {
            deciders.push(operator(&bench, &format!("operator-{n}")).await);
        }
        let mut deciding = tokio::task::JoinSet::new();
        for n in 0..200 {
            let (store, officer) = (bench.store.clone(), deciders[n % 8]);
            deciding.spawn(async move {
                let decision = match n % 3 {
                    0 => Decision::Approve,
                    1 => Decision::Return { note: "แก้ไข".to_owned() },
                    _ => Decision::Reject { reason: "ไม่ครบ".to_owned() },
                };
                store.decide_request(officer, sent.id, &decision, ISSUING).await.unwrap().unwrap()
            });
        }
        let all = deciding.join_all().await;
        let (done, refused): (Vec<_>, Vec<_>) = all.into_iter().partition(Result::is_ok);
        assert_eq!((done.len(), refused.len()), (1, 199));
        assert!(refused.into_iter().all(|r| r.unwrap_err()[0].code == ProblemCode::RequestMovedOn));
        let request = bench.store.service_request(asker, sent.id).await.unwrap().unwrap();
        let decisions = happened(&request).into_iter().filter(|what| {
            matches!(what, RequestHappening::Approved | RequestHappening::Returned | RequestHappening::Rejected)
        });
        assert_eq!(decisions.count(), 1);
    }

    async fn the_executive_is_reminded_once_and_the_link_runs_out(bench) {
        bench.with_register().await;
        let asker = bench.officer("asker").await;
        let sent = send(&bench, asker, proposed("กรมใหม่")).await;
        let first = link(&bench).await;
        let mails = async || bench.store.unsent_mails(100).await.unwrap().len();
        let before = mails().await;
        bench.store.keep_requests(ORIGIN).await.unwrap();
        assert_eq!(mails().await, before);
        bench.surroundings.pass_days(3);
        let other_hub = bench.open_again().await.unwrap();
        let (a, b) = tokio::join!(bench.store.keep_requests(ORIGIN), other_hub.keep_requests(ORIGIN));
        a.unwrap();
        b.unwrap();
        assert_eq!(mails().await, before + 1);
        assert_eq!(link(&bench).await, first, "the reminder holds the same link");
        bench.surroundings.pass_days(11);
        bench.store.keep_requests(ORIGIN).await.unwrap();
        bench.store.keep_requests(ORIGIN).await.unwrap();
        assert_eq!(mails().await, before + 2);
        let request = bench.store.service_request(asker, sent.id).await.unwrap().unwrap();
        assert_eq!(request.stage, RequestStage::LinkExpired);
        assert_eq!(confirm(&bench.store, &first).await, Err(ProblemCode::LinkExpired));
        let asked = bench.store.ask_executive(asker, sent.id, &request.form.executive, asking()).await.unwrap();
        assert_eq!(asked.unwrap().unwrap().stage, RequestStage::AwaitsExecutive);
    }

    async fn letters_that_no_request_took_are_few_and_forgotten(bench) {
        let asker = bench.officer("asker").await;
        for _ in 0..5 {
            bench.store.keep_letter(asker, "a.png", PNG).await.unwrap().unwrap();
        }
        let refused = bench.store.keep_letter(asker, "a.png", PNG).await.unwrap();
        assert_eq!(refused.unwrap_err().code, ProblemCode::TooManyRequests);
        bench.surroundings.pass_days(8);
        bench.store.forget_loose_letters().await.unwrap();
        bench.store.keep_letter(asker, "a.png", PNG).await.unwrap().unwrap();
    }

    async fn units_are_found_by_a_part_of_their_name(bench) {
        let known = bench.with_register().await;
        let agencies = bench.store.agencies().await.unwrap();
        let unit = agencies.iter().find(|agency| agency.id == known.unit).unwrap();
        let part: String = unit.name_th.chars().skip(2).take(6).collect();
        let spaced: String = part.chars().flat_map(|c| [c, ' ']).collect();
        for text in [&unit.name_th, &part, &spaced] {
            let found = bench.store.find_units(text).await.unwrap();
            assert!(found.iter().any(|f| f.unit == Unit::Agency(known.unit)), "{text}");
        }
        for nothing in ["%", "_", "ไม่มีหน่วยงานนี้", "\\"] {
            assert_eq!(bench.store.find_units(nothing).await.unwrap(), [], "{nothing}");
        }
    }
}
