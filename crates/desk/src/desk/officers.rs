//! Officers below, their rights, and the review of these: the hub's to know, and nothing of them stays here.

use super::Desk;
use crate::{errors::AppError, hub_api::HubApi};
use infodesk_domain::{
    GrantId, OfficerId, RightsReviewId,
    accounts::{Accounts, ImportAccounts, ImportReport},
    devices::Device,
    grants::{ChangeGrant, HandOver, HeldGrant, UnitWithoutOfficer},
    reviews::{ConfirmReview, RightsReview},
    token_requests::Reason,
};
use url::Url;

impl Desk {
    /// The rights of the officers below, by the officers' names.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`](crate::errors::ErrorCode::NotFound) for an officer who hands nothing out; when the
    /// hub cannot be reached, or the session has ended.
    pub async fn officers(&self) -> Result<Vec<HeldGrant>, AppError> {
        let held = |api: HubApi, access: String| async move { api.officers(&access).await };
        Ok(self.session.call(held).await?)
    }

    /// Units below that nobody looks after.
    ///
    /// # Errors
    /// Those of [`Desk::officers`].
    pub async fn units_without_officer(&self) -> Result<Vec<UnitWithoutOfficer>, AppError> {
        let units =
            |api: HubApi, access: String| async move { api.units_without_officer(&access).await };
        Ok(self.session.call(units).await?)
    }

    /// Where an officer below is signed in, the device seen last first.
    ///
    /// # Errors
    /// Those of [`Desk::officers`].
    pub async fn officer_devices(&self, officer: OfficerId) -> Result<Vec<Device>, AppError> {
        let devices = |api: HubApi, access: String| async move {
            api.officer_devices(&access, officer).await
        };
        Ok(self.session.call(devices).await?)
    }

    /// Ends all sessions of an officer below; how many there were. May ask for a fresh sign-in.
    ///
    /// # Errors
    /// Those of [`Desk::officers`] and [`Desk::sign_in`].
    pub async fn sign_out_officer(
        &self,
        officer: OfficerId,
        open: impl Fn(&Url) -> bool,
    ) -> Result<u32, AppError> {
        let end = |api: HubApi, access: String| async move {
            api.sign_out_officer(&access, officer).await
        };
        self.freshly(open, end).await
    }

    /// Takes a right out of force until it is resumed. May ask for a fresh sign-in, as all that follow.
    ///
    /// # Errors
    /// A problem at `reason`, or that somebody changed the right before; those of [`Desk::sign_out_officer`].
    pub async fn suspend_grant(
        &self,
        id: GrantId,
        reason: Reason,
        open: impl Fn(&Url) -> bool,
    ) -> Result<HeldGrant, AppError> {
        let suspend = |api: HubApi, access: String| {
            let reason = reason.clone();
            async move { api.suspend_grant(&access, id, &reason).await }
        };
        self.freshly(open, suspend).await
    }

    /// Brings a suspended right back into force.
    ///
    /// # Errors
    /// That somebody changed the right before; those of [`Desk::sign_out_officer`].
    pub async fn resume_grant(
        &self,
        id: GrantId,
        open: impl Fn(&Url) -> bool,
    ) -> Result<HeldGrant, AppError> {
        let resume =
            |api: HubApi, access: String| async move { api.resume_grant(&access, id).await };
        self.freshly(open, resume).await
    }

    /// Ends a right for good.
    ///
    /// # Errors
    /// Those of [`Desk::suspend_grant`].
    pub async fn end_grant(
        &self,
        id: GrantId,
        reason: Reason,
        open: impl Fn(&Url) -> bool,
    ) -> Result<HeldGrant, AppError> {
        let end = |api: HubApi, access: String| {
            let reason = reason.clone();
            async move { api.end_grant(&access, id, &reason).await }
        };
        self.freshly(open, end).await
    }

    /// Puts another right in the place of one.
    ///
    /// # Errors
    /// Problems at `role`, `unit` and `reason`; those of [`Desk::suspend_grant`].
    pub async fn change_grant(
        &self,
        id: GrantId,
        change: ChangeGrant,
        open: impl Fn(&Url) -> bool,
    ) -> Result<HeldGrant, AppError> {
        let put = |api: HubApi, access: String| {
            let change = change.clone();
            async move { api.change_grant(&access, id, &change).await }
        };
        self.freshly(open, put).await
    }

    /// Gives an officer's right, and what waits for it, to another.
    ///
    /// # Errors
    /// Problems at `to` and `reason`; those of [`Desk::suspend_grant`].
    pub async fn hand_over_grant(
        &self,
        id: GrantId,
        hand_over: HandOver,
        open: impl Fn(&Url) -> bool,
    ) -> Result<HeldGrant, AppError> {
        let give = |api: HubApi, access: String| {
            let hand_over = hand_over.clone();
            async move { api.hand_over_grant(&access, id, &hand_over).await }
        };
        self.freshly(open, give).await
    }

    /// The reviews of rights of the officer's agencies, the newest first.
    ///
    /// # Errors
    /// Those of [`Desk::officers`].
    pub async fn reviews(&self) -> Result<Vec<RightsReview>, AppError> {
        let reviews = |api: HubApi, access: String| async move { api.reviews(&access).await };
        Ok(self.session.call(reviews).await?)
    }

    /// One of them.
    ///
    /// # Errors
    /// Those of [`Desk::officers`].
    pub async fn review(&self, id: RightsReviewId) -> Result<RightsReview, AppError> {
        let one = |api: HubApi, access: String| async move { api.review(&access, id).await };
        Ok(self.session.call(one).await?)
    }

    /// Answers for every right of a review.
    ///
    /// # Errors
    /// That rights are left without answer, or that somebody was here before; those of
    /// [`Desk::sign_out_officer`].
    pub async fn confirm_review(
        &self,
        id: RightsReviewId,
        answer: ConfirmReview,
        open: impl Fn(&Url) -> bool,
    ) -> Result<RightsReview, AppError> {
        let confirm = |api: HubApi, access: String| {
            let answer = answer.clone();
            async move { api.confirm_review(&access, id, &answer).await }
        };
        let confirmed = self.freshly(open, confirm).await;
        // Also where somebody else was first: it is off the list then too.
        self.look_at_approvals().await;
        confirmed
    }

    /// Accounts that are to have rights from their first sign-in on.
    ///
    /// # Errors
    /// Those of [`Desk::officers`].
    pub async fn accounts(&self) -> Result<Accounts, AppError> {
        let accounts = |api: HubApi, access: String| async move { api.accounts(&access).await };
        Ok(self.session.call(accounts).await?)
    }

    /// Imports a list of accounts, or says what an import would do.
    ///
    /// # Errors
    /// A problem at `provider`; those of [`Desk::officers`].
    pub async fn import_accounts(&self, list: ImportAccounts) -> Result<ImportReport, AppError> {
        let import = |api: HubApi, access: String| {
            let list = list.clone();
            async move { api.import_accounts(&access, &list).await }
        };
        Ok(self.session.call(import).await?)
    }
}
