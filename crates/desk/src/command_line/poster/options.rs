//! The words of the command line, and the design that they come to.

use super::{Arguments, failure::Failure, words};
use infodesk_poster::{AddressError, Design, Emblem, Ink, Language, Paper, Template};
use std::{fs, str::FromStr, sync::Arc};

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum TemplateName {
    Poster,
    CounterCard,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum PaperName {
    A3,
    A4,
    A5,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LanguageName {
    Th,
    ThEn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum InkName {
    Full,
    Saving,
}

/// What one file of a folder holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Per {
    Point,
    Province,
}

/// The design that was asked for.
///
/// # Errors
/// [`Failure::CardPaper`] where the template has no such paper, and what is wrong with the emblem.
pub(super) fn design(arguments: &Arguments) -> Result<Design, Failure> {
    let template = match (arguments.template, arguments.paper) {
        (TemplateName::CounterCard, None | Some(PaperName::A5)) => Template::CounterCard,
        (TemplateName::CounterCard, Some(_)) => return Err(Failure::CardPaper),
        (TemplateName::Poster, Some(PaperName::A3)) => Template::Poster(Paper::A3),
        (TemplateName::Poster, None | Some(PaperName::A4)) => Template::Poster(Paper::A4),
        (TemplateName::Poster, Some(PaperName::A5)) => Template::Poster(Paper::A5),
    };
    let emblem = match &arguments.emblem {
        None => None,
        Some(path) => {
            let bytes = fs::read(path).map_err(Failure::EmblemUnreadable)?;
            Some(Arc::new(Emblem::read(&bytes).map_err(Failure::BadEmblem)?))
        }
    };
    Ok(Design {
        template,
        language: match arguments.lang {
            LanguageName::Th => Language::Thai,
            LanguageName::ThEn => Language::ThaiAndEnglish,
        },
        ink: match arguments.ink {
            InkName::Full => Ink::Full,
            InkName::Saving => Ink::Saving,
        },
        emblem,
    })
}

/// What stands before `/S/` in the addresses: an http or https address that posters can carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// The address of the point with this code.
    ///
    /// # Errors
    /// [`AddressError::BadCode`], as the base has been looked at.
    pub(super) fn address(&self, code: &str) -> Result<String, AddressError> {
        infodesk_poster::address(&self.0, code)
    }
}

impl FromStr for BaseUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let base = Self(text.trim().to_owned());
        // any code will do: what is asked is whether the base is good
        match base.address("0") {
            Ok(_) => Ok(base),
            Err(_) => Err(words::BAD_BASE_URL),
        }
    }
}
