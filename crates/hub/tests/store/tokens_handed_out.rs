//! Tokens handed out unasked: one, or a list of them; listed, revoked, sent anew.

use crate::{
    bench::{Bench, KEYS, on_both},
    mailed,
    token_requests::ISSUING,
};
use infodesk_domain::{
    OfficerId, Problem, ProblemCode, Surroundings, TokenId,
    lists::List,
    rights::{Role, Unit},
    tokens::{self, IssueReport, IssueToken, TokenState, TokenView},
};
use infodesk_hub::store::{KeyedHash, MailKind, Mode, TokenList};
use infodesk_test_support::SmallRegister;

fn token(unit: Unit) -> IssueToken {
    IssueToken {
        role: Role::AgencyOfficer,
        unit,
        recipient: "New@Office.example".to_owned(),
        note: "เริ่มงานวันที่ 1".to_owned(),
    }
}

async fn central(bench: &Bench, known: &SmallRegister) -> OfficerId {
    let department = Unit::Agency(known.department);
    bench
        .officer_with("central", Role::CentralOfficer, department)
        .await
}

async fn hand_out(bench: &Bench, officer: OfficerId, token: &IssueToken) -> TokenView {
    let handed = bench.store.hand_out_token(officer, token, ISSUING);
    handed.await.unwrap().unwrap().unwrap()
}

async fn refusal(bench: &Bench, officer: OfficerId, token: &IssueToken) -> Vec<Problem> {
    let handed = bench.store.hand_out_token(officer, token, ISSUING);
    handed.await.unwrap().unwrap().unwrap_err()
}

async fn send_anew(
    bench: &Bench,
    officer: OfficerId,
    id: TokenId,
) -> Option<Result<TokenView, Problem>> {
    let sent = bench.store.send_token_anew(officer, id, ISSUING);
    sent.await.unwrap()
}

async fn revoke(
    bench: &Bench,
    officer: OfficerId,
    id: TokenId,
) -> Option<Result<TokenView, Problem>> {
    bench.store.revoke_token(Some(officer), id).await.unwrap()
}

async fn list(bench: &Bench, officer: OfficerId, text: &str, mode: Mode) -> IssueReport {
    let list = TokenList {
        list: &List::read(text, &tokens::COLUMNS),
        mode,
        issuing: ISSUING,
    };
    let report = bench.store.hand_out_tokens(officer, &list).await.unwrap();
    report.unwrap()
}

/// Of each row: its number, and what is wrong with it.
fn problems(report: &IssueReport) -> Vec<(u32, Vec<ProblemCode>)> {
    let codes = |problems: &[Problem]| problems.iter().map(|p| p.code).collect();
    let rows = report.rows.iter();
    rows.map(|row| (row.number, codes(&row.problems))).collect()
}

async fn redeem(
    bench: &Bench,
    officer: OfficerId,
    mail: &mailed::Mailed,
) -> Result<(), ProblemCode> {
    let hash = KeyedHash::of(&KEYS.tokens, mail.token().as_str());
    let redeemed = bench.store.redeem_token(officer, &hash).await.unwrap();
    redeemed.map(drop).map_err(|problem| problem.code)
}

async fn states(bench: &Bench, officer: OfficerId) -> Vec<TokenState> {
    let tokens = bench.store.tokens(officer).await.unwrap().unwrap();
    tokens.into_iter().map(|token| token.state).collect()
}

const GOOD: &str = "email,role,unit,note
one@office.example,เจ้าหน้าที่หน่วยงาน,สำนักงานทดลอง,คนแรก
two@office.example,central officer,สาขาทดลอง,
";

const MIXED: &str = "email,role,unit,note
one@office.example,เจ้าหน้าที่หน่วยงาน,สำนักงานทดลอง,
one@office.example,agency officer,สำนักงานทดลอง,ซ้ำ
three@office.example,agency officer,กรมอื่น,
four,agency officer,สำนักงานทดลอง,
five@office.example,agency officer,สำนักงานทดลอง,1-2345-45678-78-1
";

