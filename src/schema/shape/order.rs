//! Settings of `folio.toml` that only mean something within ends or in an order: clocks, steps of notice, bands, lists of points.

use crate::model::Settings;
use crate::model::settings::{Clocks, Health, Limits};
use crate::model::value::{Percent, Span};
use crate::source::{KeyPath, Node, Part, Table};

use super::fault::ShapeFault;

/// Keys whose values follow one another, each with its default: the nearest or lowest first.
type Steps<'a> = &'a [(&'static str, f64, String)];

/// Settings that contradict one another, those that are not written counted with their defaults.
pub(super) fn faults(root: Table<'_>) -> Vec<ShapeFault> {
    let clocks = Clocks::default();
    let span = |name, span: Span| (name, length(&span), span.to_string());
    let percent = |percent: Percent| percent.get().unsigned_abs().into();
    let number = |name, number: u32| (name, f64::from(number), number.to_string());
    let notice = [
        span("notice_last", clocks.notice_last),
        span("notice_near", clocks.notice_near),
        span("notice_ahead", clocks.notice_ahead),
    ];
    let survey = [span("survey_after", clocks.survey_after), span("survey_until", clocks.survey_until)];
    let watch = [span("watch_end", clocks.watch_end), span("watch", clocks.watch)];
    let (health, limits) = (Health::default(), Limits::default());
    let colours = [number("amber", health.amber), number("green", health.green)];
    let share = [
        number("concentration_amber", percent(limits.concentration_amber)),
        number("concentration_red", percent(limits.concentration_red)),
    ];
    let mut faults = steps(root, "clocks", &notice, true);
    faults.extend(steps(root, "clocks", &survey, false));
    faults.extend(steps(root, "clocks", &watch, false));
    faults.extend(steps(root, "health", &colours, false));
    faults.extend(steps(root, "limits", &share, false));
    for list in ["complaint_points", "payment_points", "goal_points"] {
        faults.extend(points(root, list, "from the lowest to the highest", |before, after| before > after));
    }
    faults.extend(points(root, "continuity_points", "from the highest to the lowest", |before, after| before < after));
    faults.extend(points(root, "contact_cadences", "the lower first, and not twice the same", |before, after| {
        before >= after
    }));
    faults.extend(relationship(root));
    faults.extend(clocks_beyond(root));
    faults
}

/// Clocks that tell nothing when they stand at nothing; of the others, nothing is a choice.
const NEVER_NOTHING: [&str; 4] = ["trend", "ask_again", "sales", "handover"];

/// Days of the longest clock that anybody can mean.
const LONGEST: f64 = 3650.0;

/// Clocks of no time where there has to be some, and those of more than ten years.
fn clocks_beyond(root: Table<'_>) -> Vec<ShapeFault> {
    let Some(clocks) = root.get("clocks").and_then(Node::as_table) else { return Vec::new() };
    let fault = |key: &str, node: Node<'_>| {
        let span: Span = node.as_str()?.parse().ok()?;
        let (label, help) = match length(&span) {
            days if days > LONGEST => ("more than ten years", "write at most `10y`"),
            _ if span.amount == 0 && NEVER_NOTHING.contains(&key) => ("no time at all", "write at least `1d`"),
            _ => return None,
        };
        Some(ShapeFault {
            rule: "bad-value",
            path: KeyPath::key("clocks").then(key),
            part: Part::Value,
            message: format!("`{key}` is {span}, which is {label}"),
            label: label.to_owned(),
            help: format!("{help}, or remove the line for the default"),
            fix: None,
        })
    };
    clocks.iter().filter_map(|entry| fault(entry.key, entry.node)).collect()
}

fn length(span: &Span) -> f64 {
    span.nominal_days(&Settings::default().calendar())
}

/// Keys of a table whose values do not rise; `strict`: nor may two be the same.
fn steps(root: Table<'_>, table: &str, steps: Steps<'_>, strict: bool) -> Vec<ShapeFault> {
    let Some(written) = root.get(table).and_then(Node::as_table) else { return Vec::new() };
    let mut found = Vec::new();
    for step in steps {
        let (name, default, shown) = step;
        found.push(match written.get(name) {
            None => Some((*name, *default, format!("{shown}, which is the default"), false)),
            Some(node) => measured(node).map(|(value, shown)| (*name, value, shown, true)),
        });
    }
    let mut faults = Vec::new();
    for pair in found.windows(2) {
        // What is no number or span is a fault of its own.
        let [Some((low, below, low_shown, _)), Some((high, above, high_shown, high_written))] = pair else { continue };
        if below < above || (!strict && below <= above) {
            continue;
        }
        let at = if *high_written { high } else { low };
        let wanted = if strict { "less than" } else { "at most" };
        faults.push(ShapeFault {
            rule: "bad-value",
            path: KeyPath::key(table).then(*at),
            part: Part::Value,
            message: format!("`{low}` must be {wanted} `{high}`"),
            label: format!("`{low}` is {low_shown}; `{high}` is {high_shown}"),
            help: format!("change `{low}` or `{high}`"),
            fix: None,
        });
    }
    faults
}

/// A number or a span, with the words for it.
fn measured(node: Node<'_>) -> Option<(f64, String)> {
    if let Some(number) = node.as_integer() {
        return i32::try_from(number).ok().map(|small| (f64::from(small), number.to_string()));
    }
    let span: Span = node.as_str()?.parse().ok()?;
    Some((length(&span), span.to_string()))
}

/// The first element of a list in `[health]` that is `wrong` after the one before it.
fn points(root: Table<'_>, list: &str, order: &str, wrong: impl Fn(i64, i64) -> bool) -> Option<ShapeFault> {
    let numbers = integers(root, list)?;
    let at = numbers.windows(2).position(|pair| wrong(pair[0], pair[1]))?;
    Some(ShapeFault {
        rule: "bad-value",
        path: KeyPath::key("health").then(list).index(at + 1),
        part: Part::Value,
        message: format!("`{list}` goes from {} to {}, against its order", numbers[at], numbers[at + 1]),
        label: format!("after {}", numbers[at]),
        help: format!("write the numbers {order}"),
        fix: None,
    })
}

/// The points of the relationship add up to 100.
fn relationship(root: Table<'_>) -> Option<ShapeFault> {
    let list = "relationship_points";
    let sum: i64 = integers(root, list)?.iter().sum();
    (sum != 100).then(|| ShapeFault {
        rule: "bad-value",
        path: KeyPath::key("health").then(list),
        part: Part::Value,
        message: format!("`{list}` adds up to {sum}, not to 100"),
        label: format!("{sum} in all"),
        help: format!("change one of the numbers by {}", (100 - sum).abs()),
        fix: None,
    })
}

/// A list of `[health]`; `None` where it is not written or not all of it are numbers from 0 to 100, a fault of its own.
fn integers(root: Table<'_>, list: &str) -> Option<Vec<i64>> {
    let list = root.get("health").and_then(Node::as_table)?.get(list)?.as_array()?;
    list.iter().map(|node| node.as_integer().filter(|number| (0..=100).contains(number))).collect()
}
