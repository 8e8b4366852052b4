//! What a character is to the search: part of a word, a word by itself, or a gap; and how it is spelled in the index.
//!
//! SQLite's tokenizers differ in what beyond ASCII they take for a letter, and the finer of them take signs for gaps. Vowel signs
//! and emoji move to a private plane of Unicode, so that to any of them a sign of one's own is a letter.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfkc_quick};

/// What a character is in a running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter or a digit.
    Letter,
    /// A word by itself: a sign of a script that writes no blanks, or an emoji.
    Alone,
    /// Belongs to what stands before it: an accent, a vowel sign, a soft hyphen, the colour of a skin.
    Attached,
    /// Holds a word together where letters stand on both sides.
    Apostrophe,
    /// Neither.
    Gap,
}

/// What `letter` is.
pub(super) fn class(letter: char) -> Class {
    match letter {
        '0'..='9' | 'A'..='Z' | 'a'..='z' | 'А'..='я' | 'ё' | 'Ё' => Class::Letter,
        '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' => Class::Apostrophe,
        '\0'..='\u{7f}' => Class::Gap,
        _ if is_attached(letter) => Class::Attached,
        _ if stands_alone(letter) => Class::Alone,
        _ if is_combining_mark(letter) => Class::Attached,
        _ if letter.is_alphanumeric() => Class::Letter,
        _ => Class::Gap,
    }
}

/// Signs that are seen only in what they are attached to, or not at all; none of them is looked for.
fn is_attached(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e01ef}')
        || is_dropped(letter)
}

/// Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: writers leave them out at will.
fn is_dropped(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese; Korean too, whose particles grow on to the words; emoji.
fn stands_alone(letter: char) -> bool {
    matches!(letter,
        '\u{e01}'..='\u{e3a}' | '\u{e40}'..='\u{e4e}' | '\u{e81}'..='\u{ecd}' | '\u{1000}'..='\u{103f}'
        | '\u{1050}'..='\u{109d}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17d3}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97c}' | '\u{aa60}'..='\u{aa7f}' | '\u{ac00}'..='\u{d7fb}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b50}' | '\u{1f000}'..='\u{1faff}')
}

/// The words of a stretch of letters as they are compared, a blank between them: composed, compatibility forms resolved,
/// small letters, accents gone where their script can do without, ё as е.
///
/// There may be no word or more than one: `½` is `1` and `2`. Of an apostrophe `'s` goes, and others part words.
pub(super) fn folded(word: &str) -> String {
    let trimmed = word.trim_end_matches(|letter| class(letter) == Class::Apostrophe);
    let stem = ["s", "S"].iter().find_map(|ending| trimmed.strip_suffix(ending));
    let owned = stem.and_then(|stem| stem.strip_suffix(|letter| class(letter) == Class::Apostrophe));
    let word = owned.unwrap_or(trimmed);
    let mut out = String::with_capacity(word.len());
    let mut spell = |letter: char| letter.to_lowercase().for_each(|letter| spell(letter, &mut out));
    // Nearly every word is composed already, and that is seen at a fraction of what composing it again costs.
    match is_nfkc_quick(word.chars()) {
        IsNormalized::Yes => word.chars().for_each(&mut spell),
        _ => word.nfkc().for_each(&mut spell),
    }
    out.truncate(out.trim_end_matches(' ').len());
    out
}

fn spell(letter: char, out: &mut String) {
    match letter {
        'a'..='z' | '0'..='9' | 'а'..='я' => out.push(letter),
        'ё' => out.push('е'),
        'ς' => out.push('σ'),
        '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' => out.push(letter),
        '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' if is_spelled(letter) => {
            out.push_str(any_ascii::any_ascii_char(letter));
        }
        _ if is_attached(letter) => {}
        _ if class(letter) == Class::Letter => decompose_canonical(letter, |part| sign(part, out)),
        _ if is_combining_mark(letter) => sign(letter, out),
        // A compatibility form may hold what is no letter, such as the stroke of ½.
        _ if out.ends_with(' ') || out.is_empty() => {}
        _ => out.push(' '),
    }
}

/// Whether a Latin letter has a plain spelling, as ø and ß have; the clicks of African languages have none.
fn is_spelled(letter: char) -> bool {
    any_ascii::any_ascii_char(letter).bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The signs of a character that is a word by itself, a blank between them.
pub(super) fn alone(letter: char) -> String {
    let mut out = String::new();
    for part in [letter].into_iter().nfkd() {
        if !out.is_empty() {
            out.push(' ');
        }
        sign(part, &mut out);
    }
    out
}

/// One sign as the index takes it for a letter.
fn sign(letter: char, out: &mut String) {
    if is_dropped(letter) {
        return;
    }
    // The last are letters to Rust, and signs to SQLite.
    let foreign = matches!(letter, '\u{19b0}'..='\u{19c9}' | '\u{1cf2}' | '\u{1cf3}' | '\u{1f150}'..='\u{1f189}');
    let known = letter.is_alphanumeric() && !is_combining_mark(letter) && !foreign;
    out.push(if known { letter } else { private(letter) });
}

/// A sign in the private planes, fifteen planes above its own place; what stands above the first two planes stays.
fn private(letter: char) -> char {
    char::from_u32(letter as u32 + 0xf_0000).unwrap_or(letter)
}
