//! Where officers are signed in, and who may end that.

use crate::bench::{Bench, on_both};
use infodesk_domain::{
    OfficerId, Surroundings,
    devices::{Device, System},
    rights::{Role, Unit},
};
use infodesk_hub::{Origin, store::Store};
use infodesk_openid_provider::{
    CodeGrant, NewRefresh, NewTokens, Session, SessionId, Storage, TokenHash,
};

const HOUR: i64 = 60 * 60 * 1000;

/// The access token is called as the session.
async fn sign_in(bench: &Bench, store: &Store, officer: OfficerId, id: &str) -> SessionId {
    let now = bench.surroundings.now().0;
    let session = SessionId(id.to_owned());
    let device = Some(format!("เครื่อง {id}"));
    let grant = CodeGrant {
        session: session.clone(),
        client_id: "app".to_owned(),
        redirect_uri: "http://127.0.0.1/callback".to_owned(),
        challenge: "challenge".to_owned(),
        nonce: None,
        scope: "openid".to_owned(),
        subject: officer.to_string(),
        auth_time: now,
        expires_at: now + 60_000,
        device: device.clone(),
    };
    let code = TokenHash::of(&format!("code {id}"));
    store.save_code(code, grant).await.unwrap();
    store.take_code(code).await.unwrap();
    let opened = Session {
        id: session.clone(),
        client_id: "app".to_owned(),
        subject: officer.to_string(),
        scope: "openid".to_owned(),
        device,
        auth_time: now,
        started_at: now,
        ends_at: now + 24 * HOUR,
    };
    let tokens = NewTokens {
        access: TokenHash::of(id),
        access_expires_at: now + HOUR,
        refresh: Some(NewRefresh {
            hash: TokenHash::of(&format!("refresh {id}")),
            expires_at: now + 12 * HOUR,
        }),
    };
    assert!(store.open_session(opened, tokens).await.unwrap());
    session
}

/// A session that begins; the officer is not seen after that.
pub async fn sign_in_and_stay(bench: &Bench, officer: OfficerId) {
    sign_in(bench, &bench.store, officer, "open").await;
}

/// A session that begins and ends.
pub async fn sign_in_and_out(bench: &Bench, officer: OfficerId) {
    let session = sign_in(bench, &bench.store, officer, "short").await;
    bench.store.sign_out(&session).await.unwrap();
}

/// A program with its system, as its `User-Agent` says.
fn program(store: &Store, user_agent: &str) -> Store {
    store.on_behalf_of(&Origin {
        device: Some(user_agent.to_owned()),
        ..Origin::default()
    })
}

async fn is_good(bench: &Bench, access: &str) -> bool {
    let now = bench.surroundings.now().0;
    let found = bench.store.find_access(TokenHash::of(access), now).await;
    found.unwrap().is_some()
}

async fn ids(bench: &Bench, officer: OfficerId) -> Vec<String> {
    let nobody = SessionId("nobody".to_owned());
    let devices = bench.store.devices(officer, &nobody).await.unwrap();
    devices.into_iter().map(|device| device.id).collect()
}

/// Kind, actor and subject of the events after the first `skip`, with the reason of a refusal.
async fn events(bench: &Bench, skip: i64) -> Vec<(String, Option<String>, Option<String>, String)> {
    bench.store.verify_audit().await.unwrap().unwrap();
    let entries = bench.store.audit_entries(skip, 100).await.unwrap();
    let told = entries
        .into_iter()
        .map(|e| (e.kind, e.actor, e.subject, e.reason.unwrap_or_default()));
    told.collect()
}

async fn events_until_now(bench: &Bench) -> i64 {
    bench.store.verify_audit().await.unwrap().unwrap().events
}

fn told(
    kind: &str,
    actor: OfficerId,
    subject: OfficerId,
    reason: &str,
) -> (String, Option<String>, Option<String>, String) {
    let (actor, subject) = (actor.to_string(), subject.to_string());
    (
        kind.to_owned(),
        Some(actor),
        Some(subject),
        reason.to_owned(),
    )
}

