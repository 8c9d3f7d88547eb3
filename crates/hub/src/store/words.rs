//! The words of the domain as the database keeps them.

use super::db::{FromValue, Value};
use infodesk_domain::{
    accounts::AccountKind,
    agencies::AgencyKind,
    devices::System,
    prints::Paper,
    requests::{LetterKind, RequestHappening, RequestKind, RequestStage},
    reviews::ReviewStage,
    rights::Role,
    token_requests::{TokenRequestHappening, TokenRequestStage},
};

macro_rules! words {
    ($type:ty, $expected:literal, { $($variant:path = $word:literal),+ $(,)? }) => {
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::from(match value { $($variant => $word),+ })
            }
        }

        impl FromValue for $type {
            const EXPECTED: &'static str = $expected;

            fn from_value(value: Value) -> Option<Self> {
                match String::from_value(value)?.as_str() {
                    $($word => Some($variant),)+
                    _ => None,
                }
            }
        }
    };
}

words!(AccountKind, "a kind of account", {
    AccountKind::Username = "username",
    AccountKind::Email = "email",
});

words!(AgencyKind, "a kind of agency", {
    AgencyKind::Ministry = "ministry",
    AgencyKind::Department = "department",
    AgencyKind::Unit = "unit",
});

words!(LetterKind, "a kind of letter", {
    LetterKind::Pdf = "pdf",
    LetterKind::Jpeg = "jpeg",
    LetterKind::Png = "png",
});

words!(RequestKind, "a kind of request", {
    RequestKind::NewService = "new_service",
    RequestKind::ChangeDetails = "change_details",
    RequestKind::ChangeExecutive = "change_executive",
    RequestKind::EndService = "end_service",
});

words!(RequestStage, "a stage of a request", {
    RequestStage::AwaitsExecutive = "awaits_executive",
    RequestStage::LinkExpired = "link_expired",
    RequestStage::Declined = "declined",
    RequestStage::AwaitsOperator = "awaits_operator",
    RequestStage::Returned = "returned",
    RequestStage::Rejected = "rejected",
    RequestStage::Approved = "approved",
    RequestStage::Withdrawn = "withdrawn",
});

words!(RequestHappening, "what happened to a request", {
    RequestHappening::Sent = "sent",
    RequestHappening::ExecutiveAsked = "executive_asked",
    RequestHappening::ExecutiveReminded = "executive_reminded",
    RequestHappening::LinkExpired = "link_expired",
    RequestHappening::Confirmed = "confirmed",
    RequestHappening::Declined = "declined",
    RequestHappening::SentAgain = "sent_again",
    RequestHappening::Returned = "returned",
    RequestHappening::Rejected = "rejected",
    RequestHappening::Approved = "approved",
    RequestHappening::TokenMailed = "token_mailed",
    RequestHappening::Withdrawn = "withdrawn",
});

words!(Paper, "a size of paper", {
    Paper::A3 = "a3",
    Paper::A4 = "a4",
    Paper::A5 = "a5",
});

words!(Role, "a role", {
    Role::Operator = "operator",
    Role::CentralOfficer = "central_officer",
    Role::AgencyOfficer = "agency_officer",
    Role::ServicePointOfficer = "service_point_officer",
});

words!(TokenRequestStage, "a stage of a request for a Token", {
    TokenRequestStage::Waiting = "waiting",
    TokenRequestStage::Approved = "approved",
    TokenRequestStage::Declined = "declined",
    TokenRequestStage::Withdrawn = "withdrawn",
});

words!(TokenRequestHappening, "what happened to a request for a Token", {
    TokenRequestHappening::Asked = "asked",
    TokenRequestHappening::Approved = "approved",
    TokenRequestHappening::TokenMailed = "token_mailed",
    TokenRequestHappening::Declined = "declined",
    TokenRequestHappening::Withdrawn = "withdrawn",
});

words!(ReviewStage, "a stage of a review", {
    ReviewStage::Waiting = "waiting",
    ReviewStage::Warned = "warned",
    ReviewStage::Confirmed = "confirmed",
    ReviewStage::Lapsed = "lapsed",
});

words!(System, "an operating system", {
    System::Windows = "windows",
    System::Macos = "macos",
    System::Linux = "linux",
});
