//! Accounts of an imported list: looked through, taken in, taken at the first sign-in, withdrawn.

use crate::bench::{Bench, on_both, profile};
use infodesk_domain::{
    OfficerId, ProblemCode,
    accounts::{Account, AccountView, Arriving, COLUMNS, ImportReport, ProviderOf, RowOutcome},
    lists::List,
    rights::{Role, Unit},
};
use infodesk_hub::store::{Entry, Import, Mode, SignedIn, Withdrawal};

const DIGITAL_ID: ProviderOf<'_> = ProviderOf::Named("digital-id");
const ANY: ProviderOf<'_> = ProviderOf::Unsaid {
    only: Some("digital-id"),
};

/// For "somchai" by username, and for two by e-mail.
const ROWS: &str = "username,email,role,unit
Somchai,,เจ้าหน้าที่หน่วยงาน,สำนักงานทดลอง
,Somying@Office.Example,central officer,กรมทดลอง
,mana@office.example,เจ้าหน้าที่ส่วนกลาง,กรมอื่น
";

async fn import(bench: &Bench, text: &str, provider: ProviderOf<'_>, mode: Mode) -> ImportReport {
    let list = List::read(text, &COLUMNS);
    let import = Import {
        list: &list,
        provider,
        mode,
        by: None,
    };
    bench.store.import_accounts(&import).await.unwrap().unwrap()
}

async fn apply(bench: &Bench, text: &str) -> ImportReport {
    import(bench, text, ANY, Mode::AllOrNothing).await
}

async fn accounts(bench: &Bench) -> Vec<AccountView> {
    bench.store.accounts(None).await.unwrap().unwrap().accounts
}

/// new, already there, already claimed, bad
fn totals(report: &ImportReport) -> [u32; 4] {
    let totals = report.totals;
    [
        totals.new,
        totals.already_there,
        totals.already_claimed,
        totals.bad,
    ]
}

/// Somebody whom digital-id calls so, with an e-mail address that it has proven.
fn person(username: &str) -> SignedIn {
    SignedIn {
        arriving: Arriving {
            provider: "digital-id".to_owned(),
            username: Account::username(username),
            proven_email: Account::email(&format!("{username}@office.example")),
        },
        ..profile(username)
    }
}

async fn rights(bench: &Bench, officer: OfficerId) -> Vec<(Role, Unit)> {
    let me = bench.store.me(officer).await.unwrap().unwrap();
    me.grants.into_iter().map(|g| (g.role, g.unit)).collect()
}

async fn arrive(bench: &Bench, person: &SignedIn) -> (OfficerId, Vec<(Role, Unit)>) {
    let officer = bench.store.officer_signed_in(person).await.unwrap();
    (officer, rights(bench, officer).await)
}

async fn audit(bench: &Bench) -> Vec<Entry> {
    bench.store.verify_audit().await.unwrap().unwrap();
    bench.store.audit_entries(0, 1000).await.unwrap()
}

