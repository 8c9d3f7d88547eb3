//! Runs the command in a folder of its own and keeps what it said.

use clap::Parser;
use infodesk_desk::command_line::{
    Arguments, Command,
    poster::{self, Console, Status},
};
use infodesk_test_support::FixedSurroundings;
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};
use tempfile::TempDir;

pub const HEADER: &str = "code,name_th,agency_th,hours_th,phone,manuals\n";

/// What came of one run. The folder goes when this goes.
pub struct Ran {
    pub folder: TempDir,
    pub status: Status,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// With a list of these bytes and more arguments, `--out posters.pdf` in the same folder.
    pub fn with_list(list: impl AsRef<[u8]>, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("points.csv"), list).unwrap();
        Self::within(folder, "points.csv", "posters.pdf", more)
    }

    /// With a list under the usual header.
    pub fn with_rows(rows: &str, more: &[&str]) -> Self {
        Self::with_list(format!("{HEADER}{rows}"), more)
    }

    /// With these two places in a folder.
    pub fn within(folder: TempDir, points: &str, out: &str, more: &[&str]) -> Self {
        Self::to("--out", folder, points, out, more, &poster::NEVER)
    }

    /// Into the folder "made", of a list in the folder; breaks off where `broken_off` is true.
    pub fn into_folder(
        folder: TempDir,
        list: &str,
        more: &[&str],
        broken_off: &AtomicBool,
    ) -> Self {
        fs::write(folder.path().join("points.csv"), list).unwrap();
        Self::to("--out-dir", folder, "points.csv", "made", more, broken_off)
    }

    fn to(
        option: &str,
        folder: TempDir,
        points: &str,
        out: &str,
        more: &[&str],
        broken_off: &AtomicBool,
    ) -> Self {
        let [points, out] = [points, out].map(|file| folder.path().join(file));
        let given = [
            "--points",
            points.to_str().unwrap(),
            option,
            out.to_str().unwrap(),
        ];
        let arguments = parse(&[&given, more].concat()).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let console = Console {
            out: &mut out,
            err: &mut err,
            terminal: false,
            surroundings: &FixedSurroundings::default(),
            broken_off,
        };
        let status = poster::carry_out(&arguments, console);
        let [out, err] = [out, err].map(|said| String::from_utf8(said).unwrap());
        Self {
            folder,
            status,
            out,
            err,
        }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap()
    }

    pub fn pdf_path(&self) -> PathBuf {
        self.folder.path().join("posters.pdf")
    }

    pub fn pdf(&self) -> Vec<u8> {
        fs::read(self.pdf_path()).unwrap()
    }

    /// What lies in the folder.
    pub fn files(&self) -> Vec<String> {
        names(self.folder.path())
    }

    /// What lies in the folder that was made.
    pub fn made(&self) -> Vec<String> {
        names(&self.folder.path().join("made"))
    }

    /// The text of every page of a file in the folder that was made.
    pub fn pages_of(&self, file: &str) -> Vec<String> {
        pages(&self.folder.path().join("made").join(file))
    }

    /// The text of every page as `pdftotext` gives it.
    pub fn pages(&self) -> Vec<String> {
        pages(&self.pdf_path())
    }

    /// The QR symbol that `zbarimg` reads from every page at 150 dpi. Only those are looked for: among a hundred pages
    /// some line of Thai passes for a bar code.
    pub fn symbols(&self) -> Vec<String> {
        let stem = self.folder.path().join("page");
        let (pdf, stem) = (self.pdf_path(), stem.to_str().unwrap());
        program(
            "pdftoppm",
            &["-r", "150", "-gray", pdf.to_str().unwrap(), stem],
        );
        let images = self
            .files()
            .into_iter()
            .filter(|name| name.ends_with(".pgm"));
        let read = |name: String| {
            let image = self.folder.path().join(name);
            program(
                "zbarimg",
                &[
                    "-q",
                    "--raw",
                    "-Sdisable",
                    "-Sqrcode.enable",
                    image.to_str().unwrap(),
                ],
            )
            .trim()
            .to_owned()
        };
        images.map(read).collect()
    }
}

/// The visible files of a folder; none where there is no folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    names.sort();
    names
}

fn pages(pdf: &Path) -> Vec<String> {
    let text = program("pdftotext", &["-enc", "UTF-8", pdf.to_str().unwrap(), "-"]);
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// Reads arguments of `infodesk poster` as the binary does.
pub fn parse(given: &[&str]) -> Result<poster::Arguments, clap::Error> {
    let all = ["infodesk", "poster"].iter().chain(given);
    match Arguments::try_parse_from(all)?.command {
        Some(Command::Poster(arguments)) => Ok(arguments),
        other => panic!("{other:?}"),
    }
}

/// Runs a program and gives what it writes. A missing program fails the test.
fn program(program: &str, arguments: &[&str]) -> String {
    let output = std::process::Command::new(program).args(arguments).output();
    let output = output
        .unwrap_or_else(|error| panic!("{program} (Debian: poppler-utils, zbar-tools): {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}
