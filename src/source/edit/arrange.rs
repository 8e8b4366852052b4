//! Brings sections and keys into their customary order by moving whole pieces of text, comments and all.
//!
//! A file is cut into pieces: each `[section]` and `[[entry]]` with what belongs to it, and in each of them its keys. A piece takes
//! the comments along that stand right above it, those that stand right below it before a blank line, and whatever stands alone
//! between a blank line and the piece. Blank lines keep their places; pieces change theirs. So every byte but a last line end
//! survives.

use std::ops::Range;

use super::Order;
use crate::source::outline::{Form, Outline, Statement, mark};
use crate::source::path::Step;
use crate::source::plain::equal;
use crate::source::tree::Tree;

/// The text with its sections, and the keys of each entry, in the customary order; `None` where they are already, and for a text
/// that does not parse.
///
/// What the order does not know stays behind what it stands behind. Inline tables and the keys of sub-tables are left alone.
pub fn arrange(order: &Order, text: &str) -> Option<String> {
    let tree = Tree::parse(text);
    let outline = Outline::read(text);
    if !tree.is_sound() || outline.statements.iter().any(|statement| !statement.whole) {
        return None;
    }
    let arranged = Arrangement { order, text }.file(&outline.statements);
    // Moving is not meant to say anything else; should it ever, nothing is moved.
    (arranged != text && equal(&tree, &Tree::parse(&arranged))).then_some(arranged)
}

/// A stretch of text that moves as a whole.
struct Piece<'o> {
    statements: &'o [Statement],
    rank: (usize, usize),
}

/// Where a piece stands, its comments included, and the blank lines behind it.
struct Cut {
    body: Range<usize>,
    gap: Range<usize>,
}

struct Arrangement<'a> {
    order: &'a Order,
    text: &'a str,
}

