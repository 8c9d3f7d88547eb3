//! A printer: the IPP printer of the CUPS project, which keeps what it prints.

use super::server::{Server, free_port, listens};
use std::{
    collections::HashMap,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

/// What lies in a printer's trays, and whether it prints PDF.
#[derive(Clone, Copy)]
pub enum Loaded {
    A4AndA5,
    OnlyA5,
    /// Takes pictures only.
    NoPdf,
}

pub struct Device {
    server: Option<Server>,
    folder: PathBuf,
    port: u16,
    name: String,
}

/// A sheet of work, as the printer got it.
pub struct Printed {
    pub pdf: Vec<u8>,
    /// The attributes of the job, by the names that `ippeveprinter` gives its command.
    pub attributes: HashMap<String, String>,
}

impl Device {
    pub async fn start(office: &Path, bus: &str, name: &str, loaded: Loaded) -> Self {
        let folder = office.join(name);
        for part in ["spool", "printed"] {
            fs::create_dir_all(folder.join(part)).expect("a folder");
        }
        let (command, attributes) = (folder.join("print.sh"), folder.join("attributes.conf"));
        fs::write(&command, print_command(&folder)).expect("a command");
        fs::set_permissions(&command, fs::Permissions::from_mode(0o755)).expect("a command");
        fs::write(&attributes, attributes_config(loaded)).expect("attributes");
        let port = free_port();
        let mut server = Server::start(
            "cups-ipp-utils",
            "ippeveprinter",
            &folder,
            "printer.log",
            |process| {
                process
                    .args(["-v", "-k", "-n", "localhost", "-l", "ชั้น 2", "-p"])
                    .arg(port.to_string())
                    .arg("-d")
                    .arg(folder.join("spool"))
                    .arg("-a")
                    .arg(&attributes)
                    .arg("-c")
                    .arg(&command)
                    .arg(unique_name(office, name))
                    .env("DBUS_SYSTEM_BUS_ADDRESS", bus)
            },
        );
        server.until(|| listens(port)).await;
        Self {
            server: Some(server),
            name: unique_name(office, name),
            folder,
            port,
        }
    }

    pub fn uri(&self) -> String {
        format!("ipp://localhost:{}/ipp/print", self.port)
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// As it is called on the network.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The plug is pulled.
    pub fn switch_off(&mut self) {
        self.server = None;
    }

    /// What the next jobs meet: `jam`, `empty` and `hold` (until [`Device::let_go`]).
    pub fn next_jobs(&self, meet: &str) {
        fs::write(self.folder.join("meet"), meet).expect("a file");
    }

    pub fn let_go(&self) {
        fs::write(self.folder.join("go"), "").expect("a file");
    }

    /// The next `empty` or `hold` waits again.
    pub fn take_back(&self) {
        fs::remove_file(self.folder.join("go")).expect("it was let go");
    }

    /// What came out, in order.
    pub fn printed(&self) -> Vec<Printed> {
        let mut names: Vec<PathBuf> = fs::read_dir(self.folder.join("printed"))
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|e| e == "pdf"))
            .collect();
        names.sort_by_key(|path| {
            let number = path.file_stem().unwrap_or_default().to_string_lossy();
            number.parse::<u32>().expect("a number")
        });
        names.iter().map(|path| read(path)).collect()
    }
}

fn read(pdf: &Path) -> Printed {
    let attributes = fs::read_to_string(pdf.with_extension("env")).expect("attributes");
    Printed {
        pdf: fs::read(pdf).expect("a PDF"),
        attributes: attributes
            .lines()
            .filter_map(|line| line.split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}

/// Other tests announce printers at the same time on the same network.
fn unique_name(office: &Path, name: &str) -> String {
    let office = office.file_name().unwrap_or_default().to_string_lossy();
    format!("{name} {}", office.trim_start_matches('.'))
}

/// Prints: tells that two of the sheets are out, meets what it is to meet, and puts the work where the test
/// finds it. A jam comes after two sheets.
fn print_command(folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r#"#!/bin/sh
say() {{ echo "$1" >&2; }}
keep() {{
  env | grep '^IPP_' > '{folder}/printed/'"$IPP_JOB_ID".env
  cp "$1" '{folder}/printed/'"$IPP_JOB_ID".pdf
}}
meet=$(cat '{folder}/meet' 2>/dev/null)
say "ATTR: job-impressions=$IPP_COPIES"
case "$meet" in
  jam)
    say "ATTR: job-impressions-completed=2"
    say "STATE: +media-jam-error"
    exit 1 ;;
  empty|hold)
    say "ATTR: job-impressions-completed=1"
    [ "$meet" = empty ] && say "STATE: +media-empty-error"
    while [ ! -e '{folder}/go' ]; do sleep 0.05; done
    [ "$meet" = empty ] && say "STATE: -media-empty-error" ;;
  *) say "STATE: -media-jam-error" ;;
esac
keep "$1"
say "ATTR: job-impressions-completed=$IPP_COPIES"
exit 0
"#
    )
}

fn attributes_config(loaded: Loaded) -> String {
    let ready = match loaded {
        Loaded::A4AndA5 | Loaded::NoPdf => "iso_a4_210x297mm,iso_a5_148x210mm",
        Loaded::OnlyA5 => "iso_a5_148x210mm",
    };
    let formats = match loaded {
        Loaded::NoPdf => "image/pwg-raster",
        _ => "application/octet-stream,application/pdf,image/pwg-raster",
    };
    let size = |x: u32, y: u32| {
        format!("{{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}")
    };
    format!(
        "ATTR boolean color-supported true\n\
         ATTR integer copies-default 1\n\
         ATTR rangeOfInteger copies-supported 1-99\n\
         ATTR keyword media-default iso_a4_210x297mm\n\
         ATTR keyword media-ready {ready}\n\
         ATTR keyword media-supported iso_a3_297x420mm,iso_a4_210x297mm,iso_a5_148x210mm\n\
         ATTR integer media-bottom-margin-supported 0,423\n\
         ATTR integer media-left-margin-supported 0,423\n\
         ATTR integer media-right-margin-supported 0,423\n\
         ATTR integer media-top-margin-supported 0,423\n\
         ATTR collection media-col-default {{ MEMBER collection media-size {a4} }}\n\
         ATTR collection media-size-supported {a3},{a4},{a5}\n\
         ATTR mimeMediaType document-format-supported {formats}\n\
         ATTR keyword print-color-mode-supported auto,color,monochrome\n\
         ATTR keyword print-color-mode-default auto\n\
         ATTR enum print-quality-supported 3,4,5\n\
         ATTR enum print-quality-default 4\n\
         ATTR keyword print-scaling-default auto\n\
         ATTR keyword print-scaling-supported auto,auto-fit,fill,fit,none\n\
         ATTR resolution printer-resolution-default 600dpi\n\
         ATTR resolution printer-resolution-supported 600dpi\n\
         ATTR resolution pwg-raster-document-resolution-supported 600dpi\n\
         ATTR keyword pwg-raster-document-type-supported sgray_8,srgb_8\n\
         ATTR keyword pwg-raster-document-sheet-back normal\n\
         ATTR text printer-make-and-model \"Office Printer\"\n\
         ATTR keyword sides-default one-sided\n\
         ATTR keyword sides-supported one-sided,two-sided-long-edge\n",
        a3 = size(29700, 42000),
        a4 = size(21000, 29700),
        a5 = size(14800, 21000),
    )
}
