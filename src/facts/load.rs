//! How much each of our people carries, against what they can.

use std::collections::BTreeMap;

use super::{AsOf, is_live, whole_percent};
use crate::model::Client;
use crate::model::project::ProjectStatus;
use crate::model::settings::{Grade, Member};
use crate::model::value::Ref;

/// What one client adds to the load of our people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Burden {
    /// The client's manager and the weight it counts with; `None` unless it is live.
    pub client: Option<(String, u32)>,
    /// How many active projects each leads; one without a lead counts for the client's manager.
    pub projects: BTreeMap<String, u32>,
}

/// What a client adds to the load on the day.
pub fn burden(client: &Client, as_of: &AsOf<'_>) -> Burden {
    let Some(profile) = &client.profile else { return Burden::default() };
    let mut burden = Burden::default();
    if is_live(client, as_of) {
        burden.client = Some((profile.manager.to_string(), profile.weight));
    }
    for project in client.projects.iter().filter(|project| project.status == ProjectStatus::Active) {
        let lead = project.lead.as_ref().unwrap_or(&profile.manager);
        *burden.projects.entry(Ref::as_str(lead).to_owned()).or_default() += 1;
    }
    burden
}

/// What a member carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Load<'a> {
    /// Who.
    pub member: &'a Member,
    /// How many live clients.
    pub clients: u32,
    /// What these weigh together.
    pub weight: u32,
    /// What the member's grade can carry.
    pub limit: u32,
    /// How many active projects.
    pub projects: u32,
    /// How many anybody can carry.
    pub project_limit: u32,
}

impl Load<'_> {
    /// Whether it is more than the member can carry.
    pub fn is_over(&self) -> bool {
        self.weight > self.limit || self.projects > self.project_limit
    }

    /// The weight of the clients in whole percent of the limit.
    pub fn percent(&self) -> u32 {
        whole_percent(self.weight.into(), self.limit.into())
    }
}

/// The load of each member, in the order of the settings; those who carry nothing included.
pub fn loads<'a, 'b>(as_of: &AsOf<'a>, burdens: impl IntoIterator<Item = &'b Burden>) -> Vec<Load<'a>> {
    let mut carried: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    for burden in burdens {
        if let Some((manager, weight)) = &burden.client {
            let sum = carried.entry(manager).or_default();
            *sum = (sum.0 + 1, sum.1.saturating_add(*weight), sum.2);
        }
        for (lead, count) in &burden.projects {
            carried.entry(lead).or_default().2 += count;
        }
    }
    let limits = &as_of.settings.load;
    let loads = as_of.settings.members.iter().map(|row| {
        let (clients, weight, projects) = carried.get(row.id.as_str()).copied().unwrap_or_default();
        let limit = match row.grade {
            Grade::Junior => limits.junior,
            Grade::Middle => limits.middle,
            Grade::Senior | Grade::Head => limits.senior,
        };
        Load { member: &row.value, clients, weight, limit, projects, project_limit: limits.projects }
    });
    loads.collect()
}

#[cfg(test)]
mod tests {
    use super::{burden, loads};
    use crate::facts::given::Case;

    const STAFF: &str = "[[members]]\nid = 'anna'\ngrade = 'junior'\n[[members]]\nid = 'timur'\n[load]\nprojects = 2\n";
    const LIVE: &str = "[[stages]]\nstage = 'delivery'\nentered = 2026-01-05\n";

    fn carried(texts: &[String], day: &str) -> Vec<(u32, u32, u32, bool)> {
        let cases: Vec<Case> = texts.iter().map(|text| Case::new(text).settings(STAFF)).collect();
        let burdens: Vec<_> = cases.iter().map(|case| burden(&case.client, &case.on(day))).collect();
        let as_of = cases[0].on(day);
        loads(&as_of, &burdens).iter().map(|load| (load.weight, load.limit, load.projects, load.is_over())).collect()
    }

    #[test]
    fn live_clients_count_by_weight_up_to_the_limit_of_the_grade() {
        let heavy = format!("[profile]\nname = 'B'\nmanager = 'anna'\nweight = 2\n{LIVE}");
        let texts = [LIVE.to_owned(), heavy.clone(), String::new()];
        assert_eq!(carried(&texts, "2026-03-02"), [(3, 3, 0, false), (0, 4, 0, false)]);
        assert_eq!(carried(&[LIVE.to_owned(), LIVE.to_owned(), heavy], "2026-03-02")[0], (4, 3, 0, true));
        assert_eq!(carried(&texts, "2026-01-04")[0], (0, 3, 0, false), "not live yet");
    }

    #[test]
    fn projects_count_for_whoever_leads_them() {
        let project =
            |id: &str, more: &str| format!("[[projects]]\nid = '{id}'\nname = 'P'\nstatus = 'active'\n{more}\n");
        let two = project("a", "lead = 'timur'") + &project("b", "lead = 'timur'") + &project("c", "");
        assert_eq!(carried(std::slice::from_ref(&two), "2026-03-02"), [(0, 3, 1, false), (0, 4, 2, false)]);
        let three = two + &project("d", "lead = 'timur'");
        assert!(carried(&[three], "2026-03-02")[1].3);
    }
}
