//! Reading the attributes of an IPP answer.

use ipp::{
    attribute::{IppAttributeGroup, IppAttributes},
    model::DelimiterTag,
    value::IppValue,
};

/// One printer's or one job's attributes. An attribute that is missing, "unknown", or of another type than
/// it should be, reads as absent: printers differ.
#[derive(Clone, Copy)]
pub struct Attributes<'a>(&'a IppAttributeGroup);

pub fn printers(all: &IppAttributes) -> impl Iterator<Item = Attributes<'_>> {
    all.groups_of(DelimiterTag::PrinterAttributes)
        .map(Attributes)
}

pub fn jobs(all: &IppAttributes) -> impl Iterator<Item = Attributes<'_>> {
    all.groups_of(DelimiterTag::JobAttributes).map(Attributes)
}

/// The names of what the printer did not take (RFC 8011, 4.1.7).
pub fn unsupported(all: &IppAttributes) -> impl Iterator<Item = &str> {
    all.groups_of(DelimiterTag::UnsupportedAttributes)
        .flat_map(IppAttributeGroup::attributes)
        .map(|attribute| attribute.name().as_str())
}

impl<'a> Attributes<'a> {
    fn value(self, name: &str) -> Option<&'a IppValue> {
        self.0.get(name).map(|attribute| attribute.value())
    }

    pub fn text(self, name: &str) -> Option<&'a str> {
        self.texts(name).next()
    }

    /// Every value that is text of any kind: keyword, name, URI, format.
    pub fn texts(self, name: &str) -> impl Iterator<Item = &'a str> {
        self.value(name).into_iter().flatten().filter_map(text)
    }

    pub fn number(self, name: &str) -> Option<i32> {
        match self.value(name)?.into_iter().next()? {
            IppValue::Integer(number) | IppValue::Enum(number) => Some(*number),
            _ => None,
        }
    }

    /// A number that counts something.
    pub fn count(self, name: &str) -> Option<u32> {
        u32::try_from(self.number(name)?).ok()
    }

    /// The upper end of a range.
    pub fn most(self, name: &str) -> Option<u32> {
        match self.value(name)? {
            IppValue::RangeOfInteger { max, .. } | IppValue::Integer(max) => {
                u32::try_from(*max).ok()
            }
            _ => None,
        }
    }

    pub fn flag(self, name: &str) -> Option<bool> {
        match self.value(name)? {
            IppValue::Boolean(flag) => Some(*flag),
            _ => None,
        }
    }
}

fn text(value: &IppValue) -> Option<&str> {
    Some(match value {
        IppValue::TextWithoutLanguage(text) | IppValue::TextWithLanguage { text, .. } => {
            text.as_ref()
        }
        IppValue::NameWithoutLanguage(name) | IppValue::NameWithLanguage { name, .. } => {
            name.as_str()
        }
        IppValue::Keyword(word) => word.as_str(),
        IppValue::MimeMediaType(format) => format.as_str(),
        IppValue::Uri(uri) => uri.as_str(),
        _ => return None,
    })
}
