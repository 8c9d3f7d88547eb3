//! A service point's poster: what it says, and the PDF.

use crate::{
    register::{Register, RegisterError},
    replica::ReplicaError,
    service_points::ServicePointView,
    sheets::{Sheets, readable, safe, typesetter},
};
use infodesk_domain::{ServicePointId, Timestamp};
use infodesk_poster::{Paper, PosterContent, PosterError};
use infodesk_thailand::dates;

impl Register {
    /// The texts of the poster as the officer sees the point now, own unsent edits included.
    ///
    /// # Errors
    /// [`RegisterError::NotFound`] also while the hub's public address is not known: a poster without a QR
    /// code is none.
    pub async fn poster_content(&self, id: ServicePointId) -> Result<PosterContent, RegisterError> {
        let view = self.service_point(id).await?;
        if view.public_url.is_empty() {
            return Err(RegisterError::NotFound);
        }
        Ok(content(view, self.inner.surroundings.now()))
    }

    /// The poster as PDF.
    ///
    /// # Errors
    /// As [`Register::poster_content`], and [`RegisterError::Poster`] when it cannot be set.
    pub async fn poster(&self, id: ServicePointId) -> Result<Sheets, RegisterError> {
        let content = self.poster_content(id).await?;
        let now = self.inner.surroundings.now();
        let file_name = format!("โปสเตอร์ {} {}.pdf", safe(&content.name_th), content.code);
        let setting = tokio::task::spawn_blocking(move || set(&content, now));
        let pdf = setting.await.map_err(ReplicaError::from)??;
        Ok(Sheets { file_name, pdf })
    }
}

fn set(content: &PosterContent, now: Timestamp) -> Result<Vec<u8>, PosterError> {
    let typesetter = typesetter()?;
    let page = typesetter.poster(content, Paper::A4)?;
    infodesk_poster::pdf(typesetter, [page], &content.name_th, now.0)
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
        phones: given.phones.iter().map(|phone| readable(phone)).collect(),
        as_of: Some(as_of),
    }
}
