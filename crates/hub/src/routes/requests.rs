//! "คำขอใช้บริการ": the requester's own, and those that operators decide.

use crate::{
    app::App,
    errors::ApiError,
    extract,
    freshly_signed_in::FreshlySignedIn,
    openapi::{Broken, MayBeUnknown, NeedsFreshSignIn, NeedsSignIn, ReadsJson, ReadsQuery},
    signed_in::SignedIn,
    store::Asking,
};
use axum::{Json, extract::State};
use infodesk_domain::{
    Problem, ServiceRequestId,
    requests::{
        Decision, ExecutiveForm, RequestFilter, RequestForm, ServiceRequest, ServiceRequests,
    },
    wire::ErrorBody,
};

/// The officer's own requests, with where each stands.
#[utoipa::path(
    get,
    path = "/api/v1/requests",
    security(("access_token" = [])),
    responses((status = 200, body = ServiceRequests), NeedsSignIn, Broken)
)]
pub(crate) async fn list(
    State(app): State<App>,
    who: SignedIn,
) -> Result<Json<ServiceRequests>, ApiError> {
    let requests = app.store().own_requests(who.officer).await?;
    Ok(Json(ServiceRequests { requests }))
}

/// All requests, for operators.
#[utoipa::path(
    get,
    path = "/api/v1/requests/queue",
    security(("access_token" = [])),
    params(RequestFilter),
    responses(
        (status = 200, body = ServiceRequests),
        NeedsSignIn,
        MayBeUnknown,
        ReadsQuery,
        Broken
    )
)]
pub(crate) async fn queue(
    State(app): State<App>,
    who: SignedIn,
    extract::Query(filter): extract::Query<RequestFilter>,
) -> Result<Json<ServiceRequests>, ApiError> {
    let requests = app.store().request_queue(who.officer, &filter).await?;
    let requests = requests.ok_or(ApiError::NotFound)?;
    Ok(Json(ServiceRequests { requests }))
}

/// One request, for its requester and for operators.
#[utoipa::path(
    get,
    path = "/api/v1/requests/{id}",
    params(("id" = ServiceRequestId, Path)),
    security(("access_token" = [])),
    responses((status = 200, body = ServiceRequest), NeedsSignIn, MayBeUnknown, Broken)
)]
pub(crate) async fn one(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<ServiceRequestId>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let request = app.store().service_request(who.officer, id).await?;
    request.map(Json).ok_or(ApiError::NotFound)
}

/// Sends one. An officer without any right yet may, too; the executive gets a mail with a link.
#[utoipa::path(
    post,
    path = "/api/v1/requests",
    security(("access_token" = [])),
    request_body = RequestForm,
    responses((status = 200, body = ServiceRequest), NeedsSignIn, ReadsJson, Broken)
)]
pub(crate) async fn send(
    State(app): State<App>,
    who: SignedIn,
    extract::Json(form): extract::Json<RequestForm>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let sent = store.send_request(who.officer, &form, asking(&app)).await?;
    sent.map(Json).map_err(ApiError::Problems)
}

/// Has a new link mailed to the executive, who may be another one; those before are worthless then.
#[utoipa::path(
    post,
    path = "/api/v1/requests/{id}/ask-executive",
    params(("id" = ServiceRequestId, Path)),
    security(("access_token" = [])),
    request_body = ExecutiveForm,
    responses((status = 200, body = ServiceRequest), NeedsSignIn, MayBeUnknown, ReadsJson, Broken)
)]
pub(crate) async fn ask_executive(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<ServiceRequestId>,
    extract::Json(executive): extract::Json<ExecutiveForm>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let asked = store.ask_executive(who.officer, id, &executive, asking(&app));
    answer(asked.await?)
}

/// Sends a returned or declined request again, corrected; the executive confirms anew.
#[utoipa::path(
    post,
    path = "/api/v1/requests/{id}/send-again",
    params(("id" = ServiceRequestId, Path)),
    security(("access_token" = [])),
    request_body = RequestForm,
    responses((status = 200, body = ServiceRequest), NeedsSignIn, MayBeUnknown, ReadsJson, Broken)
)]
pub(crate) async fn send_again(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<ServiceRequestId>,
    extract::Json(form): extract::Json<RequestForm>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let sent = store.send_request_again(who.officer, id, &form, asking(&app));
    answer(sent.await?)
}

/// Takes one of the officer's own back.
#[utoipa::path(
    post,
    path = "/api/v1/requests/{id}/withdraw",
    params(("id" = ServiceRequestId, Path)),
    security(("access_token" = [])),
    responses(
        (status = 200, body = ServiceRequest),
        (status = 422, body = ErrorBody, description = "It has moved on"),
        NeedsSignIn,
        MayBeUnknown,
        Broken
    )
)]
pub(crate) async fn withdraw(
    State(app): State<App>,
    who: SignedIn,
    extract::Path(id): extract::Path<ServiceRequestId>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    answer(store.withdraw_request(who.officer, id).await?)
}

/// Approves, returns or rejects one. Whoever comes second is told who was first.
#[utoipa::path(
    post,
    path = "/api/v1/requests/{id}/decide",
    params(("id" = ServiceRequestId, Path)),
    security(("access_token" = [])),
    request_body = Decision,
    responses(
        (status = 200, body = ServiceRequest),
        NeedsSignIn,
        NeedsFreshSignIn,
        MayBeUnknown,
        ReadsJson,
        Broken
    )
)]
pub(crate) async fn decide(
    State(app): State<App>,
    FreshlySignedIn(who): FreshlySignedIn,
    extract::Path(id): extract::Path<ServiceRequestId>,
    extract::Json(decision): extract::Json<Decision>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let store = app.store().on_behalf_of(&who.origin);
    let decided = store.decide_request(who.officer, id, &decision, app.issuing());
    answer(decided.await?)
}

fn asking(app: &App) -> Asking<'_> {
    Asking {
        origin: app.config().origin(),
        days: app.config().procedure.link_days,
    }
}

fn answer(
    done: Option<Result<ServiceRequest, Vec<Problem>>>,
) -> Result<Json<ServiceRequest>, ApiError> {
    let done = done.ok_or(ApiError::NotFound)?;
    done.map(Json).map_err(ApiError::Problems)
}
