//! Rows and pages as GitHub's Markdown, in which no text of a ledger is markup.

use super::{Safe, Standpoint, chart};
use crate::query::Rows;
use crate::report::{Block, Item, Page};

/// A table: a header, then a line a record.
pub fn rows(rows: &Rows, from: &Standpoint) -> String {
    let header = rows.columns.iter().map(|column| inline(&column.name));
    let rule = rows.columns.iter().map(|column| if column.right { "---:" } else { "---" }.to_owned());
    let mut out = line(header) + &line(rule);
    for row in &rows.rows {
        out.push_str(&line(row.cells.iter().map(|cell| inline(&from.text(cell)))));
    }
    out
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

/// A page: the first heading is its title.
pub fn page(page: &Page, from: &Standpoint) -> String {
    let mut out = String::new();
    let mut level = "#";
    // Lists that follow one another are one list, unless their bullets differ.
    let mut bullets = ['-', '*'].into_iter().cycle();
    let empty = |block: &Block| matches!(block, Block::Chart(drawn) if chart::rows(drawn).rows.is_empty());
    for block in page.blocks.iter().filter(|block| !empty(block)) {
        if !out.is_empty() {
            out.push('\n');
        }
        match block {
            Block::Heading(text) => {
                out.push_str(&format!("{level} {}\n", inline(text).replace(BREAK, " ")));
                level = "##";
            }
            Block::Text(text) => out.push_str(&paragraphs(text)),
            Block::Facts(pairs) => {
                let bullet = bullets.next().unwrap_or('-');
                out.extend(pairs.iter().map(|(name, value)| fact(bullet, name, &from.text(value))));
            }
            Block::List(items) => out.push_str(&list(bullets.next().unwrap_or('-'), items, from)),
            Block::Table(table) => out.push_str(&rows(table, from)),
            Block::Chart(drawn) => {
                let title = inline(&drawn.title).replace(BREAK, " ");
                // Four asterisks alone would be a rule.
                let title = if title.is_empty() { title } else { format!("**{title}**\n\n") };
                out.push_str(&(title + &rows(&chart::rows(drawn), from)));
            }
            Block::Note(text) => out.push_str(&paragraphs(text)),
            Block::Code(text) => out.push_str(&code(text)),
        }
    }
    out
}

fn fact(bullet: char, name: &str, value: &str) -> String {
    format!("{bullet} **{}**: {}\n", inline(name), inline(value))
}

/// Entries below one another by two blanks a step.
fn list(bullet: char, items: &[Item], from: &Standpoint) -> String {
    let mut before = None;
    let entries = items.iter().map(|item| {
        let depth = before.map_or(0, |before: usize| item.depth.min(before + 1));
        before = Some(depth);
        let places: Vec<_> = item.evidence.iter().map(|place| inline(&from.text(place))).collect();
        let evidence = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
        let next = item.next.as_ref().map(|next| format!("{BREAK}`{}`", span(next))).unwrap_or_default();
        let instead = item.instead.as_ref().map(|instead| format!("{BREAK}{}", inline(instead))).unwrap_or_default();
        format!("{}{bullet} {}{evidence}{next}{instead}\n", "  ".repeat(depth), at_start(inline(&item.text)))
    });
    entries.collect()
}

/// Running text: its lines stay lines, an empty one ends a paragraph.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|line| at_start(inline(line))).collect();
    let paragraphs = lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty());
    paragraphs.map(|lines| lines.join("\\\n") + "\n").collect::<Vec<_>>().join("\n")
}

/// Text for a code span on one line; a backtick, which would end it, becomes the mark that looks most like it.
fn span(text: &str) -> String {
    Safe::line(text).to_string().replace('`', "\u{2018}")
}

/// A fence longer than any run of backticks between it.
fn code(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}\n", Safe::block(text))
}

/// How a line break is written inside a cell or an entry of a list.
const BREAK: &str = "<br>";

/// What means something to some reader of Markdown wherever it stands.
const MARKUP: &str = "\\`*{}[]<>#|~&$^";

/// Text that means itself on one line of Markdown, without blanks at its ends, which Markdown drops.
fn inline(text: &str) -> String {
    let visible = Safe::block(text.trim()).to_string();
    let mut out = String::with_capacity(visible.len());
    let mut letters = visible.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => out.push_str(BREAK),
            '\t' => out.push(' '),
            // Between letters it is a letter: `stage_since` stays legible as it is.
            '_' if before.is_some_and(char::is_alphanumeric)
                && letters.peek().copied().is_some_and(char::is_alphanumeric) =>
            {
                out.push('_');
            }
            '_' => out.push_str("\\_"),
            _ if MARKUP.contains(letter) => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
        before = Some(letter);
    }
    out
}

