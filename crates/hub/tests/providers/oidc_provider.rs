//! npm `oidc-provider`, certified by the OpenID Foundation, with a client for each way the hub can be set up.

use crate::{
    coming_in, node,
    server::{Server, free_port},
};
use infodesk_hub::IdentityProviderConfig;
use infodesk_test_support::{Arrival, Browser, TestHub, citizen_number};
use reqwest::Url;
use serde_json::{Value, json};
use tempfile::TempDir;

/// With every character that a careless client would not encode (RFC 6749 §2.3.1).
const SECRET: &str = "a secret: 100% + / of=the&tests";

/// One of the hub's registrations with the provider.
pub struct Registration {
    /// Of the block in the hub's settings.
    pub name: &'static str,
    /// The client's metadata that differ from the defaults.
    pub client: Value,
    pub configure: fn(&mut IdentityProviderConfig),
}

impl Registration {
    pub fn plain() -> Self {
        Self {
            name: "certified",
            client: json!({}),
            configure: |_| {},
        }
    }
}

/// A hub and the provider behind it.
pub struct OidcProvider {
    pub hub: TestHub,
    server: Server,
    port: u16,
    settings: Value,
    folder: TempDir,
}

impl OidcProvider {
    pub async fn start(registrations: &[Registration]) -> Self {
        let port = free_port();
        let blocks = registrations.iter().map(|one| block(port, one));
        let hub = coming_in::hub(blocks.collect()).await;
        let clients: Vec<Value> = registrations.iter().map(|one| client(&hub, one)).collect();
        let settings = json!({ "port": port, "clients": clients, "accounts": accounts() });
        let folder = tempfile::tempdir().expect("a folder");
        let server = serve(&folder, port, &settings).await;
        Self {
            hub,
            server,
            port,
            settings,
            folder,
        }
    }

    /// The same provider after it has changed its keys.
    pub async fn with_other_keys(self) -> Self {
        drop(self.server);
        Self {
            server: serve(&self.folder, self.port, &self.settings).await,
            ..self
        }
    }

    /// From the app to the first page that the provider shows.
    pub async fn first_page(&self, browser: &Browser, name: &str) -> (Url, String) {
        let authorization = coming_in::authorization(&self.hub, name);
        let (_, url, html) = browser.open(authorization).await.page();
        assert_eq!(url.port(), Some(self.port), "{url}: {html}");
        (url, html)
    }

    /// To the page on which somebody who has signed in agrees that the hub learns who they are.
    pub async fn consent_page(&self, browser: &Browser, name: &str, who: &str) -> (Url, String) {
        let (url, html) = self.first_page(browser, name).await;
        let fields = [("login", who), ("password", "any will do here")];
        let (_, url, html) = browser.fill_in((&url, &html), &fields).await.page();
        (url, html)
    }

    /// The whole way through the provider's pages.
    pub async fn through(&self, browser: &Browser, name: &str, who: &str) -> Arrival {
        let (url, html) = self.consent_page(browser, name, who).await;
        browser.fill_in((&url, &html), &[]).await
    }
}

async fn serve(folder: &TempDir, port: u16, settings: &Value) -> Server {
    let (node, script) = node::script("oidc_provider.mjs", "oidc-provider");
    let mut server = Server::start(&node, folder.path(), |command| {
        command.arg(script).arg(settings.to_string())
    });
    let discovery = format!("http://127.0.0.1:{port}/.well-known/openid-configuration");
    server.until_it_answers(&discovery).await;
    server
}

fn block(port: u16, registration: &Registration) -> IdentityProviderConfig {
    let issuer = format!("http://127.0.0.1:{port}");
    let mut block = IdentityProviderConfig::digital_id(issuer, registration.name, SECRET);
    registration.name.clone_into(&mut block.name);
    (registration.configure)(&mut block);
    block
}

fn client(hub: &TestHub, registration: &Registration) -> Value {
    let name = registration.name;
    let mut client = json!({
        "client_id": name,
        "client_secret": SECRET,
        "redirect_uris": [coming_in::callback(hub, name)],
        "post_logout_redirect_uris": [hub.at(&format!("/sign-in/{name}/signed-out"))],
        "token_endpoint_auth_method": "client_secret_basic",
    });
    let differing = registration.client.as_object().expect("metadata");
    for (field, value) in differing {
        client[field] = value.clone();
    }
    client
}

/// Three people, whom the provider knows more and less surely.
fn accounts() -> Value {
    let account = |given_name: &str, n: u32| {
        json!({
            "given_name": given_name,
            "family_name": "ทดลองงาน",
            "email": format!("{n}@example.go.th"),
            "citizen_id": citizen_number(n),
        })
    };
    let mut accounts = json!({
        "daranee": account("ดารณี", 1),
        "mani": account("มานี", 2),
        "chujai": account("ชูใจ", 3),
    });
    accounts["daranee"]["ial_level"] = json!("2.3");
    accounts["mani"]["ial_level"] = json!("1.3");
    accounts
}