on_both! {
    async fn one_is_mailed_and_stands_in_the_list_without_its_text(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let view = hand_out(&bench, officer, &token(Unit::Agency(known.child))).await;
        let now = bench.surroundings.now();
        assert_eq!(view.recipient, "new@office.example");
        assert_eq!((view.unit_name_th.as_str(), view.agency_name_th.as_str()), ("สาขาทดลอง", "กรมทดลอง กระทรวงทดลอง"));
        assert_eq!(view.issued_by.as_deref(), Some("central ทดลองงาน"));
        assert_eq!((view.issued_at, view.expires_at), (now, now.plus_days(30)));
        assert_eq!((view.state.clone(), view.may_revoke, view.may_send_anew), (TokenState::Waiting, true, true));
        assert_eq!(bench.store.tokens(officer).await.unwrap().unwrap(), [view]);

        let [mail] = &mailed::all(&bench, MailKind::Token).await[..] else { panic!("one mail") };
        let newcomer = bench.officer("newcomer").await;
        redeem(&bench, newcomer, mail).await.unwrap();
        let by = "newcomer ทดลองงาน".to_owned();
        assert_eq!(states(&bench, officer).await, [TokenState::Used { by, at: now }]);
    }

    async fn the_same_is_not_mailed_twice_to_one_address(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let first = token(Unit::Agency(known.child));
        let since = bench.surroundings.now();
        let id = hand_out(&bench, officer, &first).await.id;
        bench.surroundings.pass_days(1);
        let waits = Problem::error("recipient", ProblemCode::TokenWaits).with("at", since.0);
        assert_eq!(refusal(&bench, officer, &first).await, [waits]);
        hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await;
        let another = IssueToken { recipient: "other@office.example".to_owned(), ..first.clone() };
        hand_out(&bench, officer, &another).await;
        revoke(&bench, officer, id).await.unwrap().unwrap();
        hand_out(&bench, officer, &first).await;
    }

    async fn whoever_hands_nothing_out_finds_nothing(bench) {
        let known = bench.with_register().await;
        let id = hand_out(&bench, central(&bench, &known).await, &token(Unit::Agency(known.unit))).await.id;
        let agency = bench.officer_of_unit(&known).await;
        for officer in [agency, bench.officer("nobody").await] {
            assert_eq!(bench.store.tokens(officer).await.unwrap(), None);
            let wish = token(Unit::Agency(known.child));
            assert_eq!(bench.store.hand_out_token(officer, &wish, ISSUING).await.unwrap(), None);
            let list = TokenList { list: &List::read(GOOD, &tokens::COLUMNS), mode: Mode::SkipBad, issuing: ISSUING };
            assert_eq!(bench.store.hand_out_tokens(officer, &list).await.unwrap(), None);
            assert_eq!(revoke(&bench, officer, id).await, None);
            assert_eq!(send_anew(&bench, officer, id).await, None);
        }
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 1);
        let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
        let refused = entries.iter().filter(|e| e.outcome == "refused").count();
        assert_eq!(refused, 6, "each attempt is told");
    }

    async fn a_revoked_one_gives_nothing(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let id = hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await.id;
        bench.surroundings.pass_minutes(1);
        let revoked = revoke(&bench, officer, id).await.unwrap().unwrap();
        let (by, at) = (Some("central ทดลองงาน".to_owned()), bench.surroundings.now());
        assert_eq!(revoked.state, TokenState::Revoked { by, at });
        assert!(!revoked.may_revoke && !revoked.may_send_anew);
        let mails = mailed::all(&bench, MailKind::Token).await;
        let newcomer = bench.officer("newcomer").await;
        assert_eq!(redeem(&bench, newcomer, &mails[0]).await, Err(ProblemCode::TokenRevoked));
        let gone = Problem::error("", ProblemCode::TokenNotWaiting).with("state", "revoked");
        assert_eq!(revoke(&bench, officer, id).await, Some(Err(gone.clone())));
        assert_eq!(send_anew(&bench, officer, id).await, Some(Err(gone)));
    }

    async fn one_sent_anew_ends_the_one_before(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let first = hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await;
        bench.surroundings.pass_days(29);
        let second = send_anew(&bench, officer, first.id).await.unwrap().unwrap();
        assert_ne!(second.id, first.id);
        assert_eq!((second.role, second.unit, &second.recipient, &second.note), (first.role, first.unit, &first.recipient, &first.note));
        assert_eq!(second.expires_at, bench.surroundings.now().plus_days(30));
        let mails = mailed::all(&bench, MailKind::Token).await;
        let newcomer = bench.officer("newcomer").await;
        assert_eq!(redeem(&bench, newcomer, &mails[0]).await, Err(ProblemCode::TokenRevoked));
        redeem(&bench, newcomer, &mails[1]).await.unwrap();
        let used = Problem::error("", ProblemCode::TokenNotWaiting).with("state", "used");
        assert_eq!(send_anew(&bench, officer, second.id).await, Some(Err(used.clone())));
        assert_eq!(revoke(&bench, officer, second.id).await, Some(Err(used)));
    }

    async fn an_expired_one_is_sent_anew_once(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let first = hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await;
        bench.surroundings.pass_days(30);
        assert_eq!(states(&bench, officer).await, [TokenState::Expired]);
        let expired = Problem::error("", ProblemCode::TokenNotWaiting).with("state", "expired");
        assert_eq!(revoke(&bench, officer, first.id).await, Some(Err(expired)));
        send_anew(&bench, officer, first.id).await.unwrap().unwrap();
        assert!(matches!(states(&bench, officer).await[..], [TokenState::Waiting, TokenState::Revoked { .. }]));
        assert!(send_anew(&bench, officer, first.id).await.unwrap().is_err());
    }

    async fn of_20_who_send_one_anew_at_once_one_does(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let first = hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await;
        let mut sending = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let store = bench.store.clone();
            sending.spawn(async move { store.send_token_anew(officer, first.id, ISSUING).await.unwrap().unwrap() });
        }
        let sent = sending.join_all().await;
        assert_eq!(sent.iter().filter(|sent| sent.is_ok()).count(), 1);
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 2);
    }

    async fn a_list_says_first_and_mails_then(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let dry = list(&bench, officer, GOOD, Mode::DryRun).await;
        assert!(!dry.applied && dry.is_clean());
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 0);
        let applied = list(&bench, officer, GOOD, Mode::AllOrNothing).await;
        assert_eq!(applied, IssueReport { applied: true, ..dry });
        let row = &applied.rows[1];
        assert_eq!((row.number, row.recipient.as_str(), row.role), (3, "two@office.example", Some(Role::CentralOfficer)));
        assert_eq!(row.unit_name_th, "สาขาทดลอง");
        let tokens = bench.store.tokens(officer).await.unwrap().unwrap();
        let mut notes: Vec<&str> = tokens.iter().map(|token| token.note.as_str()).collect();
        notes.sort_unstable();
        assert_eq!(notes, ["", "คนแรก"]);
        // The same list once more mails nobody a second time.
        let again = list(&bench, officer, GOOD, Mode::SkipBad).await;
        let waits = vec![ProblemCode::TokenWaits];
        assert_eq!(problems(&again), [(2, waits.clone()), (3, waits)]);
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 2);
    }

    async fn bad_rows_stop_a_list_unless_they_are_left_out(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let stopped = list(&bench, officer, MIXED, Mode::AllOrNothing).await;
        assert!(!stopped.applied);
        assert_eq!(problems(&stopped), [
            (2, vec![]),
            (3, vec![ProblemCode::RowRepeated]),
            (4, vec![ProblemCode::GrantNotWithinRights]),
            (5, vec![ProblemCode::EmailUnfit]),
            (6, vec![ProblemCode::CitizenNumberInList]),
        ]);
        assert_eq!(stopped.rows[1].problems[0].args["row"], "2");
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 0);
        let left_out = list(&bench, officer, MIXED, Mode::SkipBad).await;
        assert_eq!(left_out, IssueReport { applied: true, ..stopped });
        let told = format!("{left_out:?}");
        assert!(!told.contains("45678") && !told.contains("five@"), "{told}");
        assert_eq!(mailed::all(&bench, MailKind::Token).await.len(), 1);
    }

    async fn a_list_that_cannot_be_read_mails_nothing(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let report = list(&bench, officer, "username,role,unit\nsomchai,agency officer,กรมทดลอง\n", Mode::SkipBad).await;
        assert!(!report.applied && report.rows.is_empty());
        assert_eq!(report.problems, [Problem::error("email", ProblemCode::ListColumnMissing)]);
    }

    async fn neither_address_nor_text_of_a_token_is_told(bench) {
        let known = bench.with_register().await;
        let officer = central(&bench, &known).await;
        let id = hand_out(&bench, officer, &token(Unit::Agency(known.unit))).await.id;
        send_anew(&bench, officer, id).await.unwrap().unwrap();
        let entries = bench.store.audit_entries(0, 1_000).await.unwrap();
        let kinds: Vec<&str> = entries.iter().rev().take(3).map(|e| e.kind.as_str()).collect();
        assert_eq!(kinds, ["token_issued", "token_revoked", "token_issued"]);
        let told = format!("{entries:?} {:?}", bench.store.tokens(officer).await.unwrap());
        let contents = String::from_utf8_lossy(&bench.contents().await).into_owned();
        for mail in mailed::all(&bench, MailKind::Token).await {
            for text in [mail.token().grouped(), mail.token().as_str().to_owned()] {
                assert!(!told.contains(&text) && !contents.contains(&text));
            }
        }
        assert!(!format!("{entries:?}").contains("office.example"));
    }
}
