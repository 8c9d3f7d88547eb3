//! Where bytes go: counted, for the table of offsets, and hashed, for the identity.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

pub(super) struct Counted<W> {
    to: W,
    count: u64,
    hash: Sha256,
}

impl<W: Write> Counted<W> {
    pub fn new(to: W) -> Self {
        Counted {
            to,
            count: 0,
            hash: Sha256::new(),
        }
    }

    /// How many bytes have gone out.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// 16 bytes that follow from all that has gone out.
    pub fn identity(&self) -> [u8; 16] {
        let digest: [u8; 32] = self.hash.clone().finalize().into();
        let mut identity = [0; 16];
        identity.copy_from_slice(&digest[..16]);
        identity
    }

    pub fn into_inner(self) -> W {
        self.to
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.count += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
