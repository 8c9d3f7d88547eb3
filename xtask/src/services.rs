//! What the Rust tests talk to, all private: a PostgreSQL, a message bus with an
//! unlocked key ring, the Python that reads posters back, and the identity
//! providers and the mail server of others. The developer's own stay out of reach.

use crate::bus::Bus;
use crate::home::Home;
use crate::keyring;
use crate::npm;
use crate::postgres::{self, Postgres};
use crate::process;
use crate::python;
use crate::workspace;
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The servers; they end with this value.
pub struct Services {
    postgres: Postgres,
    bus: Bus,
    readers: PathBuf,
    providers: PathBuf,
    mail: PathBuf,
    _home: Home,
}

impl Services {
    /// Starts them and comes back when they answer.
    pub fn start(root: &Path) -> Result<Self> {
        let readers = python::readers(root)?;
        let providers = python::providers(root)?;
        let mail = python::mail(root)?;
        npm::install_strangers(root)?;
        let postgres = Postgres::start()?;
        let home = Home::empty()?;
        let bus = Bus::start(&home, None)?;
        keyring::unlock(&home, &bus)?;
        Ok(Self {
            postgres,
            bus,
            readers,
            providers,
            mail,
            _home: home,
        })
    }

    /// Lets a program find them.
    pub fn enter<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        self.bus
            .enter(command)
            .env(postgres::VARIABLE, self.postgres.url())
            .env(python::VARIABLE, &self.readers)
            .env(python::PROVIDERS_VARIABLE, &self.providers)
            .env(python::MAIL_VARIABLE, &self.mail)
    }
}

#[derive(clap::Args)]
pub struct WithArgs {
    /// The command, such as: cargo nextest run -p infodesk-hub
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

/// Runs one command among the servers of the tests.
pub fn run(args: &WithArgs) -> Result<()> {
    let (program, rest) = args.command.split_first().context("no command")?;
    let services = Services::start(&workspace::root())?;
    process::run(services.enter(Command::new(program).args(rest)))
}
