//! Where the session is kept, and where it is not: with the system's keyring, unlocked and locked, and without one.

use infodesk_desk::{account::SessionView, desk::Leaving, vault::Keeping};
use infodesk_stories::{CENTRAL_OFFICER, Log, Pc, World, assert_in_no_file, holds};
use infodesk_test_support::{Database, Person, citizen_number};
use std::{env, process::Command};

/// Set in the process that has no bus, or one of its own.
const ALONE: &str = "INFODESK_STORY_WITHOUT_A_BUS";
const EXAMPLE: u32 = 4_567_878;

async fn somebody(world: &World) -> Pc {
    let person = Person {
        citizen_number: citizen_number(EXAMPLE),
        ..Person::named("daranee")
    };
    world.hub.register(&person).await;
    let pc = Pc::of(world, person).await;
    pc.sign_in().await.unwrap();
    pc.redeem(CENTRAL_OFFICER).await;
    pc
}

fn keyring_of(session: &SessionView) -> Keeping {
    match session {
        SessionView::Ready { keyring, .. } | SessionView::SignedOut { keyring } => *keyring,
        other => panic!("{other:?}"),
    }
}

/// No token and no citizen number in the desk's files, the hub's database or anybody's log.
async fn assert_discreet(world: &World, pc: &Pc, log: &Log) {
    let mut tokens = world.cable.overheard("access_token");
    tokens.extend(world.cable.overheard("refresh_token"));
    assert!(tokens.len() >= 2);
    let number = pc.person.citizen_number.clone();
    assert_eq!(number, "1234545678781");
    let secrets = [tokens, vec![number, "1-2345-45678-78-1".to_owned()]].concat();
    assert_in_no_file(pc.folder(), &secrets);
    let stored = world.hub.database().contents().await;
    assert!(holds(&stored, &pc.person.email), "not what is stored");
    let logged = log.bytes();
    assert!(holds(&logged, "signed in"), "not what is logged");
    for secret in &secrets {
        assert!(!holds(&stored, secret), "the hub keeps {secret}");
        assert!(!holds(&logged, secret), "{secret} is in the log");
    }
}

async fn the_session_outlives_a_restart(database: Database) {
    let log = Log::keep();
    let world = World::on(database).await;
    let pc = somebody(&world).await;
    assert_eq!(keyring_of(&pc.session().await), Keeping::Kept);
    assert_discreet(&world, &pc, &log).await;
    let pc = pc.restart().await;
    let session = pc.session().await;
    assert!(matches!(session, SessionView::Ready { .. }), "{session:?}");
    pc.in_step().await;
    assert_discreet(&world, &pc, &log).await;
    pc.desk
        .sign_out(Leaving::default(), |_| true)
        .await
        .unwrap();
    let pc = pc.restart().await;
    assert!(matches!(pc.session().await, SessionView::SignedOut { .. }));
}

async fn without_a_keyring_the_session_ends_with_the_app(database: Database) {
    let log = Log::keep();
    let world = World::on(database).await;
    let pc = somebody(&world).await;
    assert_eq!(keyring_of(&pc.session().await), Keeping::Absent);
    pc.in_step().await;
    assert_discreet(&world, &pc, &log).await;
    let pc = pc.restart().await;
    let session = pc.session().await;
    assert!(
        matches!(session, SessionView::SignedOut { .. }),
        "{session:?}"
    );
    assert_eq!(keyring_of(&session), Keeping::Absent);
    let again = pc.sign_in().await.unwrap();
    assert!(matches!(again, SessionView::Ready { .. }), "{again:?}");
    assert_discreet(&world, &pc, &log).await;
}

/// What was kept stays kept: the app says that the keyring is locked, signs nobody out, and goes on when it is
/// unlocked.
async fn a_locked_keyring_gives_the_session_back_when_it_is_unlocked(database: Database) {
    let log = Log::keep();
    let world = World::on(database).await;
    let pc = somebody(&world).await;
    assert_eq!(keyring_of(&pc.session().await), Keeping::Kept);
    pc.in_step().await;

    run("dbus-send", LOCK);
    let pc = pc.restart().await;
    let session = pc.session().await;
    assert!(
        matches!(session, SessionView::SignedOut { .. }),
        "{session:?}"
    );
    assert_eq!(keyring_of(&session), Keeping::Locked);
    assert_discreet(&world, &pc, &log).await;

    run("sh", &["-c", UNLOCK]);
    let pc = pc.restart().await;
    let session = pc.session().await;
    assert!(matches!(session, SessionView::Ready { .. }), "{session:?}");
    assert_eq!(keyring_of(&session), Keeping::Kept);
    pc.in_step().await;
}

/// Of the Secret Service API: `secret-tool lock` breaks off with some versions.
const LOCK: &[&str] = &[
    "--session",
    "--print-reply",
    "--dest=org.freedesktop.secrets",
    "/org/freedesktop/secrets",
    "org.freedesktop.Secret.Service.Lock",
    "array:objpath:/org/freedesktop/secrets/collection/login",
];

/// A daemon that runs already unlocks only when the desktop asks; another in its place does so at once.
const UNLOCK: &str =
    "printf practice | gnome-keyring-daemon --replace --components=secrets --unlock";

fn run(program: &str, arguments: &[&str]) {
    let done = Command::new(program).args(arguments).output().unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program}: {said}");
}

/// The same with a bus and an unlocked gnome-keyring of its own, which it may lock.
fn is_with_a_keyring_of_its_own(test: &str) -> bool {
    if env::var_os(ALONE).is_some() {
        return true;
    }
    let home = tempfile::tempdir().unwrap();
    let begin = format!("{UNLOCK} >&2 && exec \"$0\" \"$@\"");
    let mut session = Command::new("dbus-run-session");
    session
        .args(["--", "sh", "-c", &begin])
        .arg(env::current_exe().unwrap())
        .args(["--exact", "--nocapture", test])
        // Nobody can be asked for a password.
        .env_remove("DISPLAY");
    for place in ["HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
        session.env(place, home.path());
    }
    passes_in(test, &mut session);
    false
}

/// Runs `test` of this program once more in a process of its own, whose environment leads to no bus.
/// True in that process.
fn is_alone(test: &str) -> bool {
    if env::var_os(ALONE).is_some() {
        return true;
    }
    let nowhere = tempfile::tempdir().unwrap();
    let bus = format!("unix:path={}", nowhere.path().join("bus").display());
    let mut process = Command::new(env::current_exe().unwrap());
    process
        .args(["--exact", "--nocapture", test])
        .env("DBUS_SESSION_BUS_ADDRESS", bus);
    passes_in(test, &mut process);
    false
}

fn passes_in(test: &str, process: &mut Command) {
    let ended = process.env(ALONE, "1").output().unwrap();
    let (out, err) = (
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr),
    );
    assert!(ended.status.success(), "{out}\n{err}");
    assert!(out.contains("1 passed"), "{test} was not run: {out}");
}

macro_rules! stories {
    ($module:ident, $database:expr) => {
        mod $module {
            use super::*;

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn with() {
                the_session_outlives_a_restart($database).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn without() {
                if is_alone(concat!("keyring::", stringify!($module), "::without")) {
                    without_a_keyring_the_session_ends_with_the_app($database).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn locked() {
                let test = concat!("keyring::", stringify!($module), "::locked");
                if is_with_a_keyring_of_its_own(test) {
                    a_locked_keyring_gives_the_session_back_when_it_is_unlocked($database).await;
                }
            }
        }
    };
}

stories!(on_sqlite, Database::sqlite());
stories!(on_postgres, Database::postgres().await);
