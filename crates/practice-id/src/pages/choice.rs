//! A labelled list to choose one of, with its hint and, where there is one, its problem.

use maud::{Markup, Render, html};

pub(super) struct Choice<'a> {
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    /// Value and words of each.
    pub(super) offered: &'a [(&'a str, &'a str)],
    pub(super) chosen: &'a str,
    pub(super) problem: Option<&'a str>,
}

impl Render for Choice<'_> {
    fn render(&self) -> Markup {
        let hint_id = format!("{}-hint", self.name);
        let problem_id = format!("{}-problem", self.name);
        let described = match self.problem {
            Some(_) => format!("{hint_id} {problem_id}"),
            None => hint_id.clone(),
        };
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                p.hint id=(hint_id) { (self.hint) }
                select id=(self.name) name=(self.name) aria-describedby=(described)
                    aria-invalid=[self.problem.map(|_| "true")] {
                    @for (value, words) in self.offered {
                        option value=(value) selected[*value == self.chosen] { (value) " " (words) }
                    }
                }
                @if let Some(problem) = self.problem {
                    p.problem id=(problem_id) role="alert" { (problem) }
                }
            }
        }
    }
}
