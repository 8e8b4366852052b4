//! What is looked for. Nothing in a question is an operator but the quotes of a phrase.

use std::ops::Range;

use regex::Regex;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::decompose_canonical;

use super::words;
use crate::error::{Error, Result};

/// Words and phrases, all of which have to stand in one text.
#[derive(Debug)]
pub struct Question(Sought);

#[derive(Debug)]
enum Sought {
    /// The stems of each word or phrase, which follow each other in the text.
    Words(Vec<Vec<String>>),
    /// Stretches of signs, inside of words too.
    Parts(Vec<Regex>),
}

/// Of a longer word the full-text index knows the beginning only, in bytes.
const KNOWN: usize = 32_768;

impl Question {
    /// Words in any of their forms; `"…"` is a phrase, and so is what stands without a blank, such as `№15/К` or `2026-03-02`.
    ///
    /// # Errors
    /// A usage error where there is no word in it.
    pub fn words(text: &str) -> Result<Question> {
        let stems = |piece: &str| words::tokens(piece).into_iter().map(|token| token.stem).collect::<Vec<_>>();
        let mut phrases: Vec<Vec<String>> = pieces(text).into_iter().map(stems).collect();
        phrases.retain(|phrase| !phrase.is_empty());
        phrases.sort();
        phrases.dedup();
        if phrases.is_empty() {
            return Err(Error::usage(format!("there is no word to look for in `{text}`"))
                .hint("type a word, or look for signs with `--substring`"));
        }
        Ok(Question(Sought::Words(phrases)))
    }

    /// Parts of words, whatever the case of their letters; a blank in a phrase stands for any white space.
    ///
    /// # Errors
    /// A usage error where there is nothing in it but white space and quotes, or far too much.
    pub fn parts(text: &str) -> Result<Question> {
        let pieces = pieces(text);
        if pieces.is_empty() {
            return Err(Error::usage("there is nothing to look for").hint("type a part of a word"));
        }
        let parts = pieces.into_iter().map(|piece| Regex::new(&pattern(piece))).collect::<Result<_, _>>();
        let parts = parts.map_err(|error| Error::usage("this is too long to look for").because(error))?;
        Ok(Question(Sought::Parts(parts)))
    }

    /// The words of the question in the language of the full-text index; `None` where the index is of no help.
    ///
    /// A stem consists of letters, so that nothing in quotes can end it. That the words of a phrase follow each other the index
    /// does not know.
    pub(super) fn expression(&self) -> Option<String> {
        let Sought::Words(phrases) = &self.0 else { return None };
        let mut stems: Vec<&String> = phrases.iter().flatten().collect();
        stems.sort_unstable();
        stems.dedup();
        let quoted: Vec<String> = stems.into_iter().map(|stem| format!("\"{stem}\"")).collect();
        Some(quoted.join(" AND "))
    }

    /// Whether every text with its words has all that is looked for: no phrases, and nothing of which the full-text index
    /// knows only the beginning.
    pub(super) fn is_of_single_words(&self) -> bool {
        let is_whole = |phrase: &Vec<String>| phrase.len() == 1 && phrase[0].len() < KNOWN;
        matches!(&self.0, Sought::Words(phrases) if phrases.iter().all(is_whole))
    }

    /// The bytes of a text that are looked for, in order; what overlaps or touches is one stretch. `None` where not all that
    /// is looked for stands in it.
    pub(super) fn marks(&self, text: &str) -> Option<Vec<Range<usize>>> {
        let mut found = Vec::new();
        let is_whole = match &self.0 {
            Sought::Words(phrases) => {
                let tokens = words::tokens(text);
                phrases.iter().all(|phrase| adds(&mut found, occurrences(phrase, &tokens)))
            }
            Sought::Parts(parts) => {
                // Most texts are no match, and that is told at a fraction of what finding it costs.
                parts
                    .iter()
                    .all(|part| part.is_match(text) && adds(&mut found, part.find_iter(text).map(|at| at.range())))
            }
        };
        if !is_whole {
            return None;
        }
        found.sort_by_key(|range| (range.start, range.end));
        found.dedup_by(|later, earlier| {
            let joins = later.start <= earlier.end;
            if joins {
                earlier.end = earlier.end.max(later.end);
            }
            joins
        });
        Some(found)
    }
}

/// Adds what is found; whether anything is.
fn adds(found: &mut Vec<Range<usize>>, more: impl Iterator<Item = Range<usize>>) -> bool {
    let before = found.len();
    found.extend(more);
    found.len() > before
}

/// The words and phrases of a question; a quote that has no other is as good as none.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, quoted)) = rest.split_once('"') {
        pieces.extend(before.split_whitespace());
        rest = match quoted.split_once('"') {
            Some((phrase, after)) => {
                pieces.push(phrase.trim());
                after
            }
            None => quoted,
        };
    }
    pieces.extend(rest.split_whitespace());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// Where the stems of a phrase follow each other.
