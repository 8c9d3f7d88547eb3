//! The whole app without a window: one session with one hub, and the register of whoever is signed in.

mod approvals;
mod devices;
mod freshly;
mod listening;
mod officers;
mod requests;
mod signing_in;
mod signing_out;
mod tokens;
mod wrong_rights;

pub use signing_out::Leaving;

use crate::{
    account::SessionView,
    changes::Changed,
    connection::SessionConnection,
    errors::{AppError, ErrorCode},
    hub_api::HubApi,
    printing::{self, PrintQueue},
    public_url,
    register::{self, Register},
    session::{Session, SessionError},
    surroundings::Computer,
    vault::Vault,
};
use infodesk_domain::{
    OfficerId, Surroundings,
    wire::{Mail, Me},
};
use infodesk_printing::PrintingOffice;
use listening::Ear;
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use url::Url;

/// More than a window misses while it redraws.
const CHANGES_HELD: usize = 256;

pub struct DeskConfig {
    /// `https://…`, or `http://` on loopback.
    pub hub_url: Url,
    /// This hub's own folder on this computer.
    pub folder: PathBuf,
    /// The computer's name, for the officer's list of devices.
    pub device: String,
}

pub struct Desk {
    api: HubApi,
    session: Arc<Session>,
    folder: PathBuf,
    surroundings: Arc<dyn Surroundings>,
    changed: broadcast::Sender<Changed>,
    /// `None`: this computer lets nobody onto the network.
    office: Option<PrintingOffice>,
    open: Mutex<Option<OpenRegister>>,
    set_aside: Mutex<Vec<PathBuf>>,
}

/// The register of the officer who is signed in, with the loop that keeps it in step.
struct OpenRegister {
    officer: OfficerId,
    register: Register,
    prints: Option<PrintQueue>,
    stop: CancellationToken,
    /// Of listening to the hub, which goes on where there are no rights yet.
    deaf: CancellationToken,
}

impl Drop for OpenRegister {
    fn drop(&mut self) {
        self.stop.cancel();
        self.deaf.cancel();
        if let Some(prints) = &self.prints {
            prints.close();
        }
    }
}

impl Desk {
    /// Opens the desk. Whoever was signed in when the app ended finds their register again, hub or no hub.
    ///
    /// # Errors
    /// When the folder or what is in it cannot be used.
    pub async fn open(config: DeskConfig) -> Result<Arc<Self>, AppError> {
        std::fs::create_dir_all(&config.folder)
            .map_err(|error| AppError::because(ErrorCode::DataFolderNotWritable, &error))?;
        let api = HubApi::new(config.hub_url)
            .map_err(|error| AppError::because(ErrorCode::Internal, &error))?;
        // By folder, as the replicas are: two desks of one person never open each other's session.
        let vault = Vault::new(config.folder.display().to_string());
        let desk = Arc::new(Self {
            session: Arc::new(Session::new(api.clone(), config.device, vault)),
            api,
            folder: config.folder,
            surroundings: Arc::new(Computer),
            changed: broadcast::channel(CHANGES_HELD).0,
            office: printing::office(),
            open: Mutex::new(None),
            set_aside: Mutex::default(),
        });
        desk.go_on().await?;
        Ok(desk)
    }

