//! Serving a router until told to stop.

use axum::Router;
use std::{future::Future, io, net::SocketAddr, time::Duration};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

/// After the sign to stop, how long open requests may take.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `shutdown` is done, then lets open requests finish for some seconds. Whoever embeds
/// the hub can serve its companion, the practice Digital ID, the same way.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let stopping = CancellationToken::new();
    let sign = stopping.clone();
    let graceful = async move {
        shutdown.await;
        sign.cancel();
    };
    // With the peer's address in every request.
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(graceful);
    let too_late = async {
        stopping.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        outcome = serving.into_future() => outcome?,
        () = too_late => tracing::warn!("open requests were cut off"),
    }
    Ok(())
}

/// After the sign to stop: lets what goes on beside the serving come to its end for some seconds.
pub(crate) async fn ended(task: AbortOnDropHandle<()>, what: &str) {
    match tokio::time::timeout(GRACE, task).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "{what}: its task broke down"),
        Err(_) => tracing::warn!("{what} was cut off"),
    }
}
