//! Requests for the service: the draft is this PC's, what was sent is the hub's.

use super::Desk;
use crate::{
    errors::{AppError, ErrorCode},
    hub_api::HubApi,
    requests::{KeptDraft, RequestDraft},
};
use infodesk_domain::{
    LetterId, ServiceRequestId,
    agencies::AgencyKind,
    requests::{
        self, Decision, ExecutiveForm, FoundAgency, RequestFilter, RequestForm, ServiceRequest,
    },
};
use url::Url;

impl Desk {
    /// Agencies of this name, the best match first.
    ///
    /// # Errors
    /// When the hub cannot be reached, or the session has ended.
    pub async fn find_agencies(
        &self,
        text: &str,
        kind: Option<AgencyKind>,
    ) -> Result<Vec<FoundAgency>, AppError> {
        let find = |api: HubApi, access: String| async move {
            api.find_agencies(&access, text, kind).await
        };
        Ok(self.session.call(find).await?)
    }

    /// The bytes of the draft's letter: this PC's own, or for a request that is corrected the hub's.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] where the draft has none; those of [`Desk::find_agencies`].
    pub async fn draft_letter(&self) -> Result<Vec<u8>, AppError> {
        let kept = self.register()?.kept_draft().await?;
        let kept = kept.ok_or(ErrorCode::NotFound)?;
        match (kept.letter, kept.draft.form.letter) {
            (Some(bytes), _) => Ok(bytes),
            (None, Some(id)) => self.letter(id).await,
            (None, None) => Err(ErrorCode::NotFound.into()),
        }
    }

    /// The bytes of a letter of the officer's, or of a request that they decide.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] where it is neither; those of [`Desk::find_agencies`].
    pub async fn letter(&self, id: LetterId) -> Result<Vec<u8>, AppError> {
        let letter = |api: HubApi, access: String| async move { api.letter(&access, id).await };
        Ok(self.session.call(letter).await?)
    }

    /// Sends the draft, its letter first, and forgets it when the hub has it.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] where nothing was begun; problems at the form's fields; those of
    /// [`Desk::find_agencies`]. The draft stays then.
    pub async fn send_request(&self) -> Result<ServiceRequest, AppError> {
        let register = self.register()?;
        let kept = register.kept_draft().await?.ok_or(ErrorCode::NotFound)?;
        let problems = requests::check(&kept.draft.form, kept.draft.letter.is_some(), None);
        if problems.iter().any(infodesk_domain::Problem::is_error) {
            return Err(problems.into());
        }
        let draft = self.with_letter_at_the_hub(kept).await?;
        let sent = self.send(draft.amends, &draft.form).await?;
        register.drop_request_draft().await?;
        Ok(sent)
    }

    /// A letter that has reached the hub is not sent a second time, whatever happens to the request.
    async fn with_letter_at_the_hub(&self, kept: KeptDraft) -> Result<RequestDraft, AppError> {
        let KeptDraft { mut draft, letter } = kept;
        let Some((letter, bytes)) = draft.letter.as_ref().zip(letter) else {
            return Ok(draft);
        };
        if draft.form.letter.is_none() {
            let name = letter.name.as_str();
            let send = |api: HubApi, access: String| {
                let bytes = bytes.clone();
                async move { api.send_letter(&access, name, bytes).await }
            };
            draft.form.letter = Some(self.session.call(send).await?.id);
            draft = self.register()?.save_request_draft(draft).await?;
        }
        Ok(draft)
    }

    async fn send(
        &self,
        amends: Option<ServiceRequestId>,
        form: &RequestForm,
    ) -> Result<ServiceRequest, AppError> {
        let send = |api: HubApi, access: String| async move {
            match amends {
                Some(id) => api.send_request_again(&access, id, form).await,
                None => api.send_request(&access, form).await,
            }
        };
        Ok(self.session.call(send).await?)
    }

    /// The officer's own requests, the newest first.
    ///
    /// # Errors
    /// Those of [`Desk::find_agencies`].
    pub async fn own_requests(&self) -> Result<Vec<ServiceRequest>, AppError> {
        let own = |api: HubApi, access: String| async move { api.own_requests(&access).await };
        Ok(self.session.call(own).await?)
    }

    /// One request: the officer's own, or one that operators see.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] where it is neither; those of [`Desk::find_agencies`].
    pub async fn service_request(&self, id: ServiceRequestId) -> Result<ServiceRequest, AppError> {
        let one =
            |api: HubApi, access: String| async move { api.service_request(&access, id).await };
        Ok(self.session.call(one).await?)
    }

    /// Has a new link mailed to the executive, who may be another one now.
    ///
    /// # Errors
    /// Problems at `executive`, or that the request has moved on; those of [`Desk::service_request`].
    pub async fn ask_executive(
        &self,
        id: ServiceRequestId,
        executive: ExecutiveForm,
    ) -> Result<ServiceRequest, AppError> {
        let ask = |api: HubApi, access: String| {
            let executive = executive.clone();
            async move { api.ask_executive(&access, id, &executive).await }
        };
        Ok(self.session.call(ask).await?)
    }

    /// Begins to correct a request: what was sent is the draft now, in place of another one.
    ///
    /// # Errors
    /// Those of [`Desk::service_request`], and when the file on this PC cannot be written.
    pub async fn amend_request(&self, id: ServiceRequestId) -> Result<RequestDraft, AppError> {
        let request = self.service_request(id).await?;
        let draft = RequestDraft::amending(request, self.surroundings.now());
        Ok(self.register()?.replace_request_draft(draft).await?)
    }

    /// Takes a request of the officer's own back.
    ///
    /// # Errors
    /// That the request has moved on; those of [`Desk::service_request`].
    pub async fn withdraw_request(&self, id: ServiceRequestId) -> Result<ServiceRequest, AppError> {
        let withdraw =
            |api: HubApi, access: String| async move { api.withdraw_request(&access, id).await };
        Ok(self.session.call(withdraw).await?)
    }

    /// All requests, as operators see them, the oldest first.
    ///
    /// # Errors
    /// [`ErrorCode::NotFound`] for everybody else; those of [`Desk::find_agencies`].
    pub async fn request_queue(
        &self,
        filter: RequestFilter,
    ) -> Result<Vec<ServiceRequest>, AppError> {
        let queue = |api: HubApi, access: String| {
            let filter = filter.clone();
            async move { api.request_queue(&access, &filter).await }
        };
        Ok(self.session.call(queue).await?)
    }

    /// Approves, returns or rejects a request. May ask for a fresh sign-in.
    ///
    /// # Errors
    /// Problems at `note` and `reason`, or that somebody was here before; those of [`Desk::service_request`] and
    /// [`Desk::sign_in`].
    pub async fn decide_request(
        &self,
        id: ServiceRequestId,
        decision: Decision,
        open: impl Fn(&Url) -> bool,
    ) -> Result<ServiceRequest, AppError> {
        let decide = |api: HubApi, access: String| {
            let decision = decision.clone();
            async move { api.decide_request(&access, id, &decision).await }
        };
        let decided = self.freshly(open, decide).await;
        // Also where somebody else was first: it is off the list then too.
        self.look_at_approvals().await;
        decided
    }
}
