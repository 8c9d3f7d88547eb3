//! Requests for Tokens, and Tokens handed out.

use super::{HubApi, HubError, answer};
use infodesk_domain::{
    TokenId, TokenRequestId,
    token_requests::{AskForToken, FoundUnit, FoundUnits, Reason, TokenRequest, TokenRequests},
    tokens::{IssueReport, IssueToken, IssueTokens, TokenView, TokenViews},
};

impl HubApi {
    pub async fn find_units(&self, access: &str, text: &str) -> Result<Vec<FoundUnit>, HubError> {
        let request = self.http.get(self.url("units")?).bearer_auth(access);
        answer(request.query(&[("text", text)]))
            .await
            .map(|found: FoundUnits| found.units)
    }

    pub async fn own_token_requests(&self, access: &str) -> Result<Vec<TokenRequest>, HubError> {
        let own: TokenRequests = self.get(access, "token-requests").await?;
        Ok(own.requests)
    }

    pub async fn token_request(
        &self,
        access: &str,
        id: TokenRequestId,
    ) -> Result<TokenRequest, HubError> {
        self.get(access, &format!("token-requests/{id}")).await
    }

    pub async fn ask_for_token(
        &self,
        access: &str,
        ask: &AskForToken,
    ) -> Result<TokenRequest, HubError> {
        self.post(access, "token-requests", ask).await
    }

    pub async fn approve_token_request(
        &self,
        access: &str,
        id: TokenRequestId,
    ) -> Result<TokenRequest, HubError> {
        let path = format!("token-requests/{id}/approve");
        self.act(access, &path).await
    }

    pub async fn decline_token_request(
        &self,
        access: &str,
        id: TokenRequestId,
        reason: &Reason,
    ) -> Result<TokenRequest, HubError> {
        let path = format!("token-requests/{id}/decline");
        self.post(access, &path, reason).await
    }

    pub async fn withdraw_token_request(
        &self,
        access: &str,
        id: TokenRequestId,
    ) -> Result<TokenRequest, HubError> {
        let path = format!("token-requests/{id}/withdraw");
        self.act(access, &path).await
    }

    pub async fn tokens(&self, access: &str) -> Result<Vec<TokenView>, HubError> {
        let handed_out: TokenViews = self.get(access, "tokens").await?;
        Ok(handed_out.tokens)
    }

    pub async fn issue_token(
        &self,
        access: &str,
        token: &IssueToken,
    ) -> Result<TokenView, HubError> {
        self.post(access, "tokens", token).await
    }

    pub async fn issue_tokens(
        &self,
        access: &str,
        list: &IssueTokens,
    ) -> Result<IssueReport, HubError> {
        self.post(access, "tokens/list", list).await
    }

    pub async fn revoke_token(&self, access: &str, id: TokenId) -> Result<TokenView, HubError> {
        self.act(access, &format!("tokens/{id}/revoke")).await
    }

    pub async fn send_token_anew(&self, access: &str, id: TokenId) -> Result<TokenView, HubError> {
        self.act(access, &format!("tokens/{id}/send-anew")).await
    }
}
