//! What is in git: nothing large, nothing unfinished, nothing of one machine.

use super::Breach;
use super::house::{LARGER_FILES, LARGEST_FILE, UNFIT};
use super::source::Text;
use crate::process;
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The files that are in git or would be with the next `git add`, from the
/// root. One that was deleted and not yet committed is not there any more.
pub fn of_the_project(root: &Path) -> Result<Vec<String>> {
    let mut git = Command::new("git");
    git.current_dir(root);
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let listed = process::read(&mut git)?;
    let paths = listed.split('\0').filter(|path| !path.is_empty());
    Ok(paths
        .filter(|path| root.join(path).is_file())
        .map(str::to_owned)
        .collect())
}

/// Files over the limit.
pub fn too_large(root: &Path, paths: &[String]) -> Result<Vec<Breach>> {
    let mut found = Vec::new();
    for path in paths {
        let size = fs::metadata(root.join(path))
            .with_context(|| path.clone())?
            .len();
        if size > LARGEST_FILE && !LARGER_FILES.contains(&path.as_str()) {
            found.push(Breach::new(
                path,
                format!("{size} bytes; the limit is {LARGEST_FILE}"),
            ));
        }
    }
    Ok(found)
}

/// Lines that betray something unfinished or one machine.
pub fn unfit_text(texts: &[Text]) -> Vec<Breach> {
    texts.iter().flat_map(unfit_lines).collect()
}

fn unfit_lines(text: &Text) -> impl Iterator<Item = Breach> + '_ {
    text.content
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let (_, what) = UNFIT.iter().find(|(sign, _)| line.contains(sign))?;
            Some(Breach::new(text.place(index), *what))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_sign_is_found_at_its_line() {
        for (sign, _) in UNFIT {
            let text = Text::new("docs/a.md", &format!("good\nbad {sign} bad\n"));
            let found = unfit_text(&[text]);
            assert_eq!(found.len(), 1, "{sign}");
            assert_eq!(found[0].place, "docs/a.md:2");
        }
    }

    #[test]
    fn this_crate_keeps_its_own_rule() {
        let rules = Text::new("house.rs", include_str!("house.rs"));
        assert_eq!(unfit_text(&[rules]), []);
    }

    #[test]
    fn a_large_file_is_a_breach() {
        let folder = tempfile::tempdir().unwrap();
        let size = usize::try_from(LARGEST_FILE).unwrap();
        fs::write(folder.path().join("fits"), vec![0; size]).unwrap();
        fs::write(folder.path().join("large"), vec![0; size + 1]).unwrap();
        let found = too_large(folder.path(), &["fits".into(), "large".into()]).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place, "large");
    }
}
