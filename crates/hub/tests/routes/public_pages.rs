//! What a citizen sees behind a poster's code.

use crate::answers::{header_of, ok, page};
use infodesk_domain::{
    OperationId, Surroundings,
    codes::PublicCode,
    commands::{Command, FieldChange, Operation},
    rights::{Role, Unit},
    service_points::FieldValue,
};
use infodesk_test_support::{FixedSurroundings, SmallRegister, TestHub};
use reqwest::StatusCode;
use serde_json::Value;

struct World {
    hub: TestHub,
    known: SmallRegister,
    code: String,
}

impl World {
    async fn new() -> Self {
        let (known, register) = SmallRegister::build(&FixedSurroundings::new(7));
        let code = register.service_points[0].code.to_string();
        Self {
            hub: TestHub::setup().register(register).start().await,
            known,
            code,
        }
    }

    async fn change(&self, commands: Vec<Command>) {
        let access = self.hub.sign_in("agency").await;
        let me = ok(self.hub.get("/api/v1/me").bearer_auth(&access)).await;
        let id = me["officer"]["id"].as_str().unwrap().parse().unwrap();
        self.hub
            .store()
            .grant(id, Role::AgencyOfficer, Unit::Agency(self.known.unit))
            .await
            .unwrap();
        for command in commands {
            let operation = Operation {
                id: OperationId::new(&self.hub.clock),
                made_at: self.hub.clock.now(),
                command,
            };
            let result = self.hub.store().carry_out(id, &operation).await.unwrap();
            let result: Value = serde_json::to_value(&result).unwrap();
            assert_eq!(result["outcome"], "applied", "{result}");
        }
    }

    fn edit(&self, value: FieldValue) -> Command {
        let changes = vec![FieldChange { value, base: 0 }];
        Command::EditServicePoint {
            service_point_id: self.known.at_unit,
            changes,
        }
    }
}

#[tokio::test]
async fn it_shows_what_a_citizen_needs() {
    let world = World::new().await;
    let point = world.known.at_unit;
    let pin = |i: usize| Command::PinManual {
        service_point_id: point,
        manual_id: world.known.manuals[i],
        position: None,
    };
    world
        .change(vec![
            world.edit(FieldValue::Phones(vec![
                "๐ ๒๖๑๒ ๖๐๖๐".to_owned(),
                "081 234 5678 ต่อ 12".to_owned(),
            ])),
            world.edit(FieldValue::NameEn("Test Office <Branch>".to_owned())),
            pin(2),
            pin(0),
            Command::ConfirmServicePoint {
                service_point_id: point,
            },
        ])
        .await;
    let (status, html) = page(world.hub.get(&format!("/S/{}", world.code))).await;
    assert_eq!(status, StatusCode::OK);
    for part in [
        "<html lang=\"th\">",
        "จุดบริการสำนักงานทดลอง",
        "Test Office &lt;Branch&gt;",
        "สำนักงานทดลอง กรมทดลอง",
        "แขวงพระบรมมหาราชวัง",
        "เขตพระนคร",
        "กรุงเทพมหานคร 10200",
        "จันทร์–ศุกร์ 08.30–16.30 น.",
        "ปิดวันหยุดราชการ",
        "href=\"tel:+6626126060\"",
        "02-612-6060",
        "081-234-5678 ต่อ 12",
        "ข้อมูล ณ วันที่",
        "23 พ.ย. 2569",
        "หน่วยงานยืนยันว่าข้อมูลถูกต้องเมื่อ",
    ] {
        assert!(html.contains(part), "no {part} in {html}");
    }
    let at = |title: &str| html.find(title).unwrap();
    assert!(
        at("การเปลี่ยนชื่อตัว") < at("การแจ้งเกิด"),
        "the order of the pins"
    );
    assert!(
        !html.contains("<script") && !html.contains("style=\""),
        "{html}"
    );
}

#[tokio::test]
async fn what_was_never_confirmed_says_so() {
    let world = World::new().await;
    let (_, html) = page(world.hub.get(&format!("/S/{}", world.code))).await;
    assert!(html.contains("หน่วยงานยังไม่ได้ยืนยันข้อมูลนี้"), "{html}");
    assert!(html.contains("ยังไม่มีข้อมูล"), "{html}");
}

