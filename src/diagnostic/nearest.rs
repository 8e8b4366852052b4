//! "Did you mean": the known name nearest to what was written.

/// The candidate nearest to `word`, if it is near enough that a person would call it a slip.
///
/// Near is a Damerau–Levenshtein distance of at most a third of the longer word, at least one edit; letter case and
/// the difference between `-` and `_` are not counted. Equal distances go to the earlier candidate.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = fold(word);
    let length = plain.chars().count();
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let other = fold(candidate);
            let count = other.chars().count();
            let longest = length.max(count);
            let most = (longest / 3).max(1);
            // No edits make up for more letters than that; of ten thousand slugs it spares most the comparison.
            if length.abs_diff(count) > most {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&plain, &other);
            (distance <= most && distance < longest).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

fn fold(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        assert_eq!(nearest("stakehlders", ["forces", "stakeholders"]), Some("stakeholders"));
        assert_eq!(nearest("Due-Date", ["due_date"]), Some("due_date"));
    }

    #[test]
    fn a_different_word_is_not() {
        assert_eq!(nearest("budget", ["name", "due"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
