//! The cable between the desks and the hub: it can be pulled, go silent, and lose a single answer.

use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    task::JoinHandle,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    Plugged,
    /// Connections open, and whatever is sent stays under way until the line changes.
    Silent,
    Pulled,
}

/// A port of its own that leads to the hub. Gone when dropped.
pub struct Cable {
    address: SocketAddr,
    wire: Arc<Wire>,
    accepting: JoinHandle<()>,
}

struct Wire {
    line: watch::Sender<Line>,
    hub: OnceLock<SocketAddr>,
    /// The beginning of the request whose answer is to get lost.
    to_lose: Mutex<Option<String>>,
    lost: watch::Sender<u32>,
    /// All that the hub has answered.
    answers: Mutex<Vec<u8>>,
}

impl Cable {
    pub async fn lay() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let wire = Arc::new(Wire {
            line: watch::channel(Line::Plugged).0,
            hub: OnceLock::new(),
            to_lose: Mutex::default(),
            lost: watch::channel(0).0,
            answers: Mutex::default(),
        });
        Self {
            address: listener.local_addr().expect("an address"),
            accepting: tokio::spawn(accept(listener, wire.clone())),
            wire,
        }
    }

    /// To be called once, before anybody connects.
    pub fn lead_to(&self, hub: SocketAddr) {
        self.wire.hub.set(hub).expect("laid once");
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends every connection, and each new one at once.
    pub fn pull(&self) {
        self.wire.line.send_replace(Line::Pulled);
    }

    /// From now on nothing arrives on either side, and nobody is told.
    pub fn fall_silent(&self) {
        self.wire.line.send_replace(Line::Silent);
    }

    /// What was under way while it was silent arrives now.
    pub fn plug_in(&self) {
        self.wire.line.send_replace(Line::Plugged);
    }

    /// The hub will carry out the next request that begins so ("POST /path"); its answer gets lost, and
    /// the connection breaks.
    pub fn lose_answer_to(&self, request: &str) {
        *self.wire.to_lose.lock().expect("no panic") = Some(request.to_owned());
    }

    /// Comes back when so many answers are lost altogether.
    pub async fn lost(&self, count: u32) {
        let mut lost = self.wire.lost.subscribe();
        lost.wait_for(|lost| *lost >= count)
            .await
            .expect("the cable lies");
    }

    /// Every value of a text field of this name that the hub has answered, oldest first.
    pub fn overheard(&self, field: &str) -> Vec<String> {
        let answers = self.wire.answers.lock().expect("no panic");
        let text = String::from_utf8_lossy(&answers);
        let mark = format!("\"{field}\":\"");
        let value = |(at, _)| {
            let from: &str = &text[at + mark.len()..];
            from.split('"').next().expect("a value").to_owned()
        };
        text.match_indices(&mark).map(value).collect()
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        self.accepting.abort();
        self.pull();
    }
}

async fn accept(listener: TcpListener, wire: Arc<Wire>) {
    loop {
        let (desk, _) = listener.accept().await.expect("a connection");
        if *wire.line.borrow() != Line::Pulled {
            // How a connection ends is the business of its two ends.
            tokio::spawn(carry(desk, wire.clone()));
        }
    }
}

async fn carry(desk: TcpStream, wire: Arc<Wire>) -> io::Result<()> {
    let hub = TcpStream::connect(wire.hub.get().expect("the cable leads somewhere")).await?;
    let ((from_desk, to_desk), (from_hub, to_hub)) = (desk.into_split(), hub.into_split());
    let answer_gets_lost = AtomicBool::new(false);
    let mut line = wire.line.subscribe();
    tokio::select! {
        done = requests(from_desk, to_hub, &wire, &answer_gets_lost) => done,
        done = answers(from_hub, to_desk, &wire, &answer_gets_lost) => done,
        _ = line.wait_for(|line| *line == Line::Pulled) => Ok(()),
    }
}

async fn requests(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    wire: &Wire,
    answer_gets_lost: &AtomicBool,
) -> io::Result<()> {
    while let Some(piece) = read(&mut from).await? {
        if wire.is_to_lose(&piece) {
            answer_gets_lost.store(true, Ordering::SeqCst);
        }
        wire.spoken().await;
        to.write_all(&piece).await?;
    }
    Ok(())
}

async fn answers(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    wire: &Wire,
    answer_gets_lost: &AtomicBool,
) -> io::Result<()> {
    while let Some(piece) = read(&mut from).await? {
        if answer_gets_lost.load(Ordering::SeqCst) {
            wire.lost.send_modify(|lost| *lost += 1);
            return Ok(());
        }
        wire.spoken().await;
        wire.answers.lock().expect("no panic").extend(&piece);
        to.write_all(&piece).await?;
    }
    Ok(())
}

async fn read(from: &mut OwnedReadHalf) -> io::Result<Option<Vec<u8>>> {
    let mut piece = vec![0; 16 * 1024];
    let length = from.read(&mut piece).await?;
    piece.truncate(length);
    Ok((length > 0).then_some(piece))
}

impl Wire {
    /// Waits while the line is silent.
    async fn spoken(&self) {
        let mut line = self.line.subscribe();
        line.wait_for(|line| *line != Line::Silent)
            .await
            .expect("the cable lies");
    }

    fn is_to_lose(&self, piece: &[u8]) -> bool {
        let mut to_lose = self.to_lose.lock().expect("no panic");
        let begins_so = |request: &String| piece.starts_with(request.as_bytes());
        to_lose.take_if(|request| begins_so(request)).is_some()
    }
}
