//! Characters that a reader cannot see, but a terminal or a comparison can.

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
    use super::hides_from_view;

    #[test]
    fn joiners_are_seen_where_they_shape_and_hidden_elsewhere() {
        assert!(!hides_from_view(Some('👩'), '\u{200d}', Some('🔧')));
        assert!(!hides_from_view(Some('ی'), '\u{200c}', Some('خ')));
        assert!(hides_from_view(Some('a'), '\u{200d}', Some('b')));
        assert!(hides_from_view(None, '\u{200c}', Some('خ')));
    }
}
