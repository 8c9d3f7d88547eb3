//! What the command says to people, in Thai.

use super::{problem::Fault, report::Made};
use crate::poster_batch::{Pace, Progress};
use infodesk_poster::EmblemError;
use std::{error::Error, io};

pub(super) const HELP_POINTS: &str = "รายการจุดบริการ เป็นไฟล์ CSV (UTF-8)";
pub(super) const HELP_OUT: &str = "ไฟล์ PDF ที่จะเขียน ถ้ามีอยู่แล้วจะถูกแทนที่";
pub(super) const HELP_OUT_DIR: &str =
    "โฟลเดอร์ที่จะเขียน แทน --out ทำหลายไฟล์ สั่งซ้ำแล้วจะทำเฉพาะไฟล์ที่ยังไม่มี";
pub(super) const HELP_PER: &str = "point: ไฟล์ละจุดบริการ  province: ไฟล์ละจังหวัด มีรายการส่งเป็นหน้าแรก";
pub(super) const HELP_TEMPLATE: &str = "poster: โปสเตอร์แนวตั้ง  counter-card: ป้ายตั้งเคาน์เตอร์ A5";
pub(super) const HELP_PAPER: &str = "ขนาดกระดาษ ถ้าไม่ระบุ โปสเตอร์ใช้ A4";
pub(super) const HELP_LANG: &str = "th: ไทย  th-en: ไทยและอังกฤษ";
pub(super) const HELP_INK: &str = "full: สีเต็ม  saving: ประหยัดหมึก";
pub(super) const HELP_EMBLEM: &str = "ตราของหน่วยงาน เป็นไฟล์ PNG หรือ SVG";
pub(super) const HELP_SKIP_BAD: &str = "ข้ามแถวที่ทำไม่ได้ แล้วแจ้งท้ายงาน";
pub(super) const HELP_BASE_URL: &str = "ที่อยู่ที่นำหน้า /S/ และรหัสใน QR Code";
pub(super) const HELP_JSON: &str = "แจ้งผลเป็น JSON สำหรับโปรแกรมอื่น";
pub(super) const AFTER_HELP: &str = "\
รายการจุดบริการ
  แถวแรกเป็นหัวตาราง: code,name_th,agency_th,hours_th,phone,manuals (สลับลำดับได้)
  code คือรหัสที่ต่อท้าย /S/ ในที่อยู่ และ manuals คือชื่อคู่มือ คั่นด้วย |
  หนึ่งแถวเป็นโปสเตอร์ของหนึ่งจุดบริการ เรียงตามลำดับแถว ช่อง hours_th, phone และ manuals เว้นว่างได้
  มีเพิ่มได้: subdistrict,district,province,copies,version,name_en,agency_en,hours_en,manuals_en
  version ใช้ทำเลขที่โปสเตอร์ copies คือจำนวนแผ่น --per province ต้องมี province
  ถ้ามีแถวที่ต้องแก้ จะแจ้งทุกแถวพร้อมเหตุผล และไม่เขียนไฟล์ เว้นแต่สั่ง --skip-bad

สถานะเมื่อจบ
  0 เสร็จ   2 สั่งไม่ถูกรูปแบบ   3 มีแถวที่ต้องแก้หรือถูกข้าม หรืออ่านเขียนไฟล์ไม่ได้   1 โปรแกรมขัดข้อง   130 หยุดกลางคัน";
pub(super) const BAD_BASE_URL: &str =
    "ต้องเป็นที่อยู่ที่ขึ้นต้นด้วย https:// หรือ http:// โดยไม่มี ? # หรือชื่อผู้ใช้ เช่น https://info.go.th";

/// The title of the PDF.
pub(super) const TITLE: &str = "โปสเตอร์ QR Code";

pub(super) const CHECK_CHARACTER: &str = "รหัสอาจพิมพ์ผิด อักขระตรวจสอบตัวท้ายไม่ตรง ตรวจ code อีกครั้งก่อนพิมพ์";
pub(super) const NO_AGENCY: &str = "ไม่มีชื่อหน่วยงานใน agency_th โปสเตอร์จะไม่แสดงหน่วยงาน";
pub(super) const CUT_TELEPHONE: &str =
    "หมายเลขใน phone อาจขาดเลข 0 นำหน้า ตั้งช่องในโปรแกรมตารางเป็นข้อความแล้วพิมพ์ใหม่";

/// The sentence on the poster.
pub(super) const CARD_PAPER: &str = "ป้ายตั้งเคาน์เตอร์มีเฉพาะ A5 ลบ --paper หรือใช้ --paper a5";
pub(super) const BROKEN_OFF: &str =
    "หยุดตามที่สั่ง ไม่มีไฟล์ที่ค้างครึ่งทาง ถ้าสั่งแบบ --out-dir เดิมอีกครั้ง จะทำต่อจากไฟล์ที่เสร็จแล้ว";

