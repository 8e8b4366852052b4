//! Slugs and ids proposed for what people call things: transliterated, short, without the words that carry nothing.

use crate::model::value::Slug;

/// The longest slug proposed for a client; longer ones may be chosen, but nobody types them.
const CLIENT: usize = 40;
/// The longest id proposed for an entry.
const ENTRY: usize = 24;

/// Legal forms as they are written in Cyrillic, before or after the name.
const CYRILLIC_FORMS: [&str; 17] = [
    "ооо", "оао", "зао", "пао", "нао", "ао", "ип", "ано", "нко", "гуп", "муп", "фгуп", "тоо", "тов", "чп", "кфх", "гк",
];
/// The same written out, before the name; the longer ones first.
const CYRILLIC_PHRASES: [&str; 6] = [
    "общество с ограниченной ответственностью",
    "публичное акционерное общество",
    "закрытое акционерное общество",
    "открытое акционерное общество",
    "акционерное общество",
    "индивидуальный предприниматель",
];
/// Legal forms in Latin letters, after the name, dots left out; not `SpA`, for spas are clients too.
const LATIN_FORMS: [&str; 37] = [
    "ltd",
    "limited",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "llc",
    "llp",
    "lp",
    "plc",
    "opc",
    "gmbh",
    "ag",
    "kg",
    "kgaa",
    "ug",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "bv",
    "nv",
    "ab",
    "as",
    "oy",
    "aps",
    "pty",
    "pte",
    "sdn",
    "bhd",
    "ooo",
    "pao",
    "sro",
    "kft",
];
/// Words that join others and name nothing, in the languages of the ledgers we know: English, Russian, Filipino.
const LITTLE_WORDS: [&str; 48] = [
    "a", "an", "the", "of", "for", "to", "and", "or", "in", "on", "at", "by", "with", "from", "our", "their", "и", "а",
    "в", "во", "на", "по", "для", "с", "со", "к", "ко", "о", "об", "от", "за", "из", "до", "у", "или", "их", "наш",
    "ng", "sa", "ang", "mga", "para", "na", "ni", "kay", "nang", "ay", "si",
];

/// The slug proposed for a client of that name: without its legal form, at most 40 letters.
///
/// `None` where nothing is left to make one of, as of `!!!`.
pub fn client_slug(name: &str) -> Option<Slug> {
    let bare = bare_words(name);
    slug(&bare, CLIENT).or_else(|| slug(&words(name), CLIENT))
}

/// The id proposed for an entry with that text: at most 24 letters and none that `taken` knows.
///
/// `None` where the text has no letter to make one of.
pub fn entry_id(text: &str, taken: impl Fn(&str) -> bool) -> Option<Slug> {
    let all = words(text);
    let telling: Vec<String> = all.iter().filter(|word| !LITTLE_WORDS.contains(&word.as_str())).cloned().collect();
    let first = slug(&telling, ENTRY).or_else(|| slug(&all, ENTRY))?;
    if !taken(first.as_str()) {
        return Some(first);
    }
    (2..1000).find_map(|number| {
        let next: Slug = format!("{first}-{number}").parse().ok()?;
        (!taken(next.as_str())).then_some(next)
    })
}

/// The next id after one that is not to be had: `plan-2` after `plan`, `plan-3` after `plan-2`, and none that `taken` knows.
///
/// `None` where it would be too long for an id.
pub fn next_id(id: &str, taken: impl Fn(&str) -> bool) -> Option<Slug> {
    let counted = id.rsplit_once('-').and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)));
    // Larger numbers are years and the like.
    let (stem, first) =
        counted.filter(|(_, number)| (2..1000).contains(number)).map_or((id, 2), |(stem, n)| (stem, n + 1));
    (first..first + 1000)
        .filter_map(|number| format!("{stem}-{number}").parse::<Slug>().ok())
        .find(|next| !taken(next.as_str()))
}

/// A name as it is compared: without legal form, transliterated, its words in alphabetical order.
pub fn comparable(name: &str) -> String {
    let mut parts: Vec<String> = bare_words(name).iter().flat_map(|word| latin(word)).collect();
    parts.sort();
    parts.join(" ")
}

