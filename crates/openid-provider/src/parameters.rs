//! Form-encoded parameters as OAuth reads them.

use std::collections::{HashMap, HashSet};

/// Parameters of a query or a form. An empty value counts as absent, and a parameter given twice
/// is no parameter but a fault (RFC 6749 §3.1).
pub(crate) struct Parameters {
    values: HashMap<String, String>,
    repeated: HashSet<String>,
}

impl Parameters {
    pub(crate) fn parse(encoded: &[u8]) -> Self {
        let mut values = HashMap::new();
        let mut repeated = HashSet::new();
        for (name, value) in url::form_urlencoded::parse(encoded) {
            if value.is_empty() {
                continue;
            }
            let name = name.into_owned();
            if values.insert(name.clone(), value.into_owned()).is_some() {
                repeated.insert(name);
            }
        }
        Self { values, repeated }
    }

    /// The value, if it was given exactly once.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        if self.repeated.contains(name) {
            return None;
        }
        self.values.get(name).map(String::as_str)
    }

    /// The value, if it was given once and has at most `limit` bytes.
    pub(crate) fn bounded(&self, name: &str, limit: usize) -> Option<&str> {
        self.get(name).filter(|value| value.len() <= limit)
    }

    pub(crate) fn owned(&self, name: &str) -> Option<String> {
        self.get(name).map(str::to_owned)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    pub(crate) fn any_repeated(&self) -> bool {
        !self.repeated.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_is_absent_and_twice_is_a_fault() {
        let given = Parameters::parse(b"a=1&b=&c=%E0%B8%81+x&d=1&d=2");
        assert_eq!(given.get("a"), Some("1"));
        assert_eq!(given.get("b"), None);
        assert_eq!(given.get("c"), Some("ก x"));
        assert_eq!(given.get("d"), None);
        assert!(given.has("d") && given.any_repeated());
        assert_eq!(given.bounded("a", 0), None);
    }
}
