//! Rows for people: a table fitted to the terminal, or one record after the other where it is too narrow for a table;
//! plain and unshortened in a pipe.

use comfy_table::{
    Attribute, Cell as TableCell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets,
};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr};

use super::page::facts;
use super::standpoint::link;
use super::{Safe, Screen, Standpoint};
use crate::query::{Cell, Rows};

/// The longest word that a table may ask a whole column of the terminal for; longer ones are cut.
const LONGEST_WORD: usize = 24;

/// How many lines as wide as the terminal a value may take, some screens of them; `…` stands for the rest. To break a word without
/// blanks takes the square of its length.
const MOST_LINES: usize = 60;

/// The widest value on a terminal, however wide: the library counts columns in 16 bits, and adds what stands between them.
const WIDEST: usize = 32_000;

/// How many letters a column may hold: an accent has no width, and a text may be thousands of them.
const LETTERS_A_COLUMN: usize = 8;

/// Stand around a place that is to be a link while the table is laid out: they have no width, and no text that came through
/// [`Safe`] holds them.
const LINK: [char; 2] = ['\u{2068}', '\u{2069}'];

/// Stand around what is to be bold while the table is laid out: they have no width, and no text that came through [`Safe`]
/// holds them.
const BOLD: [char; 2] = ['\u{2062}', '\u{2064}'];

/// The rows without frames: a header, then a line a record, two spaces between columns.
///
/// Nothing at all for no rows: silence is the answer "none".
pub fn write(rows: &Rows, from: &Standpoint, screen: Screen) -> String {
    if rows.rows.is_empty() {
        return String::new();
    }
    let mut table = filled(rows, from, screen);
    let Some(width) = screen.width else { return linked(trimmed(&table), rows, from) };
    let natural: usize = table.column_max_content_widths().iter().map(|width| usize::from(*width) + 2).sum();
    if natural.saturating_sub(2) > width {
        let longest = longest_words(rows, from);
        if least(&longest) > width {
            return records(rows, from, screen);
        }
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(u16::try_from(width).unwrap_or(u16::MAX));
        for (index, least) in longest.into_iter().enumerate() {
            if let Some(column) = table.column_mut(index) {
                let least = u16::try_from(least).unwrap_or(u16::MAX) + column.padding_width();
                column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
            }
        }
    }
    linked(trimmed(&table), rows, from)
}

/// The fewest columns of a terminal in which the rows stand as a table without a word being cut.
pub fn least_width(rows: &Rows, from: &Standpoint) -> usize {
    least(&longest_words(rows, from))
}

fn least(longest: &[usize]) -> usize {
    longest.iter().map(|width| width + 2).sum::<usize>().saturating_sub(2)
}

/// The width of the longest word of each column, its name included.
fn longest_words(rows: &Rows, from: &Standpoint) -> Vec<usize> {
    let cells = |index: usize| rows.rows.iter().map(move |row| longest_word(&row.cells[index], from));
    let columns = rows.columns.iter().enumerate();
    columns.map(|(index, column)| cells(index).max().unwrap_or(0).max(longest(&column.name))).collect()
}

fn longest_word(cell: &Cell, from: &Standpoint) -> usize {
    let text = from.text(cell);
    let safe = Safe::line(&text).to_string();
    // A place is there to be copied or clicked: it is never cut.
    if matches!(cell, Cell::Place { .. }) { safe.width() } else { longest(&safe) }
}

fn longest(text: &str) -> usize {
    text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0).min(LONGEST_WORD)
}

