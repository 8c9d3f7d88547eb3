//! A labelled field with its hint and, where there is one, its problem.

use maud::{Markup, Render, html};

pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    /// The input's type.
    pub(super) kind: &'a str,
    pub(super) value: &'a str,
    pub(super) hint: &'a str,
    pub(super) autocomplete: &'a str,
    pub(super) inputmode: &'a str,
    pub(super) problem: Option<&'a str>,
    pub(super) focus: bool,
}

impl<'a> Field<'a> {
    pub(super) fn text(name: &'a str, label: &'a str, value: &'a str) -> Self {
        Self {
            name,
            label,
            kind: "text",
            value,
            hint: "",
            autocomplete: "off",
            inputmode: "text",
            problem: None,
            focus: false,
        }
    }

    /// What was typed is never sent back.
    pub(super) fn password(name: &'a str, label: &'a str) -> Self {
        Self {
            kind: "password",
            ..Self::text(name, label, "")
        }
    }
}

impl Render for Field<'_> {
    fn render(&self) -> Markup {
        let hint_id = format!("{}-hint", self.name);
        let problem_id = format!("{}-problem", self.name);
        let described = [
            (!self.hint.is_empty()).then_some(hint_id.as_str()),
            self.problem.is_some().then_some(problem_id.as_str()),
        ];
        let described: Vec<_> = described.into_iter().flatten().collect();
        let described = (!described.is_empty()).then(|| described.join(" "));
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                @if !self.hint.is_empty() { p.hint id=(hint_id) { (self.hint) } }
                input id=(self.name) name=(self.name) type=(self.kind) value=(self.value)
                    autocomplete=(self.autocomplete) inputmode=(self.inputmode)
                    autocapitalize="none" spellcheck="false" required
                    aria-invalid=[self.problem.map(|_| "true")]
                    aria-describedby=[described] autofocus[self.focus];
                @if let Some(problem) = self.problem {
                    p.problem id=(problem_id) role="alert" { (problem) }
                }
            }
        }
    }
}
