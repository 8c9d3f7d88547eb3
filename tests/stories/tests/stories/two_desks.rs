//! Two officers work on the same service point from two desks.

use infodesk_desk::service_points::{Keep, ServicePointView};
use infodesk_domain::{
    ManualId, ServicePointId,
    feed::Changed,
    hours::OpeningHours,
    service_points::{Field, FieldValue},
};
use infodesk_stories::{CENTRAL_OFFICER, POINT_OFFICER, Pc, World, on_both_databases};
use infodesk_test_support::Database;

on_both_databases!(edits_and_pins_come_together_and_conflicts_are_decided);

struct Both {
    world: World,
    central: Pc,
    office: Pc,
    point: ServicePointId,
}

async fn edits_and_pins_come_together_and_conflicts_are_decided(database: Database) {
    let both = Both::at_work(database).await;
    let (officer, _) = both.central.officer().await;
    let stream = both.central.view(both.point).await.point.department_id;
    let before = both.world.head(officer, stream).await;

    both.different_fields_are_merged().await;
    let mine = both.decide("Phra Nakhon", Keep::Mine).await;
    let theirs = both.decide("Phra Nakhon District", Keep::Theirs).await;
    assert_ne!(mine, theirs);
    both.pins_come_together().await;

    // Telephone, hours, the name twice first and once "mine", three pins: each its own number, none left out.
    let numbered = both.world.numbered(officer, stream, before).await;
    let points = numbered
        .iter()
        .filter(|c| matches!(c, Changed::ServicePoint(_)));
    let pins = numbered.iter().filter(|c| matches!(c, Changed::Pins(_)));
    assert_eq!((points.count(), pins.count(), numbered.len()), (5, 3, 8));
    let versions = both.central.view(both.point).await.point.field_versions;
    let version = |field| versions[&field].version;
    let numbers = [Field::Phones, Field::Hours, Field::NameEn].map(version);
    assert!(numbers.iter().all(|number| *number > before));
    assert!(numbers[0] != numbers[1] && numbers[2] > numbers[0].max(numbers[1]));
}

impl Both {
    async fn at_work(database: Database) -> Self {
        let world = World::on(database).await;
        let central = Pc::ready(&world, "central", CENTRAL_OFFICER).await;
        let office = Pc::ready(&world, "office", POINT_OFFICER).await;
        assert_eq!((central.total().await, office.total().await), (50, 1));
        let point = office.find("สำนักงานเขตพระนคร").await;
        Self {
            world,
            central,
            office,
            point,
        }
    }

    /// Neither desk sees what the other does meanwhile.
    async fn at_the_same_time(&self, work: impl AsyncFnOnce(&Pc, &Pc)) {
        self.world.cable.pull();
        work(&self.central, &self.office).await;
        self.world.cable.plug_in();
    }

    async fn different_fields_are_merged(&self) {
        let phones = vec!["02-281-8000".to_owned()];
        self.at_the_same_time(async |central, office| {
            central
                .save(self.point, [FieldValue::Phones(phones.clone())])
                .await;
            office
                .save(self.point, [FieldValue::Hours(OpeningHours::office())])
                .await;
        })
        .await;
        let view = self.come_together().await;
        let particulars = view.point.particulars;
        assert_eq!(particulars.phones, phones);
        assert_eq!(particulars.hours, OpeningHours::office());
    }

    /// Both write the English name; whoever comes second decides. The name that stands in the end.
    async fn decide(&self, name: &str, keep: Keep) -> String {
        let of_central = format!("{name}, central");
        let of_office = format!("{name}, office");
        self.at_the_same_time(async |central, office| {
            central
                .save(self.point, [FieldValue::NameEn(of_central.clone())])
                .await;
            office
                .save(self.point, [FieldValue::NameEn(of_office.clone())])
                .await;
        })
        .await;
        self.central.in_step().await;
        self.office.in_step().await;
        let conflict = self.central.view(self.point).await.conflicts;
        let (second, (mine, theirs)) = if conflict.is_empty() {
            (&self.office, (of_office, of_central))
        } else {
            (&self.central, (of_central, of_office))
        };
        let conflicts = second.view(self.point).await.conflicts;
        assert_eq!(conflicts.len(), 1);
        assert_eq!(conflicts[0].yours, FieldValue::NameEn(mine.clone()));
        assert_eq!(conflicts[0].theirs, FieldValue::NameEn(theirs.clone()));
        let decided = second
            .register()
            .resolve_conflict(conflicts[0].operation_id, keep)
            .await;
        decided.unwrap();
        let stands = self.come_together().await.point.particulars.name_en;
        let expected = match keep {
            Keep::Mine => mine,
            Keep::Theirs => theirs,
        };
        assert_eq!(stands, expected);
        stands
    }

    async fn pins_come_together(&self) {
        let register = self.central.register();
        let found = register.search_manuals(String::new(), None).await.unwrap();
        let manuals: Vec<ManualId> = found.iter().map(|m| m.id).collect();
        self.at_the_same_time(async |central, office| {
            for manual in &manuals[..2] {
                central
                    .register()
                    .pin(self.point, *manual, Some(0))
                    .await
                    .unwrap();
            }
            office
                .register()
                .pin(self.point, manuals[2], Some(0))
                .await
                .unwrap();
        })
        .await;
        let view = self.come_together().await;
        let mut pinned: Vec<ManualId> = view.pinned.iter().map(|m| m.id).collect();
        pinned.sort_unstable();
        let mut expected = manuals[..3].to_vec();
        expected.sort_unstable();
        assert_eq!(pinned, expected);
    }

    /// Both desks and the hub show the same, and nothing waits.
    async fn come_together(&self) -> ServicePointView {
        // One may have asked before the other had sent.
        for pc in [&self.central, &self.office, &self.central] {
            pc.in_step().await;
        }
        let (hers, his) = (
            self.central.view(self.point).await,
            self.office.view(self.point).await,
        );
        assert_eq!((&hers.point, &hers.pinned), (&his.point, &his.pinned));
        assert!(hers.conflicts.is_empty() && his.conflicts.is_empty());
        assert!(hers.refused.is_empty() && his.refused.is_empty());
        let (officer, _) = self.central.officer().await;
        assert_eq!(self.world.point(officer, self.point).await, hers.point);
        hers
    }
}
