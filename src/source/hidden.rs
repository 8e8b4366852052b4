//! Characters that a reader cannot see, but a terminal or a comparison can.

/// How many bytes are looked at together.
const STRETCH: usize = 64;

/// Whether a character, between its neighbours, is one that a reader cannot see but a terminal or a comparison can.
pub fn hides_from_view(before: Option<char>, character: char, after: Option<char>) -> bool {
    match character {
        '\u{200d}' => {
            let in_emoji = before.is_some_and(joins_in_emoji) && after.is_some_and(is_emoji);
            !(in_emoji || between_letters(before, after))
        }
        '\u{200c}' => !between_letters(before, after),
        // Tag characters spell the flags of Scotland and Wales after a black flag, and hide text elsewhere.
        '\u{e0020}'..='\u{e007f}' => !before.is_some_and(|before| before == '\u{1f3f4}' || is_tag(before)),
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{e0000}'..='\u{e001f}' => true,
        _ => character.is_control(),
    }
}

/// Whether a text surely has no character that [`hides_from_view`], nor a line end or tab: quick, and wrong only in being careful.
pub fn hides_nothing(text: &str) -> bool {
    !suspects(text, |byte| (byte < 0x20) | may_begin_hidden(byte)).any(|at| hides_alone(text, at))
}

/// Whether the character that begins at a byte hides where it stands alone; beside others it may be needed.
pub fn hides_alone(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|letter| hides_from_view(None, letter, None))
}

/// Whether a character that hides may begin with this byte, line ends and tabs aside; Latin, Cyrillic and most other letters
/// are told at once.
#[inline]
pub fn may_begin_hidden(byte: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != b'\r') | (byte == 0x7f);
    let wide = (byte == 0xc2) | (byte == 0xd8) | (byte == 0xef) | (byte == 0xf3);
    control | wide | (0xe1..=0xe3).contains(&byte)
}

/// The bytes of a text of which `suspect` is true; stretches without any are passed over at once.
#[inline]
pub fn suspects<'t>(text: &'t str, suspect: impl Fn(u8) -> bool + Copy + 't) -> impl Iterator<Item = usize> + 't {
    // Without a way out of the middle, the compiler compares many bytes at a time.
    let any = move |stretch: &[u8]| stretch.iter().fold(false, |any, byte| any | suspect(*byte));
    let stretches = text.as_bytes().chunks(STRETCH).enumerate().filter(move |(_, stretch)| any(stretch));
    stretches.flat_map(move |(turn, stretch)| {
        let found = stretch.iter().enumerate().filter(move |(_, byte)| suspect(**byte));
        found.map(move |(at, _)| turn * STRETCH + at)
    })
}

fn is_tag(character: char) -> bool {
    ('\u{e0020}'..='\u{e007f}').contains(&character)
}

fn between_letters(before: Option<char>, after: Option<char>) -> bool {
    // Joiners shape Persian and Indic words; between Latin, Greek or Cyrillic letters they only hide.
    let shaped = |character: char| character.is_alphabetic() && character >= '\u{590}';
    before.is_some_and(|before| shaped(before) || is_mark(before)) && after.is_some_and(shaped)
}

fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

fn joins_in_emoji(character: char) -> bool {
    is_emoji(character) || character == '\u{fe0f}' || ('\u{1f3fb}'..='\u{1f3ff}').contains(&character)
}

fn is_emoji(character: char) -> bool {
    matches!(character, '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::{hides_from_view, hides_nothing};

    #[test]
    fn the_quick_look_lets_none_through() {
        for letter in ('\u{0}'..=char::MAX).filter(|letter| hides_from_view(None, *letter, None)) {
            for text in [format!("{letter}"), format!("Иван {letter}"), format!("{}{letter}", "a".repeat(99))] {
                assert!(!hides_nothing(&text), "{letter:?}");
            }
        }
        for text in ["", "plain ~", "«Иван» — “so”", "naïve"] {
            assert!(hides_nothing(text), "{text}");
        }
        assert!(!hides_nothing("a\nb") && !hides_nothing("a\tb"));
    }

    #[test]
    fn joiners_are_seen_where_they_shape_and_hidden_elsewhere() {
        assert!(!hides_from_view(Some('👩'), '\u{200d}', Some('🔧')));
        assert!(!hides_from_view(Some('ی'), '\u{200c}', Some('خ')));
        assert!(hides_from_view(Some('a'), '\u{200d}', Some('b')));
        assert!(hides_from_view(None, '\u{200c}', Some('خ')));
    }
}
