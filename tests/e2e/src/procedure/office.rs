//! An office with servers of its own: PostgreSQL, a mail server, a Digital ID, and two hubs behind a load balancer.

use super::{balancer::Balancer, post::Post};
use crate::programs::{Program, free_ports, start, until_listening};
use anyhow::{Context, Result, ensure};
use infodesk_test_support::{
    Database, MailServer, PracticeProvider, Security, SystemSurroundings, TestHub,
};
use reqwest::Url;
use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::Output,
    sync::Arc,
};
use tokio::{net::TcpListener, process::Command};

const CALLBACK: &str = "sign-in/digital-id/callback";

pub struct Office {
    pub url: Url,
    pub digital_id: Url,
    hub: PathBuf,
    settings: PathBuf,
    post: Post,
    balancer: Balancer,
    _hubs: Vec<Program>,
    _provider: PracticeProvider,
    // The hubs end before it.
    _database: Database,
}

impl Office {
    /// `hub`: the program `infodesk-hub`.
    pub async fn open(hub: &Path, folder: &Path) -> Result<Self> {
        let database = Database::postgres().await;
        let server = MailServer::setup(Security::StartTls)
            .with_login()
            .start()
            .await;
        let front = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = Url::parse(&format!("http://{}", front.local_addr()?))?;
        let provider = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let issuer = format!("http://{}", provider.local_addr()?);
        let ports = free_ports::<2>()?;
        let addresses = ports.map(|port| SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
        let common = common(&database, &url, &issuer, folder)?;
        let settings = folder.join("hub.toml");
        fs::write(&settings, common.clone() + &smtp(&server, folder)?)?;

        // The agencies and points of the practice register, at hubs that are not for practice.
        let seeding = folder.join("seed.toml");
        fs::write(&seeding, format!("practice = true\n{common}"))?;
        let seeded = command(hub, &seeding).args(["seed", "practice"]).output();
        done(seeded.await?)?;
        let mut hubs = Vec::new();
        for address in addresses {
            let mut serve = command(hub, &settings);
            serve
                .arg("serve")
                .env("INFODESK_HUB_LISTEN", address.to_string());
            hubs.push(start(serve)?);
            until_listening(address.port()).await?;
        }
        Ok(Self {
            _provider: PracticeProvider::start(
                provider,
                url.join(CALLBACK)?.into(),
                Arc::new(SystemSurroundings),
                Default::default(),
            )
            .await,
            url,
            digital_id: Url::parse(&issuer)?,
            hub: hub.to_owned(),
            settings,
            post: Post::server(server),
            balancer: Balancer::between(front, addresses.to_vec()),
            _hubs: hubs,
            _database: database,
        })
    }

    /// As every one breaks when a PC sleeps.
    pub fn cut_all_lines(&self) {
        self.balancer.cut();
    }

    pub fn post(&self) -> Post {
        self.post.clone()
    }

    /// Both hubs had their share, the chain of events is whole, and no mail got stuck.
    pub async fn is_in_order(&self) -> Result<()> {
        let lines = self.balancer.lines();
        ensure!(lines.iter().all(|lines| *lines > 0), "lines: {lines:?}");
        let look = async |words: [&str; 2]| {
            let looked = command(&self.hub, &self.settings).args(words).output();
            done(looked.await?)
        };
        // It fails where the chain is broken.
        look(["audit", "verify"]).await?;
        let mails = look(["mails", "list"]).await?;
        ensure!(mails.trim() == "ไม่มีอีเมลที่ส่งไม่สำเร็จ", "{mails}");
        Ok(())
    }
}

fn command(hub: &Path, settings: &Path) -> Command {
    let mut command = Command::new(hub);
    command.env("INFODESK_HUB_CONFIG", settings);
    command
}

fn done(output: Output) -> Result<String> {
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let wrong = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}: {said}{wrong}", output.status);
    Ok(said)
}

/// What a hub needs whether it sends mail or not.
fn common(database: &Database, url: &Url, issuer: &str, folder: &Path) -> Result<String> {
    let secret = folder.join("digital-id.secret");
    fs::write(&secret, TestHub::PROVIDER_CLIENT_SECRET)?;
    Ok(format!(
        "database = {:?}\npublic_url = {:?}\nsecret_file = {:?}\n\
         [[identity_provider]]\nname = \"digital-id\"\nlabel = \"Digital ID\"\nissuer = {issuer:?}\n\
         client_id = {:?}\nclient_secret_file = {secret:?}\n",
        database.address(),
        url.as_str(),
        folder.join("hub.secret"),
        TestHub::PROVIDER_CLIENT_ID,
    ))
}

fn smtp(server: &MailServer, folder: &Path) -> Result<String> {
    let config = server.config();
    let password = folder.join("smtp.password");
    let (user, secret) = config.credentials.context("somebody signs in")?;
    fs::write(&password, secret)?;
    Ok(format!(
        "[smtp]\nhost = {:?}\nport = {}\nsecurity = \"starttls\"\nusername = {user:?}\npassword_file = {password:?}\n\
         from = {:?}\nca_file = {:?}\n",
        config.host,
        config.port,
        config.from.email.to_string(),
        config.ca_file.context("an authority")?,
    ))
}
