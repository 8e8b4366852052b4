//! The neighbourhood of what was found, on one line.

use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use super::Hit;
use super::letters::{Class, class};

/// A stretch of a text on one line; `…` stands for what was cut off at either end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line.
    pub text: String,
    /// What was looked for, in scalar values of the line.
    pub marks: Vec<Range<usize>>,
}

impl Hit {
    /// The text around the first match: about `width` columns of it, or all of a text that takes no more.
    ///
    /// White space of any kind and length, line breaks too, becomes one blank.
    pub fn excerpt(&self, width: usize) -> Excerpt {
        let line = on_one_line(&self.text);
        let at = |byte: usize| line.partition_point(|(start, _)| *start < byte);
        let marks: Vec<Range<usize>> = self.marks.iter().map(|mark| at(mark.start)..at(mark.end)).collect();
        let letters: Vec<char> = line.into_iter().map(|(_, letter)| letter).collect();
        let shown = window(&letters, marks.first().cloned().unwrap_or(0..0), width);
        written(&letters, &marks, shown)
    }
}

/// The letters of a text with the byte each began at, white space folded.
fn on_one_line(text: &str) -> Vec<(usize, char)> {
    let mut line: Vec<(usize, char)> = Vec::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match (letter.is_whitespace(), line.last()) {
            (false, _) => line.push((at, letter)),
            (true, None | Some((_, ' '))) => {}
            (true, _) => line.push((at, ' ')),
        }
    }
    line.pop_if(|(_, last)| *last == ' ');
    line
}

/// How many letters a column may hold: an accent has no width, and a text may be thousands of them.
const LETTERS_A_COLUMN: usize = 8;

/// The letters to show: the match, a third of what room is left before it, the rest behind it; cut between words.
fn window(letters: &[char], first: Range<usize>, width: usize) -> Range<usize> {
    let columns = |letters: &[char]| letters.iter().map(columns).sum::<usize>();
    if columns(letters) <= width && letters.len() <= width.saturating_mul(LETTERS_A_COLUMN) {
        return 0..letters.len();
    }
    let room = width.saturating_sub(2 + columns(&letters[first.clone()]));
    let behind = columns(&letters[first.end..]);
    let before = (room / 3).max(room.saturating_sub(behind));
    let mut start = first.start - fitting(letters[..first.start].iter().rev(), before);
    let after = room.saturating_sub(columns(&letters[start..first.start]));
    let mut end = first.end + fitting(letters[first.end..].iter(), after);
    if start > 0 {
        start += after_blank(&letters[start - 1..first.start]);
    }
    if end < letters.len() {
        end -= after_blank(&reversed(&letters[first.end..=end]));
    }
    start..end
}

fn columns(letter: &char) -> usize {
    letter.width().unwrap_or(0)
}

/// How many of the letters, from the first on, find room.
fn fitting<'l>(letters: impl Iterator<Item = &'l char>, room: usize) -> usize {
    let mut taken = 0;
    let fits = |letter: &&char| {
        taken += columns(letter);
        taken <= room
    };
    letters.take(room.saturating_add(1).saturating_mul(LETTERS_A_COLUMN)).take_while(fits).count()
}

/// How many letters to leave out, so that no word is cut: those up to the first blank, the one before the stretch not counted.
///
/// Where there is no blank, only what is attached to the letter before.
fn after_blank(stretch: &[char]) -> usize {
    match stretch.iter().position(|letter| *letter == ' ') {
        Some(blank) => blank,
        None => stretch.iter().skip(1).take_while(|letter| class(**letter) == Class::Attached).count(),
    }
}

fn reversed(letters: &[char]) -> Vec<char> {
    letters.iter().rev().copied().collect()
}

fn written(letters: &[char], marks: &[Range<usize>], shown: Range<usize>) -> Excerpt {
    let [cut, more] = [shown.start > 0, shown.end < letters.len()].map(|cut| if cut { "…" } else { "" });
    let text = format!("{cut}{}{more}", letters[shown.clone()].iter().collect::<String>());
    let before = cut.chars().count();
    let place = |at: usize| at.clamp(shown.start, shown.end) - shown.start + before;
    let marks = marks.iter().map(|mark| place(mark.start)..place(mark.end)).filter(|mark| !mark.is_empty()).collect();
    Excerpt { text, marks }
}

#[cfg(test)]
mod tests {
    use super::super::{Hit, Question};

    fn excerpt(text: &str, question: &str, width: usize) -> String {
        let marks = Question::words(question).unwrap().marks(text).unwrap_or_default();
        let [client, section, field, file] = [const { String::new() }; 4];
        let hit = Hit { client, section, field, file, line: 1, text: text.to_owned(), marks };
        let found = hit.excerpt(width);
        let mut out: Vec<char> = found.text.chars().collect();
        for mark in found.marks.into_iter().rev() {
            out.insert(mark.end, ']');
            out.insert(mark.start, '[');
        }
        out.into_iter().collect()
    }

    #[test]
    fn a_short_text_is_shown_whole_on_one_line() {
        assert_eq!(excerpt("  Новый\n\n\tдоговор\r\nпоставки \n", "договора", 80), "Новый [договор] поставки");
        assert_eq!(excerpt("план\n продаж, план", "\"план продаж\"", 80), "[план продаж], план");
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        let text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(excerpt(text, "seven", 30), "…six [seven] eight nine ten…");
        assert_eq!(excerpt(text, "one", 20), "[one] two three four…");
        assert_eq!(excerpt(text, "fourteen", 30), "…twelve thirteen [fourteen]");
        assert_eq!(excerpt(text, "twelve seven", 30), "…six [seven] eight nine ten…");
    }

    #[test]
    fn a_word_longer_than_the_line_is_shown_all_the_same() {
        assert_eq!(
            excerpt("a Donaudampfschifffahrt b c d e", "donaudampfschifffahrt", 10),
            "…[Donaudampfschifffahrt]…"
        );
    }

    #[test]
    fn letters_without_a_width_are_cut_all_the_same() {
        let marks = "\u{301}".repeat(2_000);
        assert_eq!(excerpt(&format!("{}{marks} needle", "a".repeat(200)), "needle", 80), "…[needle]");
        assert_eq!(excerpt(&format!("{marks} needle {marks}"), "needle", 80), "…[needle]…");
        let accents = "e\u{301}".repeat(10) + " needle";
        assert_eq!(excerpt(&accents, "needle", 80), "e\u{301}".repeat(10) + " [needle]");
    }

    #[test]
    fn a_script_without_blanks_is_cut_between_its_signs() {
        let found = excerpt(&("寿".repeat(30) + "司" + &"巻".repeat(30)), "司", 20);
        assert_eq!(found, "…寿寿[司]巻巻巻巻巻巻…");
        let thai = "กำ".repeat(20) + "สวย" + &"กี่".repeat(20);
        let found = excerpt(&thai, "สวย", 12);
        assert!(found.starts_with("…ก"), "{found}");
    }
}