/// The words of a name in lower case, quotation marks and legal forms left out.
fn bare_words(name: &str) -> Vec<String> {
    let mut rest = words(name);
    for phrase in CYRILLIC_PHRASES {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        if rest.len() > phrase.len() && rest.iter().zip(&phrase).all(|(word, part)| word == part) {
            rest.drain(..phrase.len());
        }
    }
    let is_form = |word: &String, forms: &[&str]| forms.contains(&word.as_str());
    while rest.len() > 1 && rest.first().is_some_and(|word| is_form(word, &CYRILLIC_FORMS)) {
        rest.remove(0);
    }
    while rest.len() > 1
        && rest.last().is_some_and(|word| is_form(word, &CYRILLIC_FORMS) || is_form(word, &LATIN_FORMS))
    {
        rest.pop();
    }
    rest
}

/// The words of a text in lower case; dots inside one (`S.A.`) and apostrophes are left out.
fn words(text: &str) -> Vec<String> {
    let plain: String = text.chars().filter(|letter| !matches!(letter, '.' | '\'' | '’' | '`')).collect();
    plain
        .to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A word in Latin letters; some scripts make several of one.
fn latin(word: &str) -> Vec<String> {
    let ascii: String = any_ascii::any_ascii(word).to_lowercase().chars().filter(|letter| *letter != '\'').collect();
    ascii
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// As many whole words as fit, joined by hyphens.
fn slug(words: &[String], longest: usize) -> Option<Slug> {
    let mut joined = String::new();
    for part in words.iter().flat_map(|word| latin(word)) {
        let room = longest.saturating_sub(joined.len() + usize::from(!joined.is_empty()));
        if joined.is_empty() {
            joined.extend(part.chars().take(room));
        } else if part.len() <= room {
            joined.push('-');
            joined.push_str(&part);
        } else {
            break;
        }
    }
    // Windows keeps names such as `con` for devices.
    if Slug::is_device(&joined) {
        joined.push_str("-1");
    }
    joined.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{client_slug, comparable, entry_id};

    #[test]
    fn a_client_is_called_by_its_name_without_the_legal_form() {
        for (name, slug) in [
            ("Балтика Инструмент", "baltika-instrument"),
            ("Северный Завод", "severnyy-zavod"),
            ("ООО «Балтика Инструмент»", "baltika-instrument"),
            ("Общество с ограниченной ответственностью \"Ромашка\"", "romashka"),
            ("Ромашка, ООО", "romashka"),
            ("ИП Объедков Ё. Ж.", "obedkov-e-zh"),
            ("Müller & Söhne GmbH & Co. KG", "muller-sohne"),
            ("Sushi O'Hara, Inc.", "sushi-ohara"),
            ("Cebu Clinic Corp.", "cebu-clinic"),
            ("S.A.", "sa"),
            ("Aqua Spa", "aqua-spa"),
            ("ООО", "ooo"),
            ("CON", "con-1"),
            ("東京 鮨", "dongjing-yi"),
        ] {
            assert_eq!(client_slug(name).map(|slug| slug.to_string()), Some(slug.to_owned()), "{name}");
        }
        assert_eq!(client_slug("«!!!»"), None);
    }

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        let slug = client_slug("Северо-Западное объединение производителей упаковочного картона").unwrap();
        assert_eq!(slug.as_str(), "severo-zapadnoe-obedinenie");
        assert_eq!(client_slug(&"ы".repeat(90)).unwrap().as_str().len(), 40);
    }

    #[test]
    fn an_entry_is_called_by_the_words_that_tell() {
        let free = |_: &str| false;
        assert_eq!(entry_id("Media plan for Q4", free).unwrap().as_str(), "media-plan-q4");
        assert_eq!(
            entry_id("Отправить акт по медиаплану за февраль", free).unwrap().as_str(),
            "otpravit-akt-mediaplanu"
        );
        assert_eq!(entry_id("for the", free).unwrap().as_str(), "for-the");
        assert_eq!(entry_id("…", free), None);
    }

    #[test]
    fn an_id_is_given_once() {
        let taken = |id: &str| ["media-plan", "media-plan-2"].contains(&id);
        assert_eq!(entry_id("Media plan", taken).unwrap().as_str(), "media-plan-3");
    }

    #[test]
    fn the_next_id_counts_on() {
        let next = |id: &str| super::next_id(id, |id| id == "plan-4").map(|id| id.to_string()).unwrap_or_default();
        assert_eq!(
            [next("plan"), next("plan-2"), next("plan-3"), next("fair-2026")],
            ["plan-2", "plan-3", "plan-5", "fair-2026-2"]
        );
        assert_eq!(next(&"x".repeat(64)), "");
    }

    #[test]
    fn names_are_compared_without_script_form_and_order() {
        assert_eq!(comparable("ООО «Балтика Инструмент»"), comparable("Instrument Baltika LLC"));
        assert_ne!(comparable("Балтика"), comparable("Балтика Инструмент"));
    }
}
