//! A load balancer: each line leads to the next hub.

use anyhow::Result;
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinHandle,
};

/// Gone when dropped.
pub struct Balancer {
    lines: Arc<[AtomicUsize]>,
    cut: watch::Sender<()>,
    accepting: JoinHandle<()>,
}

impl Balancer {
    pub fn between(listener: TcpListener, hubs: Vec<SocketAddr>) -> Self {
        let lines: Arc<[AtomicUsize]> = hubs.iter().map(|_| AtomicUsize::new(0)).collect();
        let counted = Arc::clone(&lines);
        let cut = watch::channel(()).0;
        let cuts = cut.clone();
        let accepting = tokio::spawn(async move {
            for at in (0..hubs.len()).cycle() {
                let Ok((line, _)) = listener.accept().await else {
                    return;
                };
                counted[at].fetch_add(1, Ordering::Relaxed);
                // How a line ends is the business of its two ends.
                tokio::spawn(lead(line, hubs[at], cuts.subscribe()));
            }
        });
        Self {
            lines,
            cut,
            accepting,
        }
    }

    /// Ends every line; new ones lead to the hubs as before.
    pub fn cut(&self) {
        self.cut.send_replace(());
    }

    /// How many lines each hub got.
    pub fn lines(&self) -> Vec<usize> {
        self.lines
            .iter()
            .map(|lines| lines.load(Ordering::Relaxed))
            .collect()
    }
}

async fn lead(mut line: TcpStream, hub: SocketAddr, mut cut: watch::Receiver<()>) -> Result<()> {
    let mut on = TcpStream::connect(hub).await?;
    tokio::select! {
        carried = copy_bidirectional(&mut line, &mut on) => drop(carried?),
        _ = cut.changed() => {}
    }
    Ok(())
}

impl Drop for Balancer {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}