fn occurrences<'a>(phrase: &'a [String], tokens: &'a [words::Token]) -> impl Iterator<Item = Range<usize>> + 'a {
    let same = move |run: &&[words::Token]| run.iter().zip(phrase).all(|(token, stem)| token.stem == *stem);
    tokens.windows(phrase.len()).filter(same).map(|run| run[0].range.start..run[run.len() - 1].range.end)
}

/// A stretch of signs as a regular expression: as it is typed, or with its letters composed or taken apart.
fn pattern(piece: &str) -> String {
    let mut out = String::from("(?i)");
    let mut blank = false;
    for letter in piece.nfc() {
        if letter.is_whitespace() {
            if !blank {
                out.push_str(r"\s+");
            }
            blank = true;
            continue;
        }
        blank = false;
        match letter {
            'е' | 'ё' | 'Е' | 'Ё' => out.push_str("(?:ё|е\u{308}?)"),
            _ => push_letter(letter, &mut out),
        }
    }
    // Marks in an order of their own are found as they are typed.
    if piece.nfc().eq(piece.chars()) { out } else { format!("{out}|{}", regex::escape(piece)) }
}

fn push_letter(letter: char, out: &mut String) {
    let mut apart = String::new();
    decompose_canonical(letter, |part| apart.push(part));
    let composed = regex::escape(letter.encode_utf8(&mut [0; 4]));
    if apart.chars().eq([letter]) {
        out.push_str(&composed);
    } else {
        out.push_str(&format!("(?:{composed}|{})", regex::escape(&apart)));
    }
}

#[cfg(test)]
mod tests {
    use super::{Question, pieces};

    fn expression(text: &str) -> String {
        Question::words(text).unwrap().expression().unwrap()
    }

    fn marked(question: &Question, text: &str) -> String {
        let mut out = text.to_owned();
        for range in question.marks(text).into_iter().flatten().rev() {
            out.insert(range.end, ']');
            out.insert(range.start, '[');
        }
        out
    }

    #[test]
    fn a_question_is_words_and_phrases() {
        assert_eq!(pieces(r#"скидка "media plan" март"#), ["скидка", "media plan", "март"]);
        assert_eq!(pieces(r#"15" monitor"#), ["15", "monitor"]);
        assert_eq!(pieces(r#"  """" " "#), [""; 0]);
    }

    #[test]
    fn no_operator_of_the_index_passes_through() {
        assert_eq!(expression("договор поставки"), r#""договор" AND "поставк""#);
        assert_eq!(expression(r#""media plan""#), r#""media" AND "plan""#);
        assert_eq!(
            expression("a AND NEAR(b c, 2) NOT d* ^e col:f -g \"h"),
            r#""2" AND "a" AND "and" AND "b" AND "c" AND "col" AND "d" AND "e" AND "f" AND "g" AND "h" AND "near" AND "not""#
        );
        assert_eq!(expression("№15/К 2026-03-02"), r#""02" AND "03" AND "15" AND "2026" AND "к""#);
    }

    #[test]
    fn a_question_without_a_word_is_refused() {
        assert_eq!(Question::words("… — \"\"").unwrap_err().message(), "there is no word to look for in `… — \"\"`");
        assert_eq!(Question::parts(" \" ").unwrap_err().message(), "there is nothing to look for");
    }

    #[test]
    fn what_is_found_is_marked() {
        let question = Question::words(r#"договор "план продаж""#).unwrap();
        assert_eq!(marked(&question, "Договоры и план\nпродаж; план"), "[Договоры] и [план\nпродаж]; план");
        let question = Question::parts("ЁЖ \"а б\"").unwrap();
        assert_eq!(marked(&question, "Надежда\nбежит, ёж"), "Над[еж]д[а\nбеж]ит, [ёж]");
    }

    #[test]
    fn parts_are_found_in_any_case_and_spelling() {
        for (part, text) in [
            ("ОРЛОВ", "Горлова"),
            ("ёл", "ЕЛКА"),
            ("ел", "Е\u{308}лка"),
            ("май", "МАИ\u{306}"),
            ("и\u{306}", "Й"),
            ("e\u{301}\u{323}", "cafe\u{301}\u{323}"),
            ("(a+b)*", "x(A+B)*"),
            ("🔥", "ok🔥"),
            ("寿", "寿司"),
            ("οδός", "ΟΔΌΣ"),
        ] {
            assert!(Question::parts(part).unwrap().marks(text).is_some(), "{part:?} in {text:?}");
        }
        assert_eq!(Question::parts("a.c").unwrap().marks("abc"), None);
    }
}
