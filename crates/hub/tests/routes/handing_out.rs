//! A hub with somebody at every place that hands Tokens out, or does not.

use crate::answers::ok;
use infodesk_domain::{
    OfficerId,
    rights::{Role, Unit},
    tokens::TokenText,
};
use infodesk_hub::store::{MailKind, Says};
use infodesk_test_support::{Database, FixedSurroundings, SmallRegister, TestHub};
use reqwest::RequestBuilder;
use serde_json::{Value, json};

pub struct World {
    pub hub: TestHub,
    pub known: SmallRegister,
    /// Without any right.
    pub newcomer: Officer,
}

/// Somebody signed in.
#[derive(Clone)]
pub struct Officer {
    pub name: &'static str,
    pub id: OfficerId,
    pub access: String,
}

impl World {
    pub async fn new() -> Self {
        Self::on(Database::sqlite()).await
    }

    pub async fn on(database: Database) -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        let setup = TestHub::setup().database(database).register(register);
        let hub = setup.start().await;
        let newcomer = enter(&hub, "newcomer").await;
        Self {
            hub,
            known,
            newcomer,
        }
    }

    pub async fn officer(&self, name: &'static str, role: Role, unit: Unit) -> Officer {
        let officer = enter(&self.hub, name).await;
        let granted = self.hub.store().grant(officer.id, role, unit).await;
        granted.unwrap();
        officer
    }

    pub async fn central(&self) -> Officer {
        let unit = Unit::Agency(self.known.department);
        self.officer("central", Role::CentralOfficer, unit).await
    }

    /// Nobody of any role first, then somebody of each; central officers of the unit, of its department, and elsewhere.
    pub async fn of_each_role(&self) -> Vec<Officer> {
        use Role::{AgencyOfficer, CentralOfficer, Operator, ServicePointOfficer};
        let own = Unit::Agency(self.known.unit);
        let department = Unit::Agency(self.known.department);
        let other = Unit::Agency(self.known.other_department);
        let mut all = vec![self.newcomer.clone()];
        for (name, role, unit) in [
            (
                "point",
                ServicePointOfficer,
                Unit::ServicePoint(self.known.at_unit),
            ),
            ("agency", AgencyOfficer, own),
            ("unit", CentralOfficer, own),
            ("department", CentralOfficer, department),
            ("elsewhere", CentralOfficer, other),
            ("operator", Operator, other),
        ] {
            all.push(self.officer(name, role, unit).await);
        }
        all
    }

    pub fn get(&self, who: &Officer, path: &str) -> RequestBuilder {
        let request = self.hub.get(&format!("/api/v1/{path}"));
        request.bearer_auth(&who.access)
    }

    pub fn post(&self, who: &Officer, path: &str, body: &Value) -> RequestBuilder {
        let request = self.hub.post(&format!("/api/v1/{path}"));
        request.bearer_auth(&who.access).json(body)
    }

    pub fn ask(&self, who: &Officer, role: &str, unit: Unit) -> RequestBuilder {
        let email = "newcomer@example.go.th";
        let body = json!({ "role": role, "unit": unit, "email": email, "note": "เริ่มงานแล้ว" });
        self.post(who, "token-requests", &body)
    }

    pub fn issue(&self, who: &Officer, role: &str, unit: Unit) -> RequestBuilder {
        let recipient = format!("{}-{role}@example.go.th", who.name);
        let body = json!({ "role": role, "unit": unit, "recipient": recipient, "note": "" });
        self.post(who, "tokens", &body)
    }

    pub fn redeem(&self, who: &Officer, token: &TokenText) -> RequestBuilder {
        self.post(who, "tokens/redeem", &json!({ "token": token.grouped() }))
    }

    /// Those that were mailed, the oldest first.
    pub async fn mailed(&self) -> Vec<TokenText> {
        let mails = self.hub.store().unsent_mails(1_000).await.unwrap();
        let tokens = mails.into_iter().filter_map(|mail| match mail.says {
            Says::Facts(MailKind::Token, facts) => Some(facts["token"].parse().unwrap()),
            _ => None,
        });
        tokens.collect()
    }
}

async fn enter(hub: &TestHub, name: &'static str) -> Officer {
    let access = hub.sign_in(name).await;
    let me = ok(hub.get("/api/v1/me").bearer_auth(&access)).await;
    let id = me["officer"]["id"].as_str().unwrap().parse().unwrap();
    Officer { name, id, access }
}

pub fn id(answer: &Value) -> String {
    answer["id"].as_str().unwrap().to_owned()
}

/// The code of the only problem.
pub fn code(refused: &Value) -> &str {
    let problems = refused["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{refused}");
    problems[0]["code"].as_str().unwrap()
}
