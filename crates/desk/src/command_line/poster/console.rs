//! Where the command speaks to, and how it ends.

use infodesk_domain::Surroundings;
use std::{
    io::Write,
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};

/// The two streams and the clock, handed in so that tests can listen.
///
/// A stream that nobody reads any more is no reason to fail: the file is what counts. So write errors are let go.
pub struct Console<'a> {
    /// For what a program may read: the result.
    pub out: &'a mut dyn Write,
    /// For people: warnings, problems, progress.
    pub err: &'a mut dyn Write,
    /// Whether `err` is a terminal, on which a line can be written over.
    pub terminal: bool,
    pub surroundings: &'a dyn Surroundings,
    /// Turns true when whoever waits wants no more of it.
    pub broken_off: &'a AtomicBool,
}

/// Turns true at Ctrl C.
pub(super) fn broken_off_by_ctrl_c() -> &'static AtomicBool {
    static BROKEN_OFF: AtomicBool = AtomicBool::new(false);
    // Where it cannot be listened for, Ctrl C ends the program as it always did.
    let listening = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    if let Ok(runtime) = listening {
        thread::spawn(move || {
            if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
                BROKEN_OFF.store(true, Ordering::Relaxed);
            }
        });
    }
    &BROKEN_OFF
}

impl Console<'_> {
    /// A line of the result.
    pub(super) fn say(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
    }

    /// A line for people.
    pub(super) fn note(&mut self, line: &str) {
        let _ = writeln!(self.err, "{line}");
    }

    /// Puts a text in the place of the line that the last call wrote; an empty text takes it away.
    pub(super) fn rewrite(&mut self, text: &str) {
        // carriage return, and the ANSI sequence that clears to the end of the line
        let _ = write!(self.err, "\r\x1b[K{text}").and_then(|()| self.err.flush());
    }
}

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Done,
    /// The program itself is at fault.
    Broken,
    WrongUsage,
    /// The list, or the place for the file; what it is has been listed.
    BadInput,
    /// By Ctrl C; the number is the shells' for it.
    BrokenOff,
}

impl Status {
    /// The exit status of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Broken => 1,
            Self::WrongUsage => 2,
            Self::BadInput => 3,
            Self::BrokenOff => 130,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        status.code().into()
    }
}
