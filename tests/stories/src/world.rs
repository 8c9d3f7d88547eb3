//! A practice hub with its provider at the end of a cable.

use crate::Cable;
use infodesk_domain::{
    AgencyId, OfficerId, ServicePointId, Surroundings as _,
    feed::Changed,
    rights::{Role, Unit},
    service_points::ServicePoint,
    tokens::TokenText,
};
use infodesk_hub::store::NewToken;
use infodesk_test_support::{Database, Setup, SystemSurroundings, TestHub};
use std::sync::Arc;

/// As the practice mails name them.
pub const CENTRAL_OFFICER: &str = "เจ้าหน้าที่ส่วนกลาง กรุงเทพมหานคร";
pub const OPERATOR: &str = "ผู้ดูแลระบบ (สพร.)";
pub const POINT_OFFICER: &str = "เจ้าหน้าที่จุดบริการ สำนักงานเขตพระนคร";

pub struct World {
    pub hub: TestHub,
    pub cable: Cable,
}

impl World {
    /// With the practice register in `database`, and the real time: the desk looks at it too.
    pub async fn on(database: Database) -> Self {
        let setup = TestHub::setup().surroundings(Arc::new(SystemSurroundings));
        Self::of(setup.database(database)).await
    }

    pub async fn of(setup: Setup) -> Self {
        let cable = Cable::lay().await;
        let hub = setup.behind(cable.address()).start().await;
        cable.lead_to(hub.address);
        Self { hub, cable }
    }

    /// A fresh Token, as it would be mailed.
    pub async fn issue_token(&self, role: Role, unit: Unit) -> String {
        let text = TokenText::new(&SystemSurroundings);
        let token = NewToken {
            text: text.clone(),
            role,
            unit,
            expires_at: SystemSurroundings.now().plus_days(7),
            recipient: "officer@bangkok.example".to_owned(),
            note: String::new(),
            issued_by: None,
        };
        let issued = self.hub.store().issue_token(&token).await;
        issued.expect("issued");
        text.grouped()
    }

    /// A point as the hub has it.
    pub async fn point(&self, officer: OfficerId, id: ServicePointId) -> ServicePoint {
        let found = self.hub.store().service_point(officer, id).await;
        found.expect("the store answers").expect("a point").point
    }

    /// The last number of a stream.
    pub async fn head(&self, officer: OfficerId, stream: AgencyId) -> i64 {
        let streams = self.hub.store().streams(officer).await;
        let streams = streams.expect("the store answers").expect("rights").streams;
        let stream = streams.iter().find(|head| head.stream_id == stream);
        stream.expect("the stream").head
    }

    /// What each number after `after` stands for, as far as the officer may see it. Panics when a number
    /// was left out: the stream is read one number at a time.
    pub async fn numbered(&self, officer: OfficerId, stream: AgencyId, after: i64) -> Vec<Changed> {
        let head = self.head(officer, stream).await;
        let mut changes = Vec::new();
        for number in after + 1..=head {
            let page = self
                .hub
                .store()
                .feed_page(officer, stream, number - 1, 1)
                .await;
            let page = page.expect("the store answers").expect("a page");
            assert_eq!(page.next, number, "a number was left out");
            changes.extend(page.changes);
        }
        changes
    }
}
