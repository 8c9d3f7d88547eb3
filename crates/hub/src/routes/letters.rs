//! Letters that go with requests.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    openapi::{Broken, MayBeUnknown, NeedsSignIn, ReadsQuery},
    signed_in::SignedIn,
    store::LetterBytes,
};
use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use infodesk_domain::{
    LetterId,
    requests::{Letter, LetterKind, MOST_LETTER_BYTES},
    wire::ErrorBody,
};
use serde::Deserialize;
use utoipa::IntoParams;

/// A letter of the most bytes, and one more that shows that there are more.
pub(super) const BODY_LIMIT: usize = MOST_LETTER_BYTES + 1;

#[derive(Deserialize, IntoParams)]
pub(crate) struct Named {
    /// As the file is called.
    #[serde(default)]
    name: String,
}

/// Keeps a letter: PDF, JPEG or PNG by its content, at most 10 MB, and nothing in it that acts by itself.
#[utoipa::path(
    post,
    path = "/api/v1/letters",
    security(("access_token" = [])),
    params(Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, body = Letter),
        (status = 422, body = ErrorBody, description = "It is no letter; see `problems`"),
        NeedsSignIn,
        ReadsQuery,
        Broken
    )
)]
pub(crate) async fn keep(
    State(app): State<App>,
    who: SignedIn,
    extract::Query(named): extract::Query<Named>,
    bytes: Bytes,
) -> Result<Json<Letter>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let kept = store.keep_letter(who.officer, &named.name, &bytes).await?;
    Ok(Json(kept?))
}

/// The letter itself, for whoever sent it and for operators.
#[utoipa::path(
    get,
    path = "/api/v1/letters/{id}",
    params(("id" = LetterId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        NeedsSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn read(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<LetterId>,
) -> Result<Response, ApiError> {
    let letter = app.store().letter(who.officer, id).await?;
    Ok(file(letter.ok_or(ApiError::NotFound)?))
}

/// As what it is, and nothing in it may act.
pub(crate) fn file(letter: LetterBytes) -> Response {
    let kind = match letter.kind {
        LetterKind::Pdf => "application/pdf",
        LetterKind::Jpeg => "image/jpeg",
        LetterKind::Png => "image/png",
    };
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, "inline"),
        (
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        ),
    ];
    (headers, letter.bytes).into_response()
}
