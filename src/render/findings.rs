//! Findings for people: title, place, caret, cause, help.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level as Shown, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use rayon::prelude::*;

use super::{Safe, Screen};
use crate::diagnostic::{Finding, Level, Place};
use crate::query::{Cell, Column, Row, Rows};

/// The findings one after the other, a blank line between them; paths relative to where the user stands.
///
/// `prefix` is put before every path: the way from the working directory to the ledger's root, empty or ending in `/`.
pub fn write(findings: &[Finding], prefix: &str, screen: Screen) -> String {
    let renderer = if screen.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(screen.width.unwrap_or(10_000));
    // Of ten thousand clients the drawing takes as long as the looking.
    let drawn: Vec<String> =
        findings.par_iter().map(|finding| renderer.render(&drawing(finding, prefix)) + "\n").collect();
    drawn.join("\n")
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

fn drawing<'a>(finding: &'a Finding, prefix: &str) -> Vec<Group<'a>> {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Note | Level::Off => Shown::NOTE,
    };
    let title = level.primary_title(Safe::line(&finding.message).shown()).id(finding.rule);
    let mut group = if finding.place.text.is_empty() {
        title.element(
            Origin::path(path(&finding.place, prefix))
                .line(finding.place.line as usize)
                .char_column(finding.place.column as usize),
        )
    } else {
        Group::with_title(title)
    };
    for snippet in snippets(finding, prefix) {
        group = group.element(snippet);
    }
    for also in finding.also.iter().filter(|also| also.place.text.is_empty()) {
        let Place { line, column, .. } = also.place;
        let message = Safe::line(&also.message).shown();
        group = group.element(Shown::NOTE.message(format!("{message}: {}:{line}:{column}", path(&also.place, prefix))));
    }
    let mut groups = vec![group];
    if !finding.help.is_empty() {
        groups.push(Group::with_title(Shown::HELP.secondary_title(Safe::block(&finding.help).shown())));
    }
    groups
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
