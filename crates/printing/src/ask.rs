//! Writing IPP requests.

use ipp::{
    attribute::IppAttribute,
    model::{DelimiterTag, IppVersion, Operation},
    parser::IppParseError,
    request::IppRequestResponse,
    value::{IppKeyword, IppName, IppString, IppValue},
};

/// A request under construction. Texts of our own are within IPP's bounds; others are shortened before.
pub struct Ask(IppRequestResponse);

/// The longest `name` of IPP, in bytes (RFC 8011, 5.1.3).
const LONGEST_NAME: usize = 255;

impl Ask {
    /// The version is that of RFC 8011's first edition, which every printer speaks.
    pub fn new(operation: Operation) -> Result<Self, IppParseError> {
        IppRequestResponse::new(IppVersion::v1_1(), operation, None).map(Self)
    }

    /// About a printer, as `user`.
    pub fn of_printer(
        operation: Operation,
        printer: &str,
        user: &str,
    ) -> Result<Self, IppParseError> {
        Self::new(operation)?
            .operation("printer-uri", IppValue::Uri(IppString::new(printer)?))?
            .operation("requesting-user-name", name(user)?)
    }

    /// About a job of a printer, as `user`. The job's number stands right after the printer (4.1.5).
    pub fn of_job(
        operation: Operation,
        printer: &str,
        job: i32,
        user: &str,
    ) -> Result<Self, IppParseError> {
        Self::new(operation)?
            .operation("printer-uri", IppValue::Uri(IppString::new(printer)?))?
            .operation("job-id", IppValue::Integer(job))?
            .operation("requesting-user-name", name(user)?)
    }

    /// Only these attributes are wanted in the answer.
    pub fn wanting(self, attributes: &[&str]) -> Result<Self, IppParseError> {
        let words: Result<Vec<IppValue>, IppParseError> =
            attributes.iter().map(|word| keyword(word)).collect();
        self.operation("requested-attributes", IppValue::Array(words?))
    }

    pub fn operation(self, attribute: &str, value: IppValue) -> Result<Self, IppParseError> {
        self.add(DelimiterTag::OperationAttributes, attribute, value)
    }

    pub fn job(self, attribute: &str, value: IppValue) -> Result<Self, IppParseError> {
        self.add(DelimiterTag::JobAttributes, attribute, value)
    }

    pub fn into_bytes(self) -> Vec<u8> {
        self.0.to_bytes().to_vec()
    }

    fn add(
        mut self,
        group: DelimiterTag,
        attribute: &str,
        value: IppValue,
    ) -> Result<Self, IppParseError> {
        let attribute = IppAttribute::with_name(attribute, value)?;
        self.0.attributes_mut().add(group, attribute);
        Ok(self)
    }
}

pub fn keyword(word: &str) -> Result<IppValue, IppParseError> {
    Ok(IppValue::Keyword(IppKeyword::new(word)?))
}

/// A `name`, cut between two characters where it is too long.
pub fn name(text: &str) -> Result<IppValue, IppParseError> {
    Ok(IppValue::NameWithoutLanguage(IppName::new(shortened(
        text,
    ))?))
}

/// As the printer will know it.
pub fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST_NAME)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_thai_name_is_cut_between_two_characters() {
        let name = "ก".repeat(100);
        assert_eq!(shortened(&name), "ก".repeat(85));
    }
}