pub(super) fn progress(step: Progress, pace: Option<Pace>) -> String {
    let Progress { done, total, .. } = step;
    let act = match (step.checking, done == total) {
        (true, _) => format!("กำลังตรวจ {done}/{total}"),
        (false, false) => format!("กำลังจัดหน้า {done}/{total}"),
        (false, true) => format!("จัดหน้าแล้ว {done}/{total} กำลังเขียนไฟล์"),
    };
    match pace {
        Some(pace) if done < total => {
            let left = pace.seconds_left;
            format!("{act} ({:.0} จุดต่อวินาที เหลือประมาณ {left} วินาที)", pace.rate)
        }
        _ => act,
    }
}

pub(super) fn done(made: &Made, seconds: f64, place: &str) -> String {
    let size = match made.bytes {
        bytes @ 0..1_000_000 => format!("{} KB", bytes.div_ceil(1000)),
        bytes => format!("{:.1} MB", bytes as f64 / 1e6),
    };
    let kept = match made.kept {
        0 => String::new(),
        kept => format!(" มีอยู่แล้ว {kept} จุด"),
    };
    let Made { posters, files, .. } = made;
    format!("ทำโปสเตอร์แล้ว {posters} จุด{kept} ({files} ไฟล์ {size} ใน {seconds:.1} วินาที): {place}")
}

pub(super) fn skipped(problems: usize) -> String {
    format!("ข้ามแถวที่ทำไม่ได้ มี {problems} แห่งที่ต้องแก้")
}

pub(super) fn emblem_unreadable(error: &io::Error) -> String {
    format!("อ่านไฟล์ตราของหน่วยงานไม่ได้ {}", cause(error))
}

pub(super) fn bad_emblem(error: &EmblemError) -> String {
    let why = match error {
        EmblemError::TooLarge(_) => "ไฟล์ใหญ่เกิน 4 MB ย่อรูปแล้วลองใหม่".to_owned(),
        EmblemError::TooManyPixels { width, height } => {
            format!("รูปมี {width} × {height} จุด ย่อให้ไม่เกิน 4096 จุดต่อด้าน")
        }
        EmblemError::UnknownFormat => "ไม่ใช่ไฟล์ PNG หรือ SVG".to_owned(),
        EmblemError::Empty => "ไม่มีสิ่งที่มองเห็นในรูป".to_owned(),
        EmblemError::Png(_) | EmblemError::Svg(_) | EmblemError::Compression(_) => {
            format!("ไฟล์เสียหาย บันทึกใหม่เป็น PNG แล้วลองอีกครั้ง ({error})")
        }
    };
    format!("ใช้ตราของหน่วยงานนี้ไม่ได้: {why}")
}

pub(super) fn unused_column(name: &str) -> String {
    format!("ข้อสังเกต: ไม่ได้ใช้คอลัมน์ \"{name}\"")
}

pub(super) fn warning(rows: &str, words: &str) -> String {
    format!("ข้อสังเกต แถว {rows}: {words}")
}

pub(super) fn bad_list(points: &str, problems: usize) -> String {
    format!("ยังไม่ได้เขียนโปสเตอร์ มี {problems} แห่งใน {points} ที่ต้องแก้ก่อน")
}

pub(super) fn overwrites_list(out: &str) -> String {
    format!("--out เป็นไฟล์เดียวกับ --points ({out}) เลือกชื่ออื่นสำหรับโปสเตอร์")
}

pub(super) fn unreadable(points: &str, error: &io::Error) -> String {
    format!("อ่านรายการ {points} ไม่ได้ {}", cause(error))
}

pub(super) fn not_written(out: &str, error: &io::Error) -> String {
    format!("เขียนโปสเตอร์ลงใน {out} ไม่ได้ {}", cause(error))
}

pub(super) fn broken(error: &dyn Error) -> String {
    format!("โปรแกรมขัดข้อง จึงทำโปสเตอร์ไม่ได้ แจ้งข้อความนี้แก่ผู้ดูแลระบบ: {error}")
}

fn cause(error: &io::Error) -> String {
    let words = match error.kind() {
        io::ErrorKind::NotFound => "ไม่พบไฟล์หรือโฟลเดอร์นี้ ตรวจชื่ออีกครั้ง",
        io::ErrorKind::PermissionDenied => "บัญชีที่ใช้อยู่ไม่มีสิทธิ์ที่ไฟล์หรือโฟลเดอร์นี้",
        io::ErrorKind::ReadOnlyFilesystem => "ที่เก็บนี้อ่านได้อย่างเดียว เลือกที่อื่น",
        io::ErrorKind::IsADirectory => "ชื่อนี้เป็นโฟลเดอร์ ระบุชื่อไฟล์",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "ส่วนหนึ่งของที่อยู่นี้เป็นไฟล์ ไม่ใช่โฟลเดอร์ เลือกที่อื่น"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "เนื้อที่ไม่พอ ลบไฟล์ที่ไม่ใช้แล้วสั่งใหม่",
        _ => return format!("({error})"),
    };
    words.to_owned()
}

