//! A short text: a copy of the house registration.

use super::{
    NOTICE, complaints, document, fee, minutes, per_unit, procedure, registry_office, texts,
};
use infodesk_domain::manuals::{Channel, ManualBody, Stated};

pub(super) fn body() -> ManualBody {
    ManualBody {
        notice: Some(NOTICE.to_owned()),
        criteria: texts(&[
            "ผู้มีส่วนได้เสียขอสำเนารายการในทะเบียนบ้านได้ที่สำนักทะเบียนทุกแห่งที่เชื่อมกับฐานข้อมูลทะเบียนกลาง ไม่จำเป็นต้องเป็นสำนักทะเบียนที่บ้านนั้นตั้งอยู่",
            "ผู้มีส่วนได้เสีย ได้แก่ เจ้าบ้าน ผู้มีชื่อในทะเบียนบ้าน และบุคคลที่มีความเกี่ยวข้องโดยตรง ถ้ามอบให้ผู้อื่นมาแทน ผู้นั้นต้องมีหนังสือมอบอำนาจ",
        ]),
        channels: vec![Channel {
            remark: Some("ไม่ต้องนัดล่วงหน้า".to_owned()),
            ..registry_office("ที่ว่าการอำเภอ สำนักงานเขต หรือสำนักทะเบียนท้องถิ่นที่ใดก็ได้")
        }],
        procedures: vec![procedure(
            None,
            &[
                (
                    "ผู้ยื่นคำขอแจ้งความประสงค์และแสดงเอกสาร เจ้าหน้าที่ตรวจสอบว่าเป็นผู้มีส่วนได้เสีย",
                    minutes(5),
                    "งานทะเบียนราษฎร",
                ),
                (
                    "นายทะเบียนตรวจรายการในฐานข้อมูล พิมพ์สำเนา และลงชื่อรับรอง",
                    minutes(10),
                    "งานทะเบียนราษฎร",
                ),
                ("ชำระค่าธรรมเนียมและรับเอกสาร", minutes(5), "งานการเงิน"),
            ],
        )],
        documents: Stated::These(vec![
            document(
                "บัตรประจำตัวประชาชนของผู้ยื่นคำขอ",
                "กรมการปกครอง",
                (1, 0),
                "ใช้แอปพลิเคชัน ThaID แสดงแทนได้",
            ),
            document(
                "หนังสือมอบอำนาจ",
                "",
                (1, 0),
                "เฉพาะกรณีมอบให้ผู้อื่นมาแทน พร้อมสำเนาบัตรประจำตัวประชาชนของผู้มอบอำนาจ",
            ),
        ]),
        fees: Stated::These(vec![fee(
            "คัดและรับรองสำเนารายการ",
            per_unit(2000, "ฉบับ"),
            "จำนวนเงินเป็นตัวอย่างสำหรับฝึกใช้",
        )]),
        complaints: complaints(),
        forms: Stated::None,
        laws: texts(&["พระราชบัญญัติการทะเบียนราษฎร พ.ศ. 2534 และที่แก้ไขเพิ่มเติม"]),
        legal_time: None,
        published_at: None,
    }
}
