//! `infodesk-hub mails`: what did not arrive, or perhaps not.

use super::{Failure, look, say};
use crate::mails_words;
use clap::Subcommand;
use infodesk_hub::HubConfig;

const MOST: u32 = 500;

#[derive(Debug, Subcommand)]
pub enum MailsCommand {
    /// The mails that were given up, and those of which nobody knows whether they arrived.
    List,
    /// Send a mail of the second sort once more. Whoever got it already gets it twice.
    SendAgain { id: String },
}

pub(super) async fn run(config: HubConfig, what: MailsCommand) -> Result<(), Failure> {
    let store = look(&config).await?;
    match what {
        MailsCommand::List => {
            let mails = store.mails_not_arrived(MOST).await?;
            mails_words::list(&mails).iter().for_each(|line| say(line));
        }
        MailsCommand::SendAgain { id } => {
            if !store.send_mail_again(&id).await? {
                return Err(Failure::NotSentAgain);
            }
            say(mails_words::SENT_AGAIN);
        }
    }
    Ok(())
}
