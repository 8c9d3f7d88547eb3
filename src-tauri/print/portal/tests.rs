//! Our side of the portal, against a peer on a bus of its own. The real portal is asked in `tests/e2e`.
#![allow(clippy::unwrap_used)]
// The arguments are those of the portal.
#![allow(clippy::too_many_arguments)]

use super::print_on;
use crate::print::{PrintError, Printed};
use std::{
    collections::HashMap,
    fs::File,
    io::{BufRead, BufReader, Read, Write},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
};
use zbus::{
    Connection, connection, interface,
    message::Header,
    zvariant::{OwnedFd, OwnedObjectPath, OwnedValue, Value},
};

const DONE: u32 = 0;
const CANCELLED: u32 = 1;
const OTHER: u32 = 2;
const TOKEN: u32 = 4711;
const PARENT: &str = "x11:2a00007";

/// A message bus that knows no service of this machine, and ends with this value.
struct Bus {
    daemon: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Bus {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = folder.path().join("bus.conf");
        let listen = format!("unix:dir={}", folder.path().display());
        let rules = format!(
            "<busconfig><type>session</type><listen>{listen}</listen><policy context=\"default\">\
             <allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>"
        );
        std::fs::write(&configuration, rules).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", configuration.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            daemon,
            address: address.trim().to_owned(),
            _folder: folder,
        }
    }

    fn connection(&self) -> connection::Builder<'_> {
        connection::Builder::address(self.address.as_str()).unwrap()
    }

    async fn portal(&self, peer: impl zbus::object_server::Interface) -> Connection {
        self.connection()
            .serve_at("/org/freedesktop/portal/desktop", peer)
            .unwrap()
            .name("org.freedesktop.portal.Desktop")
            .unwrap()
            .build()
            .await
            .unwrap()
    }

    async fn print(&self, file: &File) -> Result<Printed, PrintError> {
        print_on(&self.connection().build().await.unwrap(), PARENT, file).await
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

type Options = HashMap<String, OwnedValue>;
type Said = Arc<Mutex<Vec<String>>>;

/// A portal whose officer has decided already, and who notes what it is told.
struct Peer {
    prepared: u32,
    printed: u32,
    said: Said,
}

impl Peer {
    fn new(prepared: u32, printed: u32) -> (Self, Said) {
        let said = Said::default();
        let peer = Self {
            prepared,
            printed,
            said: said.clone(),
        };
        (peer, said)
    }

    fn note(&self, what: String) {
        self.said.lock().unwrap().push(what);
    }
}

#[interface(name = "org.freedesktop.portal.Print")]
impl Peer {
    async fn prepare_print(
        &self,
        parent: &str,
        title: &str,
        _settings: Options,
        _page_setup: Options,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        let modal = bool::try_from(&options["modal"]).unwrap();
        self.note(format!("prepare {parent} {title} modal={modal}"));
        // As GTK's portal answers, with a setting in letters that ashpd does not take.
        let settings = HashMap::from([("output-file-format", "pdf")]);
        let results = HashMap::from([
            ("settings", Value::from(settings)),
            ("token", Value::from(TOKEN)),
        ]);
        respond(bus, &header, &options, self.prepared, results).await
    }

    async fn print(
        &self,
        parent: &str,
        title: &str,
        file: OwnedFd,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        let mut content = String::new();
        File::from(std::os::fd::OwnedFd::from(file))
            .read_to_string(&mut content)
            .unwrap();
        let token = u32::try_from(&options["token"]).unwrap();
        self.note(format!("print {parent} {title} token={token} {content}"));
        respond(bus, &header, &options, self.printed, HashMap::new()).await
    }
}

/// Emits the answer on the request's path, even before the call has returned, as a portal may.
async fn respond(
    bus: &Connection,
    header: &Header<'_>,
    options: &Options,
    response: u32,
    results: HashMap<&str, Value<'_>>,
) -> OwnedObjectPath {
    let path = request(header, options);
    let to = header.sender().map(|sender| sender.as_str());
    let interface = "org.freedesktop.portal.Request";
    let answer = (response, results);
    bus.emit_signal(to, &path, interface, "Response", &answer)
        .await
        .unwrap();
    path
}

/// The path that the portal's rules give to a request.
fn request(header: &Header<'_>, options: &Options) -> OwnedObjectPath {
    let sender = header.sender().unwrap().trim_start_matches(':');
    let token = <&str>::try_from(&options["handle_token"]).unwrap();
    let sender = sender.replace('.', "_");
    let path = format!("/org/freedesktop/portal/desktop/request/{sender}/{token}");
    OwnedObjectPath::try_from(path).unwrap()
}

/// Something of the portal's that is not printing.
struct Settings;

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    fn read(&self) {}
}

fn pdf() -> File {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(b"%PDF-1.7 poster").unwrap();
    std::io::Seek::rewind(&mut file).unwrap();
    file
}

#[tokio::test]
async fn the_portal_gets_the_file_and_the_token_of_what_was_chosen() {
    let bus = Bus::start();
    let (peer, said) = Peer::new(DONE, DONE);
    let _portal = bus.portal(peer).await;
    assert_eq!(bus.print(&pdf()).await.unwrap(), Printed::Sent);
    assert_eq!(
        *said.lock().unwrap(),
        [
            "prepare x11:2a00007 พิมพ์โปสเตอร์ modal=true",
            "print x11:2a00007 พิมพ์โปสเตอร์ token=4711 %PDF-1.7 poster"
        ]
    );
}

#[tokio::test]
async fn nothing_is_sent_when_the_officer_leaves_the_dialog() {
    for ending in [CANCELLED, OTHER] {
        let bus = Bus::start();
        let (peer, said) = Peer::new(ending, DONE);
        let _portal = bus.portal(peer).await;
        assert_eq!(bus.print(&pdf()).await.unwrap(), Printed::Cancelled);
        assert_eq!(said.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_job_that_the_portal_does_not_take_is_refused() {
    let bus = Bus::start();
    let (peer, _) = Peer::new(DONE, OTHER);
    let _portal = bus.portal(peer).await;
    let answer = bus.print(&pdf()).await;
    assert!(matches!(answer, Err(PrintError::Refused(_))), "{answer:?}");
}

#[tokio::test]
async fn without_a_portal_that_prints_another_dialog_may_be_tried() {
    let bus = Bus::start();
    let answer = bus.print(&pdf()).await;
    assert!(
        matches!(answer, Err(PrintError::Unavailable)),
        "no portal: {answer:?}"
    );
    let _portal = bus.portal(Settings).await;
    let answer = bus.print(&pdf()).await;
    assert!(
        matches!(answer, Err(PrintError::Unavailable)),
        "no printing: {answer:?}"
    );
}

/// The portal as it is when it dies with its dialog open.
struct Dying;

#[interface(name = "org.freedesktop.portal.Print")]
impl Dying {
    async fn prepare_print(
        &self,
        _parent: &str,
        _title: &str,
        _settings: Options,
        _page_setup: Options,
        options: Options,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &Connection,
    ) -> OwnedObjectPath {
        bus.release_name("org.freedesktop.portal.Desktop")
            .await
            .unwrap();
        request(&header, &options)
    }
}

#[tokio::test]
async fn a_portal_that_goes_away_ends_the_waiting() {
    let bus = Bus::start();
    let _portal = bus.portal(Dying).await;
    let answer = bus.print(&pdf()).await;
    assert!(matches!(answer, Err(PrintError::Refused(_))), "{answer:?}");
}
