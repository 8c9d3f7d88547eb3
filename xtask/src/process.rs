//! Other programs: run one to its end, read what it says, keep one running in
//! the background until it is dropped, find one, wait for a condition.

use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Says which program starts, runs it to its end, and fails unless it succeeds.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line_of(command);
    println!("$ {line}");
    let status = command
        .status()
        .with_context(|| format!("cannot start: {line}"))?;
    if !status.success() {
        bail!("{line}: {status}");
    }
    Ok(())
}

/// What a program writes on its standard output; fails unless it succeeds.
pub fn read(command: &mut Command) -> Result<String> {
    let line = line_of(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start: {line}"))?;
    if !output.status.success() {
        bail!("{line}: {}", output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{line}: not UTF-8"))
}

/// Whether a program ends well; what it writes is of no interest.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The first program of that name in the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// Comes back as soon as `condition` holds, and fails after `limit`.
pub fn wait_until(
    what: &str,
    limit: Duration,
    mut condition: impl FnMut() -> Result<bool>,
) -> Result<()> {
    let start = Instant::now();
    while !condition()? {
        if start.elapsed() > limit {
            bail!("waited {} s for {what}", limit.as_secs());
        }
        pause();
    }
    Ok(())
}

#[allow(
    clippy::disallowed_methods,
    reason = "the pause between two looks at a condition, and the only one"
)]
fn pause() {
    std::thread::sleep(Duration::from_millis(20));
}

fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for arg in command.get_args() {
        line.push(' ');
        line.push_str(&arg.to_string_lossy());
    }
    line
}

/// A program in the background; dropping it ends the program.
pub struct Running {
    name: String,
    child: Child,
    signal: &'static str,
}

impl Running {
    /// Starts a program and lets it run.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = line_of(command);
        let child = command
            .spawn()
            .with_context(|| format!("cannot start: {name}"))?;
        Ok(Self {
            name,
            child,
            signal: "TERM",
        })
    }

    /// The signal that asks this program to end, where it is not `TERM`.
    pub fn ended_by(mut self, signal: &'static str) -> Self {
        self.signal = signal;
        self
    }

    /// The program itself, to read its output or wait for its end.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The status of a program that has ended by itself.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        self.child
            .try_wait()
            .with_context(|| format!("cannot look after {}", self.name))
    }

    /// Waits for `condition`, and fails at once when the program ends first.
    pub fn wait_until(
        &mut self,
        what: &str,
        limit: Duration,
        mut condition: impl FnMut() -> bool,
    ) -> Result<()> {
        wait_until(what, limit, || {
            if condition() {
                return Ok(true);
            }
            match self.ended()? {
                Some(status) => bail!("{} ended before {what}: {status}", self.name),
                None => Ok(false),
            }
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let five_seconds = Duration::from_secs(5);
        if cfg!(unix) && matches!(self.child.try_wait(), Ok(None)) {
            let ask = format!("kill -{} {}", self.signal, self.child.id());
            if succeeds(Command::new("sh").args(["-c", &ask]))
                && self.wait_until_ended(five_seconds)
            {
                return;
            }
        }
        // Ended already, or deaf to the signal: both answers are fine here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn wait_until_ended(&mut self, limit: Duration) -> bool {
        wait_until("the end", limit, || Ok(self.ended()?.is_some())).is_ok()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_an_error_that_names_it() {
        let error = run(Command::new("sh").args(["-c", "exit 7"])).unwrap_err();
        assert!(error.to_string().starts_with("sh -c exit 7: "), "{error}");
    }

    #[test]
    fn a_program_that_is_not_there_is_not_found() {
        assert!(find("sh").is_some());
        assert!(find("no-such-program-anywhere").is_none());
    }

    #[test]
    fn waiting_ends_with_the_limit() {
        let error = wait_until("never", Duration::ZERO, || Ok(false)).unwrap_err();
        assert_eq!(error.to_string(), "waited 0 s for never");
    }

    #[test]
    fn dropping_ends_the_program() {
        let mut sleeper = Running::start(Command::new("sleep").arg("60")).unwrap();
        assert!(sleeper.ended().unwrap().is_none());
        let id = sleeper.child().id();
        drop(sleeper);
        assert!(!succeeds(
            Command::new("sh").args(["-c", &format!("kill -0 {id}")])
        ));
    }

    #[test]
    fn a_program_that_ends_first_stops_the_wait() {
        let mut ended = Running::start(&mut Command::new("true")).unwrap();
        let error = ended
            .wait_until("its word", Duration::from_secs(5), || false)
            .unwrap_err();
        assert!(
            error.to_string().contains("ended before its word"),
            "{error}"
        );
    }
}
