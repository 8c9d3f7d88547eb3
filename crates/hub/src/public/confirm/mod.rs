//! The executive's page: what is asked, the letter, and two answers. Opening it changes nothing, since mail scanners
//! follow links; the link stands in the query, which no log keeps.

mod page;

pub(crate) use page::held_back;

use crate::{
    app::App,
    errors::logged,
    origin::Origin,
    routes::letter_file,
    store::{Answer, StoreError},
};
use axum::{
    Form, Router,
    extract::{Query, State, rejection::FormRejection},
    response::Response,
    routing::get,
};
use infodesk_domain::{Problem, requests::RequestStage};
use serde::Deserialize;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/confirm", get(show).post(answer))
        .route("/confirm/letter", get(letter))
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    t: String,
}

#[derive(Deserialize)]
struct Answered {
    t: String,
    answer: String,
    #[serde(default)]
    reason: String,
}

async fn show(State(app): State<App>, Query(link): Query<Link>) -> Response {
    match app.store().asked_executive(&link.t).await {
        Ok(Ok(asked)) => page::ask(app.shell(), &asked, &link.t, None),
        Ok(Err(problem)) => page::refused(app.shell(), &problem),
        Err(error) => broken(&app, &error),
    }
}

async fn letter(State(app): State<App>, Query(link): Query<Link>) -> Response {
    match app.store().asked_letter(&link.t).await {
        Ok(Ok(Some(letter))) => letter_file(letter),
        Ok(Ok(None)) => page::no_letter(app.shell()),
        Ok(Err(problem)) => page::refused(app.shell(), &problem),
        Err(error) => broken(&app, &error),
    }
}

async fn answer(
    State(app): State<App>,
    origin: Origin,
    form: Result<Form<Answered>, FormRejection>,
) -> Response {
    let Ok(Form(Answered { t, answer, reason })) = form else {
        return page::unread(app.shell());
    };
    let said = match answer.as_str() {
        "confirm" => Answer::Confirm,
        "decline" => Answer::Decline { reason: &reason },
        _ => return page::unread(app.shell()),
    };
    let store = app.store().on_behalf_of(&origin);
    match store.answer_executive(&t, said).await {
        Ok(Ok(RequestStage::AwaitsOperator)) => page::confirmed(app.shell()),
        Ok(Ok(_)) => page::declined(app.shell()),
        Ok(Err(problem)) if problem.field == "reason" => again(&app, &t, &problem).await,
        Ok(Err(problem)) => page::refused(app.shell(), &problem),
        Err(error) => broken(&app, &error),
    }
}

/// The reason is missing or too long: the page once more, with what to do.
async fn again(app: &App, link: &str, problem: &Problem) -> Response {
    match app.store().asked_executive(link).await {
        Ok(Ok(asked)) => page::ask(app.shell(), &asked, link, Some(problem)),
        Ok(Err(problem)) => page::refused(app.shell(), &problem),
        Err(error) => broken(app, &error),
    }
}

pub(crate) fn broken(app: &App, error: &StoreError) -> Response {
    logged(error);
    page::later(app.shell())
}
