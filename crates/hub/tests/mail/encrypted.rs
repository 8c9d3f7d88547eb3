//! Who may listen in: nobody.

use crate::world::{hub, queue, request_sent, until_put_off};
use infodesk_hub::{Security, SmtpConfig};
use infodesk_test_support::MailServer;
use serde_json::Value;

#[tokio::test]
async fn by_tls_or_starttls_under_an_authority_of_ones_own_and_signed_in() {
    for security in [Security::Tls, Security::StartTls] {
        let mut server = MailServer::setup(security).with_login().start().await;
        let hub = hub(server.config()).await;
        queue(&hub, &request_sent("1")).await;
        let came = server.next().await;
        assert_eq!(came["answer"], "250 OK", "{security:?}: {came}");
        assert_eq!(
            (&came["tls"], &came["user"]),
            (&Value::Bool(true), &MailServer::USER.into()),
            "{security:?}"
        );
    }
}

#[tokio::test]
async fn a_server_that_nobody_vouches_for_gets_nothing() {
    for security in [Security::Tls, Security::StartTls] {
        let server = MailServer::setup(security).start().await;
        let config = SmtpConfig {
            ca_file: None,
            ..server.config()
        };
        nothing_is_sent(server, config).await;
    }
}

#[tokio::test]
async fn nor_does_one_that_offers_no_encryption_where_it_is_asked_for() {
    let server = MailServer::setup(Security::None).start().await;
    let config = SmtpConfig {
        security: Security::StartTls,
        ..server.config()
    };
    nothing_is_sent(server, config).await;
}

#[tokio::test]
async fn a_wrong_password_is_no_reason_to_give_a_mail_up() {
    let server = MailServer::setup(Security::Tls).with_login().start().await;
    let mut config = server.config();
    config.credentials = Some((MailServer::USER.to_owned(), "another".to_owned()));
    nothing_is_sent(server, config).await;
}

async fn nothing_is_sent(server: MailServer, config: SmtpConfig) {
    let hub = hub(config).await;
    queue(&hub, &request_sent("1")).await;
    until_put_off(&hub).await;
    assert_eq!(server.end().await, Vec::<Value>::new());
    assert_eq!(hub.store().mail_troubles().await.unwrap().failed, 0);
}
