mod shared;

use std::cmp::Ordering;

use infodesk_thailand::divisions::subdistricts;
use infodesk_thailand::order::{compare, sort_by_text, sort_key};

fn is_thai(line: &str) -> bool {
    line.contains(|c| ('ก'..='ฮ').contains(&c))
        && !line.contains(|c: char| c.is_ascii_alphanumeric())
}

/// Lines of the reference list that hold Thai only; the rest is about Latin, whose place among
/// Thai words no dictionary of the Royal Institute settles.
fn thai_lines(name: &str) -> Vec<String> {
    let mut lines = shared::lines(name);
    lines.retain(|line| is_thai(line) && !line.contains(|c| ('๐'..='๙').contains(&c)));
    lines
}

#[test]
fn thai_words_stand_in_dictionary_order() {
    let expected = thai_lines("thai-text/sorted.utf8.txt");
    let mut sorted = thai_lines("thai-text/sorttest.utf8.txt");
    assert_ne!(sorted, expected);
    assert_eq!(sorted.len(), 40);
    sort_by_text(&mut sorted, |line| line);
    assert_eq!(sorted, expected);
}

/// Of the other lines only letters and digits count: which of "a-" and "A" comes first is a
/// matter of taste.
#[test]
fn latin_words_stand_in_order() {
    let letters = |line: &String| -> String {
        let kept = line.chars().filter(|c| c.is_alphanumeric());
        kept.collect::<String>().to_lowercase()
    };
    let mut lines = shared::lines("thai-text/sorted.utf8.txt");
    lines.retain(|line| !line.contains(|c| ('ก'..='ฮ').contains(&c)));
    let words: Vec<String> = lines.iter().map(letters).collect();
    assert_eq!(words.len(), 48);
    for pair in words.windows(2) {
        assert_ne!(compare(&pair[0], &pair[1]), Ordering::Greater, "{pair:?}");
    }
}

#[test]
fn keys_order_as_comparing_does() {
    let lines = shared::lines("thai-text/sorttest.utf8.txt");
    for a in &lines {
        for b in &lines {
            assert_eq!(compare(a, b), sort_key(a).cmp(&sort_key(b)), "{a} {b}");
        }
    }
}

#[test]
fn only_equal_texts_are_equal() {
    let lines = shared::lines("thai-text/sorttest.utf8.txt");
    for (i, a) in lines.iter().enumerate() {
        for b in &lines[i + 1..] {
            assert!(a == b || compare(a, b) != Ordering::Equal, "{a} {b}");
        }
    }
}

#[test]
fn plain_words_come_before_the_same_with_punctuation() {
    assert_eq!(compare("บุญหลง", "บุญ-หลง"), Ordering::Less);
    assert_eq!(compare("ทูลเกล้า", "ทูลเกล้าฯ"), Ordering::Less);
}

#[test]
fn seven_thousand_names_sort_the_same_both_ways() {
    let mut by_key: Vec<&str> = subdistricts().iter().map(|s| s.name_th).collect();
    let mut by_comparing = by_key.clone();
    sort_by_text(&mut by_key, |name| name);
    by_comparing.sort_by(|a, b| compare(a, b));
    assert_eq!(by_key, by_comparing);
    assert!(by_key.is_sorted_by(|a, b| sort_key(a) <= sort_key(b)));
}
