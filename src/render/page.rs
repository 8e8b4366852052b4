//! Pages for people: headings, running text, facts, tables.

use std::fmt::Write as _;

use rayon::prelude::*;

use unicode_width::UnicodeWidthStr;

use super::standpoint::link;
use super::{Safe, Screen, Standpoint, chart, table};
use crate::query::Cell;
use crate::report::{Block, Item, Page};

/// The page for people.
pub fn write(page: &Page, from: &Standpoint, screen: Screen) -> String {
    let mut out = String::new();
    let empty = |block: &Block| matches!(block, Block::Chart(drawn) if chart::rows(drawn).rows.is_empty());
    for block in page.blocks.iter().filter(|block| !empty(block)) {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => {
                for line in wrapped(&Safe::line(text).to_string(), screen.width).lines() {
                    let _ = match screen.color {
                        true => writeln!(out, "\u{1b}[1m{line}\u{1b}[0m"),
                        false => writeln!(out, "{line}"),
                    };
                }
            }
            Block::Text(text) | Block::Note(text) => out.push_str(&wrapped(text, screen.width)),
            Block::List(items) => out.push_str(&list(items, from, screen)),
            Block::Chart(drawn) => {
                out.push_str(&wrapped(&drawn.title, screen.width));
                out.push_str(&table::write(&chart::drawn(drawn), from, screen));
            }
            Block::Facts(pairs) => out.push_str(&facts(pairs, from, screen)),
            Block::Table(rows) => out.push_str(&table::write(rows, from, screen)),
            Block::Code(text) => {
                for line in text.lines() {
                    let _ = writeln!(out, "    {}", Safe::block(line));
                }
            }
        }
    }
    out
}

/// Entries below one another, each with what says so behind it; an agenda of ten thousand clients has tens of thousands.
fn list(items: &[Item], from: &Standpoint, screen: Screen) -> String {
    let drawn: Vec<String> = items.par_iter().map(|item| entry(item, from, screen)).collect();
    drawn.concat()
}

fn entry(item: &Item, from: &Standpoint, screen: Screen) -> String {
    let mut out = String::new();
    let indent = "  ".repeat(item.depth.min(8));
    let room = screen.width.map(|width| width.saturating_sub(indent.len() + 2).max(10));
    for (at, line) in wrapped(&item.text, room).lines().enumerate() {
        let bullet = if at == 0 { "- " } else { "  " };
        let _ = writeln!(out, "{indent}{bullet}{line}");
    }
    for place in &item.evidence {
        let text = Safe::line(&from.text(place)).to_string();
        let shown = from.address(place).map_or(text.clone(), |address| link(&address, &text));
        let _ = writeln!(out, "{indent}  {shown}");
    }
    if let Some(next) = &item.next {
        let _ = writeln!(out, "{indent}  $ {}", Safe::line(next));
    }
    if let Some(instead) = &item.instead {
        let _ = writeln!(out, "{indent}  {}", Safe::line(instead));
    }
    out
}

/// Names in a column of their own, long values wrapped beside it; below their names where a word would not fit beside them.
pub(super) fn facts(facts: &[(String, Cell)], from: &Standpoint, screen: Screen) -> String {
    let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    let room = screen.width.map(|width| width.saturating_sub(widest + 2));
    let longest = || facts.iter().flat_map(|(_, value)| words(&from.text(value))).max().unwrap_or(0);
    let below = room.is_some_and(|room| room < longest());
    let indent = if below { 2 } else { widest + 2 };
    let room = screen.width.map(|width| width.saturating_sub(indent).max(10));
    let mut out = String::new();
    for (name, value) in facts {
        let text = from.text(value);
        let value = match from.address(value) {
            Some(address) => link(&address, &Safe::line(&text).to_string()),
            None => wrapped(&text, room),
        };
        let name = Safe::line(name).to_string();
        if below {
            let _ = writeln!(out, "{name}");
        }
        for (index, line) in value.lines().enumerate() {
            let name = if index == 0 && !below { name.as_str() } else { "" };
            let pad = indent - name.width().min(indent);
            let _ = writeln!(out, "{name}{:pad$}{line}", "");
        }
    }
    out
}

/// How wide the words of a text are.
fn words(text: &str) -> Vec<usize> {
    Safe::block(text).to_string().split_whitespace().map(UnicodeWidthStr::width).collect()
}

/// Text broken between words into lines of at most `width` columns; each of its own lines stays one without a width.
fn wrapped(text: &str, width: Option<usize>) -> String {
    let safe = Safe::block(text).to_string();
    let mut out = String::new();
    for line in safe.lines() {
        match width {
            Some(width) => {
                for piece in textwrap::wrap(line, width) {
                    let _ = writeln!(out, "{}", piece.trim_end());
                }
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out
}
