//! A client file, whole.

use serde::{Deserialize, Serialize};

use super::change::Change;
use super::commitment::Commitment;
use super::communication::Communication;
use super::contract::Contract;
use super::custom::Custom;
use super::document::Document;
use super::feedback::Feedback;
use super::force::Force;
use super::goal::Goal;
use super::handover::Handover;
use super::interaction::Interaction;
use super::invoice::Invoice;
use super::occasion::Occasion;
use super::opportunity::Opportunity;
use super::profile::Profile;
use super::project::Project;
use super::request::Request;
use super::revision::Revision;
use super::rows::{Rows, sound};
use super::stage::Stage;
use super::stakeholder::Stakeholder;
use super::value::Target;

/// One client: everything its file holds that is well formed.
///
/// A malformed table is `None` and a malformed entry is left out; what is wrong with them, the schema says.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("x-folio-required" = ["profile"])))]
pub struct Client {
    /// Who the client is: names, place, people in charge on our side, and the manager's own judgement.
    #[serde(default, deserialize_with = "sound")]
    pub profile: Option<Profile>,
    /// What was agreed with the client about keeping in touch.
    #[serde(default, deserialize_with = "sound")]
    pub communication: Option<Communication>,
    /// The ledger's own fields, as `[custom.client]` of `folio.toml` types them.
    #[serde(default, deserialize_with = "sound")]
    pub custom: Option<Custom>,
    /// The stages the client went through; the last entry is the current one.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["entered", "stage"])))]
    pub stages: Rows<Stage>,
    /// Driving forces: suppliers, the client's customers, competitors, substitutes and factors inside.
    #[serde(default)]
    pub forces: Rows<Force>,
    /// What changed in the driving forces, and what it does to the client's business.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["force", "date", "what"])))]
    pub changes: Rows<Change>,
    /// The people who act for the client, and the forces upon and within them.
    #[serde(default)]
    pub stakeholders: Rows<Stakeholder>,
    /// The work we do for the client.
    #[serde(default)]
    pub projects: Rows<Project>,
    /// Business goals behind the client's tasks.
    #[serde(default)]
    pub goals: Rows<Goal>,
    /// Earlier wordings of the goals, and why they changed.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["goal", "date"])))]
    pub revisions: Rows<Revision>,
    /// The client's wishes, weighed against the goals.
    #[serde(default)]
    pub requests: Rows<Request>,
    /// Every contact with the client, one entry each.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["at", "kind", "summary"])))]
    pub interactions: Rows<Interaction>,
    /// Promises, ours and theirs.
    #[serde(default)]
    pub commitments: Rows<Commitment>,
    /// Contracts, addenda and other agreements on paper.
    #[serde(default)]
    pub contracts: Rows<Contract>,
    /// Closing documents and other papers that must come back signed.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["contract", "kind", "period"])))]
    pub documents: Rows<Document>,
    /// Invoices with payments and reminders.
    #[serde(default)]
    pub invoices: Rows<Invoice>,
    /// What more we could do for the client.
    #[serde(default)]
    pub opportunities: Rows<Opportunity>,
    /// Scores, praise and complaints, and what we did about them.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["date", "kind", "author", "text"])))]
    pub feedback: Rows<Feedback>,
    /// Days to remember, with time to prepare.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["date", "what"])))]
    pub occasions: Rows<Occasion>,
    /// How the account went from one hand to another.
    #[serde(default)]
    #[cfg_attr(test, schemars(extend("x-folio-key" = ["date"])))]
    pub handovers: Rows<Handover>,
}

impl Target for Client {
    const NAME: &'static str = "client";
}

#[cfg(test)]
mod tests {
    use super::Client;
    use crate::source::Tree;

    fn client(text: &str) -> Client {
        Tree::parse(text).decode().unwrap()
    }

    #[test]
    fn a_file_becomes_its_nouns() {
        let client = client(
            "[profile]\nname = 'Балтика'\nmanager = 'anna'\n[custom]\nerp_code = '000123'\n\
             [[stakeholders]]\nid = 'ivan'\nname = 'Иван'\npower = 4\ninterest = 5\nbirthday = '--03-07'\n\
             [[invoices]]\nid = '№1'\nissued = 2026-01-05\ndue = 2026-01-19\namount = '100.50 RUB'\n\
             payments = [{ date = 2026-01-10, amount = '-5 RUB' }]\ncustom = { act = 2026-01-31 }\n",
        );
        let profile = client.profile.unwrap();
        assert_eq!((profile.manager.as_str(), profile.tier.as_str(), profile.weight), ("anna", "standard", 1));
        assert_eq!(client.stakeholders[0].quadrant().unwrap().to_string(), "manage closely");
        assert_eq!(client.invoices[0].payments[0].amount.minor(), -500);
        assert_eq!(client.invoices[0].custom.len(), 1);
        assert_eq!(client.custom.unwrap().len(), 1);
    }

    #[test]
    fn sick_parts_hide_no_healthy_ones() {
        let client = client(
            "communication = 'none'\n[profile]\nname = 1\n[[goals]]\nid = 'a'\n[[goals]]\nid = 'b'\nstate = 'unknown'\n\
             stated = 2026-01-05\n[[forces]]\nid = 'Steel'\n",
        );
        assert_eq!((client.profile, client.communication), (None, None));
        assert_eq!(client.goals.iter().map(|goal| goal.index).collect::<Vec<_>>(), [1]);
        assert!(client.forces.is_empty());
    }
}
