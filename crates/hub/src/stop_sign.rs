//! The sign to stop: SIGTERM from a service manager, or Ctrl-C.

use std::io;

/// From the return of this function on a signal no longer kills the process; the future waits for
/// the first one.
///
/// # Errors
/// When the system does not let signals be heard.
#[cfg(unix)]
pub fn stop_sign() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    })
}

/// See the one for Unix.
///
/// # Errors
/// When the system does not let signals be heard.
#[cfg(windows)]
pub fn stop_sign() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::windows::{ctrl_c, ctrl_shutdown};
    let mut interrupt = ctrl_c()?;
    let mut shutdown = ctrl_shutdown()?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = shutdown.recv() => {}
        }
        tracing::info!("stopping");
    })
}
