//! Officers below, their rights, and the review of these.

use super::{HubApi, HubError};
use infodesk_domain::{
    GrantId, OfficerId, RightsReviewId,
    accounts::{Accounts, ImportAccounts, ImportReport},
    devices::{Device, Devices, SessionsEnded},
    grants::{
        ChangeGrant, HandOver, HeldGrant, HeldGrants, UnitWithoutOfficer, UnitsWithoutOfficer,
    },
    reviews::{ConfirmReview, RightsReview, RightsReviews},
    token_requests::Reason,
};

impl HubApi {
    pub async fn officers(&self, access: &str) -> Result<Vec<HeldGrant>, HubError> {
        let held: HeldGrants = self.get(access, "officers").await?;
        Ok(held.grants)
    }

    pub async fn units_without_officer(
        &self,
        access: &str,
    ) -> Result<Vec<UnitWithoutOfficer>, HubError> {
        let without: UnitsWithoutOfficer = self.get(access, "officers/without").await?;
        Ok(without.units)
    }

    pub async fn officer_devices(
        &self,
        access: &str,
        officer: OfficerId,
    ) -> Result<Vec<Device>, HubError> {
        let devices: Devices = self
            .get(access, &format!("officers/{officer}/devices"))
            .await?;
        Ok(devices.devices)
    }

    /// Ends all sessions of an officer below; how many there were.
    pub async fn sign_out_officer(
        &self,
        access: &str,
        officer: OfficerId,
    ) -> Result<u32, HubError> {
        let path = format!("officers/{officer}/sign-out");
        let ended: SessionsEnded = self.act(access, &path).await?;
        Ok(ended.ended)
    }

    pub async fn suspend_grant(
        &self,
        access: &str,
        id: GrantId,
        reason: &Reason,
    ) -> Result<HeldGrant, HubError> {
        let path = format!("grants/{id}/suspend");
        self.post(access, &path, reason).await
    }

    pub async fn resume_grant(&self, access: &str, id: GrantId) -> Result<HeldGrant, HubError> {
        self.act(access, &format!("grants/{id}/resume")).await
    }

    pub async fn end_grant(
        &self,
        access: &str,
        id: GrantId,
        reason: &Reason,
    ) -> Result<HeldGrant, HubError> {
        self.post(access, &format!("grants/{id}/end"), reason).await
    }

    pub async fn change_grant(
        &self,
        access: &str,
        id: GrantId,
        change: &ChangeGrant,
    ) -> Result<HeldGrant, HubError> {
        let path = format!("grants/{id}/change");
        self.post(access, &path, change).await
    }

    pub async fn hand_over_grant(
        &self,
        access: &str,
        id: GrantId,
        hand_over: &HandOver,
    ) -> Result<HeldGrant, HubError> {
        let path = format!("grants/{id}/hand-over");
        self.post(access, &path, hand_over).await
    }

    pub async fn reviews(&self, access: &str) -> Result<Vec<RightsReview>, HubError> {
        let reviews: RightsReviews = self.get(access, "reviews").await?;
        Ok(reviews.reviews)
    }

    pub async fn review(&self, access: &str, id: RightsReviewId) -> Result<RightsReview, HubError> {
        self.get(access, &format!("reviews/{id}")).await
    }

    pub async fn confirm_review(
        &self,
        access: &str,
        id: RightsReviewId,
        answer: &ConfirmReview,
    ) -> Result<RightsReview, HubError> {
        let path = format!("reviews/{id}/confirm");
        self.post(access, &path, answer).await
    }

    pub async fn accounts(&self, access: &str) -> Result<Accounts, HubError> {
        self.get(access, "accounts").await
    }

    pub async fn import_accounts(
        &self,
        access: &str,
        list: &ImportAccounts,
    ) -> Result<ImportReport, HubError> {
        self.post(access, "accounts/import", list).await
    }
}
