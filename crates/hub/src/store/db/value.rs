//! What goes into a statement and comes out of a row: whole numbers, texts and nothing.

use crate::store::error::{Result, StoreError};
use infodesk_domain::{
    AgencyId, ExpectedAccountId, GrantId, LetterId, ManualId, OfficerId, OperationId, PrintId,
    RightsReviewId, ServicePointId, ServiceRequestId, Timestamp, TokenId, TokenRequestId,
    WrongRightsId, codes::PublicCode,
};
use serde::{Serialize, de::DeserializeOwned};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) enum Value {
    Null,
    Int(i64),
    Text(String),
}

/// The parameters of a statement, in the order of their numbers.
macro_rules! params {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::db::Value::from($value)),*] };
}
pub(in crate::store) use params;

impl Value {
    pub fn json(value: &impl Serialize) -> Result<Self> {
        serde_json::to_string(value)
            .map(Self::Text)
            .map_err(StoreError::Unwritable)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Int(yes.into())
    }
}

impl From<Timestamp> for Value {
    fn from(at: Timestamp) -> Self {
        Self::Int(at.0)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&PublicCode> for Value {
    fn from(code: &PublicCode) -> Self {
        Self::Text(code.to_string())
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// Read from a cell; `None`: it holds something else.
pub(in crate::store) trait FromValue: Sized {
    const EXPECTED: &'static str;

    fn from_value(value: Value) -> Option<Self>;
}

/// A row of an answer, read from left to right.
#[derive(Debug)]
pub(in crate::store) struct Row {
    cells: std::vec::IntoIter<Value>,
    column: usize,
}

impl Row {
    pub fn new(cells: Vec<Value>) -> Self {
        Self {
            cells: cells.into_iter(),
            column: 0,
        }
    }

    /// The next column.
    pub fn take<T: FromValue>(&mut self) -> Result<T> {
        let broken = StoreError::BrokenRow {
            column: self.column,
            expected: T::EXPECTED,
        };
        self.column += 1;
        self.cells.next().and_then(T::from_value).ok_or(broken)
    }

    /// The next column, which holds JSON.
    pub fn take_json<T: DeserializeOwned>(&mut self) -> Result<T> {
        let broken = StoreError::BrokenRow {
            column: self.column,
            expected: "JSON of its type",
        };
        let text: String = self.take()?;
        serde_json::from_str(&text).map_err(|_| broken)
    }

    /// The next column, which holds JSON or nothing.
    pub fn take_json_or_null<T: DeserializeOwned>(&mut self) -> Result<Option<T>> {
        let broken = StoreError::BrokenRow {
            column: self.column,
            expected: "JSON of its type",
        };
        let text: Option<String> = self.take()?;
        text.map(|text| serde_json::from_str(&text).map_err(|_| broken))
            .transpose()
    }
}

impl FromValue for i64 {
    const EXPECTED: &'static str = "a whole number";

    fn from_value(value: Value) -> Option<Self> {
        if let Value::Int(number) = value {
            Some(number)
        } else {
            None
        }
    }
}

impl FromValue for u32 {
    const EXPECTED: &'static str = "a small whole number";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for u16 {
    const EXPECTED: &'static str = "a small whole number";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for u8 {
    const EXPECTED: &'static str = "a small whole number";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value)?.try_into().ok()
    }
}

impl FromValue for bool {
    const EXPECTED: &'static str = "0 or 1";

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Int(0) => Some(false),
            Value::Int(1) => Some(true),
            _ => None,
        }
    }
}

impl FromValue for Timestamp {
    const EXPECTED: &'static str = "UTC milliseconds";

    fn from_value(value: Value) -> Option<Self> {
        i64::from_value(value).map(Self)
    }
}

impl FromValue for String {
    const EXPECTED: &'static str = "a text";

    fn from_value(value: Value) -> Option<Self> {
        if let Value::Text(text) = value {
            Some(text)
        } else {
            None
        }
    }
}

impl FromValue for PublicCode {
    const EXPECTED: &'static str = "a public code";

    fn from_value(value: Value) -> Option<Self> {
        String::from_value(value)?.parse().ok()
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::from_value(other).map(Some),
        }
    }
}

macro_rules! ids {
    ($($id:ident),+) => {$(
        impl From<$id> for Value {
            fn from(id: $id) -> Self {
                Self::Text(id.to_string())
            }
        }

        impl FromValue for $id {
            const EXPECTED: &'static str = "an identifier";

            fn from_value(value: Value) -> Option<Self> {
                String::from_value(value)?.parse().ok()
            }
        }
    )+};
}

ids!(
    AgencyId,
    ExpectedAccountId,
    GrantId,
    LetterId,
    ManualId,
    OfficerId,
    OperationId,
    PrintId,
    RightsReviewId,
    ServicePointId,
    ServiceRequestId,
    TokenId,
    TokenRequestId,
    WrongRightsId
);