/// The line with what begins a list, a rule or a definition taken for text.
fn at_start(line: String) -> String {
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    match line[digits..].chars().next() {
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{line}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &line[..digits], &line[digits..]),
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop, proptest};
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::super::{Safe, Standpoint, hostile};
    use crate::query::{Cell, Column, Row, Rows};
    use crate::report::{Block, Item, Page};

    /// Every dialect there is, but for the one that draws straight quotes as round ones.
    fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
        Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION)
    }

    /// The texts of what ends with one of `ends`; panics at markup that is not ours.
    fn texts(markdown: &str, ours: fn(&Tag<'_>) -> bool, ends: fn(TagEnd) -> bool) -> Vec<String> {
        let mut texts = vec![String::new()];
        for event in events(markdown) {
            let last = texts.last_mut().expect("one at least");
            match event {
                Event::Start(tag) => assert!(ours(&tag), "{tag:?} in {markdown}"),
                Event::End(end) if ends(end) => texts.push(String::new()),
                Event::End(_) => (),
                Event::Text(text) => last.push_str(&text),
                Event::InlineHtml(html) if &*html == super::BREAK => last.push('\n'),
                Event::HardBreak => last.push('\n'),
                other => panic!("{other:?} in {markdown}"),
            }
        }
        texts.pop();
        texts
    }

    fn as_read(text: &str) -> String {
        Safe::block(text.trim()).to_string().replace('\t', " ")
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_hostile_cell_comes_back_as_text(cells in prop::collection::vec(hostile::text(), 6)) {
            let markdown = super::rows(&hostile::rows(&cells), &Standpoint::default());
            let of_table = |tag: &Tag<'_>| matches!(tag, Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell);
            let read = texts(&markdown, of_table, |end| end == TagEnd::TableCell);
            let written: Vec<String> = ["one", "two"].into_iter().chain(cells.iter().map(String::as_str)).map(as_read).collect();
            assert_eq!(read, written, "{markdown}");
        }

        #[test]
        fn a_hostile_page_comes_back_as_text(text in hostile::text(), other in hostile::text()) {
            let page = Page::new([
                Block::Heading(text.clone()), Block::Text(other.clone()), Block::Facts(vec![("name".into(), Cell::Text(text.clone()))]),
                Block::Facts(vec![("next".into(), Cell::Text(other.clone()))]), Block::Text(text.clone()), Block::Code(other.clone()),
                Block::List(vec![Item::new(text.clone()), Item::new(other.clone())]), Block::Note(text.clone()),
            ]);
            let markdown = super::page(&page, &Standpoint::default());
            let of_page = |tag: &Tag<'_>| matches!(
                tag, Tag::Heading { .. } | Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Strong | Tag::CodeBlock(_)
            );
            let ends = |end| matches!(end, TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock);
            let read = texts(&markdown, of_page, ends);
            let paragraph = |text: &str| -> Vec<String> {
                let lines: Vec<String> = text.lines().map(as_read).collect();
                lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()).map(|lines| lines.join("\n")).collect()
            };
            let mut written = vec![as_read(&text).replace('\n', " ")];
            written.extend(paragraph(&other));
            written.extend([format!("name: {}", as_read(&text)), format!("next: {}", as_read(&other))]);
            written.extend(paragraph(&text));
            written.push(format!("{}\n", Safe::block(&other)));
            written.extend([as_read(&text), as_read(&other)]);
            written.extend(paragraph(&text));
            let trimmed = |texts: Vec<String>| texts.iter().map(|text| text.trim_end().to_owned()).collect::<Vec<_>>();
            assert_eq!(trimmed(read), trimmed(written), "{markdown}");
        }
    }

    #[test]
    fn what_stands_below_another_is_indented_and_has_its_places() {
        let place = Cell::Place { file: "clients/acme.toml".into(), line: 3 };
        let items = vec![Item::new("a"), Item::new("1. b").at_depth(5).seen_at(place), Item::new("c")];
        assert_eq!(
            super::page(&Page::new([Block::List(items)]), &Standpoint::default()),
            "- a\n  - 1\\. b (clients/acme.toml:3)\n- c\n"
        );
    }

    #[test]
    fn a_picture_is_a_table() {
        let chart = Block::Chart(Box::new(hostile::chart("Sums *2026*", "never seen")));
        assert_eq!(
            super::page(&Page::new([chart]), &Standpoint::default()),
            "**Sums \\*2026\\***\n\n| what | sum |\n| --- | ---: |\n| Sums \\*2026\\* | never seen |\n"
        );
    }

    #[test]
    fn a_table_reads_well_before_it_is_drawn() {
        let column = |name: &str, right| Column { name: name.into(), right };
        let cells = vec![Cell::Text("a|b *c*\n<d>".into()), Cell::Integer(-2), Cell::Plain("2026-03-02".into())];
        let rows = Rows {
            columns: vec![column("what", false), column("sum", true), column("stage_since", false)],
            rows: vec![Row { id: String::new(), cells, origin: None }],
        };
        assert_eq!(
            super::rows(&rows, &Standpoint::default()),
            "| what | sum | stage_since |\n| --- | ---: | --- |\n| a\\|b \\*c\\*<br>\\<d\\> | -2 | 2026-03-02 |\n"
        );
    }

    #[test]
    fn a_page_has_one_title_and_no_list_runs_into_the_next() {
        let fact = |value: i64| Block::Facts(vec![("id".into(), Cell::Integer(value))]);
        let blocks =
            [Block::Heading("A".into()), fact(1), fact(2), Block::Heading("B".into()), Block::Code("x `` y".into())];
        assert_eq!(
            super::page(&Page::new(blocks), &Standpoint::default()),
            "# A\n\n- **id**: 1\n\n* **id**: 2\n\n## B\n\n```\nx `` y\n```\n"
        );
    }
}
