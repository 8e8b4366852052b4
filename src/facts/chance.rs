//! Opportunities that are still open, and the days of their next steps.

use super::AsOf;
use crate::model::Client;
use crate::model::opportunity::Opportunity;
use crate::model::rows::Row;
use crate::model::settings::{PipelineKind, Settings};
use crate::model::value::Day;

/// Whether it is neither closed nor in a stage of kind won or lost; one in a stage that the settings do not know is open.
pub fn is_open_chance(chance: &Opportunity, settings: &Settings) -> bool {
    let stage = settings.pipeline_stage(chance.stage.as_str());
    let over = stage.is_some_and(|stage| matches!(stage.kind, PipelineKind::Won | PipelineKind::Lost));
    chance.closed.is_none() && !over
}

/// The next steps of the open opportunities that have a day, in the order of the file.
///
/// Not of those on hold: they are open and change hands with the account, but the client waits, and no step is due meanwhile.
pub fn next_steps<'a>(client: &'a Client, as_of: &AsOf<'_>) -> impl Iterator<Item = (Day, &'a Row<Opportunity>)> {
    let settings = as_of.settings;
    let waits = |stage: &str| settings.pipeline_stage(stage).is_some_and(|stage| stage.kind == PipelineKind::OnHold);
    let open =
        client.opportunities.iter().filter(move |row| is_open_chance(row, settings) && !waits(row.stage.as_str()));
    open.filter_map(|row| Some((row.next_on?, row)))
}

#[cfg(test)]
mod tests {
    use super::{is_open_chance, next_steps};
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
        let open = client.opportunities.iter().filter(|row| is_open_chance(row, today.settings));
        assert_eq!(open.map(|row| row.id.as_str()).collect::<Vec<_>>(), ["a", "b", "d", "f"]);
    }
}
