//! A service point's poster: what it says, and the PDF.

use crate::{
    file_names,
    register::{Register, RegisterError},
    replica::ReplicaError,
    service_points::{ServicePointView, detail},
    sheets::{Sheets, readable},
    typesetter,
};
use infodesk_domain::{ManualId, ServicePointId, Timestamp, prints};
use infodesk_poster::{Design, Grid, Paper, PosterContent, PosterError, Template, Title};
use infodesk_thailand::dates;

/// A finished poster.
pub struct Poster {
    pub sheets: Sheets,
    /// From how far a telephone reads the QR code, in metres.
    pub reading_distance: f32,
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

    /// The poster as PDF, as the officer wants posters; see [`Register::poster_options`].
    ///
    /// # Errors
    /// As [`Register::poster_in`] and [`Register::poster_design`].
    pub async fn poster(&self, id: ServicePointId) -> Result<Poster, RegisterError> {
        let design = self.poster_design().await?;
        self.poster_in(id, design).await
    }

    /// The poster as PDF, in one design.
    ///
    /// # Errors
    /// As [`Register::poster_content`], and [`RegisterError::Poster`] when it cannot be set.
    pub async fn poster_in(
        &self,
        id: ServicePointId,
        design: Design,
    ) -> Result<Poster, RegisterError> {
        let view = self.poster_view(id).await?;
        let now = self.inner.surroundings.now();
        let sheet = sheet(&view, design.template);
        let content = content(view, now);
        let name = format!("โปสเตอร์ {} {}", content.name_th, content.code);
        let file_name = format!("{}.pdf", file_names::safe(&name));
        let setting = tokio::task::spawn_blocking(move || set(&content, &design, now));
        let (pdf, reading_distance) = setting.await.map_err(ReplicaError::from)??;
        Ok(Poster {
            sheets: Sheets { file_name, pdf },
            reading_distance,
            sheet,
        })
    }

    /// A point with an address to print, if it is one. Blocks.
    pub(crate) fn printable(
        &self,
        id: ServicePointId,
    ) -> Result<Option<ServicePointView>, RegisterError> {
        match detail::view(&self.inner.replica(), id) {
            Ok(view) => Ok(Some(view).filter(|view| !view.public_url.is_empty())),
            Err(RegisterError::NotFound) => Ok(None),
            Err(other) => Err(other),
        }
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
fn sheet(view: &ServicePointView, template: Template) -> prints::Sheet {
    let pinned: Vec<ManualId> = view.pinned.iter().map(|manual| manual.id).collect();
    prints::Sheet {
        paper: paper(template.paper()),
        template: code(template).to_owned(),
        version: view.poster_version,
        mark: prints::mark(&view.point.particulars, &pinned),
    }
}

const fn paper(paper: Paper) -> prints::Paper {
    match paper {
        Paper::A3 => prints::Paper::A3,
        Paper::A4 => prints::Paper::A4,
        Paper::A5 => prints::Paper::A5,
    }
}

/// The template's code in the print log.
const fn code(template: Template) -> &'static str {
    match template {
        Template::Poster(_) => "poster",
        Template::CounterCard => "counter-card",
    }
}

/// The file, and from how far its QR code is read.
fn set(
    content: &PosterContent,
    design: &Design,
    now: Timestamp,
) -> Result<(Vec<u8>, f32), PosterError> {
    let typesetter = typesetter::shared()?;
    let page = typesetter.poster(content, design)?;
    let distance = page.symbol().map_or(0.0, Grid::reading_distance);
    let pdf = infodesk_poster::pdf(typesetter, [page], &content.name_th, now.0)?;
    Ok((pdf, distance))
}

/// What the poster of a point says.
pub(crate) fn content(view: ServicePointView, now: Timestamp) -> PosterContent {
    let given = view.point.particulars;
    let as_of = match &view.point.assurance {
        Some(assurance) => format!("ยืนยันข้อมูลเมื่อ {}", dates::short_date(assurance.at.0)),
        None => format!("ข้อมูล ณ {}", dates::short_date(now.0)),
    };
    PosterContent {
        code: view.point.code.to_string(),
        address: view.public_url,
        number: Some(format!("{}-{}", view.point.code, view.poster_version)),
        name_th: given.name_th,
        name_en: Some(given.name_en).filter(|name| !name.trim().is_empty()),
        agency_th: view.agency_name_th,
        place_th: Some(view.place_label).filter(|place| !place.is_empty()),
        manuals: view
            .pinned
            .into_iter()
            .map(|m| Title::from(m.title_th))
            .collect(),
        hours_th: Some(view.hours_lines.join("\n")).filter(|hours| !hours.is_empty()),
        phones: given.phones.iter().map(|phone| readable(phone)).collect(),
        as_of: Some(as_of),
        ..PosterContent::default()
    }
}
