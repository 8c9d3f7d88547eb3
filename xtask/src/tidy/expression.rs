//! Licence expressions as packages write them: SPDX, and the older `A/B`.

/// Whether somebody who accepts the licences for which `allowed` holds may use
/// what is under `expression`. What cannot be read is not accepted.
///
/// Grammar (SPDX 2.3, annex D): `OR` binds less than `AND`, `WITH` adds an
/// exception to one licence, parentheses group; `/` is an old way to write `OR`.
pub fn accepts(expression: &str, allowed: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let mut words = Words {
        words: spaced.split_whitespace().collect(),
        next: 0,
        allowed,
    };
    words.any_of() == Some(true) && words.is_at_end()
}

struct Words<'a> {
    words: Vec<&'a str>,
    next: usize,
    allowed: &'a dyn Fn(&str) -> bool,
}

impl<'a> Words<'a> {
    fn any_of(&mut self) -> Option<bool> {
        let mut result = self.all_of()?;
        while self.takes("OR") {
            result |= self.all_of()?;
        }
        Some(result)
    }

    fn all_of(&mut self) -> Option<bool> {
        let mut result = self.one()?;
        while self.takes("AND") {
            result &= self.one()?;
        }
        Some(result)
    }

    fn one(&mut self) -> Option<bool> {
        if self.takes("(") {
            let result = self.any_of()?;
            return self.takes(")").then_some(result);
        }
        let name = self.take()?;
        if ["OR", "AND", "WITH", ")"].contains(&name) {
            return None;
        }
        if self.takes("WITH") {
            // An exception only ever allows more than its licence does.
            self.take()?;
        }
        Some((self.allowed)(name))
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.words.get(self.next).is_some_and(|next| *next == word);
        self.next += usize::from(is_next);
        is_next
    }

    fn take(&mut self) -> Option<&'a str> {
        let word = self.words.get(self.next).copied();
        self.next += 1;
        word
    }

    fn is_at_end(&self) -> bool {
        self.next == self.words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(expression: &str) -> bool {
        accepts(expression, &|name| {
            ["MIT", "Apache-2.0", "ISC", "Zlib"].contains(&name)
        })
    }

    #[test]
    fn a_choice_needs_one_and_a_sum_needs_all() {
        for (expression, expected) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT OR Apache-2.0 OR LGPL-2.1-or-later", true),
            ("GPL-2.0 OR AGPL-3.0", false),
            ("MIT AND GPL-2.0", false),
            ("ISC AND (Apache-2.0 OR GPL-2.0)", true),
            ("(MIT OR Apache-2.0) AND LGPL-3.0", false),
            ("GPL-2.0 AND MIT OR Zlib", true),
            ("MIT AND GPL-2.0 OR GPL-3.0 AND Zlib", false),
        ] {
            assert_eq!(accepted(expression), expected, "{expression}");
        }
    }

    #[test]
    fn old_spelling_and_exceptions_are_understood() {
        assert!(accepted("MIT/Apache-2.0"));
        assert!(accepted("GPL-2.0 / MIT"));
        assert!(accepted("Apache-2.0 WITH LLVM-exception"));
        assert!(!accepted("GPL-2.0 WITH Classpath-exception-2.0"));
    }

    #[test]
    fn what_cannot_be_read_is_not_accepted() {
        for expression in [
            "",
            "MIT OR",
            "(MIT",
            "MIT)",
            "MIT Apache-2.0",
            "OR MIT",
            "MIT WITH",
        ] {
            assert!(!accepted(expression), "{expression}");
        }
    }
}
