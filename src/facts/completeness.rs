//! How much of what one should know of a client is written down.

use super::questions::DIRECTIONS;
use super::{AsOf, lifecycle_on, people, whole_percent};
use crate::ledger::Account;
use crate::model::goal::GoalState;

/// What every colleague who steps in asks for first.
const PROFILE: [&str; 12] = [
    "legal_name",
    "industry",
    "size",
    "city",
    "country",
    "since",
    "source",
    "backup",
    "offers",
    "buyers",
    "processes",
    "summary",
];

/// How much is written down of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// Fields of the profile that are wanted, and needs of the stage.
    pub wanted: usize,
    /// The keys of these that are not written, and the needs that are not answered.
    pub missing: Vec<String>,
}

impl Completeness {
    /// The written part in whole percent.
    pub fn percent(&self) -> u32 {
        whole_percent((self.wanted - self.missing.len()) as u64, self.wanted as u64)
    }
}

/// How much is written down of a client: of the profile, and of what its stage needs (`needs` in `folio.toml`).
pub fn completeness(account: &Account, as_of: &AsOf<'_>) -> Completeness {
    let stage = lifecycle_on(&account.client, as_of);
    let needs: Vec<&str> = stage.iter().flat_map(|stage| &stage.needs).map(String::as_str).collect();
    let fields = PROFILE.iter().filter(|key| !account.places.has("profile", Some(key)));
    let fields = fields.map(|key| format!("profile.{key}"));
    let open = needs.iter().filter(|need| !is_answered(account, need, as_of)).map(|need| (*need).to_owned());
    Completeness { wanted: PROFILE.len() + needs.len(), missing: fields.chain(open).collect() }
}

/// Whether a need of a stage is answered, as [`unanswered`](super::unanswered) asks it of a file.
fn is_answered(account: &Account, need: &str, as_of: &AsOf<'_>) -> bool {
    let client = &account.client;
    match need {
        "forces" => DIRECTIONS
            .iter()
            .all(|(direction, _)| client.forces.iter().any(|force| force.direction.to_string() == *direction)),
        "stakeholders" => people(client, as_of).next().is_some(),
        "goals" => client.goals.iter().any(|goal| !matches!(goal.state, GoalState::Unknown | GoalState::Abandoned)),
        other => {
            let (section, key) = other.split_once('.').map_or((other, None), |(section, key)| (section, Some(key)));
            account.places.has(section, key)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::completeness;
    use crate::facts::AsOf;
    use crate::facts::given::{account, day};
    use crate::facts::unanswered;
    use crate::model::Settings;
    use crate::source::Tree;

    const SETTINGS: &str = "[[lifecycle]]\nid = 'in'\nkind = 'live'\n\
        needs = ['communication.channel', 'forces', 'stakeholders', 'goals']\n";
    const STAGE: &str = "[[stages]]\nstage = 'in'\nentered = 2026-01-01\n";

    fn missing(text: &str) -> (u32, Vec<String>) {
        let settings: Settings = Tree::parse(SETTINGS).decode().unwrap();
        let noon = day("2026-03-02").date().and_hms_opt(12, 0, 0).unwrap();
        let found = completeness(&account("acme", text), &AsOf::new(&settings, noon));
        let needs = found.missing.iter().filter(|key| !key.starts_with("profile.")).cloned().collect();
        (found.percent(), needs)
    }

    #[test]
    fn fields_of_the_profile_and_needs_of_the_stage_count_alike() {
        // Nothing of 12 fields and 4 needs.
        assert_eq!(missing(STAGE).0, 0);
        let profile = "[profile]\nname = 'A'\nmanager = 'anna'\nsince = 2026-01-01\ncity = 'C'\nsize = '1'\n";
        let agreed = "[communication]\nchannel = 'phone'\n";
        // 3 + 1 of 16.
        let (percent, needs) = missing(&format!("{profile}{agreed}{STAGE}"));
        assert_eq!((percent, needs), (25, vec!["forces".into(), "stakeholders".into(), "goals".into()]));
    }

    #[test]
    fn a_need_is_answered_here_and_in_the_file_by_the_same_things() {
        let force =
            |direction: &str| format!("[[forces]]\nid = '{direction}'\ndirection = '{direction}'\nname = 'N'\n");
        let all = ["supplier", "customer", "competitor", "substitute"].map(force).concat();
        let goal =
            |state: &str| format!("[[goals]]\nid = 'g'\nstatement = 's'\nstate = '{state}'\nstated = 2026-01-01\n");
        let person = |status: &str| format!("[[stakeholders]]\nid = 'i'\nname = 'I'\nstatus = '{status}'\n");
        let texts = [
            String::new(),
            force("supplier"),
            all,
            goal("unknown"),
            goal("abandoned"),
            goal("hypothesis"),
            person("left"),
            person("active"),
            "[communication]\nchannel = 'phone'\n".to_owned(),
        ];
        for text in texts {
            let whole = format!("{text}{STAGE}");
            let tree = Tree::parse(&whole);
            let needs = ["communication.channel", "forces", "stakeholders", "goals"];
            let mut asked: Vec<String> =
                unanswered("acme", &tree, needs).into_iter().map(|question| question.need).collect();
            asked.dedup();
            assert_eq!(missing(&whole).1, asked, "{whole}");
        }
    }
}
