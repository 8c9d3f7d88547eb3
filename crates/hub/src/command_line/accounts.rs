//! `infodesk-hub accounts …`: the operator's list of accounts that exist already.

use super::{Failure, look, say};
use crate::accounts_words::{self, Encoding};
use clap::Subcommand;
use infodesk_domain::{
    ExpectedAccountId,
    accounts::{self, Accounts, ImportReport},
    lists::List,
    records,
};
use infodesk_hub::{
    HubConfig,
    store::{Import, Mode, Withdrawal},
};
use serde::Serialize;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum AccountsCommand {
    /// Say what importing a list would do; with --apply, do it.
    ///
    /// The list is CSV in UTF-8 with the header username,email,role,unit: one of the first two, a role in Thai or
    /// English, and a service point's code or an agency's name (either's identifier where a name is not enough).
    Import {
        file: PathBuf,
        /// Whose accounts they are: the name of an identity provider in the settings. E-mail addresses need none;
        /// usernames do where the hub has several.
        #[arg(long)]
        provider: Option<String>,
        /// Import. All of it or, if any row is bad, nothing.
        #[arg(long)]
        apply: bool,
        /// Import the good rows although others are bad.
        #[arg(long, requires = "apply")]
        skip_bad: bool,
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// The accounts that were imported, and who has signed in since.
    List {
        /// For programs.
        #[arg(long)]
        json: bool,
    },
    /// Take back an account, as `list` names it, that has not signed in yet.
    Withdraw { id: ExpectedAccountId },
}

pub(super) async fn run(config: HubConfig, what: AccountsCommand) -> Result<(), Failure> {
    match what {
        AccountsCommand::Import {
            file,
            provider,
            apply,
            skip_bad,
            json,
        } => {
            let mode = match (apply, skip_bad) {
                (false, _) => Mode::DryRun,
                (true, false) => Mode::AllOrNothing,
                (true, true) => Mode::SkipBad,
            };
            let report = import(&config, &file, provider.as_deref(), mode).await?;
            tell(&report, mode, json)
        }
        AccountsCommand::List { json } => list(&config, json).await,
        AccountsCommand::Withdraw { id } => withdraw(&config, id).await,
    }
}

async fn import(
    config: &HubConfig,
    file: &Path,
    provider: Option<&str>,
    mode: Mode,
) -> Result<ImportReport, Failure> {
    let provider = config.provider_of(provider).ok_or_else(|| {
        let names = config.identity_providers.iter().map(|one| one.name.clone());
        Failure::UnknownProvider(names.collect())
    })?;
    let list = List::read(&text(file)?, &accounts::COLUMNS);
    let import = Import {
        list: &list,
        provider,
        mode,
        by: None,
    };
    let report = look(config).await?.import_accounts(&import).await?;
    // Whoever can run this command may import everything.
    Ok(report.unwrap_or_default())
}

fn text(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|source| Failure::ListNotRead {
        path: path.to_owned(),
        source,
    })?;
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(Failure::ListNotUtf8(Encoding::Utf16));
    }
    String::from_utf8(bytes).map_err(|bad| {
        Failure::ListNotUtf8(if records::looks_like_windows_874(bad.as_bytes()) {
            Encoding::Windows874
        } else {
            Encoding::Unknown
        })
    })
}

fn tell(report: &ImportReport, mode: Mode, json: bool) -> Result<(), Failure> {
    if json {
        say_json(report);
    } else {
        accounts_words::report(report)
            .iter()
            .for_each(|line| say(line));
    }
    if report.has_problems() {
        return Err(Failure::BadAccounts {
            rows: report.totals.bad,
            skipped: report.applied,
        });
    }
    if !json {
        say(accounts_words::end(mode == Mode::DryRun));
    }
    Ok(())
}

async fn list(config: &HubConfig, json: bool) -> Result<(), Failure> {
    let accounts: Accounts = look(config)
        .await?
        .accounts(None)
        .await?
        .unwrap_or_default();
    if json {
        say_json(&accounts);
    } else {
        accounts_words::list(&accounts)
            .iter()
            .for_each(|line| say(line));
    }
    Ok(())
}

async fn withdraw(config: &HubConfig, id: ExpectedAccountId) -> Result<(), Failure> {
    match look(config).await?.withdraw_account(None, id).await? {
        Withdrawal::Done => {
            say(accounts_words::WITHDRAWN);
            Ok(())
        }
        other => Err(Failure::NotWithdrawn(other)),
    }
}

fn say_json(value: &impl Serialize) {
    match serde_json::to_string(value) {
        Ok(text) => say(&text),
        Err(error) => tracing::error!(%error, "the result cannot be said as JSON"),
    }
}
