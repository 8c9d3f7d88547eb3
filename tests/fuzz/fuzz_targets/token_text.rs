//! The mission's Token as people type it: what is read is read again from how it is printed.
#![no_main]

use infodesk_domain::tokens;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    if let Ok(token) = tokens::read(typed) {
        let again = tokens::read(token.as_str());
        assert!(again.is_ok_and(|again| again == token));
    }
});
