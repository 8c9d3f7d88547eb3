//! "การทบทวนสิทธิ์": once a quarter central officers confirm the rights below them.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, NeedsFreshSignIn, NeedsSignIn, ReadsJson},
    signed_in::SignedIn,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    RightsReviewId,
    reviews::{ConfirmReview, RightsReview, RightsReviews},
};

/// The reviews that ask the officer, the newest first.
#[utoipa::path(
    get,
    path = "/api/v1/reviews",
    security(("access_token" = [])),
    responses((status = 200, body = RightsReviews), NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<RightsReviews>, ApiError> {
    let reviews = app.store().rights_reviews(who.officer).await?;
    Ok(Json(RightsReviews { reviews }))
}

/// One review with its rights, for those it asks.
#[utoipa::path(
    get,
    path = "/api/v1/reviews/{id}",
    params(("id" = RightsReviewId, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = RightsReview), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn one(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<RightsReviewId>,
) -> Result<Json<RightsReview>, ApiError> {
    let review = app.store().rights_review(who.officer, id).await?;
    review.map(Json).ok_or(ApiError::NotFound)
}

/// Answers for every right of the list; those that are not kept are suspended.
#[utoipa::path(
    post,
    path = "/api/v1/reviews/{id}/confirm",
    params(("id" = RightsReviewId, Path)),
    security(("access_token" = [])),
    request_body = ConfirmReview,
    responses(
        (status = 200, body = RightsReview),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn confirm(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<RightsReviewId>,
    extract::Json(answer): extract::Json<ConfirmReview>,
) -> Result<Json<RightsReview>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let confirmed = store.confirm_rights_review(who.officer, id, &answer);
    Ok(Json(confirmed.await?.ok_or(ApiError::NotFound)??))
}
