//! The description of the HTTP API, OpenAPI 3.1, made from the handlers and the types they speak.

use crate::routes;
use infodesk_domain::wire::ErrorBody;
use std::collections::BTreeMap;
use utoipa::{
    IntoResponses, Modify, OpenApi,
    openapi::{
        ContentBuilder, Ref, RefOr, Response, ResponseBuilder,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

/// The whole description, the practice routes included.
pub fn openapi() -> utoipa::openapi::OpenApi {
    routes::described().into_openapi()
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "InfoDesk hub",
        description = "What the InfoDesk app asks of its hub. Signing in is OpenID Connect; see \
                       /.well-known/openid-configuration. Moments are milliseconds since 1970-01-01 UTC."
    ),
    components(schemas(ErrorBody)),
    modifiers(&BearerToken)
)]
pub(crate) struct Description;

struct BearerToken;

impl Modify for BearerToken {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("The access token of the sign-in."))
            .build();
        if let Some(components) = openapi.components.as_mut() {
            components.add_security_scheme("access_token", SecurityScheme::Http(scheme));
        }
    }
}

type Responses = BTreeMap<String, RefOr<Response>>;

/// Any answer: something broke here. The cause is in the hub's log, under `x-request-id`.
pub(crate) struct Broken;

impl IntoResponses for Broken {
    fn responses() -> Responses {
        refusals(&[
            ("500", "Something broke in the hub"),
            ("503", "The database cannot be reached"),
        ])
    }
}

/// Of a route that needs a signed-in officer.
pub(crate) struct NeedsSignIn;

impl IntoResponses for NeedsSignIn {
    fn responses() -> Responses {
        refusals(&[("401", "No access token, or one that no longer holds")])
    }
}

/// Of a route that needs a right.
pub(crate) struct NeedsRights;

impl IntoResponses for NeedsRights {
    fn responses() -> Responses {
        refusals(&[("403", "Signed in, without any right yet")])
    }
}

/// Of a route for which the sign-in must be a fresh one.
pub(crate) struct NeedsFreshSignIn;

impl IntoResponses for NeedsFreshSignIn {
    fn responses() -> Responses {
        refusals(&[("403", "Signed in too long ago: sign in again, then repeat")])
    }
}

/// Of a route that reads the query part of the address.
pub(crate) struct ReadsQuery;

impl IntoResponses for ReadsQuery {
    fn responses() -> Responses {
        refusals(&[("400", "A parameter cannot be read")])
    }
}

/// Of a route whose path names something.
pub(crate) struct MayBeUnknown;

impl IntoResponses for MayBeUnknown {
    fn responses() -> Responses {
        refusals(&[("404", "Unknown, or outside the officer's rights")])
    }
}

/// Of a route on which too many failures make the next attempt wait.
pub(crate) struct MayHaveToWait;

impl IntoResponses for MayHaveToWait {
    fn responses() -> Responses {
        refusals(&[(
            "429",
            "Failed too often; `Retry-After` and the problem's `seconds` say how long to wait",
        )])
    }
}

/// Of a route that takes JSON.
pub(crate) struct ReadsJson;

impl IntoResponses for ReadsJson {
    fn responses() -> Responses {
        refusals(&[
            ("400", "The body is no JSON"),
            ("413", "The body is too large"),
            ("415", "The body does not say that it is JSON"),
            (
                "422",
                "The body has another shape, or what it asks for is refused (see `problems`)",
            ),
        ])
    }
}

fn refusals(all: &[(&str, &str)]) -> Responses {
    let response = |description: &str| {
        let body = ContentBuilder::new()
            .schema(Some(Ref::from_schema_name("ErrorBody")))
            .build();
        ResponseBuilder::new()
            .description(description)
            .content("application/json", body)
            .build()
    };
    all.iter()
        .map(|(status, description)| ((*status).to_owned(), RefOr::T(response(description))))
        .collect()
}
