//! Who stands in: for a client while a cover runs, for a member while that one is away.

use super::AsOf;
use crate::model::Client;
use crate::model::handover::{Handover, HandoverKind, HandoverState};
use crate::model::rows::Row;
use crate::model::value::Day;

/// The last cover of the client that nobody has come back from; what is still a draft has sent nobody away.
pub fn open_cover(client: &Client) -> Option<&Row<Handover>> {
    let covers = client.handovers.iter().filter(|handover| handover.kind == Some(HandoverKind::Cover));
    covers.filter(|cover| !is_off(cover)).max_by_key(|cover| cover.date)
}

/// Who stands in for a member at a client on the day; the member, where nobody has to.
///
/// A cover of the client itself goes before an absence that `folio.toml` knows of. Where the one who stands in is away as well,
/// the next is asked, once each.
pub fn stand_in<'s>(client: &'s Client, member: &'s str, as_of: &AsOf<'s>) -> &'s str {
    let mut there = running_cover(client, member, as_of.today).unwrap_or(member);
    for _ in 0..as_of.settings.members.len() {
        match as_of.settings.member(there).and_then(|member| member.cover_on(as_of.today)) {
            Some(cover) if cover.as_str() != member => there = cover.as_str(),
            _ => break,
        }
    }
    there
}

/// The member to whom the giver's client went for a time that holds on the day.
fn running_cover<'c>(client: &'c Client, giver: &str, day: Day) -> Option<&'c str> {
    let runs =
        |cover: &&Row<Handover>| !is_off(cover) && cover.date <= day && cover.until.is_none_or(|until| day <= until);
    let covers = client.handovers.iter().filter(|handover| handover.kind == Some(HandoverKind::Cover));
    let theirs = covers.filter(|cover| cover.giver.as_str() == giver);
    theirs.filter(runs).max_by_key(|cover| cover.date).map(|cover| cover.receiver.as_str())
}

/// Whether a cover is not out yet, or over.
fn is_off(cover: &Handover) -> bool {
    matches!(cover.state, Some(HandoverState::Draft | HandoverState::Done))
}

#[cfg(test)]
mod tests {
    use super::stand_in;
    use crate::facts::AsOf;
    use crate::model::{Client, Settings};
    use crate::source::Tree;

    fn settings() -> Settings {
        let away = |cover: &str| format!("absent = [{{ starts = 2026-03-02, ends = 2026-03-06{cover} }}]\n");
        let text = format!(
            "[[members]]\nid = 'anna'\n{}[[members]]\nid = 'boris'\n{}[[members]]\nid = 'vera'\n[[members]]\nid = 'lev'\n{}",
            away(", cover = 'boris'"),
            away(", cover = 'vera'"),
            away("")
        );
        Tree::parse(&text).decode().unwrap()
    }

    fn who(client: &str, member: &str, day: &str) -> String {
        let (settings, client): (_, Client) = (settings(), Tree::parse(client).decode().unwrap());
        let as_of = AsOf::new(&settings, format!("{day}T09:00:00").parse().unwrap());
        stand_in(&client, member, &as_of).to_owned()
    }

    #[test]
    fn who_is_away_is_stood_in_for() {
        assert_eq!(who("", "anna", "2026-03-06"), "vera");
        assert_eq!(who("", "anna", "2026-03-07"), "anna");
        assert_eq!(who("", "lev", "2026-03-02"), "lev");
        assert_eq!(who("", "nobody", "2026-03-02"), "nobody");
    }

    #[test]
    fn a_cover_of_the_client_holds_from_its_day_to_its_last_or_the_return() {
        let cover = |more: &str| {
            format!("[[handovers]]\ndate = 2026-03-09\ngiver = 'anna'\nreceiver = 'lev'\nkind = 'cover'\n{more}")
        };
        let sent = cover("state = 'sent'\nuntil = 2026-03-13\n");
        let days = ["2026-03-08", "2026-03-09", "2026-03-13", "2026-03-14"];
        assert_eq!(days.map(|day| who(&sent, "anna", day)), ["anna", "lev", "lev", "anna"]);
        // The client's cover is the manager's: what others owe is theirs.
        assert_eq!(who(&sent, "vera", "2026-03-10"), "vera");
        assert_eq!(who(&cover("state = 'done'\nuntil = 2026-03-13\n"), "anna", "2026-03-10"), "anna");
        assert_eq!(who(&cover("state = 'draft'\nuntil = 2026-03-13\n"), "anna", "2026-03-10"), "anna");
        // One who covers may be away too.
        let away = "[[handovers]]\ndate = 2026-03-01\ngiver = 'vera'\nreceiver = 'boris'\nkind = 'cover'\nuntil = 2026-03-20\n";
        assert_eq!(who(away, "vera", "2026-03-10"), "boris");
        assert_eq!(who(away, "lev", "2026-03-03"), "lev");
    }

    #[test]
    fn a_cover_that_does_not_run_hides_none_that_does() {
        let cover = |date: &str, receiver: &str, more: &str| {
            format!("[[handovers]]\ndate = {date}\ngiver = 'anna'\nreceiver = '{receiver}'\nkind = 'cover'\n{more}")
        };
        let running = cover("2026-03-09", "lev", "state = 'sent'\nuntil = 2026-03-20\n");
        let at = |more: &str, day: &str| who(&format!("{running}{more}"), "anna", day);
        let ahead = cover("2026-03-19", "boris", "state = 'sent'\nuntil = 2026-03-31\n");
        let days = ["2026-03-09", "2026-03-18", "2026-03-19", "2026-03-31", "2026-04-01"];
        assert_eq!(days.map(|day| at(&ahead, day)), ["lev", "lev", "boris", "boris", "anna"]);
        // Neither does a draft, one that was returned from, or one of somebody else, although it begins later.
        let others = [
            cover("2026-03-10", "boris", "state = 'draft'\n"),
            cover("2026-03-10", "boris", "state = 'done'\n"),
            cover("2026-03-10", "boris", "state = 'sent'\n").replace("'anna'", "'vera'"),
        ];
        assert_eq!(others.map(|other| at(&other, "2026-03-10")), ["lev"; 3]);
    }
}
