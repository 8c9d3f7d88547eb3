//! The practice register ("ข้อมูลฝึกใช้"): what a new standalone hub is filled with.
//!
//! Offices, districts and provinces bear their real names, and so do the manuals; nothing is made up
//! about them, so telephones, hours and coordinates wait for the officer. The people are invented and say
//! so in their names; the few full texts of manuals are for practice and say so at their heads.

mod bodies;
mod contacts;
mod manuals;
mod register;
mod tokens;

use crate::store::{Store, StoreError};

/// What became of a wish to fill the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seeded {
    Filled,
    /// There was something in it, which stays as it was.
    AlreadyThere,
}

/// Fills an empty register and mails the practice Tokens.
///
/// # Errors
/// When the database fails.
pub async fn seed(store: &Store) -> Result<Seeded, StoreError> {
    if !store.register_is_empty().await? {
        return Ok(Seeded::AlreadyThere);
    }
    store
        .enter(&register::practice_register(store.surroundings()))
        .await?;
    issue_tokens(store).await?;
    Ok(Seeded::Filled)
}

/// Is every practice Token used or expired?
///
/// # Errors
/// When the database fails.
pub async fn tokens_needed(store: &Store) -> Result<bool, StoreError> {
    store.has_open_tokens().await.map(|open| !open)
}

/// Makes a fresh set of practice Tokens and queues the mails that carry them; sees to it that there is
/// somebody to ask in each department.
///
/// # Errors
/// When the database fails, or holds no practice register.
pub async fn issue_tokens(store: &Store) -> Result<(), StoreError> {
    let agencies = store.agencies().await?;
    contacts::enter(store, &agencies).await?;
    for bearer in tokens::bearers(store, &agencies).await? {
        tokens::issue(store, &bearer).await?;
    }
    Ok(())
}

/// The practice agency of that name.
fn agency<'a>(
    agencies: &'a [infodesk_domain::agencies::Agency],
    name_th: &str,
) -> Result<&'a infodesk_domain::agencies::Agency, StoreError> {
    let found = agencies.iter().find(|agency| agency.name_th == name_th);
    found.ok_or(StoreError::Missing("practice agency"))
}
