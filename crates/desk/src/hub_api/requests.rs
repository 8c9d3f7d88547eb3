//! Requests for the service, and the letters that go with them.

use super::{HubApi, HubError, answer, succeed};
use infodesk_domain::{
    LetterId, ServiceRequestId,
    agencies::AgencyKind,
    requests::{
        Decision, ExecutiveForm, FoundAgencies, FoundAgency, Letter, RequestFilter, RequestForm,
        ServiceRequest, ServiceRequests,
    },
};
use std::time::Duration;

/// A letter of ten megabytes over a slow line.
const LETTER_TIMEOUT: Duration = Duration::from_secs(180);

impl HubApi {
    pub async fn find_agencies(
        &self,
        access: &str,
        text: &str,
        kind: Option<AgencyKind>,
    ) -> Result<Vec<FoundAgency>, HubError> {
        let request = self.http.get(self.url("agencies")?).bearer_auth(access);
        answer(request.query(&[("text", text)]).query(&[("kind", kind)]))
            .await
            .map(|found: FoundAgencies| found.agencies)
    }

    pub async fn send_letter(
        &self,
        access: &str,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<Letter, HubError> {
        let request = self.http.post(self.url("letters")?).bearer_auth(access);
        let request = request.query(&[("name", name)]).timeout(LETTER_TIMEOUT);
        answer(request.body(bytes)).await
    }

    pub async fn letter(&self, access: &str, id: LetterId) -> Result<Vec<u8>, HubError> {
        let url = self.url(&format!("letters/{id}"))?;
        let request = self.http.get(url).bearer_auth(access);
        let response = succeed(request.timeout(LETTER_TIMEOUT)).await?;
        let bytes = response.bytes().await.map_err(HubError::Unreachable)?;
        Ok(bytes.into())
    }

    pub async fn own_requests(&self, access: &str) -> Result<Vec<ServiceRequest>, HubError> {
        let own: ServiceRequests = self.get(access, "requests").await?;
        Ok(own.requests)
    }

    pub async fn service_request(
        &self,
        access: &str,
        id: ServiceRequestId,
    ) -> Result<ServiceRequest, HubError> {
        self.get(access, &format!("requests/{id}")).await
    }

    pub async fn send_request(
        &self,
        access: &str,
        form: &RequestForm,
    ) -> Result<ServiceRequest, HubError> {
        self.post(access, "requests", form).await
    }

    pub async fn send_request_again(
        &self,
        access: &str,
        id: ServiceRequestId,
        form: &RequestForm,
    ) -> Result<ServiceRequest, HubError> {
        let path = format!("requests/{id}/send-again");
        self.post(access, &path, form).await
    }

    pub async fn ask_executive(
        &self,
        access: &str,
        id: ServiceRequestId,
        executive: &ExecutiveForm,
    ) -> Result<ServiceRequest, HubError> {
        let path = format!("requests/{id}/ask-executive");
        self.post(access, &path, executive).await
    }

    pub async fn withdraw_request(
        &self,
        access: &str,
        id: ServiceRequestId,
    ) -> Result<ServiceRequest, HubError> {
        self.act(access, &format!("requests/{id}/withdraw")).await
    }

    pub async fn request_queue(
        &self,
        access: &str,
        filter: &RequestFilter,
    ) -> Result<Vec<ServiceRequest>, HubError> {
        let request = self.http.get(self.url("requests/queue")?);
        answer(request.bearer_auth(access).query(filter))
            .await
            .map(|queue: ServiceRequests| queue.requests)
    }

    pub async fn decide_request(
        &self,
        access: &str,
        id: ServiceRequestId,
        decision: &Decision,
    ) -> Result<ServiceRequest, HubError> {
        let path = format!("requests/{id}/decide");
        self.post(access, &path, decision).await
    }
}