on_both! {
    async fn a_dry_run_says_what_would_happen_and_changes_nothing(bench) {
        bench.with_register().await;
        let before = audit(&bench).await;
        let report = import(&bench, ROWS, ANY, Mode::DryRun).await;
        assert!(!report.applied);
        assert_eq!(totals(&report), [3, 0, 0, 0]);
        assert_eq!(report.rows[0].account.as_deref(), Some("Somchai"));
        assert_eq!(report.rows[1].unit_name_th.as_deref(), Some("กรมทดลอง"));
        assert_eq!(accounts(&bench).await, []);
        assert_eq!(audit(&bench).await, before);
        assert_eq!(arrive(&bench, &person("somchai")).await.1, []);
    }

    async fn the_same_list_twice_changes_nothing(bench) {
        bench.with_register().await;
        let first = apply(&bench, ROWS).await;
        assert!(first.applied);
        assert_eq!(totals(&first), [3, 0, 0, 0]);
        let listed = accounts(&bench).await;
        let names: Vec<&str> = listed.iter().map(|one| one.account.as_str()).collect();
        assert_eq!(names, ["Somchai", "somying@office.example", "mana@office.example"]);
        let providers: Vec<Option<&str>> = listed.iter().map(|one| one.provider.as_deref()).collect();
        assert_eq!(providers, [Some("digital-id"), None, None]);
        let events = audit(&bench).await;
        assert_eq!(totals(&apply(&bench, ROWS).await), [0, 3, 0, 0]);
        assert_eq!(accounts(&bench).await, listed);
        assert_eq!(audit(&bench).await, events);
        arrive(&bench, &person("somying")).await;
        assert_eq!(totals(&apply(&bench, &ROWS.replace("Somchai", "SOMCHAI")).await), [0, 2, 1, 0]);
    }

    async fn a_row_that_stands_twice_in_a_list_is_taken_in_once(bench) {
        bench.with_register().await;
        let twice = format!("{ROWS}SOMCHAI,,agency officer,สำนักงานทดลอง\n");
        let report = apply(&bench, &twice).await;
        assert_eq!(totals(&report), [3, 1, 0, 0]);
        assert_eq!(report.rows[3].outcome, RowOutcome::AlreadyThere);
        assert_eq!(accounts(&bench).await.len(), 3);
    }

    async fn all_or_nothing_unless_bad_rows_are_to_be_skipped(bench) {
        bench.with_register().await;
        let list = format!("{ROWS}daranee,,อธิบดี,กรมใหม่\n");
        let refused = apply(&bench, &list).await;
        assert!(!refused.applied);
        assert_eq!(totals(&refused), [3, 0, 0, 1]);
        let codes: Vec<ProblemCode> = refused.rows[3].problems.iter().map(|p| p.code).collect();
        assert_eq!(codes, [ProblemCode::RoleUnknown, ProblemCode::UnitUnknown]);
        assert_eq!((refused.rows[3].row, &refused.rows[3].account), (5, &None));
        assert_eq!(accounts(&bench).await, []);
        let skipped = import(&bench, &list, ANY, Mode::SkipBad).await;
        assert!(skipped.applied);
        assert_eq!(accounts(&bench).await.len(), 3);
        let nothing = import(&bench, "role,unit\n", ANY, Mode::SkipBad).await;
        assert!(!nothing.applied && nothing.has_problems());
    }

    async fn the_first_sign_in_gives_the_rights_and_the_audit_tells(bench) {
        let known = bench.with_register().await;
        apply(&bench, ROWS).await;
        let before = audit(&bench).await.len();
        let (officer, rights) = arrive(&bench, &person("SomChai")).await;
        assert_eq!(rights, [(Role::AgencyOfficer, Unit::Agency(known.unit))]);
        assert!(bench.store.service_point(officer, known.at_child).await.unwrap().is_some());
        let events = audit(&bench).await.split_off(before);
        let kinds: Vec<&str> = events.iter().map(|e| e.kind.as_str()).collect();
        assert_eq!(kinds, ["signed_in", "account_claimed", "grant_given"]);
        assert!(events.iter().all(|e| e.actor == Some(officer.to_string())), "{events:?}");
        let row = &accounts(&bench).await[0];
        assert_eq!(events[1].subject, Some(row.id.to_string()));
        assert_eq!((row.claimed_by.as_deref(), row.claimed_at), (Some("SomChai ทดลองงาน"), Some(events[0].at)));
        let told = format!("{events:?}");
        assert!(!told.contains("office.example"), "{told}");
        // The second time there is nothing left to take.
        let before = audit(&bench).await.len();
        arrive(&bench, &person("SomChai")).await;
        assert_eq!(audit(&bench).await.len(), before + 1);
    }

    async fn who_came_before_the_list_gets_the_rights_at_the_next_sign_in(bench) {
        bench.with_register().await;
        assert_eq!(arrive(&bench, &person("somchai")).await.1, []);
        apply(&bench, ROWS).await;
        assert_eq!(arrive(&bench, &person("somchai")).await.1.len(), 1);
    }

    async fn an_email_that_nobody_has_proven_gives_nothing(bench) {
        bench.with_register().await;
        apply(&bench, ROWS).await;
        let mut stranger = person("stranger");
        stranger.email = Some("somying@office.example".to_owned());
        stranger.arriving.proven_email = None;
        assert_eq!(arrive(&bench, &stranger).await.1, []);
        assert_eq!(arrive(&bench, &person("somying")).await.1.len(), 1);
    }

    async fn an_account_of_another_provider_is_another_account(bench) {
        bench.with_register().await;
        import(&bench, ROWS, DIGITAL_ID, Mode::AllOrNothing).await;
        for name in ["somchai", "somying"] {
            let mut elsewhere = person(name);
            elsewhere.issuer = "https://thaid.example".to_owned();
            elsewhere.arriving.provider = "thaid".to_owned();
            assert_eq!(arrive(&bench, &elsewhere).await.1, [], "{name}");
            assert_eq!(arrive(&bench, &person(name)).await.1.len(), 1, "{name}");
        }
    }

    async fn an_account_that_somebody_has_taken_is_never_given_twice(bench) {
        let known = bench.with_register().await;
        apply(&bench, ROWS).await;
        let (officer, _) = arrive(&bench, &person("somchai")).await;
        let mut later = person("somchai");
        later.subject = "the name was given out again".to_owned();
        later.arriving.proven_email = None;
        assert_eq!(arrive(&bench, &later).await.1, []);
        bench.surroundings.pass_minutes(1);
        // Nor does the newcomer get what is imported later; whoever took the account does.
        apply(&bench, "username,role,unit\nsomchai,agency officer,สำนักงานข้างเคียง\n").await;
        assert_eq!(arrive(&bench, &later).await.1, []);
        let (again, rights) = arrive(&bench, &person("somchai")).await;
        assert_eq!(again, officer);
        assert_eq!(rights[1..], [(Role::AgencyOfficer, Unit::Agency(known.sister))]);
    }

    async fn a_right_that_was_ended_does_not_come_back(bench) {
        bench.with_register().await;
        apply(&bench, ROWS).await;
        let (officer, _) = arrive(&bench, &person("somchai")).await;
        let grant = bench.store.me(officer).await.unwrap().unwrap().grants[0].id;
        bench.store.end_grant(grant).await.unwrap();
        apply(&bench, ROWS).await;
        assert_eq!(arrive(&bench, &person("somchai")).await.1, []);
    }

    async fn rights_of_another_department_wait_as_with_a_token(bench) {
        let known = bench.with_register().await;
        apply(&bench, "email,role,unit\nsomchai@office.example,central officer,กรมอื่น\n").await;
        let officer = bench.store.officer_signed_in(&profile("somchai")).await.unwrap();
        let own = Unit::Agency(known.unit);
        let grant = bench.store.grant(officer, Role::AgencyOfficer, own).await.unwrap();
        assert_eq!(arrive(&bench, &person("somchai")).await.1, [(Role::AgencyOfficer, own)]);
        bench.store.end_grant(grant).await.unwrap();
        let there = Unit::Agency(known.other_department);
        assert_eq!(arrive(&bench, &person("somchai")).await.1, [(Role::CentralOfficer, there)]);
    }

    async fn of_16_who_come_at_once_with_one_account_one_takes_it(bench) {
        bench.with_register().await;
        let several = format!("{ROWS}somchai,,agency officer,สำนักงานข้างเคียง\n");
        apply(&bench, &several).await;
        let mut coming = tokio::task::JoinSet::new();
        for i in 0..16 {
            let store = bench.store.clone();
            // Half of them are one person, the others are as many strangers.
            let mut person = person("somchai");
            if i % 2 == 1 {
                person.subject = format!("stranger {i}");
            }
            coming.spawn(async move { store.officer_signed_in(&person).await.unwrap() });
        }
        let mut officers = coming.join_all().await;
        officers.sort_unstable();
        officers.dedup();
        assert_eq!(officers.len(), 9);
        let mut holding = Vec::new();
        for officer in officers {
            holding.push(rights(&bench, officer).await.len());
        }
        holding.sort_unstable();
        assert_eq!(holding, [0, 0, 0, 0, 0, 0, 0, 0, 2]);
        let events = audit(&bench).await;
        let count = |kind: &str| events.iter().filter(|e| e.kind == kind).count();
        assert_eq!((count("account_claimed"), count("grant_given")), (2, 2));
    }

    async fn two_who_import_at_once_enter_each_row_once(bench) {
        bench.with_register().await;
        let mut importing = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = bench.store.clone();
            importing.spawn(async move {
                let list = List::read(ROWS, &COLUMNS);
                let import = Import { list: &list, provider: ANY, mode: Mode::AllOrNothing, by: None };
                store.import_accounts(&import).await.unwrap()
            });
        }
        importing.join_all().await;
        assert_eq!(accounts(&bench).await.len(), 3);
        audit(&bench).await;
    }

    async fn a_row_can_be_withdrawn_until_it_is_taken(bench) {
        let known = bench.with_register().await;
        apply(&bench, ROWS).await;
        let (somchai, somying, mana) = (0, 1, 2);
        let ids: Vec<_> = accounts(&bench).await.into_iter().map(|one| one.id).collect();
        let withdraw = async |by, i: usize| bench.store.withdraw_account(by, ids[i]).await.unwrap();
        let central = bench
            .officer_with("central", Role::CentralOfficer, Unit::Agency(known.department))
            .await;
        assert_eq!(withdraw(Some(central), mana).await, Withdrawal::Unknown);
        assert_eq!(withdraw(Some(central), somchai).await, Withdrawal::Done);
        assert_eq!(withdraw(None, somchai).await, Withdrawal::Unknown);
        let last = audit(&bench).await.pop().unwrap();
        assert_eq!((last.kind.as_str(), last.subject), ("account_withdrawn", Some(ids[0].to_string())));
        assert_eq!(arrive(&bench, &person("somchai")).await.1, []);
        arrive(&bench, &person("somying")).await;
        assert_eq!(withdraw(None, somying).await, Withdrawal::AlreadyClaimed);
        assert_eq!(accounts(&bench).await.len(), 2);
        assert_eq!(totals(&apply(&bench, ROWS).await), [1, 1, 1, 0]);
    }

    async fn officers_import_and_see_what_they_could_grant(bench) {
        let known = bench.with_register().await;
        let unit = Unit::Agency;
        let operator = bench.officer_with("operator", Role::Operator, unit(known.ministry)).await;
        let central = bench
            .officer_with("central", Role::CentralOfficer, unit(known.department))
            .await;
        let other = bench
            .officer_with("other", Role::CentralOfficer, unit(known.other_department))
            .await;
        let agency = bench.officer_of_unit(&known).await;
        let list = List::read(ROWS, &COLUMNS);
        let try_as = async |by, mode| {
            let import = Import { list: &list, provider: ANY, mode, by: Some(by) };
            bench.store.import_accounts(&import).await.unwrap()
        };
        let seen_by = async |by| {
            let accounts = bench.store.accounts(Some(by)).await.unwrap();
            accounts.map(|all| all.accounts.len())
        };
        assert_eq!(try_as(agency, Mode::SkipBad).await, None);
        assert_eq!(seen_by(agency).await, None);
        let refused = try_as(other, Mode::AllOrNothing).await.unwrap();
        assert!(!refused.applied);
        assert_eq!(totals(&refused), [1, 0, 0, 2]);
        assert_eq!(refused.rows[0].problems[0].code, ProblemCode::GrantNotWithinRights);
        assert_eq!(totals(&try_as(central, Mode::SkipBad).await.unwrap()), [2, 0, 0, 1]);
        let by: Vec<Option<String>> =
            accounts(&bench).await.into_iter().map(|one| one.imported_by).collect();
        assert_eq!(by, [Some("central ทดลองงาน".to_owned()), Some("central ทดลองงาน".to_owned())]);
        assert_eq!(totals(&try_as(operator, Mode::AllOrNothing).await.unwrap()), [1, 2, 0, 0]);
        assert_eq!(
            [seen_by(operator).await, seen_by(central).await, seen_by(other).await],
            [Some(3), Some(2), Some(1)]
        );
    }
}
