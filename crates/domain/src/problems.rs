//! What a rule says when something is not as it should be: a code at a field, never a sentence.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Stands in the way of saving.
    Error,
    /// Worth a look; saving goes on.
    Warning,
}

/// Every problem a rule can name. The screens hold one text for each, checked by their compiler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    // service points: names
    NameMissing,
    NameTooLong,
    NameNotThai,
    NameEnNotLatin,
    TextTooLong,
    // address
    SubdistrictUnknown,
    /// args: `successor` (a sub-district's code), where there is one
    SubdistrictAbolished,
    SubdistrictMissing,
    /// args: `subdistrict` (Thai name), `expected` (codes, comma-separated)
    PostcodeNotOfSubdistrict,
    PostcodeMissing,
    // telephones; args: `text`
    TelephoneNotUnderstood,
    TelephoneTooShort,
    TelephoneTooLong,
    TelephoneRepeated,
    TooManyTelephones,
    // hours; args: `day` (1 Monday … 7 Sunday)
    HoursEndBeforeStart,
    HoursOverlap,
    HoursOutOfDay,
    // coordinates
    CoordinatesOutOfRange,
    /// args: `kilometres`, `province`
    CoordinatesOutsideProvince,
    CoordinatesWithoutProvince,
    // assurance
    /// "Still correct" cannot be said of what is not there. args: `missing`
    ConfirmIncomplete,
    // manuals and pins
    ManualUnknown,
    ManualAlreadyPinned,
    ManualNotPinned,
    TooManyPins,
    // prints
    /// args: `most`
    CopiesOutOfRange,
    /// The clock of the desk is ahead.
    PrintedInTheFuture,
    /// No officer wrote it: the program that sent it is at fault.
    PrintRecordUnfit,
    // rights and existence
    NotWithinRights,
    ServicePointUnknown,
    NothingToChange,
    // Tokens
    TokenMalformed,
    TokenMistyped,
    TokenUnknown,
    /// args: `at`
    TokenUsed,
    /// args: `at`
    TokenExpired,
    TokenRevoked,
    /// args: `agency` (whose Token it is), `own` (where the officer holds rights)
    TokenForeign,
    /// args: `seconds` (until the next attempt is heard)
    TokenTooManyAttempts,
    // wrong rights
    /// args: `least` (characters)
    NoteTooShort,
    /// args: `most` (characters)
    NoteTooLong,
    /// A note about the same is waiting.
    WrongRightsReported,
    /// args: `most` (waiting at once)
    TooManyNotes,
    ReplyMissing,
    /// args: `by`, `at`
    NoteSettled,
    /// By whoever wrote it. args: `at`
    NoteWithdrawn,
    /// Not one that the officer holds.
    GrantUnknown,
    AgencyUnknown,
    // service requests
    /// args: `most` (characters)
    FieldTooLong,
    AgencyMissing,
    /// The agency cannot ask for this: it asks through its department.
    AgencyNotDepartment,
    DetailsMissing,
    ExecutiveNameMissing,
    PositionMissing,
    TelephoneMissing,
    EmailMissing,
    EmailUnfit,
    /// The executive confirms what somebody else asks for.
    ExecutiveIsRequester,
    LetterMissing,
    /// Another request of the agency for the same is under way. args: `number`
    RequestUnderWay,
    /// args: `most` (under way at once)
    TooManyRequests,
    /// args: `by` (empty: the system), `at`, `state` (as on the wire)
    RequestMovedOn,
    ReasonMissing,
    /// The link's time is over. args: `at`
    LinkExpired,
    LinkUnknown,
    // letters
    LetterEmpty,
    /// args: `most` (bytes)
    LetterTooLarge,
    /// Neither PDF nor JPEG nor PNG by its content.
    LetterKindUnfit,
    /// Cut off, or broken within.
    LetterBroken,
    LetterEncrypted,
    /// A PDF that does something by itself.
    LetterActive,
    /// Unpacked it is far larger than a letter is.
    LetterBomb,
    // requests for Tokens, Tokens handed out
    /// The officer holds this right, or one that covers it.
    RightHeld,
    /// A department's central officers get theirs by a service request, operators by DGA.
    TokenByServiceRequest,
    /// A request for the same waits. args: `at`
    TokenRequested,
    /// A Token for the same right was mailed to the same address and waits. args: `at`
    TokenWaits,
    /// args: `by`, `at`, `state` (as on the wire)
    TokenRequestMovedOn,
    /// Used, expired or revoked before. args: `state` (as on the wire)
    TokenNotWaiting,
    /// Nobody hands themselves a right.
    OwnRequest,
    // rights of officers below
    /// Somebody changed it before. args: `state` (as on the wire)
    GrantMovedOn,
    /// The officer has this right, suspended: it is resumed rather than given anew.
    GrantSuspended,
    /// Nobody changes their own right.
    OwnGrant,
    SameRight,
    SuccessorMissing,
    SuccessorIsPredecessor,
    /// args: `by`, `at`
    ReviewMovedOn,
    /// Not every right of the list has an answer. args: `missing`
    ReviewIncomplete,
    // accounts to be imported: the list
    /// No identity provider of the hub is called so.
    ProviderUnknown,
    ListEmpty,
    ListTooLarge,
    ListSeparatorUnfit,
    ListColumnMissing,
    ListColumnRepeated,
    /// A quotation mark is left open, or text follows a closed one.
    ListQuotesUnfit,
    /// args: `cells`, `columns`
    ListCellsUnfit,
    CitizenNumberInList,
    // its rows
    /// args: `row` (where the same stands first)
    RowRepeated,
    AccountMissing,
    /// Both a username and an e-mail address.
    AccountGivenTwice,
    AccountUsernameUnfit,
    AccountEmailUnfit,
    /// A username, and no word of which provider's.
    AccountProviderUnsaid,
    RoleMissing,
    RoleUnknown,
    UnitMissing,
    UnitUnknown,
    UnitCodeMistyped,
    /// args: `choices` (identifiers, each with its agency)
    UnitNameShared,
    /// A service point for another role than its officer's, or no service point for that.
    UnitNotOfRole,
    /// Whoever hands the list in may not give this.
    GrantNotWithinRights,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The field it stands at, as a path ("name_th", "phones.0", "hours.3"); empty: the whole.
    pub field: String,
    pub code: ProblemCode,
    pub severity: Severity,
    pub args: BTreeMap<String, String>,
}

impl Problem {
    pub fn error(field: impl Into<String>, code: ProblemCode) -> Self {
        Self {
            field: field.into(),
            code,
            severity: Severity::Error,
            args: BTreeMap::new(),
        }
    }

    pub fn warning(field: impl Into<String>, code: ProblemCode) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(field, code)
        }
    }

    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.insert(name.to_owned(), value.to_string());
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
