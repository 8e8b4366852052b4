//! The pattern of `LIKE`, compiled once and matched in time linear in the text.

use memchr::memmem::Finder;

use super::fold::{composed, folded, letter};

/// Why a text is no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternFault {
    /// `ESCAPE` names no letter, or more than one.
    Escape,
    /// Between two `%` stand more than [`HOLES`] letters and at least one `_`.
    Long,
}

impl std::fmt::Display for PatternFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            PatternFault::Escape => formatter.write_str("`ESCAPE` takes exactly one letter"),
            PatternFault::Long => {
                write!(formatter, "a `LIKE` pattern holds `_` among more than {HOLES} letters between two `%`")
            }
        }
    }
}

impl std::error::Error for PatternFault {}

/// How many letters a stretch between two `%` may have if there is a `_` in it: the bits of one machine word.
const HOLES: usize = 64;

/// A compiled pattern: `%` is any text, `_` any one letter, all else itself, folded.
#[derive(Debug)]
pub struct Pattern {
    /// What the text begins with.
    head: Edge,
    /// What then follows somewhere, one after the other, and what the text ends with; `None` without a `%`.
    rest: Option<(Box<[Stretch]>, Edge)>,
    /// Nothing can match: the pattern ends in its own escape.
    never: bool,
    escape: Option<char>,
}

impl Pattern {
    /// Compiles a pattern.
    ///
    /// # Errors
    /// Where `escape` is not one letter, or the pattern is of the rare kind that cannot be matched in linear time.
    pub fn new(pattern: &str, escape: Option<&str>) -> Result<Pattern, PatternFault> {
        let escape = escape.map(|text| only(text).ok_or(PatternFault::Escape)).transpose()?;
        let mut stretches: Vec<Vec<Option<char>>> = vec![Vec::new()];
        let mut never = false;
        let text = composed(pattern);
        let mut letters = text.chars();
        while let Some(sign) = letters.next() {
            let stands_for = match sign {
                _ if Some(sign) == escape => {
                    never |= letters.as_str().is_empty();
                    letters.next().map(letter)
                }
                '%' => {
                    stretches.push(Vec::new());
                    continue;
                }
                '_' => None,
                _ => Some(letter(sign)),
            };
            stretches.last_mut().into_iter().for_each(|stretch| stretch.push(stands_for));
        }
        let tail = if stretches.len() > 1 { stretches.pop() } else { None };
        let mut stretches = stretches.into_iter();
        let head = Edge::new(stretches.next().unwrap_or_default());
        let middle = stretches
            .filter(|stretch| !stretch.is_empty())
            .map(|stretch| Stretch::new(&stretch))
            .collect::<Result<_, _>>()?;
        Ok(Pattern { head, rest: tail.map(|tail| (middle, Edge::new(tail))), never, escape })
    }

    /// Whether the pattern was compiled with this escape.
    pub fn escapes(&self, escape: Option<&str>) -> bool {
        escape.map(only) == self.escape.map(Some)
    }

    /// Whether the whole text, in UTF-8, fits the pattern.
    pub fn matches(&self, text: &[u8]) -> bool {
        let text = folded(text);
        let Some(text) = self.head.strip_start(&text).filter(|_| !self.never) else { return false };
        let Some((middle, tail)) = &self.rest else { return text.is_empty() };
        let Some(mut text) = tail.strip_end(text) else { return false };
        // The first place where a stretch fits leaves most for the next, so no choice is ever taken back.
        for stretch in middle {
            match stretch.find(text) {
                Some(end) => text = &text[end..],
                None => return false,
            }
        }
        true
    }
}

/// What stands at one end of a text.
#[derive(Debug)]
enum Edge {
    Plain(Box<[u8]>),
    Holes(Box<[Option<char>]>),
}

impl Edge {
    fn new(letters: Vec<Option<char>>) -> Edge {
        match plain(&letters) {
            Some(plain) => Edge::Plain(plain.into_bytes().into()),
            None => Edge::Holes(letters.into()),
        }
    }

    fn strip_start<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        match self {
            Edge::Plain(plain) => text.strip_prefix(&**plain),
            Edge::Holes(letters) => {
                let mut rest = as_str(text).chars();
                letters.iter().all(|wanted| fits(*wanted, rest.next())).then_some(rest.as_str().as_bytes())
            }
        }
    }

    fn strip_end<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        match self {
            Edge::Plain(plain) => text.strip_suffix(&**plain),
            Edge::Holes(letters) => {
                let mut rest = as_str(text).chars();
                letters.iter().rev().all(|wanted| fits(*wanted, rest.next_back())).then_some(rest.as_str().as_bytes())
            }
        }
    }
}

/// What stands between two `%`.
#[derive(Debug)]
enum Stretch {
    Plain(Box<Finder<'static>>),
    Holes(Holes),
}

impl Stretch {
    fn new(letters: &[Option<char>]) -> Result<Stretch, PatternFault> {
        match plain(letters) {
            Some(plain) => Ok(Stretch::Plain(Box::new(Finder::new(&plain).into_owned()))),
            None if letters.len() > HOLES => Err(PatternFault::Long),
            None => Ok(Stretch::Holes(Holes::new(letters))),
        }
    }

