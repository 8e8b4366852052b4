//! From a text to the stems of its words, the same way for what is stored and for what is asked.

use std::cell::RefCell;
use std::ops::Range;

use super::letters::{Class, alone, class};
use super::stems::Stems;

thread_local! {
    static STEMS: RefCell<Stems> = RefCell::new(Stems::new());
}

/// The stems of the words of a text, a blank between them; empty for a text without words.
#[cfg(test)]
pub(super) fn stemmed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    add_stemmed(text, &mut out);
    out
}

/// Adds the stems of the words of a text to another text, a blank between them.
pub(in crate::query) fn add_stemmed(text: &str, out: &mut String) {
    let start = out.len();
    each(text, |_, stems| {
        if out.len() > start && !stems.is_empty() {
            out.push(' ');
        }
        out.push_str(stems);
    });
}

/// A stem, and the bytes of the text in which its word stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) stem: String,
    pub(super) range: Range<usize>,
}

/// The stems of a text one by one, in its order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::new();
    each(text, |range, stems| {
        let parts = stems.split(' ').filter(|stem| !stem.is_empty());
        found.extend(parts.map(|stem| Token { stem: stem.to_owned(), range: range.clone() }));
    });
    found
}

/// Gives every word with its stems to `take`, blanks between those of one word.
///
/// A word is what stands between gaps; a sign that stands alone is one too, and ends the word before it.
fn each(text: &str, mut take: impl FnMut(Range<usize>, &str)) {
    STEMS.with_borrow_mut(|stems| {
        let mut letters = text.char_indices().map(|(at, letter)| (at, letter, class(letter)));
        let mut next = letters.next();
        while let Some((start, letter, first)) = next {
            next = letters.next();
            if !matches!(first, Class::Letter | Class::Alone) {
                continue;
            }
            while let Some((_, _, more)) = next
                && (more == Class::Attached
                    || first == Class::Letter && matches!(more, Class::Letter | Class::Apostrophe))
            {
                next = letters.next();
            }
            let end = next.map_or(text.len(), |(at, ..)| at);
            match first {
                Class::Alone => take(start..end, &alone(letter)),
                _ => stems.of(&text[start..end], |stem| take(start..end, stem)),
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::{stemmed, tokens};

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        assert_eq!(stemmed("Договор, договоры; ДОГОВОРА"), "договор договор договор");
        assert_eq!(stemmed("Ёлка ЕЛКИ"), "елк елк");
        assert_eq!(stemmed("Reports reported — reporting"), "report report report");
        assert_eq!(stemmed("…"), "");
    }

    #[test]
    fn marks_between_letters_and_digits_part_words() {
        assert_eq!(stemmed("2026-03-02, №15/К, бренд-план"), "2026 03 02 15 к бренд план");
        assert_eq!(stemmed("anna@agency.example 'quoted' O’Neil"), "anna agenc exampl quot o neil");
    }

    #[test]
    fn a_script_without_blanks_has_a_word_a_sign() {
        assert_eq!(stemmed("寿司bar"), "寿 司 bar");
        assert_eq!(stemmed("สวย").split(' ').count(), 3);
        assert_eq!(stemmed("がﾊﾞ"), stemmed("か\u{3099}ハ\u{3099}"));
    }

    #[test]
    fn a_sign_keeps_what_is_attached_to_it() {
        let text = "ok 👍🏽👩\u{200d}🔧!";
        let shown: Vec<&str> = tokens(text).into_iter().map(|token| &text[token.range]).collect();
        assert_eq!(shown, ["ok", "👍🏽", "👩\u{200d}", "🔧"]);
        assert_eq!(stemmed("👍🏽"), stemmed("👍"));
    }
}
