//! Rows and pages as one HTML document that needs nothing else: for a screen, a phone, a printer, by day and by night.
//!
//! No script, no address, nothing to load; the policy at its head forbids all of it, and allows the one style sheet by
//! its digest.

use super::{Safe, Standpoint};
use crate::query::{Cell, Column, Rows};
use crate::report::{Block, Page};

const STYLE: &str = include_str!("html.css");

/// The SHA-256 of [`STYLE`], as a content security policy spells it; a test keeps it true.
const STYLE_DIGEST: &str = "ZLKMergGO78swx/+c6Jji05hdAHl9Ex+krry8Wkzmys=";

/// More columns than this stand below one another on a phone.
const NARROW: usize = 3;

/// What an answer is called.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// The command that was asked.
    pub command: &'a str,
    /// The day it was asked for, where the day matters.
    pub today: Option<&'a str>,
}

/// A document with one table.
pub fn rows(rows: &Rows, title: Title<'_>, from: &Standpoint) -> String {
    let heading = format!("folio {}", title.command);
    document(&heading, title, &format!("<h1>{}</h1>\n{}", escaped(&heading), table(rows, from)))
}

/// A document with a page; the first heading is its title.
pub fn page(page: &Page, title: Title<'_>, from: &Standpoint) -> String {
    let mut heading = None;
    let mut body = String::new();
    for block in &page.blocks {
        let written = match block {
            Block::Heading(text) => {
                let level = if heading.is_some() { 2 } else { 1 };
                heading = heading.or(Some(text.as_str()));
                format!("<h{level} dir=\"auto\">{}</h{level}>\n", escaped(text))
            }
            Block::Text(text) => format!("<p dir=\"auto\">{}</p>\n", escaped(text)),
            Block::Facts(pairs) => facts(pairs, from),
            Block::Table(rows) => table(rows, from),
            Block::Code(text) => format!("<pre><code>{}</code></pre>\n", escaped(text)),
        };
        body.push_str(&written);
    }
    let named = heading.map_or_else(|| format!("folio {}", title.command), str::to_owned);
    document(&named, title, &body)
}

fn document(heading: &str, title: Title<'_>, body: &str) -> String {
    let day = title.today.map(|day| format!(", {}", escaped(day))).unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_DIGEST}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n\
         <footer>folio {}{day}</footer>\n</body>\n</html>\n",
        escaped(heading),
        escaped(title.command),
    )
}

fn table(rows: &Rows, from: &Standpoint) -> String {
    let wide = if rows.columns.len() > NARROW { " class=\"wide\"" } else { "" };
    let mut out = format!("<table{wide}>\n<thead>\n<tr>");
    for column in &rows.columns {
        let class = if column.right { " class=\"number\"" } else { "" };
        out.push_str(&format!("<th scope=\"col\"{class}>{}</th>", escaped(&column.name)));
    }
    // Names and notes may be in any language; only the words of folio are known to be English.
    out.push_str("</tr>\n</thead>\n<tbody lang=\"\">\n");
    for row in &rows.rows {
        let cells = rows.columns.iter().zip(&row.cells);
        let cells: String = cells.map(|(column, cell)| table_cell(column, cell, from)).collect();
        out.push_str(&format!("<tr>{cells}</tr>\n"));
    }
    out + "</tbody>\n</table>\n"
}

fn table_cell(column: &Column, cell: &Cell, from: &Standpoint) -> String {
    let class = match cell {
        _ if column.right => " class=\"number\"",
        Cell::Plain(_) => " class=\"whole\"",
        _ => "",
    };
    // The style sheet shows the column's name beside the cell where the screen has no room for a header.
    let (name, value) = (escaped(&column.name), escaped(&from.text(cell)));
    format!("<td data-column=\"{name}\"{class} dir=\"auto\">{value}</td>")
}

fn facts(facts: &[(String, Cell)], from: &Standpoint) -> String {
    let pairs = facts.iter().map(|(name, value)| {
        format!("<dt>{}</dt><dd lang=\"\" dir=\"auto\">{}</dd>\n", escaped(name), escaped(&from.text(value)))
    });
    format!("<dl>\n{}</dl>\n", pairs.collect::<String>())
}

/// Text that means itself in an element and in a quoted attribute.
fn escaped(text: &str) -> String {
    let visible = Safe::block(text).to_string();
    let mut out = String::with_capacity(visible.len());
    for letter in visible.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;
    use proptest::prelude::{ProptestConfig, prop, proptest};
    use scraper::{Html, Selector};
    use sha2::{Digest as _, Sha256};

    use super::super::{Safe, Standpoint, hostile};
    use super::{STYLE, STYLE_DIGEST, Title};
    use crate::query::Cell;
    use crate::report::{Block, Page};

    const TITLE: Title<'_> = Title { command: "list", today: Some("2026-03-02") };

    /// What stands in the elements of that name, in order; panics where a browser would have to guess.
    fn texts(document: &Html, name: &str) -> Vec<String> {
        let selector = Selector::parse(name).expect("a selector");
        document.select(&selector).map(|element| element.text().collect()).collect()
    }

    /// The document as a browser reads it, without faults and with no element but ours.
    fn read(html: &str) -> Html {
        let document = Html::parse_document(html);
        assert_eq!(document.errors, Vec::<String>::new(), "{html}");
        let ours = [
            "html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "p", "table", "thead",
            "tbody", "tr", "th", "td", "dl", "dt", "dd", "pre", "code",
        ];
        for element in document.root_element().descendent_elements() {
            assert!(ours.contains(&element.value().name()), "{:?} in {html}", element.value());
            let attributes =
                ["lang", "charset", "http-equiv", "content", "name", "scope", "class", "dir", "data-column"];
            assert!(element.value().attrs().all(|(name, _)| attributes.contains(&name)), "{:?}", element.value());
        }
        document
    }

    fn shown(text: &str) -> String {
        Safe::block(text).to_string()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_hostile_cell_comes_back_as_text(cells in prop::collection::vec(hostile::text(), 6)) {
            let mut rows = hostile::rows(&cells);
            rows.columns[0].name = cells[0].clone();
            let document = read(&super::rows(&rows, TITLE, &Standpoint::default()));
            assert_eq!(texts(&document, "td"), cells.iter().map(|cell| shown(cell)).collect::<Vec<_>>());
            assert_eq!(texts(&document, "th"), [shown(&cells[0]), "two".to_owned()]);
        }

        #[test]
        fn a_hostile_page_comes_back_as_text(text in hostile::text(), other in hostile::text()) {
            let facts = Block::Facts(vec![(text.clone(), Cell::Text(other.clone()))]);
            let blocks = [Block::Heading(text.clone()), Block::Text(other.clone()), facts, Block::Code(other.clone())];
            let document = read(&super::page(&Page::new(blocks), TITLE, &Standpoint::default()));
            for (name, written) in [("h1", &text), ("title", &text), ("p", &other), ("dt", &text), ("dd", &other), ("code", &other)] {
                assert_eq!(texts(&document, name), [shown(written)], "{name}");
            }
        }
    }

    #[test]
    fn the_page_allows_its_own_style_and_nothing_else() {
        assert_eq!(BASE64.encode(&Sha256::digest(STYLE)), STYLE_DIGEST, "write this digest to STYLE_DIGEST");
        let html = super::rows(&hostile::rows(&[]), TITLE, &Standpoint::default());
        assert!(html.contains("default-src 'none'; style-src 'sha256-") && !html.contains("unsafe"));
    }
}
