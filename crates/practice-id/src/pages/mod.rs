//! The pages a person sees: Thai first, no script, readable on a telephone.

mod choice;
mod field;
mod layout;
mod notices;
mod password;
mod register;
mod sign_in;

pub(crate) use layout::STYLE;
pub(crate) use notices::{
    expired, no_such_page, not_from_hub, password_changed, registered, signed_out, unreadable,
};
pub(crate) use password::{PasswordProblem, password};
pub(crate) use register::{RegistrationProblem, register};
pub(crate) use sign_in::{SignInProblem, sign_in};
