//! "สิทธิ์ไม่ถูกต้อง". The notes are the hub's to keep: nothing of them stays here.

use super::Desk;
use crate::{errors::AppError, hub_api::HubApi};
use infodesk_domain::{
    WrongRightsId,
    wrong_rights::{self, NoteState, ReportWrongRights, SettleWrongRights, WrongRightsNote},
};

impl Desk {
    /// The officer's own notes, the newest first.
    ///
    /// # Errors
    /// When the hub cannot be reached, or the session has ended.
    pub async fn wrong_rights(&self) -> Result<Vec<WrongRightsNote>, AppError> {
        let notes = |api: HubApi, access: String| async move { api.wrong_rights(&access).await };
        Ok(self.session.call(notes).await?)
    }

    /// One note: the officer's own, or one that waits for them.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`](crate::errors::ErrorCode::NotFound) where it is neither; those of
    /// [`Desk::wrong_rights`].
    pub async fn wrong_rights_note(&self, id: WrongRightsId) -> Result<WrongRightsNote, AppError> {
        let one =
            |api: HubApi, access: String| async move { api.wrong_rights_note(&access, id).await };
        Ok(self.session.call(one).await?)
    }

    /// Writes a note.
    ///
    /// # Errors
    /// Problems at `note` and `wrong`; those of [`Desk::wrong_rights`].
    pub async fn report_wrong_rights(
        &self,
        report: ReportWrongRights,
    ) -> Result<WrongRightsNote, AppError> {
        // What needs no hub to be seen is said at once; of the notes that wait only the hub knows.
        wrong_rights::report(&report, &[])?;
        let write = |api: HubApi, access: String| {
            let report = report.clone();
            async move { api.report_wrong_rights(&access, &report).await }
        };
        Ok(self.session.call(write).await?)
    }

    /// Answers a note that waits for the officer.
    ///
    /// # Errors
    /// A problem at `reply`, or that somebody was here before; those of [`Desk::wrong_rights_note`].
    pub async fn settle_wrong_rights(
        &self,
        id: WrongRightsId,
        answer: SettleWrongRights,
    ) -> Result<WrongRightsNote, AppError> {
        wrong_rights::settle(&NoteState::Waiting, &answer.reply)
            .map_err(|problem| AppError::from(vec![problem]))?;
        let settle = |api: HubApi, access: String| {
            let answer = answer.clone();
            async move { api.settle_wrong_rights(&access, id, &answer).await }
        };
        let settled = self.session.call(settle).await;
        // Also where somebody else was first: it is off the list then too.
        self.look_at_approvals().await;
        Ok(settled?)
    }

    /// Takes a note of the officer's own back.
    ///
    /// # Errors
    /// That it does not wait any more; those of [`Desk::wrong_rights_note`].
    pub async fn withdraw_wrong_rights(
        &self,
        id: WrongRightsId,
    ) -> Result<WrongRightsNote, AppError> {
        let withdraw = |api: HubApi, access: String| async move {
            api.withdraw_wrong_rights(&access, id).await
        };
        Ok(self.session.call(withdraw).await?)
    }
}
