//! What a file says about itself, twice: in the old dictionary and in XMP. Archives (PDF/A) want both to agree.

use lopdf::{Dictionary, Object, text_string};
use printpdf::OffsetDateTime;

use crate::error::PosterError;

/// The program that makes the files.
const PROGRAM: &str = "InfoDesk";

/// Title and date of a file.
pub(super) struct About {
    title: String,
    date: OffsetDateTime,
}

impl About {
    pub fn new(title: &str, date_ms: i64) -> Result<Self, PosterError> {
        let date = OffsetDateTime::from_unix_timestamp(date_ms.div_euclid(1000))
            .map_err(|_| PosterError::Date(date_ms))?;
        Ok(About {
            title: title.to_owned(),
            date,
        })
    }

    /// The dictionary that every reader knows.
    pub fn info(&self, author: &str) -> Object {
        let mut info = Dictionary::new();
        if !self.title.is_empty() {
            info.set("Title", text_string(&self.title));
        }
        if !author.is_empty() {
            info.set("Author", text_string(author));
        }
        let [year, month, day, hour, minute, second] = self.parts();
        let date = format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z");
        for key in ["CreationDate", "ModDate"] {
            info.set(key, Object::string_literal(date.as_str()));
        }
        for key in ["Creator", "Producer"] {
            info.set(key, Object::string_literal(PROGRAM));
        }
        Object::Dictionary(info)
    }

    /// The same in XMP (ISO 16684-1), with the claim to PDF/A-2b (ISO 19005-2, 6.6.4).
    pub fn description(&self, author: &str) -> String {
        let [year, month, day, hour, minute, second] = self.parts();
        let date = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z");
        let title = match self.title.as_str() {
            "" => String::new(),
            title => format!(
                "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>",
                escaped(title)
            ),
        };
        let author = match author {
            "" => String::new(),
            author => format!(
                "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
                escaped(author)
            ),
        };
        format!(
            "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
<dc:format>application/pdf</dc:format>\
<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>{title}{author}\
<xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate>\
<xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{PROGRAM}</pdf:Producer>\
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>"
        )
    }

    /// Year, month, day, hour, minute and second in UTC.
    fn parts(&self) -> [u16; 6] {
        let date = &self.date;
        [
            date.year() as u16,
            u8::from(date.month()).into(),
            date.day().into(),
            date.hour().into(),
            date.minute().into(),
            date.second().into(),
        ]
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// The author named in the file: the pages' author where all agree, nobody where they differ.
#[derive(Default)]
pub(super) struct Author {
    name: String,
    pages: usize,
}

impl Author {
    pub fn add(&mut self, name: &str) {
        if self.pages == 0 {
            name.clone_into(&mut self.name);
        } else if self.name != name {
            self.name.clear();
        }
        self.pages += 1;
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}
