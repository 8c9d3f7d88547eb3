//! An ID token, as it comes and as if its signature held.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| infodesk_hub::fuzzing::id_token(text));