/// What is wrong, and what to do about it.
pub(super) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::EmptyFile => {
            "ไฟล์ว่าง แถวแรกต้องเป็นหัวตาราง code,name_th,agency_th,hours_th,phone,manuals".to_owned()
        }
        Fault::NoRows => "มีแต่หัวตาราง ยังไม่มีแถวของจุดบริการ".to_owned(),
        Fault::Utf16 => format!("ไฟล์เป็น UTF-16 {SAVE_AS_UTF_8}"),
        Fault::Windows874 => {
            format!("ไฟล์ไม่ใช่ UTF-8 น่าจะเป็น TIS-620 หรือ Windows-874 {SAVE_AS_UTF_8}")
        }
        Fault::NotUtf8 => format!("มีอักขระที่ไม่ใช่ UTF-8 {SAVE_AS_UTF_8}"),
        Fault::OtherSeparator(separator) => {
            let name = if *separator == '\t' {
                "แท็บ".to_owned()
            } else {
                separator.to_string()
            };
            format!("ช่องคั่นด้วย {name} บันทึกใหม่เป็น CSV ที่คั่นด้วยจุลภาค (,)")
        }
        Fault::MissingColumn => "ไม่มีคอลัมน์นี้ในหัวตาราง".to_owned(),
        Fault::RepeatedColumn => "หัวตารางมีคอลัมน์นี้มากกว่าหนึ่งคอลัมน์ เหลือไว้คอลัมน์เดียว".to_owned(),
        Fault::QuoteNotClosed => "เครื่องหมาย \" เปิดแล้วไม่ปิด ข้อความต่อจากนี้จนจบไฟล์จึงอ่านไม่ได้".to_owned(),
        Fault::TextAfterQuote => {
            "มีข้อความต่อจากเครื่องหมาย \" ที่ปิดแล้ว ถ้าในข้อความมี \" ให้เขียนเป็น \"\"".to_owned()
        }
        Fault::TooManyCells { cells, columns } => {
            format!("มี {cells} ช่อง แต่หัวตารางมี {columns} ข้อความที่มีจุลภาคต้องอยู่ในเครื่องหมาย \"…\"")
        }
        Fault::TooFewCells { cells, columns } => {
            format!("มีเพียง {cells} ช่อง แต่หัวตารางมี {columns} ช่องที่ว่างต้องมีจุลภาคคั่นด้วย")
        }
        Fault::NamelessCell => {
            "มีข้อมูลในคอลัมน์ที่หัวตารางว่าง ตั้งชื่อคอลัมน์ หรือใส่ข้อความที่มีจุลภาคใน \"…\"".to_owned()
        }
        Fault::Empty => "ยังไม่ได้กรอก".to_owned(),
        Fault::BadCode(unfit) if unfit.is_empty() => "รหัสมีแต่จุด ใช้เป็นที่อยู่ไม่ได้".to_owned(),
        Fault::BadCode(unfit) => {
            format!(
                "รหัสมี {} ซึ่งใช้ในที่อยู่ไม่ได้ ใช้ได้เฉพาะ A–Z 0–9 และ - . _ ~",
                characters(unfit)
            )
        }
        Fault::Repeated { row } => format!("รหัสซ้ำกับแถว {row} จุดบริการหนึ่งแห่งมีได้แถวเดียว"),
        Fault::NotCopies => "จำนวนแผ่นต้องเป็นตัวเลข 1 ถึง 999 หรือเว้นว่าง".to_owned(),
        Fault::TitlesDiffer { th, en } => {
            format!(
                "มีชื่อคู่มือภาษาไทย {th} เรื่อง แต่ภาษาอังกฤษ {en} เรื่อง คั่นด้วย | ให้ตรงกัน เรื่องที่ไม่มีให้เว้นว่าง"
            )
        }
        Fault::NoGlyph(lacking) => {
            format!(
                "ตัวพิมพ์ของโปสเตอร์ไม่มี {} ลบออกหรือใช้อักขระอื่นแทน",
                characters(lacking)
            )
        }
        Fault::AddressTooLong => {
            "ที่อยู่ยาวเกินไป QR Code จะละเอียดจนอ่านยาก ใช้รหัสหรือ --base-url ที่สั้นลง".to_owned()
        }
        Fault::DoesNotFit => "ข้อความยาวเกินกว่าจะลงในหนึ่งหน้า ย่อชื่อหรือหน่วยงานให้สั้นลง".to_owned(),
    }
}

const SAVE_AS_UTF_8: &str = "เปิดในโปรแกรมตาราง แล้วบันทึกใหม่เป็น CSV UTF-8";

/// Characters to be found in a cell: themselves where they can be seen, and their numbers where not.
fn characters(characters: &[char]) -> String {
    let number = |c: char| format!("U+{:04X}", u32::from(c));
    let texts = characters.iter().map(|&c| match c {
        ' ' => "ช่องว่าง".to_owned(),
        c if c.is_whitespace() || c.is_control() || c.escape_debug().len() > 1 => number(c),
        c if c.is_ascii() => format!("\"{c}\""),
        c => format!("\"{c}\" ({})", number(c)),
    });
    texts.collect::<Vec<_>>().join(", ")
}
