//! How letters are compared where case does not matter: the one folding of `LIKE`, `fold()` and the collation.
//!
//! A text is composed first (NFC), so that an `Ñ` written as one sign or as two is the same letter; then every letter
//! becomes its lower-case one, ё becomes е, and the final ς becomes σ. A letter stays one letter, because `_` in a
//! pattern counts them: ß is not spelled out as ss, and İ becomes a plain i. Nothing is trimmed and compatibility forms
//! stay apart (`№` is not `No`), unlike in the lookup of a client's name.

use std::borrow::Cow;
use std::cmp::Ordering;

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

/// One composed letter as it is compared.
pub fn letter(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\0'..='\x7f' | 'а'..='я' => letter,
        'Ё' | 'ё' => 'е',
        'ς' => 'σ',
        // Only İ has two lower-case signs, an i and a dot, and of these the i is the letter.
        _ => letter.to_lowercase().next().unwrap_or(letter),
    }
}

/// A text as it is compared; borrowed where folding changes nothing.
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        };
    }
    Cow::Owned(composed(text).chars().map(letter).collect())
}

/// A text in NFC; borrowed where it is so already, as nearly every text is.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_settled) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// Which of two texts comes first when both are folded; [`Equal`](Ordering::Equal) does not mean the same bytes.
///
/// It stops at the first letter that differs and allocates only where the texts may have to be composed.
pub fn compare(left: &str, right: &str) -> Ordering {
    let mut lefts = left.chars();
    let mut rights = right.chars();
    loop {
        let (one, other) = (lefts.next(), rights.next());
        if !(one.is_none_or(is_settled) && other.is_none_or(is_settled)) {
            return folded(left).cmp(&folded(right));
        }
        let order = one.map(letter).cmp(&other.map(letter));
        if order.is_ne() {
            // What follows may be a mark that makes another letter of this one.
            let settled = lefts.next().is_none_or(is_settled) && rights.next().is_none_or(is_settled);
            return if settled { order } else { folded(left).cmp(&folded(right)) };
        }
        if one.is_none() {
            return Ordering::Equal;
        }
    }
}

/// Whether a letter is its own NFC and joins with no letter before it: Latin and Cyrillic without marks of their own,
/// common punctuation, Chinese characters. A quick yes; a no only means that it must be looked at.
fn is_settled(letter: char) -> bool {
    matches!(letter,
        ..'\u{300}' | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}' | '\u{2116}'
        | '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::{compare, folded, is_settled};

    #[test]
    fn case_is_folded_in_every_script() {
        for (written, expected) in [
            ("Acme 42", "acme 42"),
            ("ПЁТР Ёлкин", "петр елкин"),
            ("ΟΔΟΣ οδός", "οδοσ οδόσ"),
            ("ÑANDÚ", "ñandú"),
            ("N\u{303}", "ñ"),
            ("Е\u{308}", "е"),
            ("İstanbul", "istanbul"),
            ("Straße", "straße"),
            ("ԱԲԳ", "աբգ"),
        ] {
            assert_eq!(folded(written), expected);
        }
    }

    #[test]
    fn what_needs_no_folding_is_borrowed() {
        assert!(matches!(folded("acme 42"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn settled_letters_neither_change_nor_join() {
        for letter in ('\0'..=char::MAX).filter(|letter| is_settled(*letter)) {
            assert!([letter].into_iter().nfc().eq([letter]), "{letter:?}");
            for before in ['e', 'И', 'е', '\u{1100}', '\u{9c7}'] {
                assert!([before, letter].into_iter().nfc().eq([before, letter]), "{before:?} {letter:?}");
            }
        }
    }

    #[test]
    fn comparing_is_comparing_what_is_folded() {
        let texts =
            ["", "и", "й", "и\u{306}", "И\u{306}а", "иа", "й\u{301}", "е\u{308}ж", "ёж", "ЕЖ", "z", "Ñ", "n\u{303}o"];
        for left in texts {
            for right in texts {
                assert_eq!(compare(left, right), folded(left).cmp(&folded(right)), "{left:?} {right:?}");
            }
        }
    }
}
