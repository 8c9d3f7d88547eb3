//! PyPI's Canaille, a provider with passwords, a consent page and a way of its own to sign (RS512).

use crate::{
    coming_in, python,
    server::{Server, free_port},
};
use infodesk_hub::{IdentityProviderConfig, SigningAlgorithm};
use infodesk_test_support::{Browser, TestHub};
use reqwest::Url;
use serde_json::json;
use tempfile::TempDir;

/// The block of the hub's settings that names the provider's way to sign.
pub const NAME: &str = "canaille";
/// One for the same client that names another.
pub const OTHERWISE: &str = "canaille-rs256";
pub const PASSWORD: &str = "a password of the tests";
/// Its library does not read a space in HTTP Basic as a client must write it, "+" (RFC 6749 §2.3.1).
const SECRET: &str = "a%secret/of=the:tests";

/// A hub and the provider behind it.
pub struct Canaille {
    pub hub: TestHub,
    _server: Server,
    port: u16,
    _folder: TempDir,
}

impl Canaille {
    pub async fn start() -> Self {
        let port = free_port();
        let blocks = vec![
            block(NAME, port, SigningAlgorithm::Rs512),
            block(OTHERWISE, port, SigningAlgorithm::Rs256),
        ];
        let hub = coming_in::hub(blocks).await;
        let callbacks = [NAME, OTHERWISE].map(|name| coming_in::callback(&hub, name));
        let settings = json!({
            "port": port,
            "client": {
                "client_id": NAME,
                "client_secret": SECRET,
                "client_name": "InfoDesk",
                "redirect_uris": callbacks,
                "post_logout_redirect_uris": [hub.at("/sign-in/canaille/signed-out")],
                "token_endpoint_auth_method": "client_secret_basic",
                "grant_types": ["authorization_code"],
                "response_types": ["code"],
                "scope": ["openid", "profile", "email"],
            },
            "people": [{
                "user_name": "daranee",
                "password": PASSWORD,
                "given_name": "ดารณี",
                "family_name": "ทดลองงาน",
                "formatted_name": "ดารณี ทดลองงาน",
                "emails": ["daranee@example.go.th"],
            }],
        });
        let folder = tempfile::tempdir().expect("a folder");
        let (python, script) = python::script("canaille_provider.py", "canaille");
        let mut server = Server::start(&python, folder.path(), |command| {
            command
                .current_dir(folder.path())
                // Its library refuses http otherwise, on loopback too.
                .env("AUTHLIB_INSECURE_TRANSPORT", "1")
                .arg(script)
                .arg(settings.to_string())
        });
        let discovery = format!("http://127.0.0.1:{port}/.well-known/openid-configuration");
        server.until_it_answers(&discovery).await;
        Self {
            hub,
            _server: server,
            port,
            _folder: folder,
        }
    }

    /// From the app to the page that asks for the password.
    pub async fn password_page(&self, browser: &Browser, by: &str) -> (Url, String) {
        let authorization = coming_in::authorization(&self.hub, by);
        let (_, url, html) = browser.open(authorization).await.page();
        assert_eq!(url.port(), Some(self.port), "{url}: {html}");
        let name = [("login", "daranee")];
        let (_, url, html) = browser.fill_in((&url, &html), &name).await.page();
        (url, html)
    }

    /// To the page on which somebody who has signed in agrees that the hub learns who they are.
    pub async fn consent_page(&self, browser: &Browser, by: &str) -> (Url, String) {
        let (url, html) = self.password_page(browser, by).await;
        let password = [("password", PASSWORD)];
        let (_, url, html) = browser.fill_in((&url, &html), &password).await.page();
        (url, html)
    }

    /// The whole way through the provider's pages, to the address that the app gets.
    pub async fn through(&self, browser: &Browser, by: &str) -> Url {
        let (url, html) = self.consent_page(browser, by).await;
        let yes = [("answer", "accept")];
        browser.fill_in((&url, &html), &yes).await.app()
    }
}

fn block(name: &str, port: u16, signing: SigningAlgorithm) -> IdentityProviderConfig {
    let issuer = format!("http://127.0.0.1:{port}");
    let mut block = IdentityProviderConfig::digital_id(issuer, NAME, SECRET);
    name.clone_into(&mut block.name);
    block.scopes = vec!["profile".to_owned(), "email".to_owned()];
    block.quirks.signing = vec![signing];
    block
}
