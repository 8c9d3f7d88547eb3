//! Debian's Glewlwyd, an experimental provider with habits of its own: no `iss` in its answers, error codes that no
//! standard knows, and pages that are scripts.

use crate::{
    coming_in,
    server::{Server, free_port, installed},
};
use infodesk_hub::{ClientAuthentication, IdentityProviderConfig};
use infodesk_test_support::{Browser, TestHub};
use reqwest::{Client, Method, StatusCode, Url};
use serde_json::{Value, json};
use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};
use tempfile::TempDir;

pub const NAME: &str = "glewlwyd";
pub const PASSWORD: &str = "a password of the tests";
const SECRET: &str = "a%secret/of=the:tests";
const SCOPES: &str = "openid profile email";
const TABLES: &str = "/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3";

/// A hub and the provider behind it.
pub struct Glewlwyd {
    pub hub: TestHub,
    _server: Server,
    address: String,
    _folder: TempDir,
}

impl Glewlwyd {
    pub async fn start() -> Self {
        let port = free_port();
        let address = format!("http://127.0.0.1:{port}");
        let hub = coming_in::hub(vec![block(&address)]).await;
        let folder = tempfile::tempdir().expect("a folder");
        make_database(folder.path());
        let config = folder.path().join("glewlwyd.conf");
        fs::write(&config, settings(port, folder.path())).expect("settings");
        let program = installed("glewlwyd", "glewlwyd");
        let mut server = Server::start(&program, folder.path(), |command| {
            command.arg(format!("--config-file={}", config.display()))
        });
        server.until_it_answers(&format!("{address}/config")).await;
        set_up(&hub, &address, folder.path()).await;
        Self {
            hub,
            _server: server,
            address,
            _folder: folder,
        }
    }

    /// The status with which its page learns that name and password are right.
    pub async fn sign_in(&self, browser: &Browser, password: &str) -> StatusCode {
        let url = self.api("/auth/");
        let said = json!({ "username": "daranee", "password": password });
        let request = browser.script(Method::POST, url).json(&said);
        request.send().await.expect("an answer").status()
    }

    /// The whole way, to the address at which `browser` stops; for its page's script acts the test.
    pub async fn through(&self, browser: &Browser) -> Url {
        let authorization = coming_in::authorization(&self.hub, NAME);
        let (_, page, _) = browser.open(authorization).await.page();
        assert!(page.as_str().starts_with(&self.address), "{page}");
        let mut pairs = page.query_pairs();
        let on = pairs.find(|(name, _)| name == "callback_url");
        let (_, on) = on.unwrap_or_else(|| panic!("no way on in {page}"));
        let mut on: Url = on.parse().expect("an address");

        assert_eq!(self.sign_in(browser, PASSWORD).await, StatusCode::OK);
        let consent = browser.script(Method::PUT, self.api(&format!("/auth/grant/{NAME}")));
        let consented = consent.json(&json!({ "scope": SCOPES })).send().await;
        assert_eq!(consented.expect("an answer").status(), StatusCode::OK);
        on.query_pairs_mut().append_key_only("g_continue");
        browser.open(on).await.app()
    }

    fn api(&self, path: &str) -> Url {
        format!("{}/api{path}", self.address)
            .parse()
            .expect("an address")
    }
}

fn block(address: &str) -> IdentityProviderConfig {
    let issuer = format!("{address}/api/oidc");
    let mut block = IdentityProviderConfig::digital_id(issuer, NAME, SECRET);
    NAME.clone_into(&mut block.name);
    block.scopes = vec!["profile".to_owned(), "email".to_owned()];
    // It takes what stands in HTTP Basic as it is, without decoding it (RFC 6749 §2.3.1).
    block.quirks.client_authentication = ClientAuthentication::Post;
    block
}

fn make_database(folder: &Path) {
    let tables = File::open(TABLES);
    let tables = tables.expect("this test needs the Debian package glewlwyd");
    run(Command::new(installed("sqlite3", "sqlite3"))
        .current_dir(folder)
        .arg("glewlwyd.db")
        .stdin(tables));
}

