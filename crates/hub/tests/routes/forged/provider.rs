//! An identity provider that lies as the test wants: real ones do not. It speaks the protocol and signs with a key
//! of its own; what stands in the ID token, and who signed it, is for the test to say.

use axum::{
    Json, Router,
    extract::State,
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use infodesk_test_support::{FixedSurroundings, TestHub};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};

pub const CLIENT: &str = "infodesk-hub";
const KEY: [u8; 32] = [7; 32];
const KEY_ID: &str = "ours";

/// What the provider answers to the code.
#[derive(Default)]
struct Lies {
    id_token: String,
    /// The subject that userinfo names.
    userinfo: Value,
}

pub struct Forger {
    pub issuer: String,
    lies: Arc<Mutex<Lies>>,
    _stop: DropGuard,
}

impl Forger {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let lies = Arc::<Mutex<Lies>>::default();
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .route("/userinfo", get(userinfo))
            .with_state((issuer.clone(), lies.clone()));
        let stop = CancellationToken::new();
        let until = stop.clone().cancelled_owned();
        tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(until);
            serving.await.unwrap();
        });
        Self {
            issuer,
            lies,
            _stop: stop.drop_guard(),
        }
    }

    /// A hub that trusts it.
    pub async fn hub(&self) -> TestHub {
        let issuer = self.issuer.clone();
        let setup = TestHub::setup().without_provider();
        let setup = setup.configure(move |config| {
            for provider in &mut config.identity_providers {
                provider.issuer.clone_from(&issuer);
            }
        });
        setup.start().await
    }

    pub fn answer_with(&self, id_token: String, userinfo: Value) {
        *self.lies.lock().unwrap() = Lies { id_token, userinfo };
    }

    /// An ID token that holds, for whoever wants to change it.
    pub fn claims(&self, nonce: &str, clock: &FixedSurroundings) -> Value {
        let now = seconds(clock);
        json!({
            "iss": self.issuer, "sub": "somebody", "aud": CLIENT, "nonce": nonce,
            "iat": now, "exp": now + 300, "given_name": "ดารณี", "family_name": "ทดลองงาน",
        })
    }
}

pub fn seconds(clock: &FixedSurroundings) -> i64 {
    use infodesk_domain::Surroundings as _;
    clock.now().0 / 1000
}

/// Signed by the provider's own key.
pub fn signed(claims: &Value) -> String {
    signed_by(&KEY, &json!({ "alg": "EdDSA", "kid": KEY_ID }), claims)
}

pub fn signed_by(key: &[u8; 32], header: &Value, claims: &Value) -> String {
    let text = unsigned(header, claims);
    let signature = SigningKey::from_bytes(key).sign(text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

/// Header and claims, without the last dot.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

/// The provider's public key, which anybody can read.
pub fn public_key() -> String {
    URL_SAFE_NO_PAD.encode(SigningKey::from_bytes(&KEY).verifying_key().as_bytes())
}

type Shared = State<(String, Arc<Mutex<Lies>>)>;

async fn discovery(State((issuer, _)): Shared) -> Json<Value> {
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/userinfo"),
        "jwks_uri": format!("{issuer}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // A real one offers these; the hub is not to follow.
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    }))
}

async fn keys() -> Json<Value> {
    Json(json!({ "keys": [
        { "kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": KEY_ID, "alg": "EdDSA", "x": public_key() },
    ]}))
}

async fn token(State((_, lies)): Shared) -> Json<Value> {
    let id_token = lies.lock().unwrap().id_token.clone();
    Json(json!({
        "access_token": "anything", "token_type": "Bearer", "expires_in": 300, "id_token": id_token,
    }))
}

async fn userinfo(State((_, lies)): Shared) -> Json<Value> {
    Json(lies.lock().unwrap().userinfo.clone())
}
