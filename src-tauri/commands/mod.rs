//! What the page may call. Each command unpacks, calls the desk, and returns.

pub mod account;
pub mod approvals;
mod browser;
pub mod devices;
mod file_dialogs;
pub mod home;
pub mod manuals;
pub mod officers;
pub mod places;
pub mod poster_files;
pub mod poster_options;
pub mod posters;
pub mod practice;
pub mod printing;
pub mod requests;
pub mod service_points;
pub mod settings;
pub mod start;
pub mod tokens;
pub mod wrong_rights;

mod sheets;

use crate::startup::Startup;
use infodesk_desk::{desk::Desk, errors::AppError, register::Register};
use std::sync::Arc;
use tauri::State;

pub(crate) type Answer<T> = Result<T, AppError>;

async fn desk(startup: &State<'_, Startup>) -> Answer<Arc<Desk>> {
    Ok(Arc::clone(&startup.parts().await?.desk))
}

/// The register of whoever is signed in.
async fn register(startup: &State<'_, Startup>) -> Answer<Register> {
    desk(startup).await?.register()
}
