//! One client on the desk: what the lanes look at.

use crate::facts::AsOf;
use crate::ledger::Account;
use crate::model::settings::Member;
use crate::model::value::Day;
use crate::report::person_name;

/// A client, the day, and how far ahead to look.
#[derive(Clone, Copy)]
pub(super) struct Desk<'a> {
    pub(super) account: &'a Account,
    pub(super) as_of: &'a AsOf<'a>,
    /// The last day that is looked ahead to.
    pub(super) until: Day,
}

impl<'a> Desk<'a> {
    pub(super) fn slug(&self) -> &'a str {
        &self.account.file.slug
    }

    /// What a person of the client is called.
    pub(super) fn person(&self, id: &str) -> String {
        person_name(&self.account.client, id)
    }

    /// The member who answers for the client; `None` where the profile cannot be read.
    pub(super) fn manager(&self) -> Option<&'a str> {
        self.account.client.profile.as_ref().map(|profile| profile.manager.as_str())
    }
}

/// Who stands in for a member on the day; the member, where nobody has to.
///
/// Where the one who stands in is away as well, the next is asked, once each.
pub fn stand_in<'s>(member: &'s str, as_of: &AsOf<'s>) -> &'s str {
    let mut there = member;
    for _ in 0..as_of.settings.members.len() {
        let cover = as_of.settings.member(there).and_then(|member: &Member| member.cover_on(as_of.today));
        match cover {
            Some(cover) if cover.as_str() != member => there = cover.as_str(),
            _ => break,
        }
    }
    there
}

#[cfg(test)]
mod tests {
    use super::stand_in;
    use crate::facts::AsOf;
    use crate::model::Settings;
    use crate::source::Tree;

    #[test]
    fn who_is_away_is_stood_in_for() {
        let away = |cover: &str| format!("absent = [{{ starts = 2026-03-02, ends = 2026-03-06{cover} }}]\n");
        let text = format!(
            "[[members]]\nid = 'anna'\n{}[[members]]\nid = 'boris'\n{}[[members]]\nid = 'vera'\n[[members]]\nid = 'lev'\n{}",
            away(", cover = 'boris'"),
            away(", cover = 'vera'"),
            away("")
        );
        let settings: Settings = Tree::parse(&text).decode().unwrap();
        let who = |member: &'static str, day: &str| {
            let as_of = AsOf::new(&settings, format!("{day}T09:00:00").parse().unwrap());
            stand_in(member, &as_of).to_owned()
        };
        assert_eq!(who("anna", "2026-03-06"), "vera");
        assert_eq!(who("anna", "2026-03-07"), "anna");
        assert_eq!(who("lev", "2026-03-02"), "lev");
        assert_eq!(who("nobody", "2026-03-02"), "nobody");
    }
}
