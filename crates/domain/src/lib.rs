//! The words and the rules of InfoDesk.
//!
//! Here stand the types of the glossary and the functions that decide: state + command + actor + now
//! give changes or a list of [`Problem`]s. The desktop runs them at once for the officer; the hub runs
//! the same ones, with authority, inside its transaction.
//!
//! Not here: I/O, SQL, async, HTTP, a running clock, words for the screen. Time and randomness come in
//! through [`Surroundings`]; screens get codes and find the words themselves.

pub mod accounts;
pub mod agencies;
pub mod approvals;
pub mod assurance;
pub mod codes;
pub mod commands;
pub mod devices;
pub mod emails;
pub mod feed;
pub mod found;
pub mod freshness;
pub mod grants;
pub mod hours;
pub mod ids;
pub mod jitter;
pub mod limits;
pub mod lists;
pub mod manuals;
pub mod officers;
pub mod pins;
pub mod prints;
pub mod problems;
pub mod records;
pub mod requests;
pub mod reviews;
pub mod rights;
pub mod service_points;
pub mod surroundings;
pub mod token_requests;
pub mod tokens;
pub mod wire;
pub mod wrong_rights;

pub use ids::{
    AgencyId, ExpectedAccountId, GrantId, LetterId, ManualId, OfficerId, OperationId, PrintId,
    RightsReviewId, ServicePointId, ServiceRequestId, TokenId, TokenRequestId, WrongRightsId,
};
pub use problems::{Problem, ProblemCode, Severity};
pub use surroundings::{Surroundings, Timestamp};
