//! What is wrong with the form of a service request, each problem at its field.

use super::{AgencyWish, ExecutiveForm, RequestForm, RequestStep, RequesterForm};
use crate::{Problem, ProblemCode, emails, records};
use infodesk_thailand::telephone::{self, TelephoneError};

/// Characters of a name or a position.
const MOST_LINE: usize = 200;
/// Characters of the details.
pub const MOST_DETAILS: usize = 4_000;
/// Characters of a reason or a note.
pub const MOST_REASON: usize = 1_000;
/// Requests of one officer that are under way at once.
pub const MOST_UNDER_WAY: usize = 5;

/// The problems of one step, or of all. `has_letter`: one is chosen, whether or not the hub has it yet.
pub fn check(form: &RequestForm, has_letter: bool, step: Option<RequestStep>) -> Vec<Problem> {
    let is_asked = |which| step.is_none_or(|step| step == which);
    let mut problems = Vec::new();
    if is_asked(RequestStep::Agency) {
        problems.extend(check_agency(form));
    }
    if is_asked(RequestStep::Details) {
        problems.extend(check_details(form));
    }
    if is_asked(RequestStep::Letter) && form.kind.rules().needs_letter && !has_letter {
        problems.push(Problem::error("letter", ProblemCode::LetterMissing));
    }
    if is_asked(RequestStep::Executive) {
        problems.extend(check_executive(&form.executive, &form.requester));
    }
    problems
}

/// The problems of the executive alone, at the fields of the whole form.
pub fn check_executive(executive: &ExecutiveForm, requester: &RequesterForm) -> Vec<Problem> {
    let mut problems = Vec::new();
    let missing = ProblemCode::ExecutiveNameMissing;
    problems.extend(line("executive.name", &executive.name, missing));
    let missing = ProblemCode::PositionMissing;
    problems.extend(line("executive.position", &executive.position, missing));
    match emails::read("executive.email", &executive.email) {
        Err(problem) => problems.push(problem),
        Ok(email) => {
            let own = emails::read("requester.email", &requester.email);
            if own.is_ok_and(|own| own == email) {
                let code = ProblemCode::ExecutiveIsRequester;
                problems.push(Problem::error("executive.email", code));
            }
        }
    }
    problems
}

/// The form as it is kept: without what cannot be seen at the ends of its texts, lines in one line, addresses
/// in one form. What has problems stays as it is there.
#[must_use]
pub fn tidied(form: &RequestForm) -> RequestForm {
    RequestForm {
        kind: form.kind,
        agency: form.agency.as_ref().map(tidied_agency),
        details: records::trim(&form.details).to_owned(),
        requester: RequesterForm {
            position: in_one_line(&form.requester.position),
            telephone: in_one_line(&form.requester.telephone),
            email: tidied_email(&form.requester.email),
        },
        executive: tidied_executive(&form.executive),
        letter: form.letter,
    }
}

/// The executive as they are kept; see [`tidied`].
#[must_use]
pub fn tidied_executive(executive: &ExecutiveForm) -> ExecutiveForm {
    ExecutiveForm {
        name: in_one_line(&executive.name),
        position: in_one_line(&executive.position),
        email: tidied_email(&executive.email),
    }
}

fn tidied_agency(wish: &AgencyWish) -> AgencyWish {
    match wish {
        AgencyWish::Known { id } => AgencyWish::Known { id: *id },
        AgencyWish::Proposed {
            name_th,
            name_en,
            ministry_id,
        } => AgencyWish::Proposed {
            name_th: in_one_line(name_th),
            name_en: in_one_line(name_en),
            ministry_id: *ministry_id,
        },
    }
}

fn tidied_email(typed: &str) -> String {
    emails::read("", typed).unwrap_or_else(|_| typed.to_owned())
}

fn in_one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let words: Vec<&str> = words.map(records::trim).filter(|w| !w.is_empty()).collect();
    words.join(" ")
}

fn check_agency(form: &RequestForm) -> Vec<Problem> {
    match &form.agency {
        None => vec![Problem::error("agency", ProblemCode::AgencyMissing)],
        Some(AgencyWish::Known { .. }) => Vec::new(),
        Some(AgencyWish::Proposed { .. }) if !form.kind.rules().may_propose_agency => {
            vec![Problem::error("agency", ProblemCode::AgencyMissing)]
        }
        Some(AgencyWish::Proposed {
            name_th, name_en, ..
        }) => check_names(name_th, name_en),
    }
}

fn check_names(name_th: &str, name_en: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let missing = ProblemCode::NameMissing;
    if let Some(problem) = line("agency.name_th", name_th, missing) {
        problems.push(problem);
    } else if !name_th.chars().any(is_thai) {
        let code = ProblemCode::NameNotThai;
        problems.push(Problem::error("agency.name_th", code));
    }
    problems.extend(too_long("agency.name_en", name_en, MOST_LINE));
    if name_en.chars().any(is_thai) {
        let code = ProblemCode::NameEnNotLatin;
        problems.push(Problem::error("agency.name_en", code));
    }
    problems
}

fn check_details(form: &RequestForm) -> Vec<Problem> {
    let mut problems = Vec::new();
    let RequesterForm {
        position,
        telephone,
        email,
    } = &form.requester;
    if records::trim(&form.details).is_empty() {
        problems.push(Problem::error("details", ProblemCode::DetailsMissing));
    }
    problems.extend(too_long("details", &form.details, MOST_DETAILS));
    let missing = ProblemCode::PositionMissing;
    problems.extend(line("requester.position", position, missing));
    problems.extend(check_telephone(telephone));
    problems.extend(emails::read("requester.email", email).err());
    problems
}

fn check_telephone(text: &str) -> Option<Problem> {
    let at = |code| Problem::error("requester.telephone", code);
    if records::trim(text).is_empty() {
        return Some(at(ProblemCode::TelephoneMissing));
    }
    let code = match telephone::parse(text) {
        Ok(_) => return None,
        Err(TelephoneError::TooShort) => ProblemCode::TelephoneTooShort,
        Err(TelephoneError::TooLong) => ProblemCode::TelephoneTooLong,
        Err(_) => ProblemCode::TelephoneNotUnderstood,
    };
    Some(at(code).with("text", text))
}

/// A line that must not be empty.
fn line(field: &str, text: &str, missing: ProblemCode) -> Option<Problem> {
    if records::trim(text).is_empty() {
        return Some(Problem::error(field, missing));
    }
    too_long(field, text, MOST_LINE)
}

fn too_long(field: &str, text: &str, most: usize) -> Option<Problem> {
    let is_long = records::trim(text).chars().count() > most;
    is_long.then(|| Problem::error(field, ProblemCode::FieldTooLong).with("most", most))
}

fn is_thai(c: char) -> bool {
    ('\u{0E01}'..='\u{0E5B}').contains(&c)
}

#[cfg(test)]
mod tests;
