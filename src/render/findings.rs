//! Findings for people: title, place, caret, cause, help.

mod plain;

use std::borrow::Cow;
use std::fmt::Write;

use annotate_snippets::renderer::{
    DEFAULT_EMPHASIS_STYLE, DEFAULT_ERROR_STYLE, DEFAULT_HELP_STYLE, DEFAULT_NOTE_STYLE, DEFAULT_WARNING_STYLE,
    DecorStyle, Style,
};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet};
use rayon::prelude::*;

use super::{Safe, Screen};
use crate::diagnostic::{Finding, Level, Place};
use crate::query::{Cell, Column, Row, Rows};

/// The findings one after the other, a blank line between them; paths relative to where the user stands.
///
/// `prefix` is put before every path: the way from the working directory to the ledger's root, empty or ending in `/`.
pub fn write(findings: &[Finding], prefix: &str, screen: Screen) -> String {
    let renderer = renderer(screen);
    // Of ten thousand clients the drawing takes as long as the looking.
    let drawn: Vec<String> = findings.par_iter().map(|finding| drawing(finding, prefix, &renderer, screen)).collect();
    drawn.join("\n")
}

fn renderer(screen: Screen) -> Renderer {
    let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.unwrap_or(10_000))
}

/// How many places are told in one line.
const PLACES: usize = 24;

/// Where findings stand, for those that are not worth an excerpt each: `clients/acme.toml:4, 9; clients/beta.toml:7`.
pub fn places(findings: &[Finding], prefix: &str) -> String {
    let mut told = String::new();
    let mut before = None;
    for Place { file, line, .. } in findings.iter().map(|finding| &finding.place).take(PLACES) {
        match before.replace(file) {
            Some(before) if before == file => told += &format!(", {line}"),
            Some(_) => told += &format!("; {prefix}{}:{line}", Safe::line(file)),
            None => told += &format!("{prefix}{}:{line}", Safe::line(file)),
        }
    }
    if findings.len() > PLACES { told + ", …" } else { told }
}

/// The findings as records, for the formats that know no excerpts; each goes by its place, as an editor takes it.
pub fn rows(findings: &[Finding], prefix: &str) -> Rows {
    let columns = ["level", "rule", "file", "line", "column", "message", "help"];
    let columns = columns.map(|name| Column { name: name.to_owned(), right: ["line", "column"].contains(&name) });
    Rows { columns: columns.into(), rows: findings.iter().map(|finding| row(finding, prefix)).collect() }
}

fn row(finding: &Finding, prefix: &str) -> Row {
    let Place { file, line, column, .. } = &finding.place;
    let text = |text: &str| Cell::Text(text.to_owned());
    let number = |number: u32| Cell::Integer(i64::from(number));
    Row {
        id: format!("{prefix}{file}:{line}:{column}"),
        cells: vec![
            text(finding.level.word()),
            text(finding.rule),
            text(file),
            number(*line),
            number(*column),
            text(&finding.message),
            text(&finding.help),
        ],
        origin: None,
    }
}

/// One finding. Its excerpts are the library's to draw; a title and a help are a style and a text.
fn drawing(finding: &Finding, prefix: &str, renderer: &Renderer, screen: Screen) -> String {
    let (word, style) = match finding.level {
        Level::Error => ("error", DEFAULT_ERROR_STYLE),
        Level::Warning => ("warning", DEFAULT_WARNING_STYLE),
        Level::Note | Level::Off => ("note", DEFAULT_NOTE_STYLE),
    };
    let styled = |style: Style| if screen.color { style } else { Style::new() };
    let (style, strong, help) = (styled(style), styled(DEFAULT_EMPHASIS_STYLE), styled(DEFAULT_HELP_STYLE));
    let message = Safe::line(&finding.message);
    let excerpts = if screen == Screen::PLAIN { plain::excerpts(finding, prefix) } else { None };
    let excerpts = excerpts.unwrap_or_else(|| drawn_excerpts(finding, prefix, renderer));
    let mut out = format!("{style}{word}[{}]{style:#}{strong}: {message}{strong:#}\n{excerpts}\n", finding.rule);
    if !finding.help.is_empty() {
        // A string takes all that is written to it.
        let _ = writeln!(out, "{help}help{help:#}: {}", Safe::block(&finding.help).shown().replace('\n', HELP_GOES_ON));
    }
    out
}

