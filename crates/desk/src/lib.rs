//! The app without a window: the session with the hub, the replica of the register, the outbox, the
//! synchronising, and what the screens and the command line ask for.
//!
//! Not here: anything of Tauri, a rule of the domain (it is asked, not repeated), words for the screen.

pub mod account;
pub mod approvals;
pub mod changes;
pub mod command_line;
pub mod desk;
pub mod errors;
pub mod home;
pub mod hub_api;
pub mod lists;
pub mod manuals;
pub mod notifications;
pub mod places;
pub mod poster_batch;
pub mod poster_files;
pub mod poster_options;
pub mod posters;
pub mod printing;
pub mod prints;
pub mod register;
pub mod replica;
pub mod requests;
pub mod sending;
pub mod service_points;
pub mod session;
pub mod set_aside;
pub mod settings;
pub mod sheets;
pub mod surroundings;
pub mod sync;
pub mod vault;
pub mod whole_file;

mod connection;
mod file_names;
mod last_provider;
mod outbox;
mod public_url;
mod typesetter;