    /// Word of every change, from now on.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.changed.subscribe()
    }

    /// Damaged files that were kept aside since the start.
    pub fn set_aside(&self) -> Vec<PathBuf> {
        self.set_aside
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The register of whoever is signed in.
    ///
    /// # Errors
    /// [`ErrorCode::SignedOut`] when nobody is.
    pub fn register(&self) -> Result<Register, AppError> {
        self.opened()
            .as_ref()
            .map(|o| o.register.clone())
            .ok_or_else(|| ErrorCode::SignedOut.into())
    }

    /// The posters of whoever is signed in, on their way to a printer.
    ///
    /// # Errors
    /// [`ErrorCode::SignedOut`] when nobody is; [`ErrorCode::PrintUnavailable`] where no printer can be
    /// reached from this computer at all.
    pub fn prints(&self) -> Result<PrintQueue, AppError> {
        let opened = self.opened();
        let open = opened.as_ref().ok_or(ErrorCode::SignedOut)?;
        let prints = open.prints.clone();
        prints.ok_or_else(|| ErrorCode::PrintUnavailable.into())
    }

    pub async fn session_view(&self) -> Result<SessionView, AppError> {
        if self.session.is_signing_in() {
            return Ok(SessionView::SigningIn);
        }
        // The hub may have ended the session since the register was opened.
        let held = self.session.is_held().await.unwrap_or(true);
        let keyring = self.session.keeping();
        let profile = match self.register() {
            Ok(register) if held => register.profile().await?,
            _ => None,
        };
        Ok(profile.map_or(SessionView::SignedOut { keyring }, |me| {
            SessionView::of(me, keyring)
        }))
    }

    /// Redeems the mission's Token as typed.
    ///
    /// # Errors
    /// [`ErrorCode::Refused`] with one problem at `token`, or those of the line to the hub.
    pub async fn redeem_token(&self, typed: &str) -> Result<SessionView, AppError> {
        // The desk asks the rule first: a typing mistake needs no hub, and costs no attempt.
        let token = infodesk_domain::tokens::read(typed)
            .map_err(|problem| AppError::from(vec![problem]))?;
        let redeem = |api: HubApi, access: String| {
            let token = token.clone();
            async move { api.redeem(&access, token.as_str()).await }
        };
        let me = self.session.call(redeem).await?;
        self.welcome(me).await
    }

    /// Every mail a practice hub has sent.
    ///
    /// # Errors
    /// When the hub cannot be reached, or is no practice hub.
    pub async fn practice_mails(&self) -> Result<Vec<Mail>, AppError> {
        Ok(self
            .api
            .practice_mails()
            .await
            .map_err(SessionError::from)?)
    }

    /// The session of the last run, if it is still held.
    async fn go_on(&self) -> Result<(), AppError> {
        let Some(officer) = register::last_officer(&self.folder) else {
            return Ok(());
        };
        match self.session.is_held().await {
            Ok(true) => {
                self.open_register(officer).await?;
                self.start_sync();
                self.start_listening();
                Ok(())
            }
            Ok(false) => Ok(()),
            Err(error) => {
                // Not signed out: the screen says that the keyring does not open, and offers to sign in.
                tracing::warn!(%error, "whether somebody is signed in is not known");
                Ok(())
            }
        }
    }

    /// Opens the register of whoever has come in, with their rights as the hub tells them.
    async fn welcome(&self, me: Me) -> Result<SessionView, AppError> {
        self.open_register(me.officer.id).await?;
        let register = self.register()?;
        match self.api.about().await {
            Ok(about) => register.keep_public_url(about.public_url).await?,
            Err(error) => tracing::warn!(%error, "the hub's public address is not known yet"),
        }
        register.keep_profile(me).await?;
        self.start_sync();
        self.start_listening();
        self.tell(Changed::Session);
        self.session_view().await
    }

    async fn open_register(&self, officer: OfficerId) -> Result<(), AppError> {
        if self.opened().as_ref().is_some_and(|o| o.officer == officer) {
            return Ok(());
        }
        let (folder, surroundings, changed) = (
            self.folder.clone(),
            Arc::clone(&self.surroundings),
            self.changed.clone(),
        );
        let opening = tokio::task::spawn_blocking(move || {
            Register::open(&folder, officer, surroundings, changed)
        })
        .await;
        let (register, set_aside) =
            opening.map_err(|error| AppError::because(ErrorCode::Internal, &error))??;
        self.set_aside
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(set_aside);
        let prints = self.office.clone().map(|office| {
            let log = Arc::new(register.clone());
            PrintQueue::new(register.clone(), office, log, printing::EVERY)
        });
        *self.opened() = Some(OpenRegister {
            officer,
            register,
            prints,
            stop: CancellationToken::new(),
            deaf: CancellationToken::new(),
        });
        Ok(())
    }

    /// Hears what the hub calls from now on; whoever listened before makes way.
    fn start_listening(&self) {
        let mut opened = self.opened();
        let Some(open) = opened.as_mut() else { return };
        open.deaf.cancel();
        open.deaf = CancellationToken::new();
        let ear = Ear {
            session: Arc::clone(&self.session),
            register: open.register.clone(),
            surroundings: Arc::clone(&self.surroundings),
        };
        tokio::spawn(ear.listen(open.deaf.clone()));
    }

    /// Keeps the register in step from now on; a loop that runs already makes way.
    fn start_sync(&self) {
        let mut opened = self.opened();
        let Some(open) = opened.as_mut() else { return };
        open.stop.cancel();
        open.stop = CancellationToken::new();
        let (register, stop) = (open.register.clone(), open.stop.clone());
        let connection = SessionConnection(Arc::clone(&self.session));
        let changed = self.changed.clone();
        let (api, changes) = (self.api.clone(), self.changed.subscribe());
        tokio::spawn(async move {
            let learning = async {
                public_url::learn(&api, &register, changes).await;
                std::future::pending().await
            };
            let end = tokio::select! {
                end = register.run_sync(connection, stop) => end,
                end = learning => end,
            };
            tracing::info!(?end, "no longer in step with the hub");
            // Signed out: the screens ask for the session anew. Nobody may listen.
            let _ = changed.send(Changed::Session);
        });
    }

    fn opened(&self) -> MutexGuard<'_, Option<OpenRegister>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell(&self, what: Changed) {
        // No window listens: nothing to tell.
        let _ = self.changed.send(what);
    }
}