/// Between the lines of a help: they stand under its first word.
const HELP_GOES_ON: &str = "\n      ";

/// Where it stands and what has to do with it, up to the end of a line.
fn drawn_excerpts(finding: &Finding, prefix: &str, renderer: &Renderer) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note | Level::Off => Shown::NOTE,
    };
    let mut group = Group::with_level(level);
    if finding.place.text.is_empty() {
        group = group.element(
            Origin::path(path(&finding.place, prefix))
                .line(finding.place.line as usize)
                .char_column(finding.place.column as usize),
        );
    }
    for snippet in snippets(finding, prefix) {
        group = group.element(snippet);
    }
    for also in finding.also.iter().filter(|also| also.place.text.is_empty()) {
        let Place { line, column, .. } = also.place;
        let message = Safe::line(&also.message).shown();
        group = group.element(Shown::NOTE.message(format!("{message}: {}:{line}:{column}", path(&also.place, prefix))));
    }
    // Before a help, which is another group, the library closes the excerpts with a line of their frame.
    let help = (!finding.help.is_empty()).then(|| Group::with_level(Shown::HELP));
    let drawn = renderer.render(&[group].into_iter().chain(help).collect::<Vec<_>>());
    drawn.strip_suffix('\n').unwrap_or(&drawn).to_owned()
}

/// A place, how it is underlined, and a few words there.
type Mark<'a> = (&'a Place, AnnotationKind, &'a str);

/// One excerpt for the place and each cause; causes on the next or the same line share one.
fn snippets<'a>(finding: &'a Finding, prefix: &str) -> Vec<Snippet<'a, Annotation<'a>>> {
    let mut marks: Vec<Mark<'a>> = vec![(&finding.place, AnnotationKind::Primary, &finding.label)];
    marks.extend(finding.also.iter().map(|also| (&also.place, AnnotationKind::Context, also.message.as_str())));
    marks.retain(|(place, ..)| !place.text.is_empty());
    let mut runs: Vec<Vec<Mark<'a>>> = Vec::new();
    for mark in marks {
        match runs.iter_mut().find(|run| run.iter().any(|(place, ..)| adjoins(place, mark.0))) {
            Some(run) => run.push(mark),
            None => runs.push(vec![mark]),
        }
    }
    runs.iter().map(|run| snippet(run, prefix)).collect()
}

fn adjoins(one: &Place, other: &Place) -> bool {
    one.file == other.file && one.line.abs_diff(other.line) <= 1
}

fn snippet<'a>(run: &[Mark<'a>], prefix: &str) -> Snippet<'a, Annotation<'a>> {
    let mut lines: Vec<(u32, Cow<'a, str>)> =
        run.iter().map(|(place, ..)| (place.line, Safe::excerpt(&place.text))).collect();
    lines.sort();
    lines.dedup_by_key(|(line, _)| *line);
    let starts: Vec<usize> = lines
        .iter()
        .scan(0, |offset, (_, text)| {
            let start = *offset;
            *offset += text.len() + 1;
            Some(start)
        })
        .collect();
    let first = lines.first().map_or(1, |(line, _)| *line as usize);
    let source = match &lines[..] {
        [(_, only)] => only.clone(),
        lines => lines.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join("\n").into(),
    };
    let mut snippet =
        Snippet::source(source).line_start(first).path(run.first().map(|(place, ..)| path(place, prefix)));
    for (place, kind, label) in run {
        let Some(at) = lines.iter().position(|(line, _)| *line == place.line) else { continue };
        let text = &lines[at].1;
        let end = if place.end_line > place.line { u32::MAX } else { place.end_column };
        let span = starts[at] + offset(text, place.column)..starts[at] + offset(text, end);
        let label = (!label.is_empty()).then(|| Safe::line(label).shown());
        snippet = snippet.annotation(kind.span(span).label(label));
    }
    snippet
}

/// The byte at which a column (from 1, in scalar values) begins, or the end of the text.
fn offset(text: &str, column: u32) -> usize {
    text.char_indices().nth(column.saturating_sub(1) as usize).map_or(text.len(), |(at, _)| at)
}

fn path(place: &Place, prefix: &str) -> String {
    [prefix, &Safe::line(&place.file).shown()].concat()
}
