//! A service point's poster: what it says, and the PDF.

use crate::{
    register::{Register, RegisterError},
    replica::ReplicaError,
    service_points::ServicePointView,
};
use infodesk_domain::{ManualId, ServicePointId, Timestamp, prints};
use infodesk_poster::{Paper, PosterContent, PosterError, Typesetter};
use infodesk_thailand::{dates, telephone};
use std::sync::OnceLock;

/// The fonts are read once for as long as the app runs.
static TYPESETTER: OnceLock<Typesetter> = OnceLock::new();

const PAPER: Paper = Paper::A4;
/// The code of the design in the print log.
const TEMPLATE: &str = "standard";

/// A finished poster.
pub struct Poster {
    /// A name for the file that any system takes.
    pub file_name: String,
    pub pdf: Vec<u8>,
    /// What it says, for the print log; see [`Register::record_print`].
    pub sheet: prints::Sheet,
}

impl Register {
    /// The texts of the poster as the officer sees the point now, own unsent edits included.
    ///
    /// # Errors
    /// [`RegisterError::NotFound`] also while the hub's public address is not known: a poster without a QR
    /// code is none.
    pub async fn poster_content(&self, id: ServicePointId) -> Result<PosterContent, RegisterError> {
        let view = self.poster_view(id).await?;
        Ok(content(view, self.inner.surroundings.now()))
    }

    /// The poster as PDF.
    ///
    /// # Errors
    /// As [`Register::poster_content`], and [`RegisterError::Poster`] when it cannot be set.
    pub async fn poster(&self, id: ServicePointId) -> Result<Poster, RegisterError> {
        let view = self.poster_view(id).await?;
        let now = self.inner.surroundings.now();
        let sheet = sheet(&view);
        let content = content(view, now);
        let file_name = format!("โปสเตอร์ {} {}.pdf", safe(&content.name_th), content.code);
        let setting = tokio::task::spawn_blocking(move || set(&content, now));
        let pdf = setting.await.map_err(ReplicaError::from)??;
        Ok(Poster {
            file_name,
            pdf,
            sheet,
        })
    }

    /// A point that has an address to print.
    async fn poster_view(&self, id: ServicePointId) -> Result<ServicePointView, RegisterError> {
        let view = self.service_point(id).await?;
        if view.public_url.is_empty() {
            return Err(RegisterError::NotFound);
        }
        Ok(view)
    }
}

/// What the poster of `view` says, for the print log.
fn sheet(view: &ServicePointView) -> prints::Sheet {
    let pinned: Vec<ManualId> = view.pinned.iter().map(|manual| manual.id).collect();
    prints::Sheet {
        paper: paper(PAPER),
        template: TEMPLATE.to_owned(),
        version: view.poster_version,
        mark: prints::mark(&view.point.particulars, &pinned),
    }
}

const fn paper(paper: Paper) -> prints::Paper {
    match paper {
        Paper::A4 => prints::Paper::A4,
    }
}

fn set(content: &PosterContent, now: Timestamp) -> Result<Vec<u8>, PosterError> {
    let typesetter = match TYPESETTER.get() {
        Some(typesetter) => typesetter,
        None => {
            let made = Typesetter::new()?;
            TYPESETTER.get_or_init(|| made)
        }
    };
    let page = typesetter.poster(content, PAPER)?;
    infodesk_poster::pdf(typesetter, [page], &content.name_th, now.0)
}

/// Without what Windows, macOS or Linux refuse in a file name.
fn safe(name: &str) -> String {
    let safe: String = name
        .chars()
        .filter(|c| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c))
        .take(80)
        .collect();
    safe.trim_matches([' ', '.']).to_owned()
}

fn content(view: ServicePointView, now: Timestamp) -> PosterContent {
    let given = view.point.particulars;
    let as_of = match &view.point.assurance {
        Some(assurance) => format!("ยืนยันข้อมูลเมื่อ {}", dates::short_date(assurance.at.0)),
        None => format!("ข้อมูล ณ {}", dates::short_date(now.0)),
    };
    PosterContent {
        code: view.point.code.to_string(),
        address: view.public_url,
        name_th: given.name_th,
        name_en: Some(given.name_en).filter(|name| !name.trim().is_empty()),
        agency_th: view.agency_name_th,
        place_th: Some(view.place_label).filter(|place| !place.is_empty()),
        manuals: view.pinned.into_iter().map(|m| m.title_th).collect(),
        hours_th: Some(view.hours_lines.join("\n")).filter(|hours| !hours.is_empty()),
        phones: given.phones.into_iter().map(readable).collect(),
        as_of: Some(as_of),
    }
}

/// In the usual Thai form; what does not read as a number stands as it was written.
fn readable(phone: String) -> String {
    telephone::parse(&phone).map_or(phone, |number| number.display())
}
