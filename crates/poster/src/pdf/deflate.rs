//! Compressed as PDF's FlateDecode reads it.

use std::cell::RefCell;
use std::io::{self, Write};

use flate2::write::ZlibEncoder;
use flate2::{Compress, Compression, FlushCompress, Status};

/// What stands once in a file and takes its time: emblems, profiles.
pub(crate) fn deflated(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// The lightest: pages take half the time that the default takes to encode, for 1.3 KB more of each.
const LIGHT: Compression = Compression::fast();

thread_local! {
    /// Its tables are larger than any page: they are made once for each thread.
    static PRESS: RefCell<Compress> = RefCell::new(Compress::new(LIGHT, true));
}

/// A page, compressed.
pub(super) fn page(bytes: &[u8]) -> io::Result<Vec<u8>> {
    PRESS.with_borrow_mut(|press| {
        press.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        loop {
            let done = usize::try_from(press.total_in()).unwrap_or(usize::MAX);
            let status = press.compress_vec(&bytes[done..], &mut out, FlushCompress::Finish)?;
            if status == Status::StreamEnd {
                return Ok(out);
            }
            out.reserve(out.capacity());
        }
    })
}
