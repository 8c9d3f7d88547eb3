//! A request for the service while it is being filled in: kept with the officer's register on this PC, so that it
//! outlives a crash and needs no hub.

use crate::register::{Register, RegisterError};
use infodesk_domain::{
    Problem, ServiceRequestId, Timestamp,
    requests::{self, LetterKind, MOST_LETTER_BYTES, RequestForm, ServiceRequest},
};
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

/// What is filled in so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct RequestDraft {
    /// Set: it is sent again as this request.
    pub amends: Option<ServiceRequestId>,
    pub form: RequestForm,
    /// What the chosen agency is called; empty where none is.
    pub agency_name_th: String,
    pub letter: Option<DraftLetter>,
    /// Where in the form the officer was.
    pub step: u8,
    pub saved_at: Timestamp,
}

/// The letter of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct DraftLetter {
    /// As its file is called.
    pub name: String,
    pub kind: LetterKind,
    /// Bytes.
    pub size: u32,
}

/// A draft with the bytes of its letter, where these are here and not at the hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptDraft {
    pub draft: RequestDraft,
    pub letter: Option<Vec<u8>>,
}

impl RequestDraft {
    /// To be corrected and sent again.
    pub(crate) fn amending(request: ServiceRequest, now: Timestamp) -> Self {
        let letter = request.letter.map(|letter| DraftLetter {
            name: letter.name,
            kind: letter.kind,
            size: letter.size,
        });
        Self {
            amends: Some(request.id),
            form: request.form,
            agency_name_th: request.agency_name_th,
            letter,
            step: 0,
            saved_at: now,
        }
    }
}

impl Register {
    /// What the officer has begun; `None`: nothing.
    ///
    /// # Errors
    /// When the file on this PC cannot be read.
    pub async fn request_draft(&self) -> Result<Option<RequestDraft>, RegisterError> {
        Ok(self.kept_draft().await?.map(|kept| kept.draft))
    }

    /// Keeps what is filled in; the letter stays the one that was kept before. The draft as it is kept now.
    ///
    /// # Errors
    /// When the file on this PC cannot be written; the draft before is as it was then.
    pub async fn save_request_draft(
        &self,
        draft: RequestDraft,
    ) -> Result<RequestDraft, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| {
            let letter = replica.request_draft()?.and_then(|kept| kept.draft.letter);
            let draft = RequestDraft {
                letter,
                saved_at: now,
                ..draft
            };
            replica.keep_request_draft(&draft)?;
            Ok(draft)
        })
        .await
    }

    /// Begins anew with this draft.
    ///
    /// # Errors
    /// Those of [`Register::save_request_draft`].
    pub(crate) async fn replace_request_draft(
        &self,
        draft: RequestDraft,
    ) -> Result<RequestDraft, RegisterError> {
        self.with(move |replica| {
            replica.drop_request_draft()?;
            replica.keep_request_draft(&draft)?;
            Ok(draft)
        })
        .await
    }

    /// Forgets what was begun, with its letter.
    ///
    /// # Errors
    /// When the file on this PC cannot be written.
    pub async fn drop_request_draft(&self) -> Result<(), RegisterError> {
        self.with(|replica| Ok(replica.drop_request_draft()?)).await
    }

    /// Keeps a letter with the draft, in place of an earlier one.
    ///
    /// # Errors
    /// A problem at `letter`, see [`requests::inspect_letter`]; [`RegisterError::NotFound`] where nothing was begun;
    /// when a file cannot be read or written. The earlier letter stays then.
    pub async fn keep_letter(&self, file: PathBuf) -> Result<RequestDraft, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| {
            let mut draft = replica
                .request_draft()?
                .ok_or(RegisterError::NotFound)?
                .draft;
            let (letter, bytes) = read_letter(&file)?;
            draft.letter = Some(letter);
            draft.form.letter = None;
            draft.saved_at = now;
            replica.keep_request_draft(&draft)?;
            replica.keep_draft_letter(Some(&bytes))?;
            Ok(draft)
        })
        .await
    }

    /// The draft without its letter.
    ///
    /// # Errors
    /// [`RegisterError::NotFound`] where nothing was begun; when the file on this PC cannot be written.
    pub async fn remove_letter(&self) -> Result<RequestDraft, RegisterError> {
        let now = self.inner.surroundings.now();
        self.with(move |replica| {
            let mut draft = replica
                .request_draft()?
                .ok_or(RegisterError::NotFound)?
                .draft;
            draft.letter = None;
            draft.form.letter = None;
            draft.saved_at = now;
            replica.keep_request_draft(&draft)?;
            replica.keep_draft_letter(None)?;
            Ok(draft)
        })
        .await
    }

    pub(crate) async fn kept_draft(&self) -> Result<Option<KeptDraft>, RegisterError> {
        self.with(|replica| Ok(replica.request_draft()?)).await
    }
}

/// No more of a file is read than a letter may have, and one byte that says that there is more.
fn read_letter(path: &Path) -> Result<(DraftLetter, Vec<u8>), RegisterError> {
    let file = File::open(path).map_err(RegisterError::LetterFile)?;
    let mut bytes = Vec::new();
    file.take(MOST_LETTER_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(RegisterError::LetterFile)?;
    let kind = requests::inspect_letter(&bytes)
        .map_err(|problem: Problem| RegisterError::Refused(vec![problem]))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let letter = DraftLetter {
        name: name.into_owned(),
        kind,
        size: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
    };
    Ok((letter, bytes))
}
