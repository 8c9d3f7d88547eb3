//! What may be meant so, but should be looked at before posters hang for years.

/// Rows as a spreadsheet counts them, in order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Warnings {
    /// Names of columns that are not ours.
    pub unused_columns: Vec<String>,
    /// The code looks like one of InfoDesk's, but its check character does not fit.
    pub check_character: Vec<usize>,
    /// No agency is named.
    pub no_agency: Vec<usize>,
    /// A telephone number without its leading zero.
    pub cut_telephone: Vec<usize>,
}

/// "2–5, 7": rows in a form that stays readable when there are a thousand.
pub(super) fn ranges(rows: &[usize]) -> String {
    let runs = rows.chunk_by(|row, next| row + 1 == *next);
    let texts = runs.filter_map(|run| match run {
        [] => None,
        [row] => Some(row.to_string()),
        [first, .., last] => Some(format!("{first}–{last}")),
    });
    texts.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_rows_are_drawn_together() {
        assert_eq!(ranges(&[2, 3, 4, 7, 9, 10]), "2–4, 7, 9–10");
        assert_eq!(ranges(&[]), "");
    }
}
