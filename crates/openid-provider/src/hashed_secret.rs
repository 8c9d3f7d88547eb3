//! The client secret as Thailand's Digital ID wants to see it: hashed before it is sent.

use md5::{Digest, Md5};
use std::fmt::Write;

/// `md5(secret + suffix)` in hexadecimal, then `md5(previous + suffix)`, until there were `rounds`
/// rounds in all; no round leaves the secret as it is.
///
/// Seen in public integrations of DGA's Digital ID: suffix `EGA`, seven rounds. It protects
/// nothing (whoever sees the hash can use it); it is here because that provider asks for it.
#[must_use]
pub fn hashed_secret(secret: &str, suffix: &str, rounds: u8) -> String {
    (0..rounds).fold(secret.to_owned(), |previous, _| {
        hex(&Md5::new()
            .chain_update(previous)
            .chain_update(suffix)
            .finalize())
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_md5_in_hexadecimal() {
        // RFC 1321 appendix A.5.
        assert_eq!(
            hashed_secret("message ", "digest", 1),
            "f96b697d7cb7938d525a2f31aaf161d0"
        );
        assert_eq!(hashed_secret("", "", 1), "d41d8cd98f00b204e9800998ecf8427e");
    }

    #[test]
    fn each_round_takes_the_hexadecimal_text_of_the_one_before() {
        assert_eq!(hashed_secret("s3cret", "EGA", 0), "s3cret");
        let once = hashed_secret("s3cret", "EGA", 1);
        assert_eq!(
            hashed_secret("s3cret", "EGA", 7),
            hashed_secret(&once, "EGA", 6)
        );
        assert_eq!(hashed_secret("s3cret", "EGA", 7), SEVEN_ROUNDS);
    }

    /// Of coreutils: `h=s3cret; for i in 1 2 3 4 5 6 7; do h=$(printf %s "${h}EGA" | md5sum |
    /// cut -d' ' -f1); done; echo $h`.
    const SEVEN_ROUNDS: &str = "0ebe7010fa729228f61c44af5835dbd2";
}
