//! An officer of a service point who works elsewhere, over HTTP.

use anyhow::{Context, Result};
use infodesk_test_support::{Person, sign_in_at};
use reqwest::{Client, RequestBuilder, Url};
use serde_json::{Value, json};

pub struct Below {
    hub: Url,
    access: String,
    right: Value,
}

impl Below {
    /// Signs in, and redeems `token`.
    pub async fn come_in(hub: Url, practice_id: &Url, token: &str) -> Result<Self> {
        let tokens = sign_in_at(&hub, practice_id, &Person::named("below")).await;
        let mut below = Self {
            hub,
            access: tokens.access,
            right: Value::Null,
        };
        let me = below
            .post("tokens/redeem", &json!({ "token": token }))
            .await?;
        below.right = me["grants"][0].clone();
        Ok(below)
    }

    /// That their right is wrong; the note's id.
    pub async fn report_their_right(&self) -> Result<String> {
        self.report(json!({ "kind": "grant", "id": self.right["id"] }))
            .await
    }

    /// That another right is missing; the note's id.
    pub async fn report_a_missing_one(&self) -> Result<String> {
        self.report(json!({ "kind": "missing", "id": self.right["department_id"] }))
            .await
    }

    async fn report(&self, wrong: Value) -> Result<String> {
        let body = json!({ "wrong": wrong, "note": "ย้ายไปสังกัดสำนักงานเขตอื่นแล้ว" });
        let note = self.post("wrong-rights", &body).await?;
        note["id"].as_str().map(str::to_owned).context("an id")
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let url = self.hub.join("/api/v1/")?.join(path)?;
        let request: RequestBuilder = Client::new().post(url).bearer_auth(&self.access);
        let answer = request.json(body).send().await?.error_for_status()?;
        Ok(answer.json().await?)
    }
}
