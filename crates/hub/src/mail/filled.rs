//! Templates that have been filled in, as the two forms of a mail have them: one text, and the HTML layout's parts.

use serde::Serialize;

/// Between the texts of two languages.
const BETWEEN: &str = "\n\n----------\n\n";

/// What a mail says in one language.
pub(super) struct Filled {
    pub language: &'static str,
    pub subject: String,
    pub body: String,
    pub footer: String,
}

/// The same for the layout.
#[derive(Serialize)]
pub(super) struct Part<'a> {
    language: &'static str,
    subject: &'a str,
    paragraphs: Vec<Vec<Line<'a>>>,
    footer: Vec<Vec<Line<'a>>>,
}

#[derive(Serialize)]
struct Line<'a> {
    text: &'a str,
    /// The line is an address, and nothing else.
    link: bool,
}

/// All languages one after the other. The first one's subject is the mail's; the others stand above their texts.
pub(super) fn text(filled: &[Filled]) -> String {
    let texts = filled.iter().enumerate().map(|(place, filled)| {
        let Filled {
            subject,
            body,
            footer,
            ..
        } = filled;
        match place {
            0 => format!("{body}\n\n{footer}"),
            _ => format!("{subject}\n\n{body}\n\n{footer}"),
        }
    });
    texts.collect::<Vec<_>>().join(BETWEEN) + "\n"
}

impl Filled {
    pub fn part(&self) -> Part<'_> {
        Part {
            language: self.language,
            subject: &self.subject,
            paragraphs: paragraphs(&self.body),
            footer: paragraphs(&self.footer),
        }
    }
}

/// A paragraph for each block of lines.
fn paragraphs(body: &str) -> Vec<Vec<Line<'_>>> {
    let blocks = body.split("\n\n").map(str::trim);
    let blocks = blocks.filter(|block| !block.is_empty());
    blocks
        .map(|block| block.lines().map(line).collect())
        .collect()
}

fn line(text: &str) -> Line<'_> {
    let text = text.trim();
    let begins = ["https://", "http://", "infodesk://"];
    let is_address = begins.iter().any(|begin| text.starts_with(begin));
    Line {
        text,
        link: is_address && !text.contains(char::is_whitespace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_line_that_is_an_address_is_a_link() {
        let read = paragraphs(
            "a\nhttps://hub.example/confirm/x\n\n\n\ninfodesk://token/A b\njavascript:alert(1)\n",
        );
        let links: Vec<Vec<bool>> = read
            .iter()
            .map(|lines| lines.iter().map(|line| line.link).collect())
            .collect();
        assert_eq!(links, [[false, true], [false, false]]);
    }
}
