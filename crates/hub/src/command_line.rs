//! The commands of `infodesk-hub` and their exit statuses: 0 done, 2 wrong usage, 3 bad input,
//! 4 refused, 5 unreachable.

mod accounts;
mod mails;

use crate::{accounts_words, audit_words, mails_words, stop_sign::stop_sign};
use accounts::AccountsCommand;
use clap::{Parser, Subcommand};
use infodesk_hub::{
    ConfigError, Hub, HubConfig, HubError, SystemSurroundings, check_mail, practice,
    secrets::{SecretError, Secrets},
    store::{Finding, Store, StoreError, Withdrawal},
};
use mails::MailsCommand;
use std::{error::Error, io::Write, process::ExitCode, sync::Arc};
use tokio::net::TcpListener;

/// The hub: the server behind InfoDesk.
///
/// Settings come from INFODESK_HUB_… variables and from the TOML file that INFODESK_HUB_CONFIG names.
#[derive(Debug, Parser)]
#[command(version)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve until SIGTERM or Ctrl-C.
    Serve,
    /// Bring the database's schema up to date and end.
    Migrate,
    /// Look at the configuration itself.
    Config {
        #[command(subcommand)]
        what: ConfigCommand,
    },
    /// The chain of events: sign-ins, Tokens, changes of rights.
    Audit {
        #[command(subcommand)]
        what: AuditCommand,
    },
    /// Accounts that are to have rights from their first sign-in on.
    Accounts {
        #[command(subcommand)]
        what: AccountsCommand,
    },
    /// Mails that did not arrive, or perhaps not.
    Mails {
        #[command(subcommand)]
        what: MailsCommand,
    },
    /// Fill an empty register.
    Seed {
        #[command(subcommand)]
        what: SeedCommand,
    },
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Say whether it can be used, and if not, which setting is wrong.
    Check,
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Check every event; say how many there are, or which is the first that was changed, removed or moved.
    Verify,
}

#[derive(Debug, Subcommand)]
enum SeedCommand {
    /// The practice register; only where the configuration says `practice = true`.
    Practice,
}

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Hub(#[from] HubError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error("cannot listen on {address}")]
    Listen {
        address: std::net::SocketAddr,
        #[source]
        source: std::io::Error,
    },
    #[error("the sign to stop cannot be heard")]
    Signals(#[source] std::io::Error),
    #[error("{}", audit_words::broken(*.0))]
    AuditBroken(Finding),
    /// It has been said, row by row.
    #[error("{}", accounts_words::bad_list(*.skipped, *.rows))]
    BadAccounts { rows: u32, skipped: bool },
    #[error("{}", accounts_words::unreadable(.path, .source))]
    ListNotRead {
        path: std::path::PathBuf,
        source: std::io::Error,
    },
    #[error("{}", accounts_words::not_utf8(*.0))]
    ListNotUtf8(accounts_words::Encoding),
    #[error("{}", accounts_words::unknown_provider(.0))]
    UnknownProvider(Vec<String>),
    #[error("{}", accounts_words::not_withdrawn(*.0))]
    NotWithdrawn(Withdrawal),
    #[error("{}", mails_words::NOT_SENT_AGAIN)]
    NotSentAgain,
    #[error("this is not a practice hub: set practice = true first")]
    NotForPractice,
}

impl Failure {
    /// Says on standard error what is wrong, with every cause.
    pub fn report(&self) -> ExitCode {
        let mut text = format!("infodesk-hub: {self}");
        let mut cause = self.source();
        while let Some(error) = cause {
            text.push_str(&format!(": {error}"));
            cause = error.source();
        }
        // Nothing can be done where even standard error is closed.
        drop(writeln!(std::io::stderr(), "{text}"));
        ExitCode::from(self.status())
    }

    fn status(&self) -> u8 {
        match self {
            Self::Config(_)
            | Self::Secret(_)
            | Self::Hub(HubError::Secret(_))
            | Self::AuditBroken(_)
            | Self::BadAccounts { .. }
            | Self::ListNotRead { .. }
            | Self::ListNotUtf8(_) => 3,
            Self::UnknownProvider(_) => 2,
            Self::NotWithdrawn(_) | Self::NotSentAgain => 4,
            Self::Store(error) | Self::Hub(HubError::Store(error)) => store_status(error),
            Self::Hub(
                HubError::Provider(_)
                | HubError::IdentityProvider(_)
                | HubError::Templates(_)
                | HubError::Smtp(_),
            ) => 3,
            Self::Hub(HubError::PracticeInTheOpen(_)) | Self::NotForPractice => 4,
            Self::Hub(HubError::Traffic(_)) => 4,
            Self::Hub(HubError::Serve(_)) | Self::Listen { .. } | Self::Signals(_) => 5,
        }
    }
}

fn store_status(error: &StoreError) -> u8 {
    match error {
        StoreError::Address => 3,
        StoreError::Unreachable(_) => 5,
        _ => 4,
    }
}

pub async fn run(command_line: CommandLine) -> Result<(), Failure> {
    let config = HubConfig::from_environment()?;
    match command_line.command {
        Command::Serve => serve(config).await,
        Command::Migrate => migrate(config).await,
        Command::Config {
            what: ConfigCommand::Check,
        } => {
            check_mail(&config)?;
            say("the configuration can be used");
            if config.mail.smtp.is_none() && !config.practice {
                say(mails_words::NO_SERVER);
            }
            Ok(())
        }
        Command::Audit {
            what: AuditCommand::Verify,
        } => verify_audit(config).await,
        Command::Accounts { what } => accounts::run(config, what).await,
        Command::Mails { what } => mails::run(config, what).await,
        Command::Seed {
            what: SeedCommand::Practice,
        } => seed(config).await,
    }
}

async fn serve(config: HubConfig) -> Result<(), Failure> {
    let stop = stop_sign().map_err(Failure::Signals)?;
    let address = config.listen;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|source| Failure::Listen { address, source })?;
    let hub = Hub::open(config, Arc::new(SystemSurroundings)).await?;
    hub.serve(listener, stop).await?;
    Ok(())
}

async fn migrate(config: HubConfig) -> Result<(), Failure> {
    Store::migrate(&config.database, &SystemSurroundings).await?;
    say("the database is up to date");
    Ok(())
}

/// Reads only: neither a database nor a secret is made where there is none.
async fn verify_audit(config: HubConfig) -> Result<(), Failure> {
    let audited = look(&config)
        .await?
        .verify_audit()
        .await?
        .map_err(Failure::AuditBroken)?;
    say(&audit_words::whole(&audited));
    Ok(())
}

/// The store of a hub that is there already.
async fn look(config: &HubConfig) -> Result<Store, Failure> {
    let keys = Secrets::look(&config.secret)?.store_keys();
    Ok(Store::look(&config.database, Arc::new(SystemSurroundings), keys).await?)
}

async fn seed(config: HubConfig) -> Result<(), Failure> {
    if !config.practice {
        return Err(Failure::NotForPractice);
    }
    let secrets = Secrets::open(&config.secret, &SystemSurroundings)?;
    let store = Store::open(
        &config.database,
        Arc::new(SystemSurroundings),
        secrets.store_keys(),
    )
    .await?;
    match practice::seed(&store).await? {
        practice::Seeded::Filled => say("the practice register is filled"),
        practice::Seeded::AlreadyThere => say("the register is not empty; nothing was changed"),
    }
    Ok(())
}

fn say(line: &str) {
    // A closed standard output is the reader's choice.
    drop(writeln!(std::io::stdout(), "{line}"));
}
