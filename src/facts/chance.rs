//! Opportunities that are still open, and the days of their next steps.

use super::AsOf;
use crate::model::Client;
use crate::model::opportunity::Opportunity;
use crate::model::rows::Row;
use crate::model::settings::PipelineKind;
use crate::model::value::Day;

/// The next steps of the open opportunities that have a day, in the order of the file.
///
/// Open is what is not closed, in a stage of kind open, or in one that the settings do not know.
pub fn next_steps<'a>(client: &'a Client, as_of: &AsOf<'_>) -> impl Iterator<Item = (Day, &'a Row<Opportunity>)> {
    let settings = as_of.settings;
    let open = move |stage: &str| settings.pipeline_stage(stage).is_none_or(|stage| stage.kind == PipelineKind::Open);
    let opportunities = client.opportunities.iter().filter(move |row| row.closed.is_none() && open(row.stage.as_str()));
    opportunities.filter_map(|row| Some((row.next_on?, row)))
}

#[cfg(test)]
mod tests {
    use super::next_steps;
    use crate::facts::given::{client, on};

    #[test]
    fn a_step_is_of_what_is_open_and_has_a_day() {
        let chance = |id: &str, stage: &str, more: &str| {
            format!("[[opportunities]]\nid = '{id}'\nname = 'n'\nkind = 'upsell'\nstage = '{stage}'\n{more}\n")
        };
        let texts = [
            chance("a", "idea", "next_on = 2026-03-05"),
            chance("b", "idea", ""),
            chance("c", "won", "next_on = 2026-03-05"),
            chance("d", "on-hold", "next_on = 2026-03-05"),
            chance("e", "offered", "next_on = 2026-03-05\nclosed = 2026-03-01"),
            chance("f", "no-such-stage", "next_on = 2026-02-05"),
        ];
        let client = client(&texts.concat());
        let today = on("2026-03-02");
        let steps = next_steps(&client, &today).map(|(day, row)| format!("{} {day}", row.id));
        assert_eq!(steps.collect::<Vec<_>>(), ["a 2026-03-05", "f 2026-02-05"]);
    }
}