#[tokio::test]
async fn what_was_confirmed_long_ago_is_not_called_correct() {
    let world = World::new().await;
    world
        .change(vec![Command::ConfirmServicePoint {
            service_point_id: world.known.at_unit,
        }])
        .await;
    world.hub.clock.pass_days(366);
    let (_, html) = page(world.hub.get(&format!("/S/{}", world.code))).await;
    assert!(
        html.contains("ครั้งล่าสุดเมื่อ") && !html.contains("ข้อมูลถูกต้อง"),
        "{html}"
    );
}

#[tokio::test]
async fn however_the_code_is_written_it_leads_to_one_address() {
    let world = World::new().await;
    let canonical = format!("/S/{}", world.code);
    let lower = world.code.to_lowercase();
    let (head, tail) = lower.split_at(4);
    for path in [
        format!("/S/{lower}"),
        format!("/s/{lower}"),
        format!("/s/{}", world.code),
        format!("/S/{head}-{tail}"),
    ] {
        let response = world.hub.get(&path).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::PERMANENT_REDIRECT, "{path}");
        assert_eq!(header_of(&response, "location"), canonical, "{path}");
    }
    let response = world
        .hub
        .get("/S")
        .query(&[("code", format!(" {head} {tail} "))])
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(header_of(&response, "location"), canonical);
}

#[tokio::test]
async fn an_unknown_code_says_so_and_can_be_typed_again() {
    let world = World::new().await;
    let unknown = PublicCode::new(&FixedSurroundings::new(99));
    let (status, html) = page(world.hub.get(&format!("/S/{unknown}"))).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("ไม่พบจุดบริการของรหัสนี้"), "{html}");
    assert!(
        html.contains("action=\"/S\"") && html.contains(&format!("value=\"{unknown}\"")),
        "{html}"
    );
}

#[tokio::test]
async fn a_mistyped_code_says_that_it_is_mistyped() {
    let world = World::new().await;
    let other = if world.code.starts_with('7') {
        "8"
    } else {
        "7"
    };
    let mistyped = format!("{other}{}", &world.code[1..]);
    for path in [format!("/S/{mistyped}"), format!("/S?code={mistyped}")] {
        let (status, html) = page(world.hub.get(&path)).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert!(
            html.contains("น่าจะพิมพ์ผิด") && html.contains(&mistyped),
            "{html}"
        );
    }
}

#[tokio::test]
async fn what_is_no_code_at_all_is_answered_and_stays_harmless() {
    let world = World::new().await;
    for typed in [
        "x",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%E0%B8%81",
        "123456789012",
    ] {
        for path in [format!("/S/{typed}"), format!("/S?code={typed}")] {
            let (status, html) = page(world.hub.get(&path)).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
            assert!(
                html.contains("ไม่ใช่รหัสจุดบริการ") && !html.contains("<script"),
                "{html}"
            );
        }
    }
    let (status, html) = page(world.hub.get("/S")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("action=\"/S\""), "{html}");
}

#[tokio::test]
async fn a_page_is_kept_for_a_minute_and_a_mistake_not_at_all() {
    let world = World::new().await;
    let response = world
        .hub
        .get(&format!("/S/{}", world.code))
        .send()
        .await
        .unwrap();
    assert_eq!(header_of(&response, "cache-control"), "public, max-age=60");
    assert!(header_of(&response, "content-security-policy").contains("style-src 'sha256-"));
    let response = world.hub.get("/S/x").send().await.unwrap();
    assert_eq!(header_of(&response, "cache-control"), "no-store");
}

#[tokio::test]
async fn a_practice_hub_says_on_every_page_that_it_is_one() {
    let practice = TestHub::start().await;
    for path in ["/S", "/S/x", "/nothing", "/sign-in/digital-id/callback"] {
        let (_, html) = page(practice.get(path)).await;
        assert!(html.contains("ข้อมูลฝึกใช้"), "{path}");
    }
    let world = World::new().await;
    let (_, html) = page(world.hub.get("/S")).await;
    assert!(!html.contains("class=\"practice\""), "{html}");
}