impl Arrangement<'_> {
    fn file(&self, statements: &[Statement]) -> String {
        let headers = statements.iter().position(|statement| statement.form != Form::Pair).unwrap_or(statements.len());
        let (pairs, sections) = statements.split_at(headers);
        let from = sections.first().map_or(self.text.len(), |first| first.top);
        let start = mark(self.text);
        let mut arranged = self.text[..start].to_owned();
        arranged.push_str(&self.reordered(start..from, &self.root_pairs(pairs), |_, body| self.text[body].to_owned()));
        let blocks = self.blocks(sections);
        arranged.push_str(&self.reordered(from..self.text.len(), &blocks, |piece, body| self.block(piece, body)));
        arranged
    }

    /// The keys at the top of the file: sections written in brackets or with dots.
    fn root_pairs<'o>(&self, pairs: &'o [Statement]) -> Vec<Piece<'o>> {
        let rank = |statement: &Statement| {
            let section = key(&statement.path, 0)?;
            let inner = key(&statement.path, 1).and_then(|inner| self.order.key(section, inner));
            Some((self.order.section(section)?, inner.unwrap_or_default()))
        };
        ranked(pairs.iter().map(std::slice::from_ref), |piece| rank(&piece[0]))
    }

    /// Each header with its pairs and the sub-tables that belong to it.
    fn blocks<'o>(&self, statements: &'o [Statement]) -> Vec<Piece<'o>> {
        let mut begins: Vec<usize> = Vec::new();
        for (turn, statement) in statements.iter().enumerate() {
            let root = root(&statement.path);
            let above = begins.last().map(|begin| self::root(&statements[*begin].path));
            if statement.form != Form::Pair && (above != Some(root) || statement.path.len() == root.len()) {
                begins.push(turn);
            }
        }
        let ends = begins.iter().skip(1).copied().chain([statements.len()]);
        let blocks = begins.iter().zip(ends).map(|(begin, end)| &statements[*begin..end]);
        ranked(blocks, |block| Some((self.order.section(key(&block[0].path, 0)?)?, 0)))
    }

    /// The text of a block with its own keys in order.
    fn block(&self, block: &[Statement], body: Range<usize>) -> String {
        let header = &block[0];
        let root = root(&header.path);
        let own = block[1..].iter().take_while(|statement| statement.form == Form::Pair).count();
        let pairs = &block[1..=own];
        let Some(last) = pairs.last().filter(|_| header.path.len() == root.len()) else {
            return self.text[body].to_owned();
        };
        let section = key(root, 0).unwrap_or_default();
        let rank = |pair: &Statement| Some((self.order.key(section, key(&pair.path, root.len())?)?, 0));
        let pieces = ranked(pairs.iter().map(std::slice::from_ref), |piece| rank(&piece[0]));
        let region = header.lines.end..last.lines.end;
        let mut arranged = self.text[body.start..region.start].to_owned();
        arranged.push_str(&self.reordered(region.clone(), &pieces, |_, body| self.text[body].to_owned()));
        arranged.push_str(&self.text[region.end..body.end]);
        arranged
    }

    /// A region with its pieces in the order of their ranks, each written by `write`.
    fn reordered(
        &self,
        region: Range<usize>,
        pieces: &[Piece<'_>],
        write: impl Fn(&[Statement], Range<usize>) -> String,
    ) -> String {
        let cuts = self.cuts(&region, pieces);
        let Some((first, last)) = cuts.first().zip(cuts.last()) else { return self.text[region].to_owned() };
        let mut places: Vec<usize> = (0..pieces.len()).collect();
        places.sort_by_key(|place| pieces[*place].rank);
        let mut arranged = self.text[region.start..first.body.start].to_owned();
        for (turn, (place, cut)) in places.iter().zip(&cuts).enumerate() {
            let body = write(pieces[*place].statements, cuts[*place].body.clone());
            arranged.push_str(&body);
            if turn + 1 < cuts.len() && !body.ends_with('\n') {
                arranged.push_str(if self.text.contains("\r\n") { "\r\n" } else { "\n" });
            }
            arranged.push_str(&self.text[cut.gap.clone()]);
        }
        arranged.push_str(&self.text[last.gap.end..region.end]);
        arranged
    }

    /// Cuts a region between its pieces: each gap at its first blank lines, or, where there is none, right behind the piece above.
    fn cuts(&self, region: &Range<usize>, pieces: &[Piece<'_>]) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::with_capacity(pieces.len());
        for (turn, piece) in pieces.iter().enumerate() {
            let first = piece.statements.first().map_or(region.start, |first| first.top);
            let start = cuts.last().map_or(first, |above| above.gap.end);
            let end = piece.statements.last().map_or(start, |last| last.lines.end);
            let next = pieces.get(turn + 1).map(|next| next.statements[0].lines.start);
            let gap = match (self.blank(end..next.unwrap_or(region.end)), next) {
                (Some(blank), _) => blank,
                (None, Some(_)) => end..end,
                (None, None) => region.end..region.end,
            };
            cuts.push(Cut { body: start..gap.start, gap });
        }
        cuts
    }

    /// The first blank lines of a stretch of whole lines.
    fn blank(&self, lines: Range<usize>) -> Option<Range<usize>> {
        let mut found: Option<Range<usize>> = None;
        let mut at = lines.start;
        for line in self.text[lines].split_inclusive('\n') {
            let end = at + line.len();
            match (&mut found, line.trim().is_empty()) {
                (Some(blank), true) => blank.end = end,
                (Some(_), false) => break,
                (None, true) => found = Some(at..end),
                (None, false) => {}
            }
            at = end;
        }
        found
    }
}

/// Gives each piece its rank; one that the order does not know has that of the piece above.
fn ranked<'o>(
    pieces: impl Iterator<Item = &'o [Statement]>,
    rank: impl Fn(&[Statement]) -> Option<(usize, usize)>,
) -> Vec<Piece<'o>> {
    let mut above = (0, 0);
    let pieces = pieces.map(|statements| {
        above = rank(statements).unwrap_or(above);
        Piece { statements, rank: above }
    });
    pieces.collect()
}

/// The beginning of a path that names its section, or its entry in a list.
fn root(path: &[Step]) -> &[Step] {
    let length = if matches!(path.get(1), Some(Step::Index(_))) { 2 } else { 1 };
    &path[..length.min(path.len())]
}

