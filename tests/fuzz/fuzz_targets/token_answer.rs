//! What a provider answers to the code.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| infodesk_hub::fuzzing::token_answer(bytes));
