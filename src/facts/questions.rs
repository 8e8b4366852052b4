//! The questions of a stage: what `needs` in `folio.toml` wants known before a client goes on, and which of it is not.

use crate::source::{KeyPath, Node, Table, Tree};

/// The four outer directions that the first question asks about, each with who they are.
pub(super) const DIRECTIONS: [(&str, &str); 4] = [
    ("supplier", "suppliers"),
    ("customer", "own customers"),
    ("competitor", "competitors"),
    ("substitute", "likely substitutes"),
];

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The need as `folio.toml` writes it: `forces`, `communication.urgent`.
    pub need: String,
    /// What is not known, in a few words.
    pub unknown: String,
    /// Who it is about, where it is one of the four directions: `suppliers`.
    pub direction: Option<&'static str>,
    /// The key, or the first entry, beside which the answer would stand.
    pub path: KeyPath,
    /// What to type after `folio`, with `…` for what only a person knows.
    pub answer: String,
}

/// The questions among `needs` that a client's file does not answer, in their order.
///
/// `forces` asks for each of the four directions, described or ruled out; `stakeholders` for somebody who is there on the client's
/// side; `goals` for one that is more than `unknown` and not abandoned. Any other need is a section, or a key of one, that has to be
/// written.
pub fn unanswered<'a>(client: &str, tree: &Tree<'_>, needs: impl IntoIterator<Item = &'a str>) -> Vec<Question> {
    let root = tree.root();
    needs
        .into_iter()
        .flat_map(|need| match need {
            "forces" => forces(client, root),
            "stakeholders" => stakeholders(client, root).into_iter().collect(),
            "goals" => goals(client, root).into_iter().collect(),
            other => written(client, root, other).into_iter().collect(),
        })
        .collect()
}

fn forces(client: &str, root: Table<'_>) -> Vec<Question> {
    let known: Vec<&str> = entries(root, "forces").filter_map(|force| text(force, "direction")).collect();
    DIRECTIONS
        .iter()
        .filter(|(direction, _)| !known.contains(direction))
        .map(|(direction, people)| Question {
            need: "forces".to_owned(),
            unknown: format!("nothing is written about the client's {people}"),
            direction: Some(people),
            path: KeyPath::key("forces").index(0),
            answer: format!("add forces {client} id=… direction={direction} name=… (or `applies=false reason=…`)"),
        })
        .collect()
}

fn stakeholders(client: &str, root: Table<'_>) -> Option<Question> {
    let there = |person: &Table<'_>| {
        matches!(text(*person, "side"), None | Some("client"))
            && !matches!(text(*person, "status"), Some("left" | "moved"))
    };
    if entries(root, "stakeholders").any(|person| there(&person)) {
        return None;
    }
    Some(Question {
        need: "stakeholders".to_owned(),
        unknown: "nobody is known who speaks for the client".to_owned(),
        direction: None,
        path: KeyPath::key("stakeholders").index(0),
        answer: format!("add stakeholders {client} id=… name=… roles=…"),
    })
}

fn goals(client: &str, root: Table<'_>) -> Option<Question> {
    // A goal that is `unknown` is a legal record of not knowing it, and so no answer.
    let stated = |goal: Table<'_>| !matches!(text(goal, "state"), None | Some("unknown" | "abandoned"));
    if entries(root, "goals").any(stated) {
        return None;
    }
    let unknown =
        entries(root, "goals").find(|goal| text(*goal, "state") == Some("unknown")).and_then(|goal| text(goal, "id"));
    Some(Question {
        need: "goals".to_owned(),
        unknown: "no goal of the client is known, not even as a hypothesis".to_owned(),
        direction: None,
        path: KeyPath::key("goals").index(0),
        answer: match unknown {
            Some(id) => format!("goal revise {client} {id} \"…\" --reason …"),
            None => format!("add goals {client} id=… statement=… stated=today state=hypothesis"),
        },
    })
}

fn written(client: &str, root: Table<'_>, need: &str) -> Option<Question> {
    let (section, key) = need.split_once('.').map_or((need, None), |(section, key)| (section, Some(key)));
    let there = match (root.get(section), key) {
        (None, _) => false,
        (Some(node), None) => node.as_array().is_none_or(|array| !array.is_empty()),
        (Some(node), Some(key)) => match node.as_table() {
            Some(table) => table.get(key).is_some(),
            None => entries(root, section).any(|entry| entry.get(key).is_some()),
        },
    };
    if there {
        return None;
    }
    let path = key.into_iter().fold(KeyPath::key(section), KeyPath::then);
    Some(Question {
        need: need.to_owned(),
        unknown: format!("`{need}` is not written"),
        direction: None,
        path,
        answer: match key {
            Some(key) => format!("set {client} {section}.{key}=…"),
            None => format!("edit {client}"),
        },
    })
}

fn entries<'t>(root: Table<'t>, section: &str) -> impl Iterator<Item = Table<'t>> {
    root.get(section).and_then(Node::as_array).into_iter().flat_map(|array| array.iter()).filter_map(Node::as_table)
}

fn text<'t>(table: Table<'t>, key: &str) -> Option<&'t str> {
    table.get(key).and_then(Node::as_str)
}

#[cfg(test)]
mod tests {
    use super::unanswered;
    use crate::source::Tree;

    fn open(text: &str, needs: &[&str]) -> Vec<String> {
        unanswered("acme", &Tree::parse(text), needs.iter().copied())
            .into_iter()
            .map(|question| question.unknown)
            .collect()
    }

    #[test]
    fn a_direction_that_does_not_apply_is_answered() {
        let text =
            "[[forces]]\nid = \"s\"\ndirection = \"supplier\"\nname = \"S\"\napplies = false\nreason = \"a service\"\n";
        let open = open(text, &["forces"]);
        assert_eq!(open.len(), 3, "{open:?}");
        assert_eq!(open[0], "nothing is written about the client's own customers");
    }

    #[test]
    fn an_unknown_goal_and_a_person_who_left_are_no_answers() {
        let text = "[[goals]]\nid = \"g\"\nstate = \"unknown\"\n[[stakeholders]]\nid = \"i\"\nname = \"I\"\nstatus = \"left\"\n";
        assert_eq!(open(text, &["stakeholders", "goals"]).len(), 2);
        assert!(
            open(&text.replace("unknown", "hypothesis").replace("left", "active"), &["stakeholders", "goals"])
                .is_empty()
        );
    }

    #[test]
    fn a_key_and_a_section_have_to_be_written() {
        assert_eq!(
            open("[communication]\nchannel = \"phone\"\n", &["communication.channel", "communication.urgent"]),
            ["`communication.urgent` is not written"]
        );
        assert_eq!(
            open("projects = []\n", &["projects", "profile"]),
            ["`projects` is not written", "`profile` is not written"]
        );
    }
}