fn key(path: &[Step], at: usize) -> Option<&str> {
    match path.get(at)? {
        Step::Key(key) => Some(key),
        Step::Index(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    use super::arrange;
    use crate::source::{Order, Tree, equal, random};

    fn order() -> Order {
        let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
        Order::new(vec![
            ("profile".to_owned(), keys(&["name", "manager", "tier"])),
            ("forces".to_owned(), keys(&["id", "direction", "name"])),
            ("goals".to_owned(), keys(&["id", "state"])),
        ])
    }

    fn arranged(text: &str) -> Option<String> {
        arrange(&order(), text)
    }

    #[test]
    fn what_is_in_order_stays_as_it_is() {
        let text =
            "#:schema x\n\n# about\n[profile]\nname = 'A'\n\n# one\n[[forces]]\nid = 'a'\n[[forces]]\nid = 'b'\n";
        assert_eq!(arranged(text), None);
        assert_eq!(arranged("[profile\nname = 1\n"), None, "what does not parse is left alone");
        assert_eq!(arranged(""), None);
    }

    #[test]
    fn sections_move_with_their_comments_and_blank_lines_stay() {
        let text = "#:schema x\n# about the file\n\n# a goal\n[[goals]]\nid = 'g' # of theirs\n# said in May\n\n\
                    # ── who ──\n\n[[forces]]\nid = 'f'\n\n[profile]\nname = 'A'\n";
        let wanted = "#:schema x\n# about the file\n\n[profile]\nname = 'A'\n\n# ── who ──\n\n[[forces]]\nid = 'f'\n\n\
                      # a goal\n[[goals]]\nid = 'g' # of theirs\n# said in May\n";
        assert_eq!(arranged(text).as_deref(), Some(wanted));
    }

    #[test]
    fn keys_move_within_their_entry() {
        let text = "[profile]\ntier = 'key' # since May\n# Anna\nmanager = 'anna'\nodd = 1\nname = '''\nA\n'''\n\n[odd]\nb = 1\na = 1\n";
        let wanted = "[profile]\nname = '''\nA\n'''\n# Anna\nmanager = 'anna'\nodd = 1\ntier = 'key' # since May\n\n[odd]\nb = 1\na = 1\n";
        assert_eq!(arranged(text).as_deref(), Some(wanted));
    }

    #[test]
    fn entries_keep_their_turn_and_take_their_tables_along() {
        let text = "[[goals]]\nid = 'g'\n[[forces]]\nid = 'a'\n[forces.custom]\nz = 1\n[profile]\nname = 'A'\n[[forces]]\nid = 'b'";
        let wanted = "[profile]\nname = 'A'\n[[forces]]\nid = 'a'\n[forces.custom]\nz = 1\n[[forces]]\nid = 'b'\n[[goals]]\nid = 'g'\n";
        assert_eq!(arranged(text).as_deref(), Some(wanted));
    }

    #[test]
    fn a_file_of_windows_keeps_its_line_ends_and_its_mark() {
        let text = "\u{feff}[[forces]]\r\nid = 'a'\r\n\r\n[profile]\r\nname = 'A'";
        let wanted = "\u{feff}[profile]\r\nname = 'A'\r\n\r\n[[forces]]\r\nid = 'a'\r\n";
        assert_eq!(arranged(text).as_deref(), Some(wanted));
    }

    /// The lines of a text, sorted: what moving may not change.
    fn lines(text: &str) -> Vec<&str> {
        let mut lines: Vec<&str> = text.trim_start_matches(crate::source::BOM).lines().collect();
        lines.sort_unstable();
        lines
    }

    /// Any order of the names that random files use.
    fn random_order(turn: usize) -> Order {
        let names = [
            "profile",
            "custom",
            "goals",
            "people",
            "stakeholders",
            "log",
            "id",
            "name",
            "due",
            "roles",
            "odd key",
            "note",
        ];
        let mut names: Vec<String> = names.map(String::from).into();
        names.rotate_left(turn % 12);
        if turn.is_multiple_of(2) {
            names.reverse();
        }
        Order::new(names.iter().map(|name| (name.clone(), names.clone())).collect())
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_means_anything_else(text in random::file(), turn in 0usize..24) {
            let order = random_order(turn);
            let Some(moved) = arrange(&order, &text) else { return Ok(()) };
            prop_assert!(equal(&Tree::parse(&text), &Tree::parse(&moved)));
            prop_assert_eq!(lines(&text), lines(&moved));
            prop_assert_eq!(arrange(&order, &moved), None);
        }
    }
}
