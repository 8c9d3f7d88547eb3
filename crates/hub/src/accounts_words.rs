//! What `infodesk-hub accounts …` says to an operator, in Thai.

use infodesk_domain::{
    Problem, ProblemCode,
    accounts::{AccountView, Accounts, ImportReport, ReportedRow, RowOutcome},
    rights::Role,
};
use infodesk_hub::store::Withdrawal;
use infodesk_thailand::dates;
use std::{io, path::Path};

pub const WITHDRAWN: &str = "ถอนบัญชีนี้ออกจากรายการแล้ว";

/// What a file is written in that is not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf16,
    Windows874,
    Unknown,
}

/// A line for each row, what is wrong with the whole before them, the sums after them.
pub fn report(report: &ImportReport) -> Vec<String> {
    let unused = report.unused_columns.iter();
    let mut lines: Vec<String> = unused
        .map(|name| format!("ข้อสังเกต: ไม่ได้ใช้คอลัมน์ \"{name}\""))
        .collect();
    lines.extend(report.problems.iter().map(|p| line(None, p)));
    for row in &report.rows {
        lines.extend(row_lines(row));
    }
    let totals = &report.totals;
    lines.push(format!(
        "ใหม่ {}  มีอยู่แล้ว {}  เข้าใช้งานแล้ว {}  ต้องแก้ {}",
        totals.new, totals.already_there, totals.already_claimed, totals.bad
    ));
    lines
}

/// After a list without bad rows.
pub const fn end(dry_run: bool) -> &'static str {
    if dry_run {
        "นี่คือการตรวจเท่านั้น ยังไม่ได้นำเข้า สั่งอีกครั้งพร้อม --apply เพื่อนำเข้า"
    } else {
        "นำเข้าแล้ว"
    }
}

pub fn bad_list(skipped: bool, rows: u32) -> String {
    match (skipped, rows) {
        (true, rows) => format!("นำเข้าแล้ว โดยข้าม {rows} แถวที่ต้องแก้"),
        (false, 0) => "ยังไม่ได้นำเข้า รายการนี้ต้องแก้ก่อน".to_owned(),
        (false, rows) => format!("ยังไม่ได้นำเข้า มี {rows} แถวที่ต้องแก้ก่อน"),
    }
}

pub fn list(accounts: &Accounts) -> Vec<String> {
    if accounts.accounts.is_empty() {
        return vec!["ยังไม่มีบัญชีที่นำเข้า".to_owned()];
    }
    accounts.accounts.iter().map(account).collect()
}

pub fn unreadable(path: &Path, error: &io::Error) -> String {
    let why = match error.kind() {
        io::ErrorKind::NotFound => "ไม่พบไฟล์นี้ ตรวจชื่ออีกครั้ง".to_owned(),
        io::ErrorKind::PermissionDenied => "บัญชีที่ใช้อยู่ไม่มีสิทธิ์อ่านไฟล์นี้".to_owned(),
        io::ErrorKind::IsADirectory => "ชื่อนี้เป็นโฟลเดอร์ ระบุชื่อไฟล์".to_owned(),
        _ => format!("({error})"),
    };
    format!("อ่านรายการ {} ไม่ได้ {why}", path.display())
}

pub fn not_utf8(encoding: Encoding) -> String {
    let what = match encoding {
        Encoding::Utf16 => "ไฟล์เป็น UTF-16",
        Encoding::Windows874 => "ไฟล์ไม่ใช่ UTF-8 น่าจะเป็น TIS-620 หรือ Windows-874",
        Encoding::Unknown => "มีอักขระที่ไม่ใช่ UTF-8",
    };
    format!("{what} เปิดในโปรแกรมตารางแล้วบันทึกใหม่เป็น CSV UTF-8")
}

pub fn unknown_provider(names: &[String]) -> String {
    format!("ไม่มีผู้ให้บริการยืนยันตัวตนชื่อนี้ ที่ตั้งค่าไว้คือ {}", names.join(", "))
}

pub const fn not_withdrawn(outcome: Withdrawal) -> &'static str {
    match outcome {
        Withdrawal::Done => WITHDRAWN,
        Withdrawal::AlreadyClaimed => {
            "ถอนไม่ได้ เพราะบัญชีนี้เข้าใช้งานและได้รับสิทธิ์แล้ว ให้ยกเลิกสิทธิ์ของเจ้าหน้าที่แทน"
        }
        Withdrawal::Unknown => "ไม่พบบัญชีนี้ในรายการ",
    }
}

fn row_lines(row: &ReportedRow) -> Vec<String> {
    let what = match row.outcome {
        RowOutcome::New => "ใหม่",
        RowOutcome::AlreadyThere => "มีอยู่แล้ว",
        RowOutcome::AlreadyClaimed => "เข้าใช้งานแล้ว",
        RowOutcome::Bad => {
            return row
                .problems
                .iter()
                .map(|p| line(Some(row.row), p))
                .collect();
        }
    };
    let parts = [
        row.account.as_deref(),
        row.role.map(role),
        row.unit_name_th.as_deref(),
    ];
    let said: Vec<&str> = parts.into_iter().flatten().collect();
    vec![format!("แถว {}: {what} {}", row.row, said.join(" "))]
}

fn line(row: Option<u32>, problem: &Problem) -> String {
    let row = row.map(|row| format!("แถว {row}"));
    let field = Some(problem.field.as_str()).filter(|field| !field.is_empty());
    let field = field.map(|field| format!("ช่อง {field}"));
    let place: Vec<String> = [row, field].into_iter().flatten().collect();
    match place.join(" ").as_str() {
        "" => reason(problem),
        place => format!("{place}: {}", reason(problem)),
    }
}

