//! What was agreed about keeping in touch: how often we speak, how fast we answer.

use super::AsOf;
use crate::model::Client;
use crate::model::settings::Tier;
use crate::model::value::Span;
use crate::source::KeyPath;

/// A span of time that holds for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// How long.
    pub span: Span,
    /// Where the client's file says so; `None` where it is the default of the client's tier.
    pub path: Option<KeyPath>,
}

impl Agreed {
    fn with_client(span: Span, key: &str) -> Agreed {
        Agreed { span, path: Some(KeyPath::key("communication").then(key)) }
    }
}

/// The client's tier; `None` for one that the settings do not know.
pub fn tier<'a>(client: &Client, as_of: &AsOf<'a>) -> Option<&'a Tier> {
    let id = client.profile.as_ref().map_or("standard", |profile| profile.tier.as_str());
    as_of.settings.tier(id)
}

/// The longest time without two-way contact: as agreed with the client, else as the tier has it; `None` where the tier is
/// unknown.
pub fn cadence(client: &Client, as_of: &AsOf<'_>) -> Option<Agreed> {
    match client.communication.as_ref().and_then(|agreement| agreement.cadence) {
        Some(span) => Some(Agreed::with_client(span, "cadence")),
        None => tier(client, as_of).map(|tier| Agreed { span: tier.cadence, path: None }),
    }
}

/// The time within which we answer: as agreed with the client, else as the tier has it; `None` where the tier is unknown.
pub fn response(client: &Client, as_of: &AsOf<'_>) -> Option<Agreed> {
    match client.communication.as_ref().and_then(|agreement| agreement.response) {
        Some(span) => Some(Agreed::with_client(span, "response")),
        None => tier(client, as_of).map(|tier| Agreed { span: tier.response, path: None }),
    }
}

/// What a live client has not agreed with us on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unagreed {
    /// Nothing at all: there is no `[communication]`.
    pub everything: bool,
    /// Whom to call when it burns.
    pub urgent: bool,
    /// How often we speak: the tier's default is ours alone, nobody agreed to it.
    pub cadence: bool,
}

/// What is missing of the agreement with a live client; `None` where nothing is, and for clients that are not live.
pub fn unagreed(client: &Client, as_of: &AsOf<'_>) -> Option<Unagreed> {
    if !super::is_live(client, as_of) {
        return None;
    }
    let agreement = client.communication.as_ref();
    let missing = Unagreed {
        everything: agreement.is_none(),
        urgent: agreement.is_none_or(|agreement| agreement.urgent.is_none()),
        cadence: agreement.is_none_or(|agreement| agreement.cadence.is_none()),
    };
    (missing != Unagreed::default()).then_some(missing)
}

#[cfg(test)]
mod tests {
    use super::{Unagreed, cadence, response, unagreed};
    use crate::facts::given::Case;

    #[test]
    fn the_agreement_comes_before_the_tier() {
        let tier = Case::new("");
        let found = cadence(&tier.client, &tier.on("2026-03-02")).unwrap();
        assert_eq!((found.span.to_string(), found.path), ("30d".to_owned(), None));
        let own = Case::new("[communication]\ncadence = '10d'\nresponse = '4h'\n");
        let found = cadence(&own.client, &own.on("2026-03-02")).unwrap();
        assert_eq!(found.span.to_string(), "10d");
        assert_eq!(found.path.unwrap().to_string(), "communication.cadence");
        assert_eq!(response(&own.client, &own.on("2026-03-02")).unwrap().span.to_string(), "4h");
        let odd = Case::new("[profile]\nname = 'A'\nmanager = 'anna'\ntier = 'golden'\n");
        assert_eq!(cadence(&odd.client, &odd.on("2026-03-02")), None);
    }

    #[test]
    fn only_a_live_client_has_to_have_agreed() {
        let live = "[[stages]]\nstage = 'delivery'\nentered = 2026-01-01\n";
        let nothing = Case::new(live);
        let all = Unagreed { everything: true, urgent: true, cadence: true };
        assert_eq!(unagreed(&nothing.client, &nothing.on("2026-03-02")), Some(all));
        let half = Case::new(&format!("[communication]\nurgent = 'ivan'\n{live}"));
        let cadence = Unagreed { cadence: true, ..Unagreed::default() };
        assert_eq!(unagreed(&half.client, &half.on("2026-03-02")), Some(cadence));
        let whole = Case::new(&format!("[communication]\nurgent = 'ivan'\ncadence = '7d'\n{live}"));
        assert_eq!(unagreed(&whole.client, &whole.on("2026-03-02")), None);
        let lead = Case::new("[[stages]]\nstage = 'lead'\nentered = 2026-01-01\n");
        assert_eq!(unagreed(&lead.client, &lead.on("2026-03-02")), None);
    }
}
