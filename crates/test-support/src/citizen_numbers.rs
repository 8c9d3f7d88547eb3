//! Invented citizen numbers whose check digit fits.

/// The `n`th one, 13 digits. They begin with 1-2345, the usual example, so nobody's own number is
/// among them by accident more than by the odds.
pub fn citizen_number(n: u32) -> String {
    let twelve = format!("12345{:07}", n % 10_000_000);
    let sum: u32 = twelve
        .bytes()
        .zip((2..=13).rev())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    format!("{twelve}{}", (11 - sum % 11) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_example_is_among_them() {
        assert_eq!(citizen_number(4_567_878), "1234545678781");
    }
}
