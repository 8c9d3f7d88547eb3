//! What the hub says of itself.

use crate::{
    app::App,
    config::{IdentityProviderConfig, Registration},
    openapi::Broken,
};
use axum::{Json, extract::State};
use infodesk_domain::wire::{About, RegistrationWay, SignInWay};

/// Name, version and clock of the hub; needs no sign-in.
#[utoipa::path(get, path = "/api/v1/about", responses((status = 200, body = About), Broken))]
pub(crate) async fn about(State(app): State<App>) -> Json<About> {
    let config = app.config();
    Json(About {
        name: config.name.clone(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        practice: config.practice,
        public_url: config.origin().to_owned(),
        now: app.now(),
        contact: config.contact.clone(),
        sign_in: config.identity_providers.iter().map(way).collect(),
    })
}

fn way(provider: &IdentityProviderConfig) -> SignInWay {
    SignInWay {
        name: provider.name.clone(),
        label: provider.label.clone(),
        registration: match &provider.registration {
            None => RegistrationWay::None,
            Some(Registration::Prompt) => RegistrationWay::SignIn,
            Some(Registration::Page(page)) => RegistrationWay::Page(page.to_string()),
        },
    }
}
