//! Who it is: from the ID token and userinfo, or from the token response of a provider that gives neither.

use super::{
    Upstream,
    error::UpstreamError,
    metadata::algorithms,
    shapes::{AllClaims, Client, ProvidersIdToken, TokenAnswer},
};
use chrono::{DateTime, Utc};
use openidconnect::{
    AccessToken, ClaimsVerificationError, Nonce, OAuth2TokenResponse, SignatureVerificationError,
    SubjectIdentifier, TokenResponse, UserInfoClaims, UserInfoError, core::CoreGenderClaim,
};
use serde::Serialize;
use serde_json::{Map, Value};

/// A verified subject, and what the ID token says of it.
struct Verified {
    subject: SubjectIdentifier,
    claims: Map<String, Value>,
}

impl Upstream {
    /// Subject and claims. What userinfo says stands over what the ID token says: it is fresher.
    pub(super) async fn claims(
        &self,
        client: &Client,
        answer: &TokenAnswer,
        nonce: &str,
    ) -> Result<(String, Map<String, Value>), UpstreamError> {
        if self.config.quirks.claims_in_token_response {
            let claims = answer.extra_fields().extra_fields().0.clone();
            return match claims.get(&self.config.claims.subject) {
                Some(Value::String(subject)) if !subject.is_empty() => {
                    Ok((subject.clone(), claims))
                }
                _ => Err(UpstreamError::NoSubject),
            };
        }
        let id_token = answer.id_token().ok_or(UpstreamError::TokenAnswer)?;
        let verified = self
            .verified(client, id_token, &Nonce::new(nonce.to_owned()))
            .await?;
        let mut claims = verified.claims;
        if client.user_info_url().is_some() {
            let access = answer.access_token().clone();
            let said = self
                .userinfo(client, access, verified.subject.clone())
                .await?;
            merge(&mut claims, said);
        }
        Ok((verified.subject.to_string(), claims))
    }

    /// A key we do not know yet is looked for once more: providers change theirs.
    async fn verified(
        &self,
        client: &Client,
        id_token: &ProvidersIdToken,
        nonce: &Nonce,
    ) -> Result<Verified, UpstreamError> {
        match self.verify(client, id_token, nonce) {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let client = self.client(self.ask_again().await?);
                self.verify(&client, id_token, nonce)
            }
            other => other,
        }
        .map_err(UpstreamError::IdToken)
    }

    fn verify(
        &self,
        client: &Client,
        id_token: &ProvidersIdToken,
        nonce: &Nonce,
    ) -> Result<Verified, ClaimsVerificationError> {
        let (now, issued) = (self.surroundings.clone(), self.surroundings.clone());
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(algorithms(&self.config.quirks.signing))
            .set_time_fn(move || {
                DateTime::<Utc>::from_timestamp_millis(now.now().0).unwrap_or_default()
            })
            .set_issue_time_verifier_fn(move |at| not_from_the_future(at, issued.now().0));
        let claims = id_token.claims(&verifier, nonce)?;
        Ok(Verified {
            subject: claims.subject().clone(),
            claims: object(claims).unwrap_or_default(),
        })
    }

    async fn userinfo(
        &self,
        client: &Client,
        access: AccessToken,
        subject: SubjectIdentifier,
    ) -> Result<Map<String, Value>, UpstreamError> {
        let request = client
            .user_info(access, Some(subject))
            .map_err(|_| UpstreamError::Userinfo)?;
        let claims: UserInfoClaims<AllClaims, CoreGenderClaim> = request
            .request_async(&self.http)
            .await
            .map_err(|error| match error {
                UserInfoError::Request(error) => UpstreamError::Unreachable(error),
                UserInfoError::Response(status, ..) => UpstreamError::Unavailable(status.as_u16()),
                // Their texts may quote what the provider says about a person.
                _ => UpstreamError::Userinfo,
            })?;
        object(&claims).ok_or(UpstreamError::Userinfo)
    }
}

/// What is `said` stands over what was there. That an e-mail was verified holds for the one it came with.
fn merge(claims: &mut Map<String, Value>, said: Map<String, Value>) {
    if said.contains_key("email") {
        claims.remove("email_verified");
    }
    claims.extend(said);
}

/// Two clocks are never the same; a provider that is further ahead than this is not believed.
const CLOCK_SKEW_MILLIS: i64 = 5 * 60 * 1000;

fn not_from_the_future(at: DateTime<Utc>, now: i64) -> Result<(), String> {
    if at.timestamp_millis() > now + CLOCK_SKEW_MILLIS {
        Err("the ID token is from the future".to_owned())
    } else {
        Ok(())
    }
}

pub(super) fn object(claims: &impl Serialize) -> Option<Map<String, Value>> {
    match serde_json::to_value(claims) {
        Ok(Value::Object(claims)) => Some(claims),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn an_email_of_one_answer_is_not_verified_by_the_other() {
        let table = [
            (
                json!({}),
                json!({"name": "a", "email": "a@b.example", "email_verified": true}),
            ),
            (
                json!({"email": "c@d.example"}),
                json!({"name": "a", "email": "c@d.example"}),
            ),
            (
                json!({"email": "c@d.example", "email_verified": true}),
                json!({"name": "a", "email": "c@d.example", "email_verified": true}),
            ),
        ];
        for (said, expected) in table {
            let first = json!({"name": "a", "email": "a@b.example", "email_verified": true});
            let mut claims = first.as_object().unwrap().clone();
            merge(&mut claims, said.as_object().unwrap().clone());
            assert_eq!(Value::Object(claims), expected, "{said}");
        }
    }
}
