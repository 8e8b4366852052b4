//! Rows and pages as one HTML document that needs nothing else: for a screen, a phone, a printer, by day and by night.
//!
//! No script, no address, nothing to load; the policy at its head forbids all of it, and allows the one style sheet by
//! its digest.

use super::{Safe, Standpoint, svg};
use crate::model::settings::DocumentLanguage;
use crate::query::{Cell, Column, Rows};
use crate::report::{Block, Item, Page};

const STYLE: &str = concat!(include_str!("colors.css"), include_str!("html.css"), include_str!("chart.css"));

/// The SHA-256 of [`STYLE`], as a content security policy spells it; a test keeps it true.
const STYLE_DIGEST: &str = "54/Mw1sJemSWlae6Qg/oFe4fXZFe6xi//fpu7aOxSVw=";

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
    let body = format!("<h1>{}</h1>\n{}", escaped(&heading), table(rows, from));
    document(&heading, DocumentLanguage::En, &title.foot(), &body)
}

/// A document with a page; the first heading is its title.
pub fn page(page: &Page, title: Title<'_>, from: &Standpoint) -> String {
    let mut heading = None;
    let mut charts = 0;
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
            Block::List(items) => list(items, from),
            Block::Table(rows) => table(rows, from),
            Block::Chart(chart) => {
                charts += 1;
                svg::inline(chart, charts)
            }
            Block::Note(text) => format!("<p class=\"note\" dir=\"auto\">{}</p>\n", escaped(text)),
            Block::Code(text) => format!("<pre><code>{}</code></pre>\n", escaped(text)),
        };
        body.push_str(&written);
    }
    let named = heading.map_or_else(|| format!("folio {}", title.command), str::to_owned);
    document(&named, page.language, page.foot.as_ref().unwrap_or(&title.foot()), &body)
}

impl Title<'_> {
    /// Which command wrote the document, and for which day.
    fn foot(&self) -> String {
        let day = self.today.map(|day| format!(", {day}")).unwrap_or_default();
        format!("folio {}{day}", self.command)
    }
}

fn document(heading: &str, language: DocumentLanguage, foot: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{STYLE_DIGEST}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n\
         <footer>{}</footer>\n</body>\n</html>\n",
        escaped(heading),
        escaped(foot),
    )
}

/// A list in which what stands below another is a list within its entry.
fn list(items: &[Item], from: &Standpoint) -> String {
    let mut out = String::from("<ul>\n");
    let mut open = 0;
    for (at, item) in items.iter().enumerate() {
        // Nothing stands more than one step below the entry before it.
        let depth = if at == 0 { 0 } else { item.depth.min(open + 1) };
        if at > 0 {
            match depth {
                _ if depth > open => out.push_str("\n<ul>\n"),
                _ => out.push_str(&format!("</li>\n{}", "</ul>\n</li>\n".repeat(open - depth))),
            }
        }
        open = depth;
        out.push_str(&format!("<li dir=\"auto\">{}", escaped(&item.text)));
        if !item.evidence.is_empty() {
            let places: Vec<_> = item.evidence.iter().map(|place| escaped(&from.text(place))).collect();
            out.push_str(&format!(" <span>{}</span>", places.join(", ")));
        }
        if let Some(next) = &item.next {
            out.push_str(&format!("<br><code>{}</code>", escaped(next)));
        }
        if let Some(instead) = &item.instead {
            out.push_str(&format!("<br>{}", escaped(instead)));
        }
    }
    if !items.is_empty() {
        out.push_str(&format!("</li>\n{}", "</ul>\n</li>\n".repeat(open)));
    }
    out + "</ul>\n"
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
    use crate::model::settings::DocumentLanguage;
    use crate::query::Cell;
    use crate::report::{Block, Item, Page};

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
            "tbody", "tr", "th", "td", "dl", "dt", "dd", "pre", "code", "ul", "li", "span", "svg", "desc", "text", "g",
            "rect", "line", "circle", "polyline",
        ];
        for element in document.root_element().descendent_elements() {
            assert!(ours.contains(&element.value().name()), "{:?} in {html}", element.value());
            if &*element.value().name.ns == "http://www.w3.org/2000/svg" {
                continue;
            }
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
            let list = Block::List(vec![Item::new(text.clone()), Item::new(other.clone()).at_depth(3), Item::new(text.clone())]);
            let blocks = [
                Block::Heading(text.clone()), Block::Text(other.clone()), facts, list, Block::Chart(Box::new(hostile::chart(&text, &other))),
                Block::Code(other.clone()),
            ];
            let document = read(&super::page(&Page::new(blocks), TITLE, &Standpoint::default()));
            for (name, written) in [("h1", &text), ("head > title", &text), ("p", &other), ("dt", &text), ("dd", &other), ("code", &other)] {
                assert_eq!(texts(&document, name), [shown(written)], "{name}");
            }
            assert_eq!(texts(&document, "li li"), [shown(&other)]);
            assert_eq!(texts(&document, "main > ul > li:last-child"), [shown(&text)]);
            assert_eq!(texts(&document, "svg > desc"), [Safe::line(&other).to_string()]);
        }
    }

    #[test]
    fn a_page_is_in_the_language_of_its_words_and_ends_as_it_wishes() {
        let page = Page::new([]).in_language(DocumentLanguage::Ru).with_foot("Наша фирма");
        let html = super::page(&page, TITLE, &Standpoint::default());
        assert!(html.contains("<html lang=\"ru\">") && html.contains("<footer>Наша фирма</footer>"), "{html}");
    }

    #[test]
    fn the_page_allows_its_own_style_and_nothing_else() {
        assert_eq!(BASE64.encode(&Sha256::digest(STYLE)), STYLE_DIGEST, "write this digest to STYLE_DIGEST");
        let html = super::rows(&hostile::rows(&[]), TITLE, &Standpoint::default());
        assert!(html.contains("default-src 'none'; style-src 'sha256-") && !html.contains("unsafe"));
    }
}