fn filled(rows: &Rows, from: &Standpoint, screen: Screen) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    if screen.color {
        table.enforce_styling();
    }
    let room = screen.width.map_or(usize::MAX, |width| width.saturating_mul(MOST_LINES).min(WIDEST));
    table.set_header(rows.columns.iter().map(|column| {
        let cell = TableCell::new(cut(Safe::line(&column.name).to_string(), room));
        if screen.color { cell.add_attribute(Attribute::Bold) } else { cell }
    }));
    for row in &rows.rows {
        table.add_row(row.cells.iter().map(|cell| TableCell::new(cut(shown(cell, from, screen), room))));
    }
    let last = rows.columns.len().saturating_sub(1);
    for (index, column) in rows.columns.iter().enumerate() {
        if let Some(shown) = table.column_mut(index) {
            shown.set_padding((0, if index == last { 0 } else { 2 }));
            if column.right {
                shown.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    table
}

/// A cell as it stands in the table until it is laid out: a place between [`LINK`], what was looked for between [`BOLD`].
fn shown(cell: &Cell, from: &Standpoint, screen: Screen) -> String {
    if let Cell::Marked(text, marks) = cell
        && screen.color
    {
        return Safe::marked(text, marks, BOLD);
    }
    let text = from.text(cell);
    let safe = Safe::line(&text);
    let [begin, end] = LINK;
    if from.address(cell).is_some() { format!("{begin}{safe}{end}") } else { safe.to_string() }
}

/// The text as far as it finds room, in columns, no accent parted from its letter, and nothing from what it is joined to.
fn cut(mut text: String, room: usize) -> String {
    // No letter has more columns than bytes.
    if text.len() <= room {
        return text;
    }
    let (mut columns, mut end, mut joined) = (0, 0, false);
    for (count, (at, letter)) in text.char_indices().enumerate() {
        let width = letter.width().unwrap_or(0);
        if width > 0 && columns < room && !joined && !matches!(letter, '\u{1f3fb}'..='\u{1f3ff}') {
            end = at;
        }
        if columns + width > room || count == room.saturating_mul(LETTERS_A_COLUMN) {
            text.truncate(end);
            text.push('…');
            let [begin, end] = BOLD;
            text.extend((text.rfind(begin) > text.rfind(end)).then_some(end));
            return text;
        }
        columns += width;
        joined = letter == '\u{200d}';
    }
    text
}

/// The laid-out table with its places as links, first to last; one that had to be broken over lines stays text.
fn linked(table: String, rows: &Rows, from: &Standpoint) -> String {
    let [begin, end] = LINK;
    if !table.contains(begin) {
        return table;
    }
    let mut addresses = rows.rows.iter().flat_map(|row| &row.cells).filter_map(|cell| from.address(cell));
    let mut out = String::with_capacity(table.len());
    for line in table.split_inclusive('\n') {
        let mut pieces = line.split(begin);
        out.extend(pieces.next());
        for piece in pieces {
            match (addresses.next(), piece.split_once(end)) {
                (Some(address), Some((text, after))) => {
                    out.push_str(&link(&address, text));
                    out.push_str(after);
                }
                _ => out.push_str(piece),
            }
        }
    }
    out.replace(end, "")
}

/// One record after the other: its known values with their names.
fn records(rows: &Rows, from: &Standpoint, screen: Screen) -> String {
    let written = rows.rows.iter().map(|row| {
        let known = rows.columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.to_text().is_empty());
        facts(&known.map(|(column, cell)| (column.name.clone(), cell.clone())).collect::<Vec<_>>(), from, screen)
    });
    written.collect::<Vec<_>>().join("\n")
}

/// Trailing blanks would wrap on a narrow terminal and stay in what is copied from it.
fn trimmed(table: &Table) -> String {
    table.lines().fold(String::new(), |mut out, line| {
        out.push_str(&emboldened(line.trim_end()));
        out.push('\n');
        out
    })
}

/// A laid-out line in which what was looked for is bold. What was broken over lines is so on the first only: before the rest
/// stand other columns.
fn emboldened(line: &str) -> String {
    let [begin, end] = BOLD;
    let open = line.rfind(begin) > line.rfind(end);
    let bold = line.replace(begin, "\u{1b}[1m").replace(end, "\u{1b}[0m");
    if open { bold + "\u{1b}[0m" } else { bold }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::{Screen, Standpoint};
    use crate::query::{Cell, Column, Row, Rows};

    fn rows() -> Rows {
        let columns = ["client", "name", "sum"].map(|name| Column { name: name.into(), right: name == "sum" });
        let row = |name: &str, sum| Row {
            id: name.into(),
            cells: vec![Cell::Text("acme".into()), Cell::Text(name.into()), sum],
            origin: None,
        };
        let rows = vec![
            row("Балтика Инструмент", Cell::Integer(1500)),
            row("寿司 👩\u{200d}🔧 Ñandú ng Maynila", Cell::Absent),
        ];
        Rows { columns: columns.into(), rows }
    }

    fn screen(width: usize) -> Screen {
        Screen { width: Some(width), color: false }
    }

    #[test]
    fn a_table_stands_straight_in_any_script() {
        let table = "client  name                       sum\n\
                     acme    Балтика Инструмент        1500\n\
                     acme    寿司 👩\u{200d}🔧 Ñandú ng Maynila\n";
        assert_eq!(super::write(&rows(), &Standpoint::default(), Screen::PLAIN), table);
        assert_eq!(super::write(&rows(), &Standpoint::default(), screen(80)), table);
    }

    #[test]
    fn a_long_cell_is_broken_between_words() {
        let table = "client  name               sum\n\
                     acme    Балтика           1500\n        Инструмент\n\
                     acme    寿司 👩\u{200d}🔧 Ñandú ng\n        Maynila\n";
        assert_eq!(super::write(&rows(), &Standpoint::default(), screen(30)), table);
    }

    #[test]
    fn a_narrow_terminal_gets_records() {
        let records = "client  acme\nname    Балтика\n        Инструмент\nsum     1500\n\n\
                       client  acme\nname    寿司 👩\u{200d}🔧\n        Ñandú ng\n        Maynila\n";
        assert_eq!(super::write(&rows(), &Standpoint::default(), screen(20)), records);
    }

    #[test]
    fn a_link_has_no_width_and_no_text_makes_one() {
        let from = Standpoint::default().with_links(b"host", Path::new("/ledger"));
        let columns = ["where", "name"].map(|name| Column { name: name.into(), right: false });
        let place = Cell::Place { file: "a b.toml".into(), line: 1 };
        let cells = vec![place, Cell::Text("\u{2068}x\u{2069}".into())];
        let rows = Rows { columns: columns.into(), rows: vec![Row { id: String::new(), cells, origin: None }] };
        let table = "where       name\n\u{1b}]8;;file://host/ledger/a%20b.toml\u{1b}\\a b.toml:1\u{1b}]8;;\u{1b}\\  \
                     \\u{2068}x\\u{2069}\n";
        assert_eq!(super::write(&rows, &from, screen(80)), table);
        assert_eq!(super::write(&rows, &from, screen(12)).matches("file://").count(), 1);
    }

    #[test]
    fn what_was_looked_for_is_bold_where_there_are_colours() {
        let columns = ["text", "n"].map(|name| Column { name: name.into(), right: false });
        let cells = vec![Cell::Marked("план продаж".into(), vec![0..4, 5..11]), Cell::Integer(1)];
        let rows = Rows { columns: columns.into(), rows: vec![Row { id: "x".into(), cells, origin: None }] };
        let from = Standpoint::default();
        let color = |width| Screen { width, color: true };
        assert_eq!(super::write(&rows, &from, Screen::PLAIN), "text         n\nплан продаж  1\n");
        let line = "\u{1b}[1mплан\u{1b}[0m \u{1b}[1mпродаж\u{1b}[0m  1\n";
        assert!(
            super::write(&rows, &from, color(None)).ends_with(line),
            "{:?}",
            super::write(&rows, &from, color(None))
        );
        let lines = "\u{1b}[1mплан\u{1b}[0m    1\n\u{1b}[1mпродаж\u{1b}[0m\n";
        assert!(
            super::write(&rows, &from, color(Some(10))).ends_with(lines),
            "{:?}",
            super::write(&rows, &from, color(Some(10)))
        );
    }

    #[test]
    fn on_a_terminal_a_value_takes_some_screens_at_most() {
        let rows = |text: String| {
            let cells = vec![Cell::Text("acme".into()), Cell::Text(text), Cell::Absent];
            Rows { rows: vec![Row { id: String::new(), cells, origin: None }], ..rows() }
        };
        let word = "x".repeat(20_000);
        let table = super::write(&rows(word.clone()), &Standpoint::default(), screen(80));
        assert_eq!((table.matches('x').count(), table.matches('…').count()), (80 * super::MOST_LINES - 1, 1));
        assert!(super::write(&rows(word.clone()), &Standpoint::default(), Screen::PLAIN).contains(&word));
        let wide = super::write(&rows("x".repeat(70_000)), &Standpoint::default(), screen(2_000));
        assert_eq!(wide.matches('x').count(), super::WIDEST - 1);
        let accents = super::write(&rows("e\u{301}".repeat(20_000)), &Standpoint::default(), screen(80));
        assert!(accents.contains("e\u{301}…"), "{accents}");
    }

    #[test]
    fn what_is_cut_is_cut_between_what_is_seen() {
        let cut = |text: &str, room| super::cut(text.to_owned(), room);
        assert_eq!(cut("寿司巻", 6), "寿司巻");
        assert_eq!([5, 4, 3].map(|room| cut("寿司巻", room)), ["寿司…", "寿…", "寿…"]);
        assert_eq!(cut("ab👩\u{200d}🔧c", 6), "ab…", "a trade is one sign");
        assert_eq!(cut(&format!("ab{}", "\u{301}".repeat(1_000)), 4), "a…");
        let [begin, end] = super::BOLD;
        assert_eq!(cut(&format!("a{begin}bcd{end}"), 3), format!("a{begin}b…{end}"));
    }

    #[test]
    fn no_rows_are_silence() {
        assert_eq!(
            super::write(&Rows { columns: rows().columns, rows: Vec::new() }, &Standpoint::default(), screen(80)),
            ""
        );
    }
}
