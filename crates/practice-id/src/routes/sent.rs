//! What a browser sends: the query of a page, the fields of a form.

use crate::pages;
use axum::{
    extract::{Form, FromRequest, Request},
    response::Response,
};
use serde::de::DeserializeOwned;

/// axum's [`Form`], but what cannot be read is answered with a page and not with a line of
/// English. The query for GET, the body for POST.
pub(crate) struct Sent<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        match Form::from_request(request, state).await {
            Ok(Form(sent)) => Ok(Self(sent)),
            Err(rejection) => Err(pages::unreadable(rejection.status())),
        }
    }
}
