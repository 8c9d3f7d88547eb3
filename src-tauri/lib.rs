//! The shell: the window, the tray, the dialogs, and how the parts are put together.
//!
//! The only code that knows Tauri. Not here: anything that would also be needed without a window (that is
//! `desk`), any rule (that is `domain`).

mod approvals;
mod autostart;
mod bindings;
mod commands;
mod composition;
mod data_folder;
mod link;
mod notification;
mod print;
mod standalone;
mod startup;
mod tray;
mod window;
mod words;

use clap::Parser;
use infodesk_desk::command_line::Arguments;
use std::process::ExitCode;

/// Exit statuses are those of the design: 0 done, 2 wrong usage, 3 bad input, 4 refused, 5 unreachable.
pub fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("INFODESK_LOG")
                .unwrap_or_else(|_| "warn,infodesk=info".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    if let Some(file) = &arguments.export_bindings {
        return bindings::export(file);
    }
    match arguments.command {
        Some(command) => command.run(),
        None => window::run(arguments),
    }
}
