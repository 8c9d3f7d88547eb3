//! The programs that read a PDF back: poppler, zbar, and the Python readers in `tests/readers`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a program and gives the text that it writes. A missing program fails the test.
pub fn run(program: &str, arguments: &[&str]) -> String {
    String::from_utf8(run_for_bytes(program, arguments)).unwrap()
}

/// Runs a program and gives what it writes. A missing program fails the test.
pub fn run_for_bytes(program: &str, arguments: &[&str]) -> Vec<u8> {
    output(Command::new(program).args(arguments))
}

/// Runs one of the Python readers and gives the text that it writes.
pub fn read_with(script: &str, arguments: &[&str]) -> String {
    let python = std::env::var_os("INFODESK_TEST_PYTHON").expect(
        "INFODESK_TEST_PYTHON names no Python with the packages of tests/readers/requirements.txt; \
         `cargo xtask with -- cargo nextest run -p infodesk-poster` makes one",
    );
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/readers")
        .join(script);
    let mut command = Command::new(python);
    command.arg("-B").arg(script).args(arguments);
    String::from_utf8(output(&mut command)).unwrap()
}

fn output(command: &mut Command) -> Vec<u8> {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?} (Debian: poppler-utils, pango1.0-tools, qpdf, zbar-tools): {error}")
    });
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// A PDF in a folder of its own, which goes when this goes.
pub struct File {
    folder: tempfile::TempDir,
}

impl File {
    pub fn new(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("poster.pdf"), bytes).unwrap();
        File { folder }
    }

    pub fn path(&self) -> String {
        text_of(&self.folder.path().join("poster.pdf"))
    }

    /// The text of every page, as `pdftotext` with an option (or none) gives it.
    pub fn text(&self, option: &[&str]) -> Vec<String> {
        let text = run(
            "pdftotext",
            &[option, &["-enc", "UTF-8", &self.path(), "-"]].concat(),
        );
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }

    /// The text of every page, as PDFium gives it.
    pub fn text_by_pdfium(&self) -> Vec<String> {
        let text = read_with("text.py", &[&self.path()]);
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }

    /// Pictures of every page in grey at 150 dpi, as an office scanner would make them.
    pub fn pictures(&self) -> Vec<PathBuf> {
        let stem = text_of(&self.folder.path().join("page"));
        run("pdftoppm", &["-r", "150", "-gray", &self.path(), &stem]);
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        let mut pictures: Vec<PathBuf> = files
            .filter(|path| path.extension() == Some(OsStr::new("pgm")))
            .collect();
        pictures.sort();
        pictures
    }
}

/// What `zbarimg` reads in a picture.
pub fn read_by_zbar(picture: &Path) -> String {
    let text = run("zbarimg", &["-q", "--raw", &text_of(picture)]);
    text.trim_end_matches('\n').to_owned()
}

/// A path for a command line.
pub fn text_of(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}
