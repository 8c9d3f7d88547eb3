//! From file and environment to a [`HubConfig`]. The environment wins.

use super::{
    ConfigError, DEFAULT_NAME, FreshSignIn, HubConfig, MailConfig, ProcedureConfig, Proxies,
    ReviewsConfig, TrafficConfig, checks, default_contact,
    file::{self, File, SmtpPart},
    providers,
    smtp::{SMTP, SmtpConfig},
};
use crate::secrets::SecretSource;
use infodesk_domain::wire::Contact;
use std::path::{Path, PathBuf};

pub(super) const CONFIG: &str = "INFODESK_HUB_CONFIG";
const DATABASE: &str = "INFODESK_HUB_DATABASE";
const LISTEN: &str = "INFODESK_HUB_LISTEN";
const PUBLIC_URL: &str = "INFODESK_HUB_PUBLIC_URL";
const SECRET: &str = "INFODESK_HUB_SECRET";
const SECRET_FILE: &str = "INFODESK_HUB_SECRET_FILE";
const PRACTICE: &str = "INFODESK_HUB_PRACTICE";

const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

pub(super) type Variable<'a> = &'a dyn Fn(&str) -> Option<String>;

pub(super) fn read(variable: Variable<'_>) -> Result<HubConfig, ConfigError> {
    // An empty variable is what a service file leaves behind for "not set".
    let variable = |name: &str| {
        variable(name)
            .map(|v| v.trim().to_owned())
            .filter(|v| !v.is_empty())
    };
    let file = match variable(CONFIG) {
        Some(path) => file::read(Path::new(&path))?,
        None => File::default(),
    };
    let listen = variable(LISTEN)
        .or(file.listen)
        .unwrap_or_else(|| DEFAULT_LISTEN.to_owned());
    let database = database(variable(DATABASE).or(file.database))?;
    let practice = practice(variable(PRACTICE))?
        .or(file.practice)
        .unwrap_or(false);
    let name = file.name.unwrap_or_else(|| DEFAULT_NAME.to_owned());
    let smtp = smtp(&variable, file.smtp, &name, practice)?;
    let traffic = TrafficConfig::read(file.traffic_dir, file.traffic_days, &database)?;
    let config = HubConfig {
        database,
        listen: listen.parse().map_err(|_| {
            ConfigError::not_understood(LISTEN, "not an address and port (127.0.0.1:8080)")
        })?,
        public_url: checks::public_url(
            PUBLIC_URL,
            &needed(PUBLIC_URL, variable(PUBLIC_URL).or(file.public_url))?,
        )?,
        secret: secret(&variable, file.secret_file)?,
        practice,
        name,
        contact: file.contact.map_or_else(default_contact, |c| Contact {
            telephone: c.telephone,
            email: c.email,
        }),
        identity_providers: providers::read(&variable, file.identity_provider)?,
        fresh_sign_in: FreshSignIn::read(file.fresh_sign_in_minutes)?,
        proxies: Proxies::read(file.trusted_proxies, file.client_address_header)?,
        traffic: traffic.filter(|_| !practice),
        procedure: ProcedureConfig::read(file.token_days, file.link_days)?,
        reviews: ReviewsConfig::read(&file.reviews)?,
        mail: MailConfig {
            templates: file.mail.templates,
            smtp,
        },
    };
    if config.practice && !config.listen.ip().is_loopback() {
        return Err(ConfigError::not_understood(
            LISTEN,
            "a practice hub listens on 127.0.0.1 only",
        ));
    }
    Ok(config)
}

/// Practice data names people who do not exist, at addresses that may.
fn smtp(
    variable: Variable<'_>,
    file: Option<SmtpPart>,
    name: &str,
    practice: bool,
) -> Result<Option<SmtpConfig>, ConfigError> {
    let smtp = SmtpConfig::read(variable, file, name)?;
    if practice && smtp.is_some() {
        return Err(ConfigError::not_understood(
            SMTP,
            "a practice hub sends no mail; leave it out",
        ));
    }
    Ok(smtp)
}

