//! Excerpts as they mostly are: each place on a line of its own, without colours, to a file or a pipe.
//!
//! The library draws anything, letter by letter, each with its style; of ten thousand clients that takes a sixth of a whole
//! check. Here it is done line by line, to the same bytes: whatever is not known here is left to the library.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use super::{adjoins, path};
use crate::diagnostic::{Finding, Place};
use crate::render::Safe;
use crate::source::hides_nothing;

/// A line to draw and a few words there.
struct Line<'a> {
    place: &'a Place,
    mark: char,
    label: &'a str,
}

/// The excerpts of a finding, up to the end of a line; `None` where the library has to draw them.
pub(super) fn excerpts(finding: &Finding, prefix: &str) -> Option<String> {
    let lines = lines(finding)?;
    let room = lines.iter().map(|line| line.place.line).max()?.checked_ilog10()? as usize + 1;
    let mut out = String::new();
    // A string takes all that is written to it.
    for (at, Line { place, mark, label }) in lines.iter().enumerate() {
        let arrow = if at == 0 { "-->" } else { ":::" };
        let Place { line, column, text, .. } = place;
        let _ = writeln!(out, "{:room$}{arrow} {}:{line}:{column}", "", path(place, prefix));
        let _ = writeln!(out, "{:room$} |\n{line:room$} | {text}", "");
        let length = (place.end_column - column).max(1) as usize;
        let _ = write!(out, "{:room$} | {:before$}", "", "", before = *column as usize - 1);
        out.extend(std::iter::repeat_n(*mark, length));
        if !label.is_empty() {
            let _ = write!(out, " {}", Safe::line(label));
        }
        if at + 1 < lines.len() || !finding.help.is_empty() {
            let _ = write!(out, "\n{:room$} |", "");
        }
        if at + 1 < lines.len() {
            out.push('\n');
        }
    }
    Some(out)
}

/// The place and its causes, if each stands alone on a line that needs no care.
fn lines(finding: &Finding) -> Option<Vec<Line<'_>>> {
    let mut lines = vec![Line { place: &finding.place, mark: '^', label: &finding.label }];
    lines.extend(finding.also.iter().map(|also| Line { place: &also.place, mark: '-', label: &also.message }));
    let alone = |at: usize| lines[..at].iter().all(|before| !adjoins(before.place, lines[at].place));
    (0..lines.len()).all(|at| is_usual(lines[at].place) && alone(at)).then_some(lines)
}

/// Whether a place is part of one line whose letters take a column each and none hides.
fn is_usual(place: &Place) -> bool {
    let Place { text, line, column, end_line, end_column, .. } = place;
    let length = text.chars().count();
    let is_inside = (1..=length).contains(&(*column as usize)) && (*column..=length as u32 + 1).contains(end_column);
    let is_plain = hides_nothing(text) && text.chars().all(|letter| letter.width() == Some(1));
    is_inside && line == end_line && is_plain
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert_eq, prop_oneof, proptest};

    use super::excerpts;
    use crate::diagnostic::{Also, Finding, Level, Place};
    use crate::render::Screen;
    use crate::render::findings::{drawn_excerpts, renderer};

    fn place() -> impl Strategy<Value = Place> {
        let text = prop_oneof![9 => "[a-zж =\"\\[\\]#]{0,30}", 1 => "[a\t😀 \u{301}\u{1b}中]{0,9}"];
        let file = prop_oneof![Just("clients/a.toml"), Just("clients/ж.toml"), Just("folio.toml")];
        let line = prop_oneof![1_u32..13, 90_u32..1200];
        (file, line, text, 0_u32..33, 0_u32..9, 0_u32..12).prop_map(|(file, line, text, column, length, more)| Place {
            file: file.to_owned(),
            line,
            column,
            end_line: line + u32::from(more == 0),
            end_column: column + length,
            text,
        })
    }

    fn finding() -> impl Strategy<Value = Finding> {
        let word = || prop_oneof!["[a-zж ]{0,20}", Just("a\nb\tc\u{202e}".to_owned())];
        let also = (place(), word()).prop_map(|(place, message)| Also { place, message });
        let help = prop_oneof![Just(String::new()), Just("do so".to_owned())];
        (place(), proptest::collection::vec(also, 0..3), word(), help).prop_map(|(place, also, label, help)| Finding {
            rule: "rule",
            level: Level::Warning,
            client: None,
            place,
            also,
            message: "what".to_owned(),
            label,
            help,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_drawn_here_is_what_the_library_draws(found in finding()) {
            if let Some(drawn) = excerpts(&found, "../") {
                prop_assert_eq!(drawn, drawn_excerpts(&found, "../", &renderer(Screen::PLAIN)));
            }
        }
    }

    #[test]
    fn a_place_and_a_cause_are_drawn_here() {
        let place = |line, text: &str| Place {
            file: "clients/a.toml".to_owned(),
            line,
            column: 3,
            end_line: line,
            end_column: 5,
            text: text.to_owned(),
        };
        let found = Finding {
            rule: "rule",
            level: Level::Note,
            client: None,
            place: place(9, "abcd"),
            also: vec![Also { place: place(120, "ёжик"), message: "a cause".to_owned() }],
            message: "what".to_owned(),
            label: String::new(),
            help: "do so".to_owned(),
        };
        let drawn = [
            "   --> clients/a.toml:9:3",
            "    |",
            "  9 | abcd",
            "    |   ^^",
            "    |",
            "   ::: clients/a.toml:120:3",
            "    |",
            "120 | ёжик",
            "    |   -- a cause",
            "    |",
        ];
        assert_eq!(excerpts(&found, ""), Some(drawn.join("\n")));
    }
}
