//! The settings of a `folio.toml`, of which nothing is used that `check` refuses where figures are reckoned with it.

use crate::model::Settings;
use crate::model::settings::{Clocks, Health, Limits};
use crate::schema::{Shape, ShapeFault};
use crate::source::{Edit, KeyPath, Step, Tree, apply};

/// The tables whose values are figures that facts are computed with.
const FIGURES: [&str; 3] = ["health", "clocks", "limits"];

/// The settings of a text that parses; `None` where they cannot be decoded.
///
/// A value of `[health]`, `[clocks]` or `[limits]` that the schema refuses counts as not written, so that its default stands; weights
/// that do not add up are all refused. What is refused the schema alone knows, here as in `check`.
pub(super) fn settled(tree: &Tree<'_>) -> Option<Settings> {
    if !FIGURES.iter().any(|table| tree.root().get(table).is_some()) {
        return tree.decode().ok();
    }
    let shape = Shape::folio();
    let mut refused = refused(&shape, tree);
    if refused.is_empty() {
        return tree.decode().ok();
    }
    let mut text = tree.text().to_owned();
    // What is left may contradict a default that has come in; each turn takes something away, and so there is an end.
    while !refused.is_empty() {
        let edits: Vec<Edit> = refused.into_iter().map(|path| Edit::Remove { path }).collect();
        let Ok(edited) = apply(&text, &edits) else { return without_figures(&Tree::parse(&text)) };
        text = edited;
        refused = self::refused(&shape, &Tree::parse(&text));
    }
    Tree::parse(&text).decode().ok()
}

/// The settings with every default of the figures, of a text out of which a value cannot be taken.
fn without_figures(tree: &Tree<'_>) -> Option<Settings> {
    let settings: Settings = tree.decode().ok()?;
    Some(Settings { health: Health::default(), clocks: Clocks::default(), limits: Limits::default(), ..settings })
}

/// The keys of the figures whose values are refused, each once.
fn refused(shape: &Shape, tree: &Tree<'_>) -> Vec<KeyPath> {
    let mut keys: Vec<KeyPath> = shape.check(tree).iter().flat_map(|fault| keys(fault, tree)).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The keys that a fault is about; none where it is not about a figure.
fn keys(fault: &ShapeFault, tree: &Tree<'_>) -> Vec<KeyPath> {
    match fault.path.steps() {
        [Step::Key(table), rest @ ..] if FIGURES.contains(&table.as_str()) => match rest {
            [Step::Key(key), ..] => vec![KeyPath::key(table).then(key)],
            _ => {
                let weights = Health::WEIGHTS.map(|weight| KeyPath::key(table).then(weight));
                weights.into_iter().filter(|path| tree.node(path).is_some()).collect()
            }
        },
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::settled;
    use crate::model::Settings;
    use crate::model::settings::Health;
    use crate::source::Tree;

    fn of(text: &str) -> Settings {
        settled(&Tree::parse(text)).expect("settings")
    }

    #[test]
    fn a_figure_that_is_refused_has_its_default_and_the_others_stay() {
        let health = of("[health]\nwarned_promise = 150 # much\nrelationship_points = [100, 100, 100, 100]\n\
                         goal_points = [20, 60, 400]\nfall = 12\nmood = 'x'\n[clocks]\nwatch = '70d'\nthread = '9x'\n");
        assert_eq!(health.health, Health { fall: 12, ..Health::default() });
        assert_eq!((health.clocks.watch.to_string(), health.clocks.thread.to_string()), ("70d".into(), "90d".into()));
    }

    #[test]
    fn weights_that_do_not_add_up_are_all_refused() {
        let health = of("[health]\ncontact = 30\ngoal = 12\ngreen = 80\n").health;
        assert_eq!(health, Health { green: 80, ..Health::default() });
        assert_eq!(of("[health]\ncontact = 15\ngoal = 15\n").health.contact, 15);
    }

    #[test]
    fn bands_that_contradict_one_another_are_refused_until_none_do() {
        assert_eq!(of("[health]\ngreen = 40\n").health.green, 75);
        // `green` goes first, and then `amber` is above the default of `green`.
        let health = of("health = { amber = 80, green = 70, coverage = 60 }\n").health;
        assert_eq!((health.amber, health.green, health.coverage), (50, 75, 60));
        assert_eq!(of("limits = { concentration_amber = 50 }\n").limits, Settings::default().limits);
    }

    #[test]
    fn what_is_no_figure_is_read_as_it_was() {
        let settings = of("health = 3\n[load]\njunior = 'few'\n[ledger]\nname = 'A'\n[limits]\nodd = 1\n");
        assert_eq!((settings.health, settings.load.junior), (Health::default(), 3));
        assert_eq!(settings.ledger.name, "A");
    }
}