fn database(text: Option<String>) -> Result<String, ConfigError> {
    let text = needed(DATABASE, text)?;
    let known = ["sqlite:", "postgres://", "postgresql://"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    if known {
        Ok(text)
    } else {
        Err(ConfigError::not_understood(
            DATABASE,
            "sqlite:PATH or postgres://… is needed",
        ))
    }
}

fn secret(variable: Variable<'_>, in_file: Option<PathBuf>) -> Result<SecretSource, ConfigError> {
    if let Some(text) = variable(SECRET) {
        return SecretSource::from_hex(&text).ok_or_else(|| {
            ConfigError::not_understood(SECRET, "32 bytes as 64 hexadecimal digits are needed")
        });
    }
    variable(SECRET_FILE)
        .map(PathBuf::from)
        .or(in_file)
        .map(SecretSource::File)
        .ok_or(ConfigError::Missing {
            setting: SECRET_FILE,
        })
}

fn practice(text: Option<String>) -> Result<Option<bool>, ConfigError> {
    match text.as_deref() {
        None => Ok(None),
        Some("true" | "1") => Ok(Some(true)),
        Some("false" | "0") => Ok(Some(false)),
        Some(_) => Err(ConfigError::not_understood(
            PRACTICE,
            "true or false is needed",
        )),
    }
}

pub(super) fn needed(setting: &'static str, value: Option<String>) -> Result<String, ConfigError> {
    value.ok_or(ConfigError::Missing { setting })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{
        super::providers::{CLIENT_ID, CLIENT_SECRET, ISSUER},
        *,
    };
    use std::collections::BTreeMap;

    fn environment(change: &[(&str, &str)]) -> BTreeMap<String, String> {
        let mut all: BTreeMap<String, String> = [
            (DATABASE, "sqlite:hub.db"),
            (PUBLIC_URL, "https://hub.example.go.th"),
            (SECRET_FILE, "secret"),
            (ISSUER, "https://id.example.go.th"),
            (CLIENT_ID, "hub"),
            (CLIENT_SECRET, "s3cret"),
        ]
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .into();
        all.extend(
            change
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned())),
        );
        all
    }

    fn read_with(change: &[(&str, &str)]) -> Result<HubConfig, ConfigError> {
        let environment = environment(change);
        HubConfig::read(&|name| environment.get(name).cloned())
    }

    #[test]
    fn the_environment_alone_is_enough() {
        let config = read_with(&[]).unwrap();
        assert_eq!(config.origin(), "https://hub.example.go.th");
        assert_eq!(config.listen.to_string(), DEFAULT_LISTEN);
        assert!(config.identity_providers[0].pkce);
        assert!(!config.identity_providers[0].email_is_verified);
        assert!(!config.practice);
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.toml");
        let text = "listen = \"127.0.0.1:9000\"\nname = \"ศูนย์ทดลอง\"\ndatabase = \"sqlite:other.db\"\n\
                    [[identity_provider]]\npkce = false\nemail_is_verified = true\n\
                    [identity_provider.claims]\ncitizen_number = \"pid\"\n";
        std::fs::write(&path, text).unwrap();
        let config =
            read_with(&[(CONFIG, path.to_str().unwrap()), (LISTEN, "127.0.0.1:9100")]).unwrap();
        assert_eq!(config.listen.port(), 9100);
        assert_eq!(config.database, "sqlite:hub.db");
        assert_eq!(config.name, "ศูนย์ทดลอง");
        let [provider] = config.identity_providers.as_slice() else {
            panic!("one provider")
        };
        assert!(!provider.pkce);
        assert!(provider.email_is_verified);
        assert_eq!(provider.claims.citizen_number, "pid");
        assert_eq!(provider.claims.email, "email");
    }

    #[test]
    fn what_is_wrong_is_named_and_never_quoted() {
        for (change, setting) in [
            ((DATABASE, "mysql://hub:hunter2@db"), DATABASE),
            ((DATABASE, ""), DATABASE),
            ((LISTEN, "hunter2"), LISTEN),
            ((PUBLIC_URL, "http://hunter2.example.go.th"), PUBLIC_URL),
            (
                (PUBLIC_URL, "https://hub.example.go.th/hunter2"),
                PUBLIC_URL,
            ),
            ((ISSUER, "http://hunter2.example.go.th"), ISSUER),
            ((SECRET, "hunter2"), SECRET),
            ((SMTP, "smtp://office.example/?hunter2"), SMTP),
            ((PRACTICE, "hunter2"), PRACTICE),
        ] {
            let message = read_with(&[change]).unwrap_err().to_string();
            assert!(message.contains(setting), "{message}");
            assert!(!message.contains("hunter2"), "{message}");
        }
    }

    #[test]
    fn the_shipped_example_reads() {
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/hub.example.toml");
        let secret = |name| (name, "s3cret".to_owned());
        let environment: BTreeMap<&str, String> = [
            (CONFIG, example.to_owned()),
            secret("INFODESK_HUB_IDENTITY_DIGITAL_ID_CLIENT_SECRET"),
            secret("INFODESK_HUB_IDENTITY_DIGITAL_ID_UAT_CLIENT_SECRET"),
            secret("INFODESK_HUB_IDENTITY_THAID_CLIENT_SECRET"),
            secret("INFODESK_HUB_SMTP_PASSWORD"),
        ]
        .into();
        let config = HubConfig::read(&|name| environment.get(name).cloned()).unwrap();
        let names: Vec<&str> = config
            .identity_providers
            .iter()
            .map(|provider| provider.name.as_str())
            .collect();
        assert_eq!(names, ["digital-id", "digital-id-uat", "thaid"]);
        assert_eq!(config.mail.smtp.map(|smtp| smtp.port), Some(587));
        // Hashed where the provider wants it so, and never what stands in the environment then.
        let sent: Vec<bool> = config
            .identity_providers
            .iter()
            .map(|provider| provider.sent_secret() == "s3cret")
            .collect();
        assert_eq!(sent, [false, false, true]);
    }

    #[test]
    fn two_providers_of_one_name_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.toml");
        let block =
            "[[identity_provider]]\nissuer = \"https://id.example.go.th\"\nclient_id = \"hub\"\n";
        std::fs::write(&path, block.repeat(2)).unwrap();
        let own = "INFODESK_HUB_IDENTITY_DIGITAL_ID_CLIENT_SECRET";
        let message = read_with(&[(CONFIG, path.to_str().unwrap()), (own, "s3cret")])
            .unwrap_err()
            .to_string();
        assert!(message.contains("identity_provider.name"), "{message}");
    }

    #[test]
    fn a_practice_hub_stays_on_this_machine() {
        let message = read_with(&[(PRACTICE, "true"), (LISTEN, "0.0.0.0:8080")])
            .unwrap_err()
            .to_string();
        assert!(message.contains(LISTEN), "{message}");
        assert!(read_with(&[(PRACTICE, "true")]).unwrap().practice);
    }

    #[test]
    fn a_practice_hub_sends_no_mail() {
        let smtp = [
            (SMTP, "smtps://office.example"),
            ("INFODESK_HUB_SMTP_FROM", "infodesk@office.example"),
        ];
        assert!(read_with(&smtp).unwrap().mail.smtp.is_some());
        let message = read_with(&[smtp[0], smtp[1], (PRACTICE, "true")])
            .unwrap_err()
            .to_string();
        assert!(message.contains(SMTP), "{message}");
    }

    #[test]
    fn an_unknown_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.toml");
        std::fs::write(&path, "publik_url = \"https://x\"\n").unwrap();
        let error = read_with(&[(CONFIG, path.to_str().unwrap())]).unwrap_err();
        assert!(
            matches!(error, ConfigError::FileNotUnderstood { .. }),
            "{error}"
        );
    }

    #[test]
    fn secrets_do_not_print_themselves() {
        let config = read_with(&[(SECRET, &"ab".repeat(32))]).unwrap();
        let printed = format!("{:?} {:?}", config.secret, config.identity_providers);
        assert!(
            !printed.contains("s3cret") && !printed.contains("abab") && !printed.contains("171"),
            "{printed}"
        );
    }
}
