//! Mails as their recipients read them: in the practice mailbox, or at a mail server.

use crate::{programs::until, window::Window};
use anyhow::{Context, Result, ensure};
use infodesk_test_support::MailServer;
use serde_json::Value;
use std::{collections::HashSet, sync::Arc};
use tokio::sync::Mutex;

#[derive(Clone)]
pub struct Post(Arc<Mutex<Mailbox>>);

enum Mailbox {
    /// With the numbers of those that were read.
    Practice(HashSet<String>),
    Server(Box<MailServersBox>),
}

struct MailServersBox {
    server: MailServer,
    unread: Vec<Value>,
    /// As the last one that was read looks in a mail program.
    html: Option<String>,
    message_ids: HashSet<String>,
}

impl Post {
    pub fn practice() -> Self {
        Self(Arc::new(Mutex::new(Mailbox::Practice(HashSet::new()))))
    }

    pub fn server(server: MailServer) -> Self {
        let came = MailServersBox {
            server,
            unread: Vec::new(),
            html: None,
            message_ids: HashSet::new(),
        };
        Self(Arc::new(Mutex::new(Mailbox::Server(Box::new(came)))))
    }

    /// Reads the oldest unread mail to `to` of which the text has a line that begins so; the rest of the line.
    pub async fn read(&self, window: &Window, to: &str, begin: &str) -> Result<String> {
        match &mut *self.0.lock().await {
            Mailbox::Practice(read) => in_the_practice_mailbox(window, read, to, begin).await,
            Mailbox::Server(came) => came.read(to, begin).await,
        }
    }

    /// The last mail that was read as a mail program shows it; `None`: the practice mailbox shows text.
    pub async fn last_as_html(&self) -> Option<String> {
        match &*self.0.lock().await {
            Mailbox::Practice(_) => None,
            Mailbox::Server(came) => came.html.clone(),
        }
    }
}

async fn in_the_practice_mailbox(
    window: &Window,
    read: &mut HashSet<String>,
    to: &str,
    begin: &str,
) -> Result<String> {
    let (id, found) = until(&format!("a mail to {to}"), async || {
        let ask = "return await window.__TAURI_INTERNALS__.invoke('practice_mails')";
        let mails = window.run(ask).await?;
        let mails = mails.as_array().context("the practice mails")?;
        // The newest is the first.
        let of_them = mails.iter().rev().filter(|mail| mail["to"] == to);
        let mut unread = of_them.filter_map(|mail| {
            let id = mail["id"].as_str().filter(|id| !read.contains(*id))?;
            Some((id.to_owned(), rest_of_line(&mail["body_text"], begin)?))
        });
        Ok(unread.next())
    })
    .await?;
    read.insert(id);
    Ok(found)
}

impl MailServersBox {
    async fn read(&mut self, to: &str, begin: &str) -> Result<String> {
        let mut from = 0;
        loop {
            let found = self.unread[from..]
                .iter()
                .enumerate()
                .find_map(|(at, mail)| {
                    let text = rest_of_line(&mail["text"], begin).filter(|_| mail["to"] == to);
                    Some((from + at, text?))
                });
            if let Some((at, text)) = found {
                let read = self.unread.remove(at);
                self.html = read["html"].as_str().map(str::to_owned);
                return Ok(text);
            }
            from = self.unread.len();
            // It waits with patience, and fails without a mail.
            let mail = self.server.mail().await;
            let id = mail["message_id"].as_str().context("a Message-ID")?;
            ensure!(self.message_ids.insert(id.to_owned()), "{mail} came twice");
            self.unread.push(mail);
        }
    }
}

fn rest_of_line(text: &Value, begin: &str) -> Option<String> {
    let mut lines = text.as_str()?.lines();
    lines.find_map(|line| Some(line.trim().strip_prefix(begin)?.to_owned()))
}
