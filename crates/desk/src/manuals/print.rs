//! A manual on paper: its parts in words, and the PDF.

use crate::{
    file_names,
    register::{Register, RegisterError},
    replica::ReplicaError,
    sheets::{Sheets, as_of, readable},
    typesetter,
};
use infodesk_domain::{
    ManualId, Timestamp,
    manuals::{
        Amount, Channel, ComplaintChannel, Duration, Fee, Form, Manual, ManualBody, NeededDocument,
        Procedure, Step, TimeUnit, TotalTime,
    },
};
use infodesk_poster::{
    ManualContent, PosterError, PrintedChannel, PrintedContact, PrintedDocument, PrintedFee,
    PrintedForm, PrintedProcedure, PrintedStep,
};
use infodesk_thailand::dates;

impl Register {
    /// The texts of a printed manual.
    ///
    /// # Errors
    /// [`RegisterError::NotFound`] also where the register has no full text of it.
    pub async fn manual_content(&self, id: ManualId) -> Result<ManualContent, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| {
            let index = replica.index();
            let known = index.manuals.get(&id).ok_or(RegisterError::NotFound)?;
            let body = replica.manual_body(id)?.ok_or(RegisterError::NotFound)?;
            let agency = match index.agency_line(known.manual.department_id) {
                line if line.is_empty() => index.agency_name(known.manual.department_id).to_owned(),
                line => line,
            };
            Ok(content(&known.manual, body, agency, now))
        })
        .await
    }

    /// The manual as PDF.
    ///
    /// # Errors
    /// As [`Register::manual_content`], and [`RegisterError::Poster`] when it cannot be set.
    pub async fn printed_manual(&self, id: ManualId) -> Result<Sheets, RegisterError> {
        let content = self.manual_content(id).await?;
        let now = self.inner.surroundings.now();
        let file_name = format!(
            "{}.pdf",
            file_names::safe(&format!("คู่มือ {}", content.title))
        );
        let setting = tokio::task::spawn_blocking(move || set(&content, now));
        let pdf = setting.await.map_err(ReplicaError::from)??;
        Ok(Sheets { file_name, pdf })
    }
}

fn set(content: &ManualContent, now: Timestamp) -> Result<Vec<u8>, PosterError> {
    let typesetter = typesetter::shared()?;
    let pages = typesetter.manual(content)?;
    infodesk_poster::pdf(typesetter, pages, &content.title, now.0)
}

fn content(manual: &Manual, body: ManualBody, agency: String, now: Timestamp) -> ManualContent {
    let published = body.published_at.map(|at| dates::long_date(at.0));
    ManualContent {
        title: manual.title_th.clone(),
        agency,
        notice: body.notice,
        criteria: body.criteria,
        channels: body.channels.into_iter().map(channel).collect(),
        procedures: body.procedures.iter().map(procedure).collect(),
        legal_time: body.legal_time.map(time),
        documents: body.documents.items().iter().map(document).collect(),
        fees: body.fees.items().iter().map(fee).collect(),
        complaints: body.complaints.into_iter().map(contact).collect(),
        forms: body.forms.items().iter().map(form).collect(),
        laws: body.laws,
        source: manual.source_url.clone(),
        published: published.map(|date| format!("ประกาศใช้เมื่อวันที่ {date}")),
        as_of: as_of(now),
    }
}

fn channel(channel: Channel) -> PrintedChannel {
    PrintedChannel {
        place: channel.place,
        details: [Some(channel.hours), channel.remark]
            .into_iter()
            .flatten()
            .collect(),
    }
}

fn procedure(procedure: &Procedure) -> PrintedProcedure {
    PrintedProcedure {
        case: procedure.case.clone(),
        steps: procedure.steps.iter().map(step).collect(),
        total: total(&procedure.total_time()),
    }
}

fn step(step: &Step) -> PrintedStep {
    PrintedStep {
        what: step.what.clone(),
        time: step.duration.map_or_else(|| "ไม่กำหนด".to_owned(), time),
        unit: step.unit.clone(),
    }
}

