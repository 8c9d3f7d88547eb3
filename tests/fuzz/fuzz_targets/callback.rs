//! The query that the browser brings from the provider to the hub.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|query: &str| infodesk_hub::fuzzing::callback(query));
