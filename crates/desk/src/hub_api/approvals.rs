//! What waits for the officer, and notes that a right is wrong.

use super::{HubApi, HubError, answer};
use infodesk_domain::{
    WrongRightsId,
    approvals::{Approval, Approvals},
    wrong_rights::{ReportWrongRights, SettleWrongRights, WrongRightsNote, WrongRightsNotes},
};

impl HubApi {
    pub async fn approvals(&self, access: &str) -> Result<Vec<Approval>, HubError> {
        let request = self.http.get(self.url("approvals")?).bearer_auth(access);
        answer(request).await.map(|a: Approvals| a.approvals)
    }

    pub async fn wrong_rights(&self, access: &str) -> Result<Vec<WrongRightsNote>, HubError> {
        let request = self.http.get(self.url("wrong-rights")?).bearer_auth(access);
        answer(request).await.map(|n: WrongRightsNotes| n.notes)
    }

    pub async fn wrong_rights_note(
        &self,
        access: &str,
        id: WrongRightsId,
    ) -> Result<WrongRightsNote, HubError> {
        let url = self.url(&format!("wrong-rights/{id}"))?;
        answer(self.http.get(url).bearer_auth(access)).await
    }

    pub async fn report_wrong_rights(
        &self,
        access: &str,
        report: &ReportWrongRights,
    ) -> Result<WrongRightsNote, HubError> {
        let request = self
            .http
            .post(self.url("wrong-rights")?)
            .bearer_auth(access);
        answer(request.json(report)).await
    }

    pub async fn settle_wrong_rights(
        &self,
        access: &str,
        id: WrongRightsId,
        settle: &SettleWrongRights,
    ) -> Result<WrongRightsNote, HubError> {
        let url = self.url(&format!("wrong-rights/{id}/settle"))?;
        answer(self.http.post(url).bearer_auth(access).json(settle)).await
    }

    pub async fn withdraw_wrong_rights(
        &self,
        access: &str,
        id: WrongRightsId,
    ) -> Result<WrongRightsNote, HubError> {
        let url = self.url(&format!("wrong-rights/{id}/withdraw"))?;
        answer(self.http.post(url).bearer_auth(access)).await
    }
}
