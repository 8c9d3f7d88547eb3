//! Opening hours of a service point: a week of spans, holidays, and a note.

use crate::{Problem, ProblemCode};
use serde::{Deserialize, Serialize};

const MINUTES_OF_DAY: u16 = 24 * 60;
const DAY_NAMES: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];

/// From `from` until `to`, in minutes since midnight, Thai time; `to` is after `from`, at most 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Span {
    pub from: u16,
    pub to: u16,
}

/// When a service point is open. No span in the whole week: not given yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OpeningHours {
    /// Seven entries, Monday first; an empty one is a day closed.
    pub week: [Vec<Span>; 7],
    pub closed_on_public_holidays: bool,
    pub note_th: Option<String>,
}

impl OpeningHours {
    /// Monday to Friday 08.30–16.30: office hours by the Regulation of the Office of the Prime Minister
    /// on Working Hours and Public Holidays B.E. 2502.
    pub fn office() -> Self {
        let day = vec![Span {
            from: 8 * 60 + 30,
            to: 16 * 60 + 30,
        }];
        let week = std::array::from_fn(|i| if i < 5 { day.clone() } else { Vec::new() });
        Self {
            week,
            closed_on_public_holidays: true,
            note_th: None,
        }
    }

    pub fn is_given(&self) -> bool {
        self.week.iter().any(|day| !day.is_empty())
    }

    /// One line for each run of days with the same hours: "จันทร์–ศุกร์ 08.30–16.30 น.";
    /// then whether it is closed on public holidays, then the note. Empty where nothing is given.
    pub fn lines_th(&self) -> Vec<String> {
        if !self.is_given() {
            return Vec::new();
        }
        let mut lines: Vec<String> = self
            .runs()
            .into_iter()
            .map(|(first, last)| self.line(first, last))
            .collect();
        if self.closed_on_public_holidays {
            lines.push("ปิดวันหยุดราชการ".to_owned());
        }
        lines.extend(
            self.note_th
                .as_deref()
                .map(str::trim)
                .filter(|n| !n.is_empty())
                .map(str::to_owned),
        );
        lines
    }

    /// Open days with equal hours that follow each other, as (first, last) index.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for day in (0..7).filter(|&d| !self.week[d].is_empty()) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == day && self.week[*last] == self.week[day] => {
                    *last = day
                }
                _ => runs.push((day, day)),
            }
        }
        runs
    }

    fn line(&self, first: usize, last: usize) -> String {
        let days = match last - first {
            0 => format!("วัน{}", DAY_NAMES[first]),
            6 => "ทุกวัน".to_owned(),
            _ => format!("{}–{}", DAY_NAMES[first], DAY_NAMES[last]),
        };
        let spans: Vec<String> = self.week[first]
            .iter()
            .map(|s| format!("{}–{}", clock(s.from), clock(s.to)))
            .collect();
        format!("{days} {} น.", spans.join(" และ "))
    }
}

/// "08.30", as Thai offices write the time of day.
fn clock(minutes: u16) -> String {
    format!("{:02}.{:02}", minutes / 60, minutes % 60)
}

/// What is wrong with the hours, each problem at its day ("hours.0" is Monday).
pub fn check(hours: &OpeningHours) -> Vec<Problem> {
    let mut problems: Vec<Problem> = hours
        .week
        .iter()
        .enumerate()
        .filter_map(|(day, spans)| check_day(day, spans))
        .collect();
    if hours
        .note_th
        .as_ref()
        .is_some_and(|n| n.chars().count() > 200)
    {
        problems.push(Problem::error("hours.note_th", ProblemCode::TextTooLong).with("most", 200));
    }
    problems
}

fn check_day(day: usize, spans: &[Span]) -> Option<Problem> {
    let code = if spans
        .iter()
        .any(|s| s.to > MINUTES_OF_DAY || s.from >= MINUTES_OF_DAY)
    {
        ProblemCode::HoursOutOfDay
    } else if spans.iter().any(|s| s.to <= s.from) {
        ProblemCode::HoursEndBeforeStart
    } else if overlap(spans) {
        ProblemCode::HoursOverlap
    } else {
        return None;
    };
    Some(Problem::error(format!("hours.{day}"), code).with("day", day + 1))
}

fn overlap(spans: &[Span]) -> bool {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[1].from < pair[0].to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_hours_read_as_offices_write_them() {
        assert_eq!(
            OpeningHours::office().lines_th(),
            ["จันทร์–ศุกร์ 08.30–16.30 น.", "ปิดวันหยุดราชการ"]
        );
    }

    #[test]
    fn days_with_other_hours_get_a_line_of_their_own() {
        let mut hours = OpeningHours::office();
        hours.closed_on_public_holidays = false;
        hours.week[2] = vec![
            Span { from: 510, to: 720 },
            Span {
                from: 780,
                to: 1110,
            },
        ];
        hours.week[6] = vec![Span { from: 540, to: 720 }];
        hours.note_th = Some(" หยุดพักเที่ยงวันอาทิตย์ ".to_owned());
        assert_eq!(
            hours.lines_th(),
            [
                "จันทร์–อังคาร 08.30–16.30 น.",
                "วันพุธ 08.30–12.00 และ 13.00–18.30 น.",
                "พฤหัสบดี–ศุกร์ 08.30–16.30 น.",
                "วันอาทิตย์ 09.00–12.00 น.",
                "หยุดพักเที่ยงวันอาทิตย์",
            ]
        );
    }

    #[test]
    fn nothing_given_says_nothing() {
        let hours = OpeningHours {
            closed_on_public_holidays: true,
            ..OpeningHours::default()
        };
        assert!(hours.lines_th().is_empty());
        assert!(check(&hours).is_empty());
    }

    #[test]
    fn each_mistake_stands_at_its_day() {
        let with = |spans: &[(u16, u16)]| {
            let mut hours = OpeningHours::default();
            hours.week[3] = spans.iter().map(|&(from, to)| Span { from, to }).collect();
            check(&hours)
                .into_iter()
                .map(|p| (p.field, p.code))
                .collect::<Vec<_>>()
        };
        let at = |code| vec![("hours.3".to_owned(), code)];
        assert_eq!(with(&[(510, 990)]), vec![]);
        assert_eq!(with(&[(990, 510)]), at(ProblemCode::HoursEndBeforeStart));
        assert_eq!(with(&[(510, 510)]), at(ProblemCode::HoursEndBeforeStart));
        assert_eq!(
            with(&[(780, 990), (510, 800)]),
            at(ProblemCode::HoursOverlap)
        );
        assert_eq!(with(&[(510, 1441)]), at(ProblemCode::HoursOutOfDay));
        assert_eq!(with(&[(0, 1440)]), vec![]);
    }
}