    /// The end of the first place where the stretch fits.
    fn find(&self, text: &[u8]) -> Option<usize> {
        match self {
            Stretch::Plain(finder) => finder.find(text).map(|at| at + finder.needle().len()),
            Stretch::Holes(holes) => holes.find(text),
        }
    }
}

/// The letters as text, if there is no hole among them.
fn plain(letters: &[Option<char>]) -> Option<String> {
    letters.iter().copied().collect()
}

fn fits(wanted: Option<char>, found: Option<char>) -> bool {
    found.is_some() && (wanted.is_none() || wanted == found)
}

/// Folded text is UTF-8, and it is only ever cut between letters.
fn as_str(text: &[u8]) -> &str {
    std::str::from_utf8(text).unwrap_or_default()
}

/// Letters with holes, found by the bits of one word: bit n says that the last n + 1 letters read are the first n + 1
/// of the stretch (the shift-and search of Baeza-Yates and Gonnet).
#[derive(Debug)]
struct Holes {
    /// The longest run without a hole, sought first: most texts do not have it.
    run: Box<Finder<'static>>,
    /// The places of the holes.
    any: u64,
    /// The places of each letter, sorted by letter.
    places: Box<[(char, u64)]>,
    last: u64,
}

impl Holes {
    fn new(letters: &[Option<char>]) -> Holes {
        let bits = |wanted: Option<char>| {
            letters.iter().enumerate().filter(|(_, one)| **one == wanted).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let mut known: Vec<char> = letters.iter().copied().flatten().collect();
        known.sort_unstable();
        known.dedup();
        let places = known.into_iter().map(|letter| (letter, bits(Some(letter)))).collect();
        let run = letters.split(Option::is_none).max_by_key(|run| run.len()).and_then(plain).unwrap_or_default();
        let run = Box::new(Finder::new(&run).into_owned());
        Holes { run, any: bits(None), places, last: 1 << (letters.len() - 1) }
    }

    fn find(&self, text: &[u8]) -> Option<usize> {
        self.run.find(text)?;
        let mut state = 0;
        as_str(text).char_indices().find_map(|(at, letter)| {
            let place = self.places.binary_search_by_key(&letter, |(letter, _)| *letter);
            state = (state << 1 | 1) & (self.any | place.map_or(0, |place| self.places[place].1));
            (state & self.last != 0).then(|| at + letter.len_utf8())
        })
    }
}

fn only(text: &str) -> Option<char> {
    let mut letters = text.chars();
    letters.next().filter(|_| letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{Pattern, PatternFault};

    fn like(text: &str, pattern: &str) -> bool {
        Pattern::new(pattern, None).unwrap().matches(text.as_bytes())
    }

    #[test]
    fn wildcards_stand_for_letters_not_bytes() {
        for (text, pattern) in [
            ("Пётр", "п_тр"),
            ("Пётр", "ПЕТР"),
            ("договоры", "%договор%"),
            ("", "%"),
            ("", ""),
            ("аб", "%_%_%"),
            ("abcabd", "%ab_%d"),
            ("aXbXc", "a%b%c"),
            ("an\u{303}o", "aÑo"),
            ("x😀y", "x_y"),
            ("aab", "%a_"),
            ("мама", "%ма"),
        ] {
            assert!(like(text, pattern), "{text} like {pattern}");
        }
        for (text, pattern) in
            [("Пётр", "п__тр"), ("a", "%_%_%"), ("ab", "a"), ("a", "ab"), ("ab", "%abb"), ("aba", "ab%ba")]
        {
            assert!(!like(text, pattern), "{text} like {pattern}");
        }
    }

    #[test]
    fn an_escape_takes_the_meaning_of_what_follows() {
        let escaped =
            |text: &str, pattern, escape| Pattern::new(pattern, Some(escape)).unwrap().matches(text.as_bytes());
        assert!(escaped("100%", "100!%", "!"));
        assert!(!escaped("1000", "100!%", "!"));
        assert!(escaped("a_b", "a\\_b", "\\"));
        assert!(escaped("!", "!!", "!"));
        assert!(escaped("%x", "%%_", "%"), "a wildcard that escapes is no wildcard");
        assert!(!escaped("a", "a!", "!"), "a pattern that ends in its escape fits nothing");
        assert_eq!(Pattern::new("a", Some("ab")).err(), Some(PatternFault::Escape));
        assert_eq!(Pattern::new("a", Some("")).err(), Some(PatternFault::Escape));
    }

    #[test]
    fn only_long_stretches_with_holes_are_refused() {
        let long = "a".repeat(100);
        assert!(like(&format!("x{long}y"), &format!("%{long}%")));
        assert!(like(&long, &format!("_{}", &long[1..])));
        assert_eq!(Pattern::new(&format!("%_{long}%"), None).err(), Some(PatternFault::Long));
    }

    /// The definition, word by word, in exponential time.
    fn by_definition(text: &[char], pattern: &[char]) -> bool {
        match pattern {
            [] => text.is_empty(),
            ['%', rest @ ..] => (0..=text.len()).any(|skipped| by_definition(&text[skipped..], rest)),
            ['_', rest @ ..] => !text.is_empty() && by_definition(&text[1..], rest),
            [sign, rest @ ..] => text.first() == Some(sign) && by_definition(&text[1..], rest),
        }
    }

    proptest! {
        #[test]
        fn it_is_the_definition(text in "[аb]{0,8}", pattern in "[аb_%]{0,6}") {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            prop_assert_eq!(like(&text, &pattern), by_definition(&letters(&text), &letters(&pattern)));
        }
    }
}
