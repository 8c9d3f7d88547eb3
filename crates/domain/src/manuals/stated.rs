//! What a manual must say even where there is nothing: "no fee" is an answer, a blank is none.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// A part of a manual that is stated either way.
///
/// On the wire `{"stated":"none"}` or `{"stated":"these","items":[…]}`. There is no default, and an empty list is
/// refused: whoever writes the manual has to say which of the two it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "stated", content = "items", rename_all = "snake_case")]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub enum Stated<T> {
    /// Said to be none.
    None,
    /// One or more, in the order of the manual.
    These(#[serde(deserialize_with = "at_least_one")] Vec<T>),
}

impl<T> Stated<T> {
    /// The items; none where it is stated that there are none.
    pub fn items(&self) -> &[T] {
        match self {
            Self::None => &[],
            Self::These(items) => items,
        }
    }
}

fn at_least_one<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    let items = Vec::deserialize(deserializer)?;
    if items.is_empty() {
        return Err(D::Error::invalid_length(
            0,
            &"one item at least, or \"none\"",
        ));
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> Result<Stated<u8>, serde_json::Error> {
        serde_json::from_str(text)
    }

    #[test]
    fn none_and_some_go_round() {
        for stated in [Stated::None, Stated::These(vec![1, 2])] {
            let text = serde_json::to_string(&stated).unwrap();
            assert_eq!(read(&text).unwrap(), stated);
        }
        assert!(read(r#"{"stated":"none"}"#).unwrap().items().is_empty());
    }

    #[test]
    fn a_blank_is_no_answer() {
        for blank in [
            r#"{"stated":"these","items":[]}"#,
            r#"{"stated":"these"}"#,
            "{}",
            "null",
            "[]",
        ] {
            assert!(read(blank).is_err(), "{blank}");
        }
    }
}
