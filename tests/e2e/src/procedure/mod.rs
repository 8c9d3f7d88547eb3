//! The guideline's whole procedure by five people, in the real window: from "we would like the service" to a right
//! that is handed over.
//!
//! Told twice: on the standalone default, and at an office with servers of its own.

mod balancer;
mod cast;
mod letter;
mod office;
mod post;
mod request;
mod rights;
mod stage;
mod tokens;

use crate::setting::Setting;
use anyhow::Result;
use cast::Cast;
pub use office::Office;
use post::Post;
pub use stage::Stage;
use std::path::Path;

/// Everything on one PC, without any server.
pub async fn standalone(setting: &Setting<'_>) -> Result<()> {
    let arguments = vec!["--standalone".to_owned()];
    let stage = Stage::set(setting, arguments, Post::practice(), "standalone").await?;
    tell(stage).await
}

/// A real mail server, PostgreSQL, and two hubs of which each line gets the next.
pub async fn at_an_office(setting: &Setting<'_>, hub: &Path) -> Result<()> {
    let office = Office::open(hub, setting.scratch.path()).await?;
    let arguments = vec!["--hub".to_owned(), office.url.to_string()];
    let stage = Stage::set(setting, arguments, office.post(), "office").await?;
    tell(stage).await?;
    office.is_in_order().await
}

async fn tell(mut stage: Stage<'_>) -> Result<()> {
    if let Err(error) = play(&mut stage).await {
        stage.picture("failed").await?;
        return Err(error);
    }
    stage.clear().await
}

async fn play(stage: &mut Stage<'_>) -> Result<()> {
    let cast = Cast::invented();
    // 1 to 3: the request, the executive, the operator.
    request::is_written_and_sent(stage, &cast.central).await?;
    request::waits_for_the_operator(stage, &cast.operator).await?;
    request::is_confirmed_by_the_executive(stage).await?;
    request::is_approved(stage).await?;
    // 4 to 6: Tokens.
    tokens::one_is_asked_for(stage, &cast.agency).await?;
    tokens::the_link_fills_the_field(stage, &cast.central).await?;
    tokens::the_asked_one_is_approved(stage, &cast.agency).await?;
    tokens::some_are_handed_out(stage, &cast.point).await?;
    // 8 and 7: rights.
    rights::are_reported_as_wrong(stage, &cast.agency).await?;
    rights::come_by_the_newest_token_only(stage, &cast.point).await?;
    rights::the_report_is_answered(stage, &cast).await?;
    rights::are_suspended_and_handed_over(stage, &cast).await?;
    rights::are_there_for_the_successor(stage, &cast.point).await
}
