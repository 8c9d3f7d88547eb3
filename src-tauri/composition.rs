//! How the parts are put together: standalone or with a hub, and the desk on top.

use crate::standalone::Standalone;
use infodesk_desk::{
    command_line::Arguments,
    desk::{Desk, DeskConfig},
    errors::{AppError, ErrorCode},
    settings::Settings,
    whole_file,
};
use serde::{Deserialize, Serialize};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::sync::watch;
use url::Url;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    Standalone,
    Hub,
}

/// What the page must know before its first screen.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct StartState {
    pub mode: Mode,
    /// Practice data only: the strip "ข้อมูลฝึกใช้" stands on every screen.
    pub practice: bool,
    pub version: String,
    pub hub_url: String,
    pub settings: Settings,
    /// Names of damaged files that were kept aside.
    pub set_aside: Vec<String>,
    /// Why the app cannot work, if it cannot.
    pub problem: Option<AppError>,
    /// The screen that the link asks for by which the app was started; told once.
    pub route: Option<String>,
}

impl StartState {
    pub fn failed(problem: AppError) -> Self {
        Self {
            mode: Mode::Standalone,
            practice: false,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            hub_url: String::new(),
            settings: Settings::default(),
            set_aside: Vec::new(),
            problem: Some(problem),
            route: None,
        }
    }
}

/// Everything that runs behind the window.
pub struct Parts {
    pub desk: Arc<Desk>,
    folder: PathBuf,
    hub_url: Url,
    settings: watch::Sender<Settings>,
    standalone: Option<Standalone>,
}

/// Which hub this installation works with; absent: standalone.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Connection {
    hub: Option<Url>,
}

impl Parts {
    pub async fn open(folder: &Path, arguments: &Arguments) -> Result<Self, AppError> {
        let (standalone, hub_url) = match connection(folder, arguments)?.hub {
            Some(hub) => (None, hub),
            None => {
                let standalone = Standalone::start(&folder.join("standalone")).await?;
                let hub_url = standalone.hub_url.clone();
                (Some(standalone), hub_url)
            }
        };
        let desk = Desk::open(DeskConfig {
            hub_url: hub_url.clone(),
            folder: folder
                .join("desk")
                .join(folder_name(standalone.is_some(), &hub_url)),
            device: device_name(),
        })
        .await?;
        let settings = watch::channel(Settings::load(folder)).0;
        Ok(Self {
            desk,
            folder: folder.to_owned(),
            hub_url,
            settings,
            standalone,
        })
    }

    pub fn start_state(&self) -> StartState {
        let kept_aside = self
            .standalone
            .iter()
            .flat_map(|s| &s.set_aside)
            .cloned()
            .chain(self.desk.set_aside());
        StartState {
            mode: if self.standalone.is_some() {
                Mode::Standalone
            } else {
                Mode::Hub
            },
            practice: self.standalone.is_some(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            hub_url: self.hub_url.to_string(),
            settings: *self.settings.borrow(),
            set_aside: kept_aside
                .filter_map(|p| Some(p.file_name()?.to_string_lossy().into_owned()))
                .collect(),
            problem: None,
            route: None,
        }
    }

    pub fn save_settings(&self, settings: Settings) -> Result<(), AppError> {
        settings
            .save(&self.folder)
            .map_err(|error| AppError::because(ErrorCode::FileNotWritten, &error))?;
        self.settings.send_replace(settings);
        Ok(())
    }

    /// The settings from now on.
    pub fn settings(&self) -> watch::Receiver<Settings> {
        self.settings.subscribe()
    }

    /// For posters that another program is to open or print.
    pub fn posters_folder(&self) -> PathBuf {
        self.folder.join("posters")
    }
}

/// What the command line says, remembered; else what it said last.
fn connection(folder: &Path, arguments: &Arguments) -> Result<Connection, AppError> {
    let file = folder.join("connection.json");
    if arguments.hub.is_none() && !arguments.standalone {
        let known = std::fs::read(file)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        return Ok(known.unwrap_or_default());
    }
    let connection = Connection {
        hub: arguments.hub.clone(),
    };
    let bytes =
        serde_json::to_vec(&connection).map_err(|e| AppError::because(ErrorCode::Internal, &e))?;
    whole_file::write(&file, &bytes)
        .map_err(|e| AppError::because(ErrorCode::DataFolderNotWritable, &e))?;
    Ok(connection)
}

/// Replicas of different hubs never mix. The practice hub's port may change; its register does not.
fn folder_name(standalone: bool, hub: &Url) -> String {
    if standalone {
        return "standalone".to_owned();
    }
    let port = hub.port_or_known_default().unwrap_or_default();
    format!("{}-{port}", hub.host_str().unwrap_or("hub"))
}

/// As the officer's list of devices shows it.
fn device_name() -> String {
    let name = std::env::var("COMPUTERNAME")
        .ok()
        .or_else(|| std::fs::read_to_string("/etc/hostname").ok());
    let name = name.map(|n| n.trim().to_owned()).filter(|n| !n.is_empty());
    format!(
        "{} ({})",
        name.as_deref().unwrap_or("InfoDesk"),
        std::env::consts::OS
    )
}
