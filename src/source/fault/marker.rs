//! What a merge left behind: git's conflict markers and folio's `# CONFLICT` comments.

use std::ops::Range;

use memchr::memmem;
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::{SyntaxFault, SyntaxKind, holds, quoted};

/// Above a key whose values clashed in a merge by entries, until somebody has decided.
const COMMENT: &str = "# CONFLICT";
const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const PARTING: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// Everything a merge left in a text.
#[derive(Debug, Default)]
pub(super) struct Markers {
    pub(super) faults: Vec<SyntaxFault>,
    /// The stretches from `<<<<<<<` to `>>>>>>>`, marker lines included.
    pub(super) regions: Vec<Range<usize>>,
    /// What to leave out so that only our side remains.
    pub(super) theirs: Vec<Range<usize>>,
}

/// Whether a text could hold a marker: quick, and wrong only in being careful.
pub(in crate::source) fn suspected(text: &str) -> bool {
    [OURS, THEIRS, COMMENT, PARTING].iter().any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
}

/// Finds the markers of a text.
///
/// A full set of git's is a conflict wherever it stands; a single mark only outside of text of several lines.
pub(super) fn find(text: &str) -> Markers {
    let texts = long_texts(text);
    let in_text = |at: usize| holds(&texts, at);
    let mut markers = Markers::default();
    let mut open: Option<Open> = None;
    let mut loose = Vec::new();
    for line in lines(text) {
        let content = text[line.clone()].trim_end();
        let starts =
            |mark: &str| content.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        if content.trim_start().strip_prefix(COMMENT).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
            if !in_text(line.start) {
                let start = line.start + content.len() - content.trim_start().len();
                markers.faults.push(comment(start..line.start + content.len()));
            }
        } else if starts(OURS) {
            loose.extend(open.take().map(|open| open.ours));
            open = Some(Open { ours: line, parting: None });
        } else if starts(BASE) || content == PARTING {
            match &mut open {
                Some(open) => open.parting = open.parting.or(Some(line.start)),
                None => loose.push(line),
            }
        } else if starts(THEIRS) {
            match open.take() {
                Some(Open { ours, parting: Some(parting) }) => markers.add(text, &ours, parting, &line),
                other => loose.extend(other.map(|open| open.ours).into_iter().chain([line])),
            }
        }
    }
    loose.extend(open.map(|open| open.ours));
    let loose = loose.into_iter().filter(|line| !in_text(line.start));
    for line in loose {
        markers.faults.push(single(text, trimmed(text, &line)));
        markers.theirs.push(line);
    }
    markers
}

/// A conflict whose end has not been seen yet.
struct Open {
    ours: Range<usize>,
    /// Where our side ends.
    parting: Option<usize>,
}

impl Markers {
    fn add(&mut self, text: &str, ours: &Range<usize>, parting: usize, theirs: &Range<usize>) {
        self.regions.push(ours.start..theirs.end);
        self.theirs.push(ours.clone());
        self.theirs.push(parting..theirs.end);
        self.faults.push(SyntaxFault {
            also: Some(trimmed(text, theirs)),
            ..SyntaxFault::new(
                SyntaxKind::ConflictMarker,
                trimmed(text, ours),
                "a merge left both sides of a conflict here",
                "keep what is right, then delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            )
        });
    }
}

fn single(text: &str, span: Range<usize>) -> SyntaxFault {
    let mark = text[span.clone()].split(' ').next().unwrap_or_default();
    let message = format!("a merge left the mark {} here", quoted(mark));
    SyntaxFault::new(
        SyntaxKind::ConflictMarker,
        span,
        message,
        "see that the lines around are right, then delete the mark",
    )
}

fn comment(span: Range<usize>) -> SyntaxFault {
    SyntaxFault::new(
        SyntaxKind::ConflictMarker,
        span,
        "a merge changed this on both sides; the value below is ours",
        "write the value that is right, then delete this line",
    )
}

/// The texts in three quotes, in which a line may look like anything; one that is never closed is none.
pub(super) fn long_texts(text: &str) -> Vec<Range<usize>> {
    let is_long = |kind| matches!(kind, TokenKind::MlBasicString | TokenKind::MlLiteralString);
    let tokens = Source::new(text).lex().filter(|token| is_long(token.kind()));
    let spans = tokens.map(|token| token.span().start()..token.span().end());
    let is_closed = |span: &Range<usize>| {
        let raw = &text[span.clone()];
        raw.len() >= 6 && raw.ends_with(&raw[..3])
    };
    spans.filter(is_closed).collect()
}

/// The lines of a text with their ends; a byte order mark belongs to none.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = crate::source::outline::mark(text);
    text[start..].split_inclusive('\n').map(move |line| {
        start += line.len();
        start - line.len()..start
    })
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    line.start..line.start + text[line.clone()].trim_end().len()
}
