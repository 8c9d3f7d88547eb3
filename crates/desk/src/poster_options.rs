//! How an officer wants posters: remembered in their own replica, and followed by the preview, the file and the
//! printer alike.

use crate::{
    register::{Register, RegisterError},
    replica::ReplicaError,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use infodesk_poster::{Design, Emblem, EmblemError, Ink, Language, Paper, Template};
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// A kind of sheet on a size of paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PosterSheet {
    PosterA3,
    #[default]
    PosterA4,
    PosterA5,
    /// Stands on the counter: A5, lying.
    CounterCard,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PosterLanguage {
    #[default]
    Thai,
    ThaiAndEnglish,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PosterInk {
    #[default]
    Full,
    /// Black on white, without filled areas.
    Saving,
}

/// What an officer chooses about posters; what an older program did not ask stands as it comes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct PosterOptions {
    pub sheet: PosterSheet,
    pub language: PosterLanguage,
    pub ink: PosterInk,
    /// The agency's emblem stands on it, where one is kept.
    pub emblem: bool,
}

/// The emblem of the officer's agency, as the file it came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptEmblem {
    /// The name of the file, for the screen.
    pub name: String,
    /// PNG or SVG, in base64.
    pub bytes: String,
}

/// The options with what they can choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PosterOptionsView {
    pub options: PosterOptions,
    /// The name of the file that the emblem came in.
    pub emblem: Option<String>,
}

impl PosterOptions {
    fn template(self) -> Template {
        match self.sheet {
            PosterSheet::PosterA3 => Template::Poster(Paper::A3),
            PosterSheet::PosterA4 => Template::Poster(Paper::A4),
            PosterSheet::PosterA5 => Template::Poster(Paper::A5),
            PosterSheet::CounterCard => Template::CounterCard,
        }
    }

    fn design(self, emblem: Option<Arc<Emblem>>) -> Design {
        Design {
            template: self.template(),
            language: match self.language {
                PosterLanguage::Thai => Language::Thai,
                PosterLanguage::ThaiAndEnglish => Language::ThaiAndEnglish,
            },
            ink: match self.ink {
                PosterInk::Full => Ink::Full,
                PosterInk::Saving => Ink::Saving,
            },
            emblem,
        }
    }
}

impl Register {
    /// What this officer chose last; the defaults at first.
    ///
    /// # Errors
    /// [`ReplicaError`] where the replica cannot be read.
    pub async fn poster_options(&self) -> Result<PosterOptionsView, ReplicaError> {
        self.with(|replica| {
            Ok(PosterOptionsView {
                options: replica.poster_options()?,
                emblem: replica.emblem()?.map(|emblem| emblem.name),
            })
        })
        .await
    }

    /// Remembers the officer's choice.
    ///
    /// # Errors
    /// [`ReplicaError`] where the replica cannot be written.
    pub async fn choose_poster_options(&self, options: PosterOptions) -> Result<(), ReplicaError> {
        self.with(move |replica| replica.keep_poster_options(options))
            .await
    }

    /// Keeps the emblem in a file in place of an earlier one, and puts it on the posters.
    ///
    /// # Errors
    /// [`RegisterError::EmblemFile`] where the file cannot be read, and [`RegisterError::Emblem`] where it is no
    /// emblem, see [`Emblem::read`]; the earlier one stays then.
    pub async fn keep_emblem(&self, file: PathBuf) -> Result<(), RegisterError> {
        let read = tokio::task::spawn_blocking(move || KeptEmblem::from_file(&file));
        let kept = read.await.map_err(ReplicaError::from)??;
        self.with(move |replica| {
            let options = PosterOptions {
                emblem: true,
                ..replica.poster_options()?
            };
            replica.keep_emblem(Some(&kept), options)?;
            Ok(())
        })
        .await
    }

    /// Forgets the emblem; posters do without.
    ///
    /// # Errors
    /// [`ReplicaError`] where the replica cannot be written.
    pub async fn forget_emblem(&self) -> Result<(), ReplicaError> {
        self.with(|replica| {
            let options = PosterOptions {
                emblem: false,
                ..replica.poster_options()?
            };
            replica.keep_emblem(None, options)
        })
        .await
    }

    /// The design that the officer's choice comes to.
    ///
    /// # Errors
    /// [`RegisterError::Emblem`] where the kept emblem no longer reads.
    pub async fn poster_design(&self) -> Result<Design, RegisterError> {
        let (options, kept) = self
            .with(|replica| {
                let options = replica.poster_options()?;
                let kept = options.emblem.then(|| replica.emblem()).transpose()?;
                Ok::<_, ReplicaError>((options, kept.flatten()))
            })
            .await?;
        let emblem = match kept {
            Some(kept) => Some(self.inner.emblem.read(kept).await?),
            None => None,
        };
        Ok(options.design(emblem))
    }
}

impl KeptEmblem {
    fn from_file(path: &Path) -> Result<Self, RegisterError> {
        // no more of it than it takes to see that it is too large
        let most = Emblem::MOST_BYTES as u64 + 1;
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
        read.map_err(RegisterError::EmblemFile)?;
        Emblem::read(&bytes)?;
        let name = path.file_name().unwrap_or_default();
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            bytes: STANDARD.encode(&bytes),
        })
    }
}

/// The emblem that was read last: a large drawing takes longer to read than a poster to set.
#[derive(Default)]
pub(crate) struct ReadEmblem(Mutex<Option<(KeptEmblem, Arc<Emblem>)>>);

impl ReadEmblem {
    async fn read(&self, kept: KeptEmblem) -> Result<Arc<Emblem>, RegisterError> {
        if let Some((_, emblem)) = self.last().as_ref().filter(|(last, _)| *last == kept) {
            return Ok(Arc::clone(emblem));
        }
        let read = tokio::task::spawn_blocking(move || {
            // what is no base64 is no picture either
            let bytes = STANDARD.decode(&kept.bytes).unwrap_or_default();
            Ok::<_, EmblemError>((kept, Arc::new(Emblem::read(&bytes)?)))
        });
        let (kept, emblem) = read.await.map_err(ReplicaError::from)??;
        *self.last() = Some((kept, Arc::clone(&emblem)));
        Ok(emblem)
    }

    fn last(&self) -> MutexGuard<'_, Option<(KeptEmblem, Arc<Emblem>)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