fn account(account: &AccountView) -> String {
    let state = match (&account.claimed_by, account.claimed_at) {
        (Some(name), Some(at)) => format!("เข้าใช้งานแล้ว {} โดย{name}", dates::short_date(at.0)),
        _ => "รอเข้าใช้งาน".to_owned(),
    };
    let provider = account.provider.as_deref().unwrap_or("ทุกผู้ให้บริการ");
    format!(
        "{} {} ({provider}) {} {} นำเข้า {} {state}",
        account.id,
        account.account,
        role(account.role),
        account.unit_name_th,
        dates::short_date(account.imported_at.0),
    )
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Operator => "ผู้ดูแลระบบ",
        Role::CentralOfficer => "เจ้าหน้าที่ส่วนกลาง",
        Role::AgencyOfficer => "เจ้าหน้าที่หน่วยงาน",
        Role::ServicePointOfficer => "เจ้าหน้าที่จุดบริการ",
    }
}

/// What is wrong, and what to do about it.
fn reason(problem: &Problem) -> String {
    let arg = |name: &str| problem.args.get(name).map_or("", String::as_str);
    let text = match problem.code {
        ProblemCode::ListEmpty => {
            "รายการว่าง แถวแรกต้องเป็นหัวตาราง username,email,role,unit แล้วตามด้วยแถวของบัญชี"
        }
        ProblemCode::ListSeparatorUnfit => "ช่องไม่ได้คั่นด้วยจุลภาค บันทึกใหม่เป็น CSV ที่คั่นด้วยจุลภาค (,)",
        ProblemCode::ListColumnMissing => "ไม่มีคอลัมน์นี้ในหัวตาราง",
        ProblemCode::ListColumnRepeated => "หัวตารางมีคอลัมน์นี้มากกว่าหนึ่งคอลัมน์ เหลือไว้คอลัมน์เดียว",
        ProblemCode::ListQuotesUnfit => "เครื่องหมาย \" ไม่ครบคู่ ถ้าในข้อความมี \" ให้เขียนเป็น \"\"",
        ProblemCode::ListCellsUnfit => {
            return format!(
                "มี {} ช่อง แต่หัวตารางมี {} ข้อความที่มีจุลภาคต้องอยู่ในเครื่องหมาย \"…\" และช่องที่ไม่มีชื่อคอลัมน์ต้องว่าง",
                arg("cells"),
                arg("columns")
            );
        }
        ProblemCode::CitizenNumberInList => {
            "มีเลขประจำตัวประชาชน ลบออกจากไฟล์และจากสำเนาทุกฉบับ รายการนี้ใช้เฉพาะชื่อผู้ใช้หรืออีเมล"
        }
        ProblemCode::AccountMissing => "ไม่มีทั้งชื่อผู้ใช้และอีเมล ใส่อย่างใดอย่างหนึ่ง",
        ProblemCode::AccountGivenTwice => "มีทั้งชื่อผู้ใช้และอีเมล เหลือไว้อย่างเดียว",
        ProblemCode::AccountUsernameUnfit => {
            "ชื่อผู้ใช้ต้องไม่มีช่องว่างหรืออักขระที่มองไม่เห็น และยาวไม่เกิน 100 ตัวอักษร"
        }
        ProblemCode::AccountEmailUnfit => "ไม่ใช่ที่อยู่อีเมล ใส่เช่น somchai@office.go.th",
        ProblemCode::AccountProviderUnsaid => {
            "ระบุว่าเป็นชื่อผู้ใช้ของผู้ให้บริการยืนยันตัวตนรายใด ด้วย --provider"
        }
        ProblemCode::RoleMissing => {
            "ไม่มีสิทธิ์ ใส่ ผู้ดูแลระบบ เจ้าหน้าที่ส่วนกลาง เจ้าหน้าที่หน่วยงาน หรือ เจ้าหน้าที่จุดบริการ"
        }
        ProblemCode::RoleUnknown => {
            "ไม่รู้จักสิทธิ์นี้ ใส่ ผู้ดูแลระบบ เจ้าหน้าที่ส่วนกลาง เจ้าหน้าที่หน่วยงาน หรือ เจ้าหน้าที่จุดบริการ"
        }
        ProblemCode::UnitMissing => "ไม่มีหน่วยงาน ใส่ชื่อหน่วยงาน หรือรหัสจุดบริการจากโปสเตอร์",
        ProblemCode::UnitUnknown => {
            "ไม่พบหน่วยงานหรือจุดบริการนี้ในทะเบียน ใส่ชื่อหน่วยงานให้ตรงกับทะเบียน หรือรหัสจุดบริการจากโปสเตอร์"
        }
        ProblemCode::UnitCodeMistyped => "รหัสจุดบริการอาจพิมพ์ผิด อักขระตรวจสอบตัวท้ายไม่ตรง",
        ProblemCode::UnitNameShared => {
            return format!(
                "มีหลายหน่วยงานชื่อนี้ ใส่รหัสของหน่วยงานที่ต้องการแทน: {}",
                arg("choices")
            );
        }
        ProblemCode::UnitNotOfRole => {
            "สิทธิ์กับหน่วยงานไม่เข้ากัน เจ้าหน้าที่จุดบริการใช้รหัสจุดบริการ สิทธิ์อื่นใช้หน่วยงาน"
        }
        ProblemCode::GrantNotWithinRights => "ผู้นำเข้าไม่มีสิทธิ์ให้สิทธิ์นี้ในหน่วยงานนี้",
        // Nothing else is said of a list.
        other => return format!("ต้องแก้ ({other:?})"),
    };
    text.to_owned()
}
