//! Names of files that every system takes.

/// The longest name that is left as it is, in characters: file systems count bytes, of which Thai takes three each.
const LONGEST: usize = 70;

/// A name without what Windows, macOS or Linux refuse in a file name; not longer than they take.
pub fn safe(name: &str) -> String {
    let safe: String = name
        .chars()
        .filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c))
        .collect();
    let safe = safe.trim_matches([' ', '.']);
    let count = safe.chars().count();
    if count <= LONGEST {
        return safe.to_owned();
    }
    // the end often tells apart what begins alike: a code, a number
    let (head, tail) = (LONGEST - 16, 15);
    let begin: String = safe.chars().take(head).collect();
    let end: String = safe.chars().skip(count - tail).collect();
    format!("{begin}…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_fit_and_both_ends_of_what_is_long() {
        assert_eq!(safe("โปสเตอร์ ก/ข: ค?.pdf. "), "โปสเตอร์ กข ค.pdf");
        let long = format!("{} K3M9X2QF", "ก".repeat(200));
        let short = safe(&long);
        assert_eq!(short.chars().count(), LONGEST);
        assert!(short.starts_with("กกก") && short.ends_with(" K3M9X2QF"));
    }
}
