//! Requests for Tokens, and Tokens handed out: the hub's to know, and nothing of them stays here.

use super::Desk;
use crate::{errors::AppError, hub_api::HubApi};
use infodesk_domain::{
    TokenId, TokenRequestId,
    token_requests::{AskForToken, FoundUnit, Reason, TokenRequest},
    tokens::{IssueReport, IssueToken, IssueTokens, TokenView},
};
use url::Url;

impl Desk {
    /// Agencies and service points of this name, the best match first.
    ///
    /// # Errors
    /// When the hub cannot be reached, or the session has ended.
    pub async fn find_units(&self, text: &str) -> Result<Vec<FoundUnit>, AppError> {
        let find = |api: HubApi, access: String| async move { api.find_units(&access, text).await };
        Ok(self.session.call(find).await?)
    }

    /// The officer's own requests for Tokens, the newest first.
    ///
    /// # Errors
    /// Those of [`Desk::find_units`].
    pub async fn own_token_requests(&self) -> Result<Vec<TokenRequest>, AppError> {
        let own =
            |api: HubApi, access: String| async move { api.own_token_requests(&access).await };
        Ok(self.session.call(own).await?)
    }

    /// One request: the officer's own, or one that waits for them.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`](crate::errors::ErrorCode::NotFound) where it is neither; those of
    /// [`Desk::find_units`].
    pub async fn token_request(&self, id: TokenRequestId) -> Result<TokenRequest, AppError> {
        let one = |api: HubApi, access: String| async move { api.token_request(&access, id).await };
        Ok(self.session.call(one).await?)
    }

    /// Asks for a Token.
    ///
    /// # Errors
    /// Problems at `role`, `unit`, `email` and `note`; those of [`Desk::find_units`].
    pub async fn ask_for_token(&self, ask: AskForToken) -> Result<TokenRequest, AppError> {
        let send = |api: HubApi, access: String| {
            let ask = ask.clone();
            async move { api.ask_for_token(&access, &ask).await }
        };
        Ok(self.session.call(send).await?)
    }

    /// Has the Token mailed. May ask for a fresh sign-in.
    ///
    /// # Errors
    /// That somebody was here before; those of [`Desk::token_request`] and [`Desk::sign_in`].
    pub async fn approve_token_request(
        &self,
        id: TokenRequestId,
        open: impl Fn(&Url) -> bool,
    ) -> Result<TokenRequest, AppError> {
        let approve = |api: HubApi, access: String| async move {
            api.approve_token_request(&access, id).await
        };
        let approved = self.freshly(open, approve).await;
        // Also where somebody else was first: it is off the list then too.
        self.look_at_approvals().await;
        approved
    }

    /// Says no, and why. May ask for a fresh sign-in.
    ///
    /// # Errors
    /// A problem at `reason`; those of [`Desk::approve_token_request`].
    pub async fn decline_token_request(
        &self,
        id: TokenRequestId,
        reason: Reason,
        open: impl Fn(&Url) -> bool,
    ) -> Result<TokenRequest, AppError> {
        let decline = |api: HubApi, access: String| {
            let reason = reason.clone();
            async move { api.decline_token_request(&access, id, &reason).await }
        };
        let declined = self.freshly(open, decline).await;
        self.look_at_approvals().await;
        declined
    }

    /// Takes a request of the officer's own back.
    ///
    /// # Errors
    /// That it does not wait any more; those of [`Desk::token_request`].
    pub async fn withdraw_token_request(
        &self,
        id: TokenRequestId,
    ) -> Result<TokenRequest, AppError> {
        let withdraw = |api: HubApi, access: String| async move {
            api.withdraw_token_request(&access, id).await
        };
        Ok(self.session.call(withdraw).await?)
    }

    /// Tokens that were handed out where the officer hands them out, the newest first.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`](crate::errors::ErrorCode::NotFound) for an officer who hands nothing out; those of
    /// [`Desk::find_units`].
    pub async fn tokens(&self) -> Result<Vec<TokenView>, AppError> {
        let tokens = |api: HubApi, access: String| async move { api.tokens(&access).await };
        Ok(self.session.call(tokens).await?)
    }

    /// Has a Token mailed unasked. May ask for a fresh sign-in, as all that follow.
    ///
    /// # Errors
    /// Problems at `role`, `unit`, `recipient` and `note`; those of [`Desk::tokens`] and [`Desk::sign_in`].
    pub async fn issue_token(
        &self,
        token: IssueToken,
        open: impl Fn(&Url) -> bool,
    ) -> Result<TokenView, AppError> {
        let issue = |api: HubApi, access: String| {
            let token = token.clone();
            async move { api.issue_token(&access, &token).await }
        };
        self.freshly(open, issue).await
    }

    /// Has a Token mailed for each row of a list, or says what would come of it.
    ///
    /// # Errors
    /// Those of [`Desk::tokens`] and [`Desk::sign_in`]; what is wrong with rows stands in the report.
    pub async fn issue_tokens(
        &self,
        list: IssueTokens,
        open: impl Fn(&Url) -> bool,
    ) -> Result<IssueReport, AppError> {
        let issue = |api: HubApi, access: String| {
            let list = list.clone();
            async move { api.issue_tokens(&access, &list).await }
        };
        self.freshly(open, issue).await
    }

    /// Makes a Token worthless.
    ///
    /// # Errors
    /// That it was used or over before; those of [`Desk::tokens`] and [`Desk::sign_in`].
    pub async fn revoke_token(
        &self,
        id: TokenId,
        open: impl Fn(&Url) -> bool,
    ) -> Result<TokenView, AppError> {
        let revoke =
            |api: HubApi, access: String| async move { api.revoke_token(&access, id).await };
        self.freshly(open, revoke).await
    }

    /// Mails another Token in the place of one; the new one.
    ///
    /// # Errors
    /// Those of [`Desk::revoke_token`].
    pub async fn send_token_anew(
        &self,
        id: TokenId,
        open: impl Fn(&Url) -> bool,
    ) -> Result<TokenView, AppError> {
        let send =
            |api: HubApi, access: String| async move { api.send_token_anew(&access, id).await };
        self.freshly(open, send).await
    }
}
