//! The command line: how the window is to start, and the subcommands that work without one.

pub mod poster;

use clap::{Parser, Subcommand};
use std::{path::PathBuf, process::ExitCode};
use url::Url;

/// โต๊ะทำงานของเจ้าหน้าที่ สำหรับศูนย์รวมข้อมูลเพื่อติดต่อราชการ (info)
#[derive(Debug, Clone, Parser)]
#[command(name = "infodesk", version)]
pub struct Arguments {
    /// ระบบกลาง (hub) ที่จะใช้งาน จำไว้สำหรับครั้งถัดไป
    #[arg(long, value_name = "URL")]
    pub hub: Option<Url>,
    /// ฝึกใช้ในเครื่องนี้เท่านั้น ด้วยข้อมูลฝึกใช้ จำไว้สำหรับครั้งถัดไป
    #[arg(long, conflicts_with = "hub")]
    pub standalone: bool,
    /// โฟลเดอร์ที่เก็บข้อมูลของโปรแกรม
    #[arg(long, value_name = "DIR", env = "INFODESK_DATA_DIR")]
    pub data_dir: Option<PathBuf>,
    /// เริ่มโดยไม่เปิดหน้าต่าง อยู่ที่ถาดของระบบ
    #[arg(long)]
    pub hidden: bool,
    /// Writes the TypeScript bindings of the shell's commands and ends.
    #[arg(long, value_name = "FILE", hide = true)]
    pub export_bindings: Option<PathBuf>,
    /// ลิงก์จากอีเมล (infodesk://token/…) เติมรหัสให้เท่านั้น ยังไม่ใช้รหัส
    #[arg(value_name = "LINK", value_parser = link)]
    pub link: Option<Url>,
    #[command(subcommand)]
    pub command: Option<Command>,
}

fn link(text: &str) -> Result<Url, String> {
    Url::parse(text)
        .ok()
        .filter(|url| url.scheme() == "infodesk")
        .ok_or_else(|| "ไม่ใช่คำสั่งหรือลิงก์ infodesk://".to_owned())
}

#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// ทำโปสเตอร์ QR Code จากตารางจุดบริการ
    Poster(poster::Arguments),
}

impl Command {
    /// Runs to the end; the status is one of the design's (0 done, 2 usage, 3 bad input).
    pub fn run(self) -> ExitCode {
        match self {
            Self::Poster(arguments) => poster::run(&arguments),
        }
    }
}