fn settings(port: u16, folder: &Path) -> String {
    let database = folder.join("glewlwyd.db");
    let lib = "/usr/lib/glewlwyd";
    format!(
        r#"port={port}
bind_address="127.0.0.1"
external_url="http://127.0.0.1:{port}"
login_url="login.html"
api_prefix="api"
log_mode="console"
log_level="WARNING"
cookie_secure=0
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
user_module_path="{lib}/user"
client_module_path="{lib}/client"
user_auth_scheme_module_path="{lib}/scheme"
plugin_module_path="{lib}/plugin"
hash_algorithm="SHA512"
database = {{ type = "sqlite3"; path = "{}"; }};
"#,
        database.display()
    )
}

/// What an administrator does on its pages: the provider itself, scopes, the hub as client, one person.
async fn set_up(hub: &TestHub, address: &str, folder: &Path) {
    let client = Client::builder().cookie_store(true).build();
    let admin = client.expect("a client");
    let post = async |path: &str, body: Value| {
        let request = admin.post(format!("{address}/api/{path}")).json(&body);
        let response = request.send().await.expect("an answer");
        let status = response.status();
        let said = response.text().await.unwrap_or_default();
        assert!(status.is_success(), "{path}: {status} {said}");
    };
    // As the package's tables have it.
    let itself = json!({ "username": "admin", "password": "password" });
    post("auth/", itself).await;
    post("mod/plugin/", provider(address, folder)).await;
    for scope in ["profile", "email"] {
        let scope = json!({ "name": scope, "password_required": true, "scheme": {} });
        post("scope/", scope).await;
    }
    let client = json!({
        "client_id": NAME,
        "confidential": true,
        "enabled": true,
        "password": SECRET,
        "redirect_uri": [coming_in::callback(hub, NAME)],
        "authorization_type": ["code"],
        "scope": [],
        "token_endpoint_auth_method": ["client_secret_post"],
    });
    post("client/", client).await;
    let person = json!({
        "username": "daranee",
        "password": PASSWORD,
        "name": "ดารณี ทดลองงาน",
        "email": "daranee@example.go.th",
        "scope": SCOPES.split(' ').collect::<Vec<_>>(),
        "enabled": true,
    });
    post("user/", person).await;
}

fn provider(address: &str, folder: &Path) -> Value {
    let openssl = installed("openssl", "openssl");
    run(Command::new(&openssl)
        .current_dir(folder)
        .args(["genrsa", "-out", "key.pem", "2048"]));
    run(Command::new(&openssl).current_dir(folder).args([
        "rsa",
        "-in",
        "key.pem",
        "-pubout",
        "-out",
        "public.pem",
    ]));
    let pem = |name: &str| fs::read_to_string(folder.join(name)).expect("a key");
    json!({
        "module": "oidc",
        "name": "oidc",
        "display_name": "OpenID Connect",
        "enabled": true,
        "parameters": {
            "iss": format!("{address}/api/oidc"),
            "jwt-type": "rsa",
            "jwt-key-size": "256",
            "key": pem("key.pem"),
            "cert": pem("public.pem"),
            "access-token-duration": 600,
            "refresh-token-duration": 3600,
            "code-duration": 60,
            "refresh-token-rolling": true,
            "allow-non-oidc": false,
            "auth-type-code-enabled": true,
            "auth-type-token-enabled": false,
            "auth-type-id-token-enabled": true,
            "auth-type-none-enabled": false,
            "auth-type-password-enabled": false,
            "auth-type-client-enabled": false,
            "auth-type-refresh-enabled": true,
            "pkce-allowed": true,
            "pkce-method-plain-allowed": false,
            "session-management-allowed": true,
            "session-cookie-name": "GLEWLWYD2_OIDC_SESSION",
            "session-cookie-expiration": 3600,
            "subject-type": "public",
            "name-claim": "on-demand",
            "name-claim-scope": ["profile"],
            "email-claim": "on-demand",
            "email-claim-scope": ["email"],
        },
    })
}

fn run(command: &mut Command) {
    let output = command
        .stdout(Stdio::null())
        .output()
        .expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {errors}");
}
