//! How a person writes a file: every client has a hand of its own, with its spacing, comments, quotes and line ends.

use super::client::Client;
use super::draw::{Draw, Purpose};
use super::row::{Cell, Row};

/// The habits of one hand.
struct Hand {
    draw: Draw,
    /// The `=` of an entry stand under one another.
    aligned: bool,
    indent: &'static str,
    /// Leaves remarks.
    talkative: bool,
    /// Writes `2026-03-01 10:00:00` instead of `2026-03-01T10:00:00`.
    spaced_moments: bool,
    /// Breaks long values over several lines.
    breaks: bool,
    /// Headlines between the sections.
    headlines: bool,
}

impl Hand {
    fn of(seed: u64, index: u64) -> Self {
        let mut draw = Draw::new(seed, index, Purpose::Hand);
        Self {
            aligned: draw.chance(25),
            indent: if draw.chance(8) { "  " } else { "" },
            talkative: draw.chance(40),
            spaced_moments: draw.chance(10),
            breaks: draw.chance(35),
            headlines: draw.chance(20),
            draw,
        }
    }
}

/// The client's file, byte for byte; `depth` is the number of folders between it and the ledger's root.
pub(super) fn written(client: &Client, seed: u64, index: u64, depth: usize) -> Vec<u8> {
    let mut hand = Hand::of(seed, index);
    let mut text = format!("#:schema {}.folio/client.schema.json\n", "../".repeat(depth));
    let mut late = String::new();
    let mut section = "";
    for (place, row) in client.rows.iter().enumerate() {
        let last = client.rows.get(place + 1).is_none_or(|next| next.section != row.section);
        // Now and then the last interaction was appended to the end of the file, where an editor stood.
        let appended = row.section == "interactions" && last && hand.draw.chance(8);
        let page = if appended { &mut late } else { &mut text };
        page.push('\n');
        if hand.headlines && row.section != section && !appended {
            page.push_str(&format!("# ---- {} ----\n", row.section));
        }
        section = row.section;
        hand.entry(page, row, client);
    }
    text.push_str(&late);
    if hand.draw.chance(4) {
        text.truncate(text.trim_end().len());
    }
    if hand.draw.chance(2) {
        text = text.replace('\n', "\r\n");
    }
    if hand.draw.below(200) == 0 {
        text.insert(0, '\u{feff}');
    }
    text.into_bytes()
}

impl Hand {
    fn entry(&mut self, page: &mut String, row: &Row, client: &Client) {
        if self.talkative && self.draw.chance(3) {
            page.push_str(&format!("# {}\n", self.draw.pick(&client.words.remarks)));
        }
        let single = matches!(row.section, "profile" | "communication" | "custom");
        page.push_str(&if single { format!("[{}]\n", row.section) } else { format!("[[{}]]\n", row.section) });
        let width = row.cells.iter().map(|(key, _)| key.len()).max().filter(|_| self.aligned).unwrap_or(0);
        for (key, cell) in &row.cells {
            let value = self.value(cell);
            page.push_str(&format!("{}{key:width$} = {value}", self.indent));
            if self.talkative && value.len() < 50 && self.draw.chance(2) {
                page.push_str(&format!("  # {}", self.draw.pick(&client.words.remarks)));
            }
            page.push('\n');
        }
    }

    fn value(&mut self, cell: &Cell) -> String {
        let plain = literal(cell);
        match cell {
            Cell::Moment(_) if self.spaced_moments => plain.replace('T', " "),
            // Quotes inside: who knows TOML takes the other quotes instead of backslashes.
            Cell::Text(text) if text.contains('"') && !text.contains('\'') && self.draw.chance(60) => {
                format!("'{text}'")
            }
            Cell::List(items) if self.breaks && plain.len() > 50 => {
                format!("[\n{}]", items.iter().map(|item| format!("  {},\n", quoted(item))).collect::<String>())
            }
            Cell::Tables(rows) if self.breaks => {
                format!("[\n{}]", rows.iter().map(|row| format!("  {},\n", inline(row))).collect::<String>())
            }
            Cell::Text(text) if self.breaks && text.len() > 120 && !text.contains(['"', '\\']) => folded(text),
            _ => plain,
        }
    }
}

/// A long text over two lines; the backslash swallows the break, so that the value is the same.
fn folded(text: &str) -> String {
    let middle = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(place, _)| place).nth(4);
    let (first, rest) = text.split_at(middle.unwrap_or(0));
    format!("\"\"\"\n{first} \\\n  {}\"\"\"", rest.trim_start())
}

fn literal(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Moment(moment) => moment.format("%Y-%m-%dT%H:%M:%S").to_string(),
        Cell::Money(money) if money.minor % 100 == 0 => format!("\"{} {}\"", money.minor / 100, money.currency),
        Cell::Money(money) => format!("\"{}.{:02} {}\"", money.minor / 100, money.minor % 100, money.currency),
        Cell::List(items) => format!("[{}]", items.iter().map(|item| quoted(item)).collect::<Vec<_>>().join(", ")),
        Cell::Tables(rows) => format!("[{}]", rows.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Cell::Table(row) => inline(row),
    }
}

fn inline(row: &Row) -> String {
    let pairs: Vec<String> = row.cells.iter().map(|(key, cell)| format!("{key} = {}", literal(cell))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