fn acting(bench: &Bench, officer: OfficerId) -> Store {
    bench.store.on_behalf_of(&Origin {
        actor: Some(officer),
        ..Origin::default()
    })
}

on_both! {
    async fn they_are_listed_with_what_is_known_of_them(bench) {
        let officer = bench.officer("somchai").await;
        let other = bench.officer("somying").await;
        let desk = program(&bench.store, "InfoDesk/1.0.0 (Windows)");
        let here = sign_in(&bench, &desk, officer, "here").await;
        let began = bench.surroundings.now();
        sign_in(&bench, &bench.store, other, "of another").await;
        bench.surroundings.pass_minutes(5);
        sign_in(&bench, &bench.store, officer, "home").await;
        let later = bench.surroundings.now();

        let devices = bench.store.devices(officer, &here).await.unwrap();
        let home = Device {
            id: "home".to_owned(),
            name: Some("เครื่อง home".to_owned()),
            system: None,
            first_signed_in_at: later,
            last_seen_at: later,
            this_one: false,
        };
        let here = Device {
            id: "here".to_owned(),
            name: Some("เครื่อง here".to_owned()),
            system: Some(System::Windows),
            first_signed_in_at: began,
            last_seen_at: began,
            this_one: true,
        };
        assert_eq!(devices, [home, here]);
    }

    async fn that_they_were_seen_is_written_once_a_minute_with_the_last_system(bench) {
        let officer = bench.officer("somchai").await;
        let here = sign_in(&bench, &bench.store, officer, "here").await;
        let began = bench.surroundings.now();
        let seen = async |user_agent: &str| {
            let store = program(&bench.store, user_agent);
            let now = bench.surroundings.now().0;
            store.find_access(TokenHash::of("here"), now).await.unwrap().unwrap();
            let device = bench.store.devices(officer, &here).await.unwrap().remove(0);
            (device.last_seen_at, device.system)
        };
        bench.surroundings.pass_millis(59_999);
        assert_eq!(seen("InfoDesk/1.0.0 (Linux)").await, (began, None));
        bench.surroundings.pass_millis(1);
        let minute = bench.surroundings.now();
        assert_eq!(seen("InfoDesk/1.0.0 (Linux)").await, (minute, Some(System::Linux)));
        bench.surroundings.pass_minutes(1);
        let next = bench.surroundings.now();
        assert_eq!(seen("curl/8").await, (next, Some(System::Linux)), "nothing better is known");
        bench.surroundings.pass_minutes(1);
        let last = bench.surroundings.now();
        assert_eq!(seen("InfoDesk/1.0.1 (macOS)").await, (last, Some(System::Macos)));
    }

    async fn one_that_was_away_too_long_is_none(bench) {
        let officer = bench.officer("somchai").await;
        sign_in(&bench, &bench.store, officer, "here").await;
        bench.surroundings.pass_minutes(12 * 60 - 1);
        assert_eq!(ids(&bench, officer).await, ["here"]);
        bench.surroundings.pass_minutes(1);
        assert_eq!(ids(&bench, officer).await.len(), 0, "its last refresh token ran out");
    }

    async fn an_officer_ends_their_own_and_nobody_elses(bench) {
        let officer = bench.officer("somchai").await;
        let other = bench.officer("somying").await;
        sign_in(&bench, &bench.store, officer, "here").await;
        let home = sign_in(&bench, &bench.store, officer, "home").await;
        let before = events_until_now(&bench).await;
        let by = |officer| acting(&bench, officer);

        assert!(!by(other).end_device(other, &home).await.unwrap());
        assert!(is_good(&bench, "home").await);
        assert!(by(officer).end_device(officer, &home).await.unwrap());
        assert!(!is_good(&bench, "home").await);
        let refresh = TokenHash::of("refresh home");
        assert_eq!(bench.store.session_of_token(refresh).await.unwrap(), None);
        assert!(is_good(&bench, "here").await);
        assert!(!by(officer).end_device(officer, &home).await.unwrap(), "it has ended");
        assert_eq!(
            events(&bench, before).await,
            [told("device_signed_out", officer, officer, "")]
        );
    }

    async fn whoever_is_above_ends_all_sessions_and_nobody_else_any(bench) {
        let register = bench.with_register().await;
        let (unit, child) = (Unit::Agency(register.unit), Unit::Agency(register.child));
        let department = Unit::Agency(register.department);
        let point = Unit::ServicePoint(register.at_child);
        let target = bench.officer_with("target", Role::AgencyOfficer, child).await;
        bench.store.grant(target, Role::ServicePointOfficer, point).await.unwrap();
        let elsewhere = Unit::Agency(register.other_department);
        let may_not = [
            bench.officer("without rights").await,
            bench.officer_with("agency", Role::AgencyOfficer, department).await,
            bench.officer_with("elsewhere", Role::CentralOfficer, elsewhere).await,
            bench.officer_with("beside", Role::CentralOfficer, child).await,
            target,
        ];
        let central = bench.officer_with("central", Role::CentralOfficer, unit).await;
        let operator = bench.officer_with("operator", Role::Operator, department).await;
        let unknown = OfficerId::new(&bench.surroundings);
        let asking = SessionId("asking".to_owned());
        sign_in(&bench, &bench.store, target, "here").await;

        for actor in may_not {
            let before = events_until_now(&bench).await;
            let store = acting(&bench, actor);
            for officer in [target, unknown] {
                let devices = store.devices_below(actor, officer, &asking).await.unwrap();
                assert_eq!(devices, None);
                assert_eq!(store.end_sessions_below(actor, officer).await.unwrap(), None);
            }
            let refused = |to| told("signed_out_by_other", actor, to, "no_right");
            assert_eq!(events(&bench, before).await, [refused(target), refused(unknown)]);
        }
        assert!(is_good(&bench, "here").await);

        for actor in [central, operator] {
            let store = acting(&bench, actor);
            let [own, other] = ["own of", "other for"].map(|text| format!("{text} {actor}"));
            sign_in(&bench, &bench.store, actor, &own).await;
            sign_in(&bench, &bench.store, target, &other).await;
            let open = ids(&bench, target).await;
            let before = events_until_now(&bench).await;
            let devices = store.devices_below(actor, target, &asking).await.unwrap();
            assert_eq!(devices.unwrap().len(), open.len());
            let ended = store.end_sessions_below(actor, target).await.unwrap();
            assert_eq!(ended, u32::try_from(open.len()).ok());
            let ended = told("signed_out_by_other", actor, target, "");
            assert_eq!(events(&bench, before).await, vec![ended; open.len()]);
            assert!(!is_good(&bench, "here").await && !is_good(&bench, &other).await);
            assert!(is_good(&bench, &own).await, "their own stays");
            assert_eq!(store.end_sessions_below(actor, target).await.unwrap(), Some(0));
            assert_eq!(store.end_sessions_below(actor, unknown).await.unwrap(), None);
        }
        let other_operator = bench.officer_with("operator 2", Role::Operator, department).await;
        let store = acting(&bench, operator);
        assert_eq!(store.end_sessions_below(operator, other_operator).await.unwrap(), None);
    }

    async fn many_who_end_the_same_sessions_do_not_wait_for_each_other(bench) {
        let register = bench.with_register().await;
        let unit = Unit::Agency(register.unit);
        let target = bench.officer_with("target", Role::AgencyOfficer, unit).await;
        let operator = bench.officer_with("operator", Role::Operator, unit).await;
        for n in 0..6 {
            sign_in(&bench, &bench.store, target, &format!("session {n}")).await;
        }
        let mut enders = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let store = acting(&bench, operator);
            enders.spawn(async move { store.end_sessions_below(operator, target).await.unwrap() });
        }
        let ended: u32 = enders.join_all().await.into_iter().flatten().sum();
        assert_eq!(ended, 6);
        assert_eq!(ids(&bench, target).await.len(), 0);
    }
}
