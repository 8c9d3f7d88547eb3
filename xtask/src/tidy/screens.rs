//! Who may import whom among the screens.

use super::Breach;
use super::source::Text;

const BACKEND: &str = "ui/src/lib/backend";
const COMPONENTS: &str = "ui/src/lib/components";

/// Imports in `ui/src` that the house does not allow.
pub fn breaches(texts: &[Text]) -> Vec<Breach> {
    let endings = [".ts", ".js", ".svelte"];
    let screens = texts
        .iter()
        .filter(|text| text.is_within("ui/src") && text.is_one_of(&endings));
    screens.flat_map(of_text).collect()
}

fn of_text(text: &Text) -> Vec<Breach> {
    let mut found = Vec::new();
    for (index, line) in text.content.lines().enumerate() {
        for source in quoted(line) {
            if source.starts_with("@tauri-apps/") && !text.is_within(BACKEND) {
                let what = format!("names {source}; only {BACKEND} may");
                found.push(Breach::new(text.place(index), what));
            }
            let is_feature = is_path(source) && source.split('/').any(|part| part == "features");
            if is_feature && text.is_within(COMPONENTS) {
                let what = "imports a feature; shared parts know none";
                found.push(Breach::new(text.place(index), what));
            }
        }
    }
    found
}

/// The texts between quotes of a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split(['"', '\'', '`']).skip(1).step_by(2)
}

fn is_path(text: &str) -> bool {
    text.starts_with('.') || text.starts_with('$')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, content: &str) -> usize {
        breaches(&[Text::new(path, content)]).len()
    }

    #[test]
    fn only_the_backend_knows_tauri() {
        let line = "import { invoke } from '@tauri-apps/api/core';";
        assert_eq!(count("ui/src/lib/backend/tauri.ts", line), 0);
        assert_eq!(count("ui/src/lib/features/points/List.svelte", line), 1);
        let late = "const core = await import(\"@tauri-apps/api/core\");";
        assert_eq!(count("ui/src/routes/home/Home.svelte", late), 1);
    }

    #[test]
    fn shared_parts_import_no_feature() {
        let line = "import Row from '$lib/features/points/Row.svelte';";
        assert_eq!(count("ui/src/lib/components/Table.svelte", line), 1);
        assert_eq!(count("ui/src/routes/points/Page.svelte", line), 0);
        let near = "import Row from '../features/points/Row.svelte';";
        assert_eq!(count("ui/src/lib/components/Table.svelte", near), 1);
        let own = "import Button from './Button.svelte';";
        assert_eq!(count("ui/src/lib/components/Table.svelte", own), 0);
    }

    #[test]
    fn what_is_not_a_screen_is_left_alone() {
        assert_eq!(
            count("ui/vite.config.ts", "import x from '@tauri-apps/cli';"),
            0
        );
    }
}
