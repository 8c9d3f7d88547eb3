//! Signing out in the browser (OpenID Connect RP-Initiated Logout 1.0).
//!
//! The provider keeps no session in the browser, so there is nothing to end there: the ID token
//! names the session that ends. Only to a registered address is the browser sent back.

use crate::{
    host::Host, id_token::Hint, parameters::Parameters, provider::Provider, secret::SessionId,
    storage::Storage,
};
use axum::{
    extract::{RawQuery, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use std::{error::Error, sync::Arc};
use url::Url;

pub(crate) async fn endpoint<H: Host>(
    State(provider): State<Arc<Provider<H>>>,
    RawQuery(query): RawQuery,
) -> Response {
    let given = Parameters::parse(query.unwrap_or_default().as_bytes());
    let hint = given
        .get("id_token_hint")
        .and_then(|token| provider.signer.read_hint(token));
    let Some(hint) = hint else {
        return provider.host().signed_out_page();
    };
    let session = SessionId(hint.sid.clone());
    if let Err(error) = provider.host().storage().revoke_session(&session).await {
        tracing::error!(error = &error as &dyn Error, "session not ended");
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    match provider.way_back(&hint, &given) {
        Some(address) => Redirect::to(address.as_str()).into_response(),
        None => provider.host().signed_out_page(),
    }
}

impl<H: Host> Provider<H> {
    fn way_back(&self, hint: &Hint, given: &Parameters) -> Option<Url> {
        let name = if self.settings.quirks.logout_redirect_url {
            "post_logout_redirect_url"
        } else {
            "post_logout_redirect_uri"
        };
        let address = given.get(name)?;
        let mut clients = self.settings.clients.iter();
        clients.find(|client| hint.aud.contains(client.id()) && client.may_redirect_to(address))?;
        let mut url = Url::parse(address).ok()?;
        if let Some(state) = given.get("state") {
            url.query_pairs_mut().append_pair("state", state);
        }
        Some(url)
    }
}