fn total(total: &TotalTime) -> Option<String> {
    let sums: Vec<String> = total.sums.iter().copied().map(time).collect();
    let least = if total.at_least {
        "อย่างน้อย "
    } else {
        ""
    };
    (!sums.is_empty()).then(|| format!("{least}{}", sums.join(" ")))
}

fn time(duration: Duration) -> String {
    let unit = match duration.unit {
        TimeUnit::Minute => "นาที",
        TimeUnit::Hour => "ชั่วโมง",
        TimeUnit::WorkingDay => "วันทำการ",
        TimeUnit::Day => "วัน",
        TimeUnit::Month => "เดือน",
    };
    format!("{} {unit}", grouped(duration.amount))
}

fn document(document: &NeededDocument) -> PrintedDocument {
    let issuer = document
        .issuer
        .as_ref()
        .map(|issuer| format!("ออกโดย {issuer}"));
    PrintedDocument {
        name: document.name.clone(),
        details: [issuer, document.condition.clone()]
            .into_iter()
            .flatten()
            .collect(),
        originals: document.originals,
        copies: document.copies,
    }
}

fn fee(fee: &Fee) -> PrintedFee {
    PrintedFee {
        what: fee.what.clone(),
        amount: amount(&fee.amount),
        condition: fee.condition.clone(),
    }
}

fn amount(amount: &Amount) -> String {
    match amount {
        Amount::Fixed { satang } => format!("{} บาท", hundredths(*satang)),
        Amount::PerUnit { satang, unit } => format!("{unit}ละ {} บาท", hundredths(*satang)),
        Amount::Percent {
            hundredths: part,
            of,
        } => format!("ร้อยละ {} ของ{of}", hundredths(*part)),
        Amount::Text { text } => text.clone(),
    }
}

/// "1,250" or "12.50": hundredths only where there are some.
fn hundredths(number: u32) -> String {
    let whole = grouped(number / 100);
    match number % 100 {
        0 => whole,
        part => format!("{whole}.{part:02}"),
    }
}

/// With a comma before every three figures.
fn grouped(number: u32) -> String {
    let figures = number.to_string();
    let mut text = String::new();
    for (place, figure) in figures.char_indices() {
        if place > 0 && (figures.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(figure);
    }
    text
}

fn contact(contact: ComplaintChannel) -> PrintedContact {
    PrintedContact {
        name: contact.name,
        phones: contact.phones.iter().map(|phone| readable(phone)).collect(),
        address: contact.address,
    }
}

fn form(form: &Form) -> PrintedForm {
    PrintedForm {
        name: form.name.clone(),
        address: form.url.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_parts_of_a_hundred_read_as_written_by_hand() {
        let cases = [
            (Amount::Fixed { satang: 125_000 }, "1,250 บาท"),
            (Amount::Fixed { satang: 1_250 }, "12.50 บาท"),
            (
                Amount::PerUnit {
                    satang: 2_000,
                    unit: "ฉบับ".to_owned(),
                },
                "ฉบับละ 20 บาท",
            ),
            (
                Amount::Percent {
                    hundredths: 50,
                    of: "ราคาประเมิน".to_owned(),
                },
                "ร้อยละ 0.50 ของราคาประเมิน",
            ),
        ];
        for (given, words) in cases {
            assert_eq!(amount(&given), words);
        }
        assert_eq!(grouped(1_000_000), "1,000,000");
    }

    #[test]
    fn a_total_says_each_unit_and_whether_it_is_the_least() {
        let of = |amount, unit| Some(Duration { amount, unit });
        let days = of(3, TimeUnit::WorkingDay);
        let minutes = of(40, TimeUnit::Minute);
        assert_eq!(
            total(&TotalTime::of([minutes, days])).as_deref(),
            Some("3 วันทำการ 40 นาที")
        );
        assert_eq!(
            total(&TotalTime::of([minutes, None])).as_deref(),
            Some("อย่างน้อย 40 นาที")
        );
        assert_eq!(total(&TotalTime::of([None])), None);
    }
}
